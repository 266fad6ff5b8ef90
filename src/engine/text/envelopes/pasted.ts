/** What people and their tools put in front of lines on the way into a ticket, a mail or a terminal. */
import { DIGITS, LOWER, matchAt, type Peeler, UPPER } from './peeler.ts';

/** Quotes of mails and Markdown: `> msg`, `> > msg`, `>> msg` */
const QUOTE = /(?:>\s?(?=>)){0,7}>(?:[^\S\t]|(?=\t)|$)/y;
/** The prompt of Python, and BuildKit's failed step: ` > [builder 2/5] RUN make:` */
const NO_QUOTE = />>>|>\s\[(?:internal|auth|(?:[\w./-]{1,64}\s{1,4}){0,2}\d{1,3}\/\d{1,3})\]/y;

export const quote: Peeler = {
  starts: '>',
  peel(text, at) {
    const match = matchAt(NO_QUOTE, text, at) === null ? matchAt(QUOTE, text, at) : null;
    return match === null ? undefined : { envelope: { kind: 'quote' }, rest: at + match[0].length };
  },
};

/** Code blocks and nested lists. Formats care about the indentation of their own lines, so only before an envelope. */
const INDENT = /\s{1,200}(?=\S)/y;

export const indent: Peeler = {
  starts: ' \t\v\f\xa0',
  peel(text, at) {
    const match = matchAt(INDENT, text, at);
    return match === null ? undefined : { envelope: { kind: 'indent' }, rest: at + match[0].length };
  },
};

/** cat -n, nl, less -N: `   12  msg`; grep -n: `12:msg`, `/var/log/messages:12:msg`, `messages:msg` */
const NUMBER = /\d{1,9}(?:[:.)]\s?|\s{1,4}|\t)(?=\S)/y;
/** `/usr/local/go/src/sync/mutex.go:134 +0x109` is a place in a stack of Go, not grep's. */
const FILE = /[\w./@-]{1,200}:(?!\d{1,9}(?: \+0x|$))(?:\d{1,9}:)?\s?(?=\S)/y;
const LONGEST_FILE = 200;

export const listNumber: Peeler = {
  starts: DIGITS,
  peel(text, at) {
    const match = matchAt(NUMBER, text, at);
    return match === null ? undefined : { envelope: { kind: 'list-number' }, rest: at + match[0].length };
  },
};

export const grepFile: Peeler = {
  starts: `${LOWER}${UPPER}/.`,
  peel(text, at) {
    const colon = text.indexOf(':', at);
    if (colon === -1 || colon - at > LONGEST_FILE) return undefined;
    const match = matchAt(FILE, text, at);
    return match === null ? undefined : { envelope: { kind: 'list-number' }, rest: at + match[0].length };
  },
};
