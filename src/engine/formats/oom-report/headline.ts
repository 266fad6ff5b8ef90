import type { Localized } from '../../model.ts';
import { named, shortId, sizeOf, verbatim } from '../../words.ts';
import type { OomReport } from './record.ts';

/** `container 4f1c0a9b21d3: httpd (pid 19973) killed at its limit of 3 GiB`, of several `3 reports: httpd (pid …) and …`. */
export function summaryOf(reports: readonly OomReport[]): Localized | undefined {
  const [first] = reports;
  if (!first) return undefined;
  return reports.length === 1 ? headlineOf(first) : headlineOfAll(reports);
}

function headlineOf(report: OomReport): Localized {
  const owner = ownerOf(report);
  const end = endOf(report);
  return owner ? { en: `${owner.en}: ${end.en}`, 'zh-cn': `${owner['zh-cn']}：${end['zh-cn']}` } : end;
}

function headlineOfAll(reports: readonly OomReport[]): Localized {
  const victims = reports.flatMap((report) => victimOf(report) ?? []);
  const count = reports.length;
  if (victims.length === 0)
    return { en: `${count} reports, victims not shown`, 'zh-cn': `${count} 份报告，没有被杀的进程` };
  const names = named(victims);
  return { en: `${count} reports: killed ${names.en}`, 'zh-cn': `${count} 份报告：杀死了 ${names['zh-cn']}` };
}

const LONGEST_PATH = 60;

/** Whose memory ran out. */
function ownerOf({ scope, container, pod, limitedCgroup }: OomReport): Localized | undefined {
  if (scope === 'host') return { en: 'the whole host', 'zh-cn': '整台主机' };
  if (container !== undefined) {
    const id = shortId(container);
    return { en: `container ${id}`, 'zh-cn': `容器 ${id}` };
  }
  if (pod !== undefined) return verbatim(`pod ${pod}`);
  if (limitedCgroup === undefined) return undefined;
  const isLong = limitedCgroup.length > LONGEST_PATH;
  return verbatim(`cgroup ${isLong ? `…${limitedCgroup.slice(-LONGEST_PATH)}` : limitedCgroup}`);
}

function endOf(report: OomReport): Localized {
  const victim = victimOf(report);
  const limit = report.scope === 'cgroup' ? limitOf(report) : undefined;
  const [at, chineseAt] = limit === undefined ? ['', ''] : [` at its limit of ${limit}`, `达到上限 ${limit}，`];
  if (victim === undefined)
    return { en: `out of memory${at}, victim not shown`, 'zh-cn': `${chineseAt}内存耗尽，没有被杀的进程` };
  const isKilled = report.killed !== undefined;
  return isKilled
    ? { en: `${victim} killed${at}`, 'zh-cn': `${chineseAt}${victim} 被杀` }
    : { en: `${victim} chosen to be killed${at}`, 'zh-cn': `${chineseAt}${victim} 被选中` };
}

function victimOf({ killed, selected }: OomReport): string | undefined {
  const victim = killed ?? selected;
  return victim && `${victim.name} (pid ${victim.pid})`;
}

/** The limit that was reached: of the memory, else of memory and swap together or of the kernel's memory. */
function limitOf({ memory, memorySwap, kernelMemory }: OomReport): string | undefined {
  const counters = [memory, memorySwap, kernelMemory].filter((counter) => counter?.limit !== undefined);
  const reached = counters.find((counter) => counter?.limit && counter.usage >= counter.limit * NEARLY);
  const limit = (reached ?? counters[0])?.limit;
  return limit === undefined ? undefined : sizeOf(limit);
}

const NEARLY = 0.99;
