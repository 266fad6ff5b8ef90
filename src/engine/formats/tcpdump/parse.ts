import type { Line, Parsed } from '../../model.ts';
import { Answers, type Mutable } from './answers.ts';
import { arpPacket, type Frame, ipPacket, otherPacket } from './build.ts';
import { type CaptureLine, oneSidedCommandIn, readCapture } from './capture.ts';
import { PacketClock } from './clock.ts';
import { EMPTY } from './empty.ts';
import type { Lead } from './lead.ts';
import { type PacketLine, readBody, readPacketLine } from './packet-line.ts';
import type { CaptureEnd, CaptureStart, TcpdumpPacket, TcpdumpRecord } from './record.ts';
import { summaryOf } from './summary.ts';

/** Reads the packets of one capture. */
export function parse(lines: Iterable<Line>): Parsed<TcpdumpRecord> {
  const capture = new Capture();
  const gaps: number[] = [];
  for (const line of lines) {
    if (!capture.add(line)) gaps.push(line.number);
  }
  const { records, missing } = capture.finish();
  return {
    records,
    gaps,
    complete: missing.length === 0,
    missing,
    summary: summaryOf(records),
    ...(records.every(sawNothing) && { instead: EMPTY }),
  };
}

function sawNothing(record: TcpdumpRecord): boolean {
  return record.sort === 'start' || (record.sort === 'end' && (record.captured ?? 0) === 0);
}

/**
 * So many packets become records of their own. Of a longer capture the rest is kept as far as it tells something: questions,
 * answers, errors, connections that begin or break off.
 */
const MOST_PACKETS = 200_000;

class Capture {
  readonly #records: TcpdumpRecord[] = [];
  readonly #answers = new Answers();
  readonly #clock = new PacketClock();
  #command: { readonly text: string; readonly line: Line } | undefined;
  #start: Mutable<CaptureStart> | undefined;
  #end: Mutable<CaptureEnd> | undefined;
  /** The first line of a packet whose addresses come on the next. */
  #header: { readonly line: Line; readonly lead: Lead; readonly isQuoted: boolean } | undefined;
  #last: Mutable<TcpdumpPacket> | undefined;
  #showsTimes = false;
  #isCut = false;

  /** Takes the next line. False when nothing can be made of it. */
  add(line: Line): boolean {
    const body = this.#header && readBody(line.text);
    if (body) return this.#addBody(line, body);
    const packet = readPacketLine(line.text);
    if (packet?.kind === 'detail') return true;
    this.#dropHeader();
    if (packet) return this.#addPacket(line, packet);
    const capture = readCapture(line.text);
    if (capture) return this.#addCapture(line, capture);
    const command = oneSidedCommandIn(line.text);
    if (command !== undefined) this.#command = { text: command, line };
    return command !== undefined || line.text.includes('\t');
  }

  finish(): { records: TcpdumpRecord[]; missing: string[] } {
    this.#dropHeader();
    if (this.#command && !this.#start) this.#startOf(this.#command.line);
    const isEmpty = this.#last === undefined && this.#end?.captured === undefined;
    const missing = [...(isEmpty ? ['packets'] : []), ...(this.#isCut ? ['end of a packet'] : [])];
    return { records: this.#records.sort((a, b) => a.from - b.from), missing };
  }

  #addPacket(line: Line, packet: Exclude<PacketLine, { kind: 'detail' }>): boolean {
    const { lead } = packet;
    const isInner = lead.time === undefined && this.#showsTimes;
    // An ICMP error shows the packet it is about, behind a TAB.
    const isQuoted = TAB.test(line.text) || (isInner && this.#last?.protocol === 'icmp');
    this.#showsTimes ||= lead.time !== undefined;
    if (packet.kind === 'header') this.#header = { line, lead, isQuoted };
    else if (!isQuoted) this.#push(this.#built(line, packet, isInner));
    return true;
  }

  #built(
    line: Line,
    packet: Exclude<PacketLine, { kind: 'detail' | 'header' }>,
    isInner: boolean,
  ): Mutable<TcpdumpPacket> {
    const frame: Frame = { first: line, last: line, lead: packet.lead, carrier: isInner ? this.#last : undefined };
    switch (packet.kind) {
      case 'arp':
        return arpPacket(frame, packet.fields);
      case 'ip':
        return ipPacket(frame, packet.addresses, packet.payload);
      case 'other':
        return otherPacket(frame, packet.text, packet.cut);
    }
  }

  #addBody(line: Line, { addresses, payload }: NonNullable<ReturnType<typeof readBody>>): boolean {
    const header = this.#header;
    this.#header = undefined;
    if (!header || header.isQuoted) return true;
    const carrier = header.lead.time === undefined && this.#showsTimes ? this.#last : undefined;
    this.#push(ipPacket({ first: header.line, last: line, lead: header.lead, carrier }, addresses, payload));
    return true;
  }

  /** The second line of a packet is missing. */
  #dropHeader(): void {
    const header = this.#header;
    this.#header = undefined;
    if (!header || header.isQuoted) return;
    this.#push(otherPacket({ first: header.line, last: header.line, lead: header.lead, carrier: undefined }, '', true));
  }

  #push(packet: Mutable<TcpdumpPacket>): void {
    this.#last = packet;
    this.#isCut ||= packet.cut;
    if (this.#records.length >= MOST_PACKETS && !isTelling(packet)) return;
    this.#records.push(packet);
    const at = this.#clock.read(packet.time);
    if (!this.#command) this.#answers.see(packet, at);
  }

  #addCapture(line: Line, capture: CaptureLine): boolean {
    if (capture.kind === 'start') {
      const { kind: _, ...fields } = capture;
      Object.assign(this.#startOf(line), fields, { to: line.to });
      return true;
    }
    this.#end ??= this.#pushed<CaptureEnd>({
      sort: 'end',
      from: line.from,
      to: line.to,
      line: line.number,
      ...NO_COUNTS,
    });
    this.#end[capture.of] = capture.packets;
    this.#end.to = line.to;
    if (capture.of.startsWith('dropped') && capture.packets > 0) this.#end.level = 'warning';
    return true;
  }

  #startOf(line: Line): Mutable<CaptureStart> {
    const first = this.#command?.line ?? line;
    this.#start ??= this.#pushed<CaptureStart>({
      sort: 'start',
      from: first.from,
      to: line.to,
      line: first.number,
      interface: undefined,
      file: undefined,
      linkType: undefined,
      snapshotLength: undefined,
      command: this.#command?.text,
    });
    return this.#start;
  }

  #pushed<R extends CaptureStart | CaptureEnd>(record: R): R {
    this.#records.push(record);
    return record;
  }
}

const TAB = /^ {0,200}\t/;

const NO_COUNTS = {
  captured: undefined,
  received: undefined,
  droppedByKernel: undefined,
  droppedByInterface: undefined,
};

function isTelling(packet: TcpdumpPacket): boolean {
  switch (packet.protocol) {
    case 'tcp':
      return /[SR]/.test(packet.flags ?? '');
    case 'udp':
    case 'other':
      return false;
    default:
      return true;
  }
}
