import type { Localized } from '../../model.ts';
import { counted, detailed, grouped, joined, tally } from '../../words.ts';
import type { TcpdumpPacket, TcpdumpRecord } from './record.ts';

/** `12 packets: 6 ARP, 4 DNS, 2 TCP, 3 questions without an answer`; of a part of a capture `5 of 4,018 packets: …`. */
export function summaryOf(records: readonly TcpdumpRecord[]): Localized {
  const packets = records.filter((record) => record.sort === 'packet');
  const end = records.find((record) => record.sort === 'end');
  const dropped = (end?.droppedByKernel ?? 0) + (end?.droppedByInterface ?? 0);
  const captured = Math.max(packets.length, end?.captured ?? 0);
  const unanswered = packets.filter(isUnanswered).length;
  const protocols = tally(packets.map(({ protocol }) => protocol)).map(([protocol, count]) => ({
    en: `${grouped(count)} ${nameOf(protocol)}`,
    'zh-cn': `${grouped(count)} 个${protocol === 'other' ? '其他' : ` ${nameOf(protocol)}`}`,
  }));
  return joined([
    detailed(shownOf(packets.length, captured), protocols),
    unanswered > 0 &&
      counted(unanswered, ['question without an answer', 'questions without an answer'], '个请求没有应答'),
    dropped > 0 && { en: `${grouped(dropped)} dropped`, 'zh-cn': `丢弃 ${grouped(dropped)} 个` },
  ]);
}

function shownOf(shown: number, captured: number): Localized {
  const packets = counted(captured, ['packet'], '个包');
  if (shown === captured || shown === 0) return packets;
  return { en: `${grouped(shown)} of ${packets.en}`, 'zh-cn': `${packets['zh-cn']}中的 ${grouped(shown)} 个` };
}

function isUnanswered(packet: TcpdumpPacket): boolean {
  return 'answered' in packet && packet.answered === false;
}

function nameOf(protocol: TcpdumpPacket['protocol']): string {
  return protocol === 'other' ? protocol : protocol.toUpperCase();
}
