/** Finds out which questions in a capture were answered. */
import type { ArpPacket, DnsPacket, IcmpPacket, TcpdumpPacket, TcpPacket } from './record.ts';

export type Mutable<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

type Question = Mutable<ArpPacket> | Mutable<DnsPacket> | Mutable<TcpPacket> | Mutable<IcmpPacket>;

interface Asking {
  readonly record: Question;
  /** Seconds of the clock of the capture. */
  readonly at: number | undefined;
  /** Key of the count of tries. */
  readonly counted: string;
}

export class Answers {
  /** Questions without an answer so far, by what the answer will show. */
  readonly #open = new Map<string, Asking[]>();
  /** How often something was asked in vain, by question. */
  readonly #tries = new Map<string, number>();

  /** Takes the next packet: notes what it asks, and marks the questions it answers. `at`: its time in seconds. */
  see(record: Mutable<TcpdumpPacket>, at: number | undefined): void {
    switch (record.protocol) {
      case 'arp':
        this.#seeArp(record, at);
        break;
      case 'dns':
        this.#seeDns(record, at);
        break;
      case 'tcp':
        this.#seeTcp(record, at);
        break;
      case 'icmp':
        this.#seeIcmp(record, at);
        break;
    }
  }

  #seeArp(record: Mutable<ArpPacket>, at: number | undefined): void {
    const { operation, address, asker } = record;
    if (address === undefined) return;
    if (operation === 'reply') this.#answer(`arp ${address}`);
    // A host that asks for its own address, or has none yet, hopes for silence.
    else if (operation === 'request' && asker !== undefined && asker !== address && asker !== '0.0.0.0')
      this.#ask(record, at, `arp ${address}`, `${address} ${asker}`);
  }

  #seeDns(record: Mutable<DnsPacket>, at: number | undefined): void {
    const { source, target, id, message } = record;
    // Whoever knows may answer a multicast query, under any number.
    if (source.port === MULTICAST_DNS || target.port === MULTICAST_DNS) return;
    if (message === 'query') {
      const question = `${source.address} ${record.type} ${record.name}`;
      this.#ask(record, at, `dns ${source.address} ${source.service} ${id}`, question);
      return;
    }
    const key = `dns ${target.address} ${target.service} ${id}`;
    for (const { record: query, at: since } of this.#open.get(key) ?? []) {
      if (query.protocol !== 'dns') continue;
      record.type ??= query.type;
      record.name ??= query.name;
      query.answeredAfter = secondsBetween(since, at);
    }
    this.#answer(key);
  }

  #seeTcp(record: Mutable<TcpPacket>, at: number | undefined): void {
    const { flags, source, target } = record;
    const there = `tcp ${source.address}.${source.service} ${target.address}.${target.service}`;
    const back = `tcp ${target.address}.${target.service} ${source.address}.${source.service}`;
    if (flags?.includes('S') && !flags.includes('.')) {
      this.#ask(record, at, there, there);
      if (record.answered === false) record.outcome = 'none';
    } else if (flags?.includes('S') || flags?.includes('R')) {
      const outcome = flags.includes('R') ? 'refused' : 'accepted';
      for (const { record: question } of this.#open.get(back) ?? [])
        if (question.protocol === 'tcp') question.outcome = outcome;
      this.#answer(back);
    }
  }

  #seeIcmp(record: Mutable<IcmpPacket>, at: number | undefined): void {
    const { message, source, target, id, sequence, about } = record;
    if (message === 'echo-request' && id !== undefined)
      this.#ask(
        record,
        at,
        `echo ${source.address} ${target.address} ${id} ${sequence}`,
        `echo ${source.address} ${target.address}`,
      );
    else if (message === 'echo-reply' && id !== undefined)
      this.#answer(`echo ${target.address} ${source.address} ${id} ${sequence}`);
    // `::` looks whether an address is taken, and hopes for silence.
    else if (message === 'neighbor-solicitation' && about !== undefined && source.address !== '::')
      this.#ask(record, at, `neighbor ${about}`, `${about} ${source.address}`);
    else if (message === 'neighbor-advertisement' && about !== undefined) this.#answer(`neighbor ${about}`);
  }

  /** A capture on all interfaces sees a packet on each of them: tries are counted on each one. */
  #ask(record: Question, at: number | undefined, key: string, question: string): void {
    const counted = `${record.interface} ${record.protocol} ${question}`;
    const tries = (this.#tries.get(counted) ?? 0) + 1;
    this.#tries.set(counted, tries);
    record.answered = false;
    record.tries = tries;
    const asking = this.#open.get(key) ?? [];
    if (asking.length < MOST_TRIES_KEPT) asking.push({ record, at, counted });
    this.#open.set(key, asking);
  }

  #answer(key: string): void {
    for (const { record, counted } of this.#open.get(key) ?? []) {
      record.answered = true;
      this.#tries.delete(counted);
    }
    this.#open.delete(key);
  }
}

/** What was asked more often in vain is answered no more. */
const MOST_TRIES_KEPT = 10_000;
const MULTICAST_DNS = 5353;
const DAY = 86_400;

/** Captures without a date go past midnight. */
function secondsBetween(from: number | undefined, to: number | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = to - from;
  return Number((seconds < 0 && from < DAY ? seconds + DAY : seconds).toFixed(6));
}
