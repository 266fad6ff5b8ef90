import { isNext, standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, isDigit } from '../../text/index.ts';
import { isLabelOf } from './address.ts';
import { type InterfaceLine, partsOf, readDetail, readStart } from './interface-line.ts';

const LONGEST_LINE = 4000;
/** The longest name, with `@` and a peer. */
const LONGEST_NAME = 40;
/** A name has at most 15 bytes, so two have no more characters of three bytes. */
const MOST_WIDE = 10;
/** What may stand behind a name, after spaces. */
const BEHIND_NAME = ['Link encap:', 'UP', 'DOWN', 'UNKNOWN', 'LOWERLAYERDOWN', 'NOTPRESENT', 'DORMANT', 'TESTING'];
const FIRST_LETTERS = 'LUDNT';
/** What ifconfig prints behind an alias like `eth0:1`. */
const IFCONFIG = [': flags=', ' Link encap:'];

/** Says whether a line begins a list of interfaces, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  const at = firstLetter(text);
  if (text.length > LONGEST_LINE) return undefined;
  if (mayStart(text, at)) {
    const start = readStart(partsOf(text)[0] ?? '');
    if (start) return claimStart(start, line, open);
  }
  if (open) return claimDetail(line, open);
  return text.startsWith('inet ', at) && labelIn(text) !== undefined ? 'continues' : undefined;
}

/** Cheap: whether a name stands at the beginning and one of ip's or ifconfig's words behind it. */
function mayStart(text: string, at: number): boolean {
  if (!mayStandBehindName(text, at)) return false;
  const end = endOfName(text, at);
  if (end === undefined) return false;
  const isNumber = isDigit(text.charCodeAt(at));
  if (text.charCodeAt(end) === 0x3a) {
    if (text.charCodeAt(end + 1) === 0x20) return isNumber || text.startsWith('flags=', end + 2);
    const isAlias = !isNumber && isDigit(text.charCodeAt(end + 1));
    return isAlias && IFCONFIG.some((words) => text.slice(end, end + LONGEST_NAME).includes(words));
  }
  let next = end;
  while (next - end < LONGEST_NAME && text.charCodeAt(next) === 0x20) next++;
  return FIRST_LETTERS.includes(text.charAt(next)) && BEHIND_NAME.some((word) => text.startsWith(word, next));
}

/** Whether a colon, or a capital letter behind the first space, may stand behind a name. */
function mayStandBehindName(text: string, at: number): boolean {
  const colon = text.indexOf(':', at);
  if (colon !== -1 && colon - at <= LONGEST_NAME) return true;
  let space = text.indexOf(' ', at);
  while (text.charCodeAt(space) === 0x20) space++;
  return FIRST_LETTERS.includes(text.charAt(space));
}

/** Where a name ends, or the number that stands in front of one; nothing when it is neither. */
function endOfName(text: string, at: number): number | undefined {
  const isNumber = isDigit(text.charCodeAt(at));
  let wide = 0;
  for (let end = at; end - at < LONGEST_NAME && wide <= MOST_WIDE; end++) {
    const code = text.charCodeAt(end);
    if (code > 0x7f) wide++;
    if (code === 0x20 || code === 0x3a) return end > at ? end : undefined;
    // Slashes, quotes, brackets and equals signs stand in what most other lines begin with.
    if (!(code > 0x2a) || code === 0x2f || code === 0x3d || (isNumber && !isDigit(code))) return undefined;
  }
  return undefined;
}

/** `inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0`: what `ip addr | grep inet` leaves still names the interface. */
function labelIn(text: string): string | undefined {
  const detail = readDetail(text.trim());
  return detail?.kind === 'address' ? detail.label : undefined;
}

function claimStart(start: InterfaceLine, line: Line, open: OpenArtifact | undefined): Claim {
  if (!open) return isSure(start) ? 'begins' : undefined;
  const near = isNext(line, open);
  if (!isSure(start) && !near && !isPadded(line.text)) return undefined;
  if (isOfIp(start) && standsApart(line, open)) return 'begins';
  if (open.lines.every(({ text }) => readDetail(text.trim())?.kind === 'address')) return 'begins';
  return open.lines.some(({ text }) => isOfAnother(start, readStart(partsOf(text)[0] ?? ''))) ? 'begins' : 'continues';
}

/** In the rows of `ip -br` names are padded: `docker0          DOWN` */
function isPadded(text: string): boolean {
  return /^\s{0,40}\S{1,40} {2,40}[A-Z]{2,16}\s{0,40}$/.test(text);
}

/** ifconfig puts an empty line between interfaces, ip does not. */
function isOfIp(start: InterfaceLine): boolean {
  return start.kind !== 'header' || start.header.style === 'ip';
}

/** `docker0 DOWN` alone could be a sentence, and a header that was cut anything. */
function isSure(start: InterfaceLine): boolean {
  if (start.kind === 'brief') return start.addresses.length > 0 || start.flags !== undefined;
  return start.kind !== 'header' || !start.header.cut || start.header.flags.length > 0;
}

/**
 * Whether a line cannot come after another in one list: names and numbers are unique, and the loopback interface is the
 * first. Kernels before 6.10 list by the last eight bits of the number, so the order says nothing.
 */
function isOfAnother(start: InterfaceLine, before: InterfaceLine | undefined): boolean {
  if (!before) return false;
  if (start.kind !== before.kind) return true;
  switch (start.kind) {
    case 'header':
      return before.kind === 'header' && isHeaderOfAnother(start.header, before.header);
    case 'brief':
      return before.kind === 'brief' && before.name === start.name;
    case 'one-line':
      return before.kind === 'one-line' && start.index === LOOPBACK && before.index !== LOOPBACK;
    default:
      return false;
  }
}

const LOOPBACK = 1;

type Header = Extract<InterfaceLine, { kind: 'header' }>['header'];

function isHeaderOfAnother(header: Header, before: Header): boolean {
  if (header.style !== before.style) return true;
  if (header.index === undefined || before.index === undefined) return header.name === before.name;
  return header.index === before.index || header.index === LOOPBACK;
}

function claimDetail(line: Line, open: OpenArtifact): Claim {
  const { lines } = open;
  const text = line.text.trim();
  const detail = readDetail(text);
  if (!detail) return undefined;
  // Numbers alone stand below the names of the counters.
  if (detail.kind === 'other' && isDigit(text.charCodeAt(0)))
    return /^\s{0,40}[RT]X(?: errors)?:/.test(lines.at(-1)?.text ?? '') ? 'continues' : undefined;
  const label = detail.kind === 'address' ? detail.label : undefined;
  if (label === undefined) return 'continues';
  const name = nameIn(lines);
  const isOfOther = name !== undefined && !isLabelOf(label, name) && !name.startsWith(label);
  return isOfOther || standsApart(line, open) ? 'begins' : 'continues';
}

/** The interface whose block the lines show the start of. */
function nameIn(lines: readonly Line[]): string | undefined {
  const starts = lines.flatMap(({ text }) => readStart(partsOf(text)[0] ?? '') ?? []);
  const last = starts.at(-1);
  return last?.kind === 'header' ? last.header.name : undefined;
}
