import type { Localized } from '../../model.ts';
import { counted, joined, shortId } from '../../words.ts';
import type { CgroupMembership } from './record.ts';

const LAYOUTS: Readonly<Record<CgroupMembership['layout'], Localized>> = {
  v1: { en: 'cgroup v1', 'zh-cn': 'cgroup v1' },
  v2: { en: 'cgroup v2', 'zh-cn': 'cgroup v2' },
  hybrid: { en: 'cgroup v1 with v2 beside it', 'zh-cn': 'cgroup v1 与 v2 混合' },
};

/** `cgroup v1, 10 hierarchies, container 4f1c0a9b21d3` */
export function summaryOf(rows: readonly CgroupMembership[]): Localized {
  const [first] = rows;
  if (!first) return counted(0, ['hierarchy', 'hierarchies'], '个层级');
  const processes = new Set(rows.map(({ pid, tid }) => `${pid} ${tid}`)).size;
  const hierarchies = new Set(rows.map(({ hierarchy }) => hierarchy)).size;
  return joined([
    LAYOUTS[first.layout],
    hierarchies > 1 && counted(hierarchies, ['hierarchy', 'hierarchies'], '个层级'),
    processes > 1 ? counted(processes, ['process', 'processes'], '个进程') : placeOf(rows),
  ]);
}

function placeOf(rows: readonly CgroupMembership[]): Localized | undefined {
  const id = rows.find(({ container }) => container !== undefined)?.container;
  if (id !== undefined) return { en: `container ${shortId(id)}`, 'zh-cn': `容器 ${shortId(id)}` };
  const unit = rows.find((row) => row.unit !== undefined)?.unit;
  return unit === undefined ? undefined : { en: unit, 'zh-cn': unit };
}
