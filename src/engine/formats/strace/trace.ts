/** Follows the threads through strace's output and joins what it printed in two halves. */
import type { Line } from '../../model.ts';
import type { AttachMessage } from './attach.ts';
import type { Body } from './body.ts';
import { readBody } from './body.ts';
import { beginCall, goOn, type Mutable, type PendingCall } from './call.ts';
import { Processes } from './processes.ts';
import type { StraceAttach, StraceCall, StraceRecord, StraceSummaryRow } from './record.ts';
import { readFrame, readRest } from './rest.ts';
import { type CallLine, type ExitLine, readLine, type SignalLine, type StraceLine } from './strace-line.ts';
import { isTableRule, readTableHeader, SummaryTable } from './summary.ts';

type Event = Exclude<StraceRecord, StraceSummaryRow>;

/**
 * So many calls become records of their own. Of a longer trace the rest is kept as far as it tells something: calls that
 * took a second or more, that never returned or of which half is missing, and everything that is no call.
 */
const MOST_CALLS = 250_000;
const SLOW_SECONDS = 1;

export class Trace {
  readonly #records: StraceRecord[] = [];
  readonly #processes = new Processes();
  readonly #pending = new Map<number | undefined, PendingCall>();
  /** Records of the thread that has no pid yet. */
  #nameless: Mutable<Event>[] = [];
  /** The call on the last line, when it was not over at its end. */
  #interrupted: PendingCall | undefined;
  #last: StraceRecord | undefined;
  #table: SummaryTable | undefined;
  #calls = 0;
  #startsMissing = false;
  #endsMissing = false;

  /** Takes the next line. False when nothing can be made of it. */
  add(line: Line): boolean {
    const read = readLine(line.text);
    return read ? this.#addEvent(line, read) : this.#addRest(line);
  }

  /** All records in the order in which they begin. */
  finish(): { records: StraceRecord[]; missing: string[] } {
    const isOpen = this.#interrupted !== undefined && this.#interrupted.ending !== 'detached';
    for (const call of [...this.#pending.values()]) this.#finishUnreturned(call);
    this.#processes.assign(this.#records);
    return {
      records: this.#records.sort((a, b) => a.from - b.from),
      missing: [
        ...(this.#startsMissing ? ['start of a resumed call'] : []),
        ...(this.#endsMissing ? ['result of a call'] : []),
        ...(this.#table?.ended === false ? ['end of the table'] : []),
        ...(isOpen ? ['result of the last call'] : []),
      ],
    };
  }

  #addEvent(line: Line, read: StraceLine): boolean {
    if (read.kind === 'note') return true;
    if (read.kind === 'message') return this.#addMessage(line, read.message);
    const pid = this.#pidOf(read.lead.pid);
    this.#interrupted = undefined;
    switch (read.kind) {
      case 'call':
        return this.#addCall(line, read, pid);
      case 'resumed':
        return this.#addSecondHalf(line, read, pid);
      case 'signal':
        return this.#push(signalRecord(line, read, pid));
      case 'exit':
        return this.#addExit(line, read, pid);
    }
  }

  /** The pid of an event that may not show one: strace leaves it out while it follows one thread only. */
  #pidOf(shown: number | undefined): number | undefined {
    if (shown === undefined) return this.#processes.onlyOne();
    this.#processes.see(shown);
    if (this.#hasNameless() && !this.#processes.isChild(shown)) this.#name(shown);
    return shown;
  }

  #hasNameless(): boolean {
    return this.#nameless.length > 0 || this.#pending.has(undefined);
  }

  /** Events without a pid were all of one thread, and now it has shown which one. */
  #name(pid: number): void {
    for (const record of this.#nameless) record.pid = pid;
    this.#nameless = [];
    const call = this.#pending.get(undefined);
    if (!call) return;
    call.record.pid = pid;
    this.#pending.delete(undefined);
    this.#pending.set(pid, call);
  }

  #addCall(line: Line, read: CallLine, pid: number | undefined): boolean {
    const body = readBody(line.text, read.at);
    // A message stands where more would follow, so a call that is closed is not one.
    if (body.ending === 'closed' && !read.lead.bracketed) return false;
    const before = this.#pending.get(pid);
    if (before) this.#dropPending(before);
    return this.#take(beginCall(line, read, pid, body), line, body);
  }

  #addSecondHalf(line: Line, read: CallLine, pid: number | undefined): boolean {
    const body = readBody(line.text, read.at);
    const call = this.#pendingOf(pid, read.syscall);
    if (!call) {
      this.#startsMissing = true;
      return this.#take(beginCall(line, read, pid, body), line, body);
    }
    goOn(call, line, body);
    return this.#take(call, line, body);
  }

  #pendingOf(pid: number | undefined, syscall: string): PendingCall | undefined {
    const call = this.#pending.get(pid);
    if (call || pid !== undefined) return call?.record.syscall === syscall ? call : undefined;
    const candidates = [...this.#pending.values()].filter(({ record }) => record.syscall === syscall);
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  #addRest(line: Line): boolean {
    if (this.#addTableLine(line)) return true;
    const frame = readFrame(line.text);
    if (frame !== undefined) return this.#addFrame(frame);
    const body = readRest(line.text);
    const call = this.#interrupted;
    if (!body || !call) return body !== undefined;
    goOn(call, line, body);
    return this.#take(call, line, body);
  }

  /** Files a call by how its line ended. */
  #take(call: PendingCall, line: Line, body: Body): boolean {
    const { record } = call;
    this.#pending.delete(record.pid);
    this.#interrupted = body.ending === 'open' || body.ending === 'message' ? call : undefined;
    if (body.ending === 'returned') {
      this.#processes.returned(record);
      return this.#push(record);
    }
    if (body.ending === 'string' || body.ending === 'closed') {
      record.cut = true;
      this.#endsMissing = true;
      return this.#push(record);
    }
    this.#pending.set(record.pid, call);
    if (body.ending === 'detached') this.#finishUnreturned(call);
    if (!body.message) return true;
    if (body.message.event === 'detach') call.ending = 'detached';
    return this.#addMessage(line, body.message);
  }

  /** The thread goes on with another call: the line on which this one returned is missing. */
  #dropPending({ record }: PendingCall): void {
    this.#pending.delete(record.pid);
    record.cut = true;
    this.#endsMissing = true;
    this.#push(record);
  }

  #finishUnreturned({ record }: PendingCall): void {
    this.#pending.delete(record.pid);
    record.blocked = true;
    // strace prints an argument's comma before it waits for the call to fill in the next one.
    if (record.args.endsWith(',')) record.args = record.args.slice(0, -1);
    this.#push(record);
  }

  #addMessage(line: Line, { event, pid, threads, first }: AttachMessage): boolean {
    const record: StraceAttach = {
      from: line.from,
      to: line.to,
      line: line.number,
      event,
      pid,
      process: undefined,
      command: undefined,
      time: undefined,
      elapsed: undefined,
      threads,
    };
    if (event === 'attach') this.#processes.attach(pid, first || this.#calls + this.#pending.size === 0, threads ?? 1);
    else this.#processes.end(pid);
    return this.#push(record);
  }

  /** A thread that ends in the middle of a call, like one that is killed, is not blocked in it. */
  #addExit(line: Line, read: ExitLine, pid: number | undefined): boolean {
    const call = this.#pending.get(pid);
    if (call) {
      this.#pending.delete(pid);
      this.#push(call.record);
    }
    if (pid !== undefined && !read.superseded) this.#processes.end(pid);
    return this.#push({
      ...eventOf(line, read, pid),
      event: 'exit',
      ...(read.signal !== undefined && { level: 'error' }),
      status: read.status,
      signal: read.signal,
      coreDumped: read.coreDumped,
    });
  }

  #addTableLine(line: Line): boolean {
    const header = readTableHeader(line.text);
    if (header) this.#table = new SummaryTable(header);
    if (header || isTableRule(line.text)) return true;
    const table = this.#table ?? new SummaryTable();
    const row = table.read(line);
    if (!row) return false;
    this.#table = table;
    this.#records.push(row);
    return true;
  }

  /** The frame of a call whose result is not known yet, or of a signal, is understood but kept nowhere. */
  #addFrame(frame: string): true {
    const last = this.#last;
    if (last?.event !== 'call') return true;
    const call: Mutable<StraceCall> = last;
    call.stack = [...(call.stack ?? []), frame];
    return true;
  }

  #push(record: Event): true {
    this.#last = record;
    if (record.pid === undefined) this.#nameless.push(record);
    if (record.event !== 'call') this.#records.push(record);
    else if (this.#calls++ < MOST_CALLS || isTelling(record)) this.#records.push(record);
    return true;
  }
}

function isTelling({ blocked, cut, seconds }: StraceCall): boolean {
  return blocked || cut === true || (seconds ?? 0) >= SLOW_SECONDS;
}

function signalRecord(line: Line, read: SignalLine, pid: number | undefined): Event {
  const { signal, stop, code, sender } = read;
  return { ...eventOf(line, read, pid), event: 'signal', signal, stop, code, sender };
}

function eventOf(line: Line, { lead }: SignalLine | ExitLine, pid: number | undefined) {
  const { command, time, elapsed } = lead;
  return { from: line.from, to: line.to, line: line.number, pid, process: undefined, command, time, elapsed };
}
