import type { Localized } from '../../model.ts';
import { counted, detailed, joined, named, plural, tally, verbatim } from '../../words.ts';
import type { StraceCall, StraceRecord } from './record.ts';
import { threadStates } from './threads.ts';

/** `4 threads, 2 blocked (read on descriptor 8 and futex)`, of one thread `1 thread, blocked in write on descriptor 2`. */
export function summaryOf(records: readonly StraceRecord[]): Localized {
  const states = threadStates(records);
  const blocked = states.flatMap(({ waitsIn }) => waitsIn ?? []);
  const counts = countsIn(records);
  if (states.length === 0) return counts ?? attachedIn(records);
  return joined([
    counted(states.length, ['thread'], '个线程'),
    blocked.length > 0 && (states.length === 1 ? blockedAlone(blocked) : blockedOf(blocked, states.length)),
    blocked.length === 0 && callsIn(records),
    counts,
  ]);
}

function blockedAlone(calls: readonly StraceCall[]): Localized {
  const [call] = namesOf(calls);
  return { en: `blocked in ${call?.en}`, 'zh-cn': `阻塞在 ${call?.['zh-cn']}` };
}

function blockedOf(calls: readonly StraceCall[], threads: number): Localized {
  const names = namesOf(calls);
  const [en, chinese] = [named(names.map((name) => name.en)).en, named(names.map((name) => name['zh-cn']))['zh-cn']];
  const [count, chineseCount] = calls.length === threads ? ['all', '全部'] : [`${calls.length}`, `${calls.length} 个`];
  return { en: `${count} blocked (${en})`, 'zh-cn': `${chineseCount}阻塞（${chinese}）` };
}

/** What idle threads of any program wait in. */
const USUAL =
  /^(?:futex|restart_syscall|epoll_|ppoll|poll|p?select|nanosleep|clock_nanosleep|rt_sig|accept|wait4|waitid)/;

/** The calls by name: the unusual ones first, then those most threads are in. */
function namesOf(calls: readonly StraceCall[]): Localized[] {
  const byName = new Map(calls.map((call) => [nameOf(call).en, nameOf(call)]));
  const names = tally(calls.map((call) => nameOf(call).en)).map(([name]) => name);
  return names
    .toSorted((a, b) => Number(USUAL.test(a)) - Number(USUAL.test(b)))
    .flatMap((name) => byName.get(name) ?? []);
}

function nameOf({ syscall, resumes, descriptor }: StraceCall): Localized {
  const name = resumes ?? syscall;
  if (descriptor === undefined) return { en: name, 'zh-cn': name };
  return { en: `${name} on descriptor ${descriptor}`, 'zh-cn': `${name}（描述符 ${descriptor}）` };
}

function callsIn(records: readonly StraceRecord[]): Localized {
  return counted(records.filter(({ event }) => event === 'call').length, ['call'], '次调用');
}

function attachedIn(records: readonly StraceRecord[]): Localized {
  const threads = records.filter(({ event }) => event === 'attach').length;
  return threads === 0
    ? { en: 'no calls', 'zh-cn': '没有系统调用' }
    : { en: `attached to ${plural(threads, 'thread')}, no calls`, 'zh-cn': `附加了 ${threads} 个线程，没有系统调用` };
}

/** Of the table of `strace -c`: `a table of 9,146 calls: futex 62 %, epoll_wait 20 %` */
function countsIn(records: readonly StraceRecord[]): Localized | undefined {
  const rows = records.filter((record) => record.event === 'summary');
  const calls = rows.filter(({ syscall }) => syscall !== 'total');
  if (calls.length === 0) return undefined;
  const total = calls.reduce((sum, row) => sum + (row.calls ?? 0), 0);
  const leading = calls
    .toSorted((a, b) => (b.percent ?? 0) - (a.percent ?? 0))
    .filter(({ percent }) => (percent ?? 0) >= 1)
    .slice(0, 2)
    .map(({ syscall, percent }) => verbatim(`${syscall} ${Math.round(percent ?? 0)} %`));
  const counts = counted(total, ['call'], '次调用');
  return detailed({ en: `a table of ${counts.en}`, 'zh-cn': `${counts['zh-cn']}的统计` }, leading);
}
