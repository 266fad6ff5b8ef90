import type { Localized } from '../../model.ts';
import { joined, verbatim } from '../../words.ts';
import type { InspectedContainer, InspectedObject } from './record.ts';

const MOST_SHOWN = 3;

/** `container web exited`, `image nginx:1.19, network bridge`, and how many more there are. */
export function summaryOf(objects: readonly InspectedObject[]): Localized | undefined {
  if (objects.length === 0) return undefined;
  const shown = objects.slice(0, MOST_SHOWN).map(nameOf);
  const more = objects.length - shown.length;
  return {
    en: shown.map(({ en }) => en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
    'zh-cn': shown.map((name) => name['zh-cn']).join('、') + (more > 0 ? ` 等 ${objects.length} 个` : ''),
  };
}

const SORTS: Readonly<Record<InspectedObject['sort'], Localized>> = {
  container: { en: 'container', 'zh-cn': '容器' },
  image: { en: 'image', 'zh-cn': '镜像' },
  network: { en: 'network', 'zh-cn': '网络' },
  volume: { en: 'volume', 'zh-cn': '卷' },
  other: { en: 'object', 'zh-cn': '对象' },
};

function nameOf(object: InspectedObject): Localized {
  const name = object.name ?? object.id?.replace('sha256:', '').slice(0, 12) ?? '';
  const rest = [name, object.sort === 'container' ? object.state?.status : undefined].filter(Boolean).join(' ');
  const end = object.sort === 'container' ? endOf(object) : undefined;
  const sort = SORTS[object.sort];
  return {
    en: `${`${sort.en} ${rest}`.trim()}${end ? ` (${end.en})` : ''}`,
    'zh-cn': `${`${sort['zh-cn']} ${rest}`.trim()}${end ? `（${end['zh-cn']}）` : ''}`,
  };
}

/** How a container ended that does not run. */
function endOf({ state }: InspectedContainer): Localized | undefined {
  const { running = false, exitCode = 0, oomKilled = false } = state ?? {};
  if (running || (exitCode <= 0 && !oomKilled)) return undefined;
  return joined([
    exitCode > 0 && { en: `exit code ${exitCode}`, 'zh-cn': `退出码 ${exitCode}` },
    oomKilled && verbatim('OOMKilled'),
  ]);
}
