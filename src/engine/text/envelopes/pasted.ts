/** What people and their tools put in front of lines on the way into a ticket, a mail or a terminal. */
import { DIGITS, endOfMatch, LOWER, matchAt, type Peeler, UPPER } from './peeler.ts';

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
/** klog closes a value of several lines and goes on behind it: ` > pod="shop/web-0"`; quoted lines of logrus have other keys. */
const END_OF_VALUE = /\s>$|\s{1,200}>\s(?!(?:time|level|msg|ts)=)[A-Za-z][\w.]{0,40}=/y;

const ANGLE = 0x3e;
const INDENTED = { kind: 'indent' };

export const indent: Peeler = {
  starts: ' \t\v\f\xa0',
  peel(text, at) {
    const rest = endOfMatch(INDENT, text, at);
    if (rest === -1 || (text.charCodeAt(rest) === ANGLE && endOfMatch(END_OF_VALUE, text, at) !== -1)) return undefined;
    return { envelope: INDENTED, rest };
  },
};

/** cat -n, nl, less -N: `   12  msg`; grep -n: `12:msg`, `/var/log/messages:12:msg`, `messages:msg` */
const NUMBER = /\d{1,9}(?:[:.)]\s?|\s{1,4}|\t)(?=\S)/y;
const FILE = /[\w./@-]{1,200}:(?:\d{1,9}:)?\s?(?=\S)/y;
/** `/usr/local/go/src/sync/mutex.go:134 +0x109` is a place in a stack of Go, not grep's. */
const PLACE = /:\d{1,9}(?: \+0x|$)/y;
const LONGEST_FILE = 200;

export const listNumber: Peeler = {
  starts: DIGITS,
  peel(text, at) {
    const rest = endOfMatch(NUMBER, text, at);
    return rest === -1 ? undefined : { envelope: { kind: 'list-number' }, rest };
  },
};

export const grepFile: Peeler = {
  starts: `${LOWER}${UPPER}/.`,
  peel(text, at) {
    const colon = text.indexOf(':', at);
    if (colon === -1 || colon - at > LONGEST_FILE || endOfMatch(PLACE, text, colon) !== -1) return undefined;
    const rest = endOfMatch(FILE, text, at);
    return rest === -1 ? undefined : { envelope: { kind: 'list-number' }, rest };
  },
};
