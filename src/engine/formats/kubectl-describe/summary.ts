import type { Localized, RecordTypes } from '../../model.ts';
import { counted, detailed, grouped, joined, named, tally, verbatim } from '../../words.ts';
import type { ContainerDescription } from './record.ts';

type DescribeRecord = RecordTypes['kubectl-describe'];

/** `pod web-0 CrashLoopBackOff, 2 containers (OOMKilled), 7 events`, of a table `12 pods: 10 Running, 2 Evicted` */
export function summaryOf(records: readonly DescribeRecord[]): Localized {
  const containers = records.filter((record) => record.sort === 'container');
  const events = records.filter((record) => record.sort === 'event');
  const conditions = records.filter((record) => record.sort === 'condition');
  return joined([
    objectsOf(records, 'pod', '个 pod'),
    objectsOf(records, 'node', '个节点'),
    containers.length > 0 && withReasons(counted(containers.length, ['container'], '个容器'), containers),
    events.length > 0 && counted(events.length, ['event'], '个事件'),
    events.length === 0 && conditions.length > 0 && counted(conditions.length, ['condition'], '个状态条件'),
  ]);
}

function objectsOf(records: readonly DescribeRecord[], sort: 'pod' | 'node', chinese: string): Localized | undefined {
  const objects = records.filter((record) => record.sort === 'pod' || record.sort === 'node');
  const own = objects.filter((record) => record.sort === sort);
  const [first] = own;
  if (!first) return undefined;
  if (own.length === 1) return verbatim([sort, first.name, first.status].filter(Boolean).join(' '));
  const states = tally(own.flatMap(({ status }) => status ?? [])).map(([status, count]) => ({
    en: `${grouped(count)} ${status}`,
    'zh-cn': `${grouped(count)} 个 ${status}`,
  }));
  return detailed(counted(own.length, [sort], chinese), states);
}

const USUAL: ReadonlySet<string> = new Set(['Completed', 'PodInitializing', 'ContainerCreating']);

/** Why they wait or ended. */
function withReasons(count: Localized, containers: readonly ContainerDescription[]): Localized {
  const reasons = containers
    .flatMap(({ state, lastState }) => [state?.reason, lastState?.reason])
    .filter((reason) => reason !== undefined && !USUAL.has(reason));
  const names = named(tally(reasons).flatMap(([reason]) => reason ?? []));
  if (names.en === '') return count;
  return { en: `${count.en} (${names.en})`, 'zh-cn': `${count['zh-cn']}（${names['zh-cn']}）` };
}
