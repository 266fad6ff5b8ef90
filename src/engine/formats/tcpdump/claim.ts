import type { Claim, Line, OpenArtifact } from '../../model.ts';
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

function firstLetter(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  return at;
}

/** A time with a fraction, a MAC, a dump, or a word of the network layer. Cheap on lines of other programs. */
function mayBePacket(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 0x2d || (first >= 0x30 && first <= 0x39)) return isDigitLead(text, at);
  if (first === 0x49) return text.startsWith('IP ', at) || text.startsWith('IP6 ', at);
  if (first === 0x41) return text.startsWith('ARP, ', at);
  return (first === 0x61 && text.startsWith('arp ', at)) || text.charCodeAt(at + 2) === 0x3a;
}

/** `20:04:45.`, `-00:00:00.`, `02:42:`, `2024-06-17 02:18:05.`, `1718590685.`, `0x0000:`, `    1  20:04:45.` */
function isDigitLead(text: string, at: number): boolean {
  const colon = text.slice(at, at + 4).indexOf(':');
  if (colon >= 2 || text.startsWith('0x', at) || text.charCodeAt(at + 4) === 0x2d) return true;
  const dot = text.slice(at, at + 12).indexOf('.');
  return dot >= 9 || text.slice(at, at + MOST_DIGITS).includes('  ');
}

/** `tcpdump: …`, `listening on …`, `reading from file …`, `12 packets captured`, `dropped privs to …`, `Warning: …` */
function mayBeCapture(text: string, at: number): boolean {
  if (STARTS.some((start) => text.startsWith(start, at))) return true;
  const space = text.indexOf(' ', at);
  return space - at < MOST_DIGITS && text.startsWith(' packet', space);
}

const STARTS = ['tcpdump: ', 'listening on ', 'reading from file ', 'dropped privs to ', 'Warning: interface names'];
const MOST_DIGITS = 14;

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
  if (!isSure(packet) && open.skipped > 0) return undefined;
  const last = open.lines.at(-1)?.text ?? '';
  if (readCapture(last)?.kind === 'count') return 'begins';
  if (standsApart(line, open) || startsAtZero(packet, last)) return 'begins';
  return open.skipped > 0 && isOfAnother(packet, open) ? 'begins' : 'continues';
}

/** Whether an empty line stands between this line and the one before, where none stood between the lines above it. */
function standsApart(line: Line, { lines, skipped }: OpenArtifact): boolean {
  const [previous, last] = lines.slice(-2);
  if (!previous || !last || last.number - previous.number > 1) return false;
  return line.number - last.number - 1 > skipped;
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
  const isNext = open.skipped === 0 && line.number - (open.lines.at(-1)?.number ?? 0) <= 1;
  const before = readPacketLine(last);
  if (before?.kind === 'header') {
    const body = readBody(line.text);
    return body !== undefined && (isNext || (open.skipped <= MOST_BETWEEN && isSureBody(body)));
  }
  if (!isNext) return false;
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
