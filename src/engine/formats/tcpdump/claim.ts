import { isNext, standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, isDigit } from '../../text/index.ts';
import { oneSidedCommandIn, readCapture } from './capture.ts';
import { showsPort } from './endpoint.ts';
import { isKnown, type PacketLine, readBody, readPacketLine } from './packet-line.ts';

/** Says whether a line begins a capture, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  const at = firstLetter(text);
  if (mayBePacket(text, at)) {
    const packet = readPacketLine(text);
    if (packet) return claimPacket(packet, line, open);
  }
  if (mayBeCapture(text, at)) {
    const capture = readCapture(text);
    if (capture) return capture.kind === 'start' ? claimStart(line, open) : open && 'continues';
  }
  if (oneSidedCommandIn(text) !== undefined) return 'begins';
  return open && isRest(line, open) ? 'continues' : undefined;
}

/** A time with a fraction, a MAC, a dump, or a word of the network layer. Cheap on lines of other programs. */
function mayBePacket(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 0x2d || isDigit(first)) return isDigitLead(text, at);
  if (first === 0x49) return text.startsWith('IP ', at) || text.startsWith('IP6 ', at);
  if (first === 0x41) return text.startsWith('ARP, ', at);
  return (first === 0x61 && text.startsWith('arp ', at)) || text.charCodeAt(at + 2) === 0x3a;
}

/** `20:04:45.`, `-00:00:00.`, `02:42:`, `2024-06-17 02:18:05.`, `1718590685.`, `0x0000:`, `    1  20:04:45.` */
function isDigitLead(text: string, at: number): boolean {
  const end = afterDigits(text, at);
  if (end === at) return text.charCodeAt(at + '-00'.length) === COLON;
  switch (text.charCodeAt(end)) {
    case HYPHEN:
      return text.charCodeAt(at + '2024-06-17 02:18:05'.length) === DOT;
    case DOT:
      return end - at >= FEWEST_SECONDS;
    case SPACE:
      return text.charCodeAt(end + 1) === SPACE;
    default:
      return text.charCodeAt(at + 2) === COLON || text.startsWith('0x', at);
  }
}

const HYPHEN = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const SPACE = 0x20;
/** Digits of the seconds since 1970. */
const FEWEST_SECONDS = 9;

function afterDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** `tcpdump: …`, `listening on …`, `reading from file …`, `12 packets captured`, `dropped privs to …`, `Warning: …` */
function mayBeCapture(text: string, at: number): boolean {
  const first = text.charAt(at);
  if (isDigit(text.charCodeAt(at)) || first === '^')
    return text.startsWith(' packet', afterDigits(text, first === '^' ? at + '^C'.length : at));
  return FIRST_LETTERS.includes(first) && STARTS.some((start) => text.startsWith(start, at));
}

const STARTS = ['tcpdump: ', 'listening on ', 'reading from file ', 'dropped privs to ', 'Warning: interface names'];
const FIRST_LETTERS = 'tlrdW';

/** Lines of others may stand between two that belong together. */
const MOST_BETWEEN = 3;

/** A capture has several lines of this sort in front of its packets, each once. */
function claimStart(line: Line, open: OpenArtifact | undefined): Claim {
  if (!open || open.skipped > MOST_BETWEEN) return 'begins';
  const isStartOnly = open.lines.every(
    ({ text }) => text !== line.text && (readCapture(text)?.kind === 'start' || oneSidedCommandIn(text) !== undefined),
  );
  return isStartOnly ? 'continues' : 'begins';
}

function claimPacket(packet: PacketLine, line: Line, open: OpenArtifact | undefined): Claim {
  if (packet.kind === 'detail') return open && 'continues';
  if (!open) return isSure(packet) ? 'begins' : undefined;
  if (!isSure(packet) && open.skipped > (isTimed(packet) ? MOST_BETWEEN : 0)) return undefined;
  const last = open.lines.at(-1)?.text ?? '';
  if (readCapture(last)?.kind === 'count') return 'begins';
  if (standsApart(line, open) || startsAtZero(packet, last)) return 'begins';
  return open.skipped > 0 && isOfAnother(packet, open) ? 'begins' : 'continues';
}

/** With `-ttt` and `-ttttt` the first packet has the time zero. */
function startsAtZero({ lead }: Packet, last: string): boolean {
  if (lead.time === undefined || !/^00:00:00\.0{6,9}$/.test(lead.time)) return false;
  const before = readPacketLine(last);
  const time = before && before.kind !== 'detail' ? before.lead.time : undefined;
  return time !== undefined && !time.startsWith('00:') && !time.startsWith('-');
}

type Packet = Exclude<PacketLine, { kind: 'detail' }>;

/** Whether nothing but tcpdump can have printed the line. */
function isSure(packet: Packet): boolean {
  const { lead } = packet;
  switch (packet.kind) {
    case 'ip':
      return lead.time !== undefined || lead.hasLink || isKnown(packet.payload);
    case 'arp':
      return packet.fields.operation !== 'other' || lead.hasLink;
    case 'other':
      return lead.hasLink || (lead.time !== undefined && !packet.cut);
    case 'header':
      return true;
  }
}

/** A time, the word of a protocol and the beginning of an address, where the line breaks off. */
function isTimed(packet: Packet): boolean {
  if (packet.kind !== 'other' || packet.lead.time === undefined) return false;
  const [first = ''] = packet.text.split(' ', 1);
  return first.includes('.') || first.includes(':');
}

/** Captures of one run show the same parts in front of every packet. */
function isOfAnother(packet: Packet, { lines }: OpenArtifact): boolean {
  if (packet.lead.time === undefined) return false;
  const packets = lines.flatMap(({ text }) => readPacketLine(text) ?? []);
  const before = packets.filter((other) => other.kind !== 'detail').findLast(({ lead }) => lead.time !== undefined);
  if (!before) return false;
  return shapeOf(before) !== shapeOf(packet);
}

function shapeOf({ lead }: Packet): string {
  const time = lead.time === undefined ? 'none' : lead.time.replace(/\d/g, '0').replace('-', '');
  return `${time} ${lead.hasLink} ${lead.interface !== undefined}`;
}

/** The second line of a packet with `-v`, and details, which are indented by a TAB. */
function isRest(line: Line, open: OpenArtifact): boolean {
  const last = open.lines.at(-1)?.text ?? '';
  const near = isNext(line, open);
  const before = readPacketLine(last);
  if (before?.kind === 'header') {
    const body = readBody(line.text);
    return body !== undefined && (near || (open.skipped <= MOST_BETWEEN && isSureBody(body)));
  }
  if (!near) return false;
  const isVerbose = isDetail(last) || readBody(last) !== undefined || last.includes(' (hlim ') || before !== undefined;
  return isVerbose && isDetail(line.text);
}

function isSureBody({ addresses: { source, target }, payload }: NonNullable<ReturnType<typeof readBody>>): boolean {
  return isKnown(payload) || (showsPort(source) && showsPort(target));
}

const DETAIL = /^ {0,200}\t\s{0,20}\S/;

function isDetail(text: string): boolean {
  return DETAIL.test(text.slice(0, 300));
}
