/** "No space left on device", and what it is that ran out. */
import type { EventFact, RoomFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { grouped } from '../../words.ts';
import { type Known, onOneHost } from '../fact-base.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';
import { sizeInWords } from '../size.ts';

type Event = Known<EventFact>;
type Room = Known<RoomFact>;

const NO_SPACE = /no space left on device|thin pool has \d{1,20} free (?:meta)?data blocks/i;
/** dockerd and containerd refuse to write before the pool is quite full. */
const TOO_FEW_BLOCKS = /thin pool has \d{1,20} free (?:meta)?data blocks/i;
/** Where ENOSPC never means the disk, by what the message is about. */
const NOT_A_DISK = [
  ['inotify', /inotify/i],
  ['semaphores', /semget|semaphore/i],
  // A cgroup of cpuset without CPUs cannot take a process.
  ['cpuset', /\/sys\/fs\/cgroup\/cpuset\b|cpuset\.(?:cpus|mems)/],
  ['memory-cgroup-ids', /(?:mkdir|directory)[^\n]{0,24}\/sys\/fs\/cgroup\//],
  ['control-file', /\/sys\/fs\/cgroup\//],
] as const;
const FULL_PERCENT = 99;
/** Made full: images that are mounted read-only. */
const ALWAYS_FULL = /^\/(?:snap|media|cdrom|mnt\/cdrom|run\/media)(?:\/|$)/;
/** Directories Docker and containerd write to when nothing else is said. */
const DATA_ROOTS = ['/var/lib/docker', '/var/lib/containerd'];
const POOL_PATH = /\/devicemapper\/|\/dev\/(?:mapper|dm-)|devmapper/;

function whatRanOut(message: string): string {
  return NOT_A_DISK.find(([, pattern]) => pattern.test(message))?.[0] ?? 'disk';
}

const isFull = ({ percent, used, total, place }: RoomFact): boolean =>
  !ALWAYS_FULL.test(place) && (percent ?? (used !== undefined && total ? (used / total) * 100 : 0)) >= FULL_PERCENT;

/** A path in quotes or after a verb, as far as it tells the file system. */
function pathIn(message: string): string | undefined {
  return /(?:^|[\s"'‘“`(=:])(\/[\w./@:+-]{2,300})/.exec(message)?.[1]?.replace(/[.:]{1,3}$/, '');
}

/** The file system a path is on: the longest mount point that leads to it. */
function placeOf(path: string, rooms: readonly Room[]): readonly Room[] {
  const above = rooms.filter(({ place }) => place === '/' || path === place || path.startsWith(`${place}/`));
  const longest = Math.max(0, ...above.map(({ place }) => place.length));
  return above.filter(({ place }) => place.length === longest);
}

/** What ran out, and where that is seen. */
interface Exhausted {
  /** `blocks`, `inodes`, `thin-pool-data`, `memory-cgroup-ids`, `inotify` … */
  readonly what: string;
  readonly room: Room | undefined;
  /** Whether what failed is known to be there. */
  readonly isSure: boolean;
}

/** What has a sentence of its own without anything that shows how full it is. */
const NAMED: ReadonlySet<string> = new Set(['memory-cgroup-ids', 'inotify', 'semaphores', 'cpuset']);
/** Kernels keep numbers of cgroups that were removed for a while, so a table may be a little short of all. */
const MOST_IDS_PERCENT = 90;

function exhausted(event: Event, evidence: Evidence): Exhausted | undefined {
  const { message } = event;
  const rooms = evidence.facts.all('room').filter((room) => onOneHost(room, event));
  const what = whatRanOut(message);
  if (what === 'memory-cgroup-ids') return idsIn(message, rooms);
  if (what !== 'disk') return NAMED.has(what) ? { what, room: undefined, isSure: false } : undefined;
  const pool = rooms.find((one) => one.of.startsWith('thin-pool') && isFull(one));
  if (TOO_FEW_BLOCKS.test(message)) return fewBlocksIn(message, rooms);
  const path = pathIn(message);
  const disks = rooms.filter(({ of }) => of === 'blocks' || of === 'inodes');
  const paths = path === undefined ? dataRoots(event, evidence) : [path];
  const here = paths.flatMap((one) => placeOf(one, disks)).filter(isFull);
  // Inodes before blocks: df looks innocent then.
  const room = here.find(({ of }) => of === 'inodes') ?? here[0];
  if (room) return { what: room.of, room, isSure: path !== undefined };
  // A thin pool holds all that containers write, wherever that seems to be.
  return pool && { what: pool.of, room: pool, isSure: POOL_PATH.test(message) };
}

/** Docker keeps a tenth of a pool free unless told otherwise. */
const LOW_PERCENT = 80;

function fewBlocksIn(message: string, rooms: readonly Room[]): Exhausted | undefined {
  const what = /free metadata blocks/i.test(message) ? 'thin-pool-metadata' : 'thin-pool-data';
  const room = rooms.find(({ of, percent = 0 }) => of === what && percent >= LOW_PERCENT);
  return room && { what, room, isSure: true };
}

/** The table of cgroups may show that there are too few of them for that. */
function idsIn(message: string, rooms: readonly Room[]): Exhausted | undefined {
  const what = 'memory-cgroup-ids';
  const room = rooms.find(({ of }) => of === what);
  if (!room) return { what, room, isSure: false };
  const isUsedUp = (room.percent ?? 0) >= MOST_IDS_PERCENT;
  return isUsedUp ? { what, room, isSure: message.includes('/sys/fs/cgroup/memory/') } : undefined;
}

function dataRoots(event: Event, { facts }: Evidence): readonly string[] {
  const set = facts.by('setting', 'name', 'data-root').filter((setting) => onOneHost(setting, event));
  return set.length > 0 ? set.map(({ value }) => value) : DATA_ROOTS;
}

function tell(events: readonly Event[], { what, room, isSure }: Exhausted, { facts }: Evidence): Story[] {
  const [first] = events;
  if (!first) return [];
  const path = pathIn(first.message);
  const isCounted = room?.of === 'inodes' || room?.of === 'memory-cgroup-ids';
  const values: Values = {
    exhausted: what,
    ...(events.length > 1 && { times: grouped(events.length) }),
    ...(path && { path }),
    ...(room && { place: room.place }),
    ...(room?.total !== undefined && { total: isCounted ? grouped(room.total) : sizeInWords(room.total) }),
    ...(room?.used !== undefined && isCounted && { used: grouped(room.used) }),
  };
  const story = new StoryBuilder(facts);
  const says = TOO_FEW_BLOCKS.test(first.message) ? 'refused' : 'failed';
  const failed = story.step('failed', says, values, events, { actor: 'event', victims: events.length });
  const cause = room
    ? story.step(`room ${room.place}`, `full-${what}`, values, [room], { actor: 'storage', blamed: true })
    : story.step(what, what, values, events.slice(0, 1), { actor: 'storage', blamed: true });
  story.join(failed, cause, 'because');
  const isAnyCgroup = what === 'memory-cgroup-ids' && !room && !first.message.includes('/sys/fs/cgroup/memory/');
  return story.tell({
    rule: 'space-exhausted',
    // On the unified hierarchy other limits say the same.
    confidence: room && isSure ? 'confirmed' : isAnyCgroup ? 'possible' : 'likely',
    says: `ran-out-${what}`,
    values,
    missing: room ? [] : missingOf(what, values),
  });
}

function missingOf(what: string, values: Values): Story['missing'] {
  if (what !== 'memory-cgroup-ids') return [];
  return [{ says: 'need-count', values, command: "grep -E '^#|^memory' /proc/cgroups" }];
}

export default defineRule({
  name: 'space-exhausted',
  words: {
    'ran-out-blocks': { en: '{place} is full: no blocks left[ of {total}]', 'zh-cn': '{place} 已写满[（共 {total}）]' },
    'ran-out-inodes': {
      en: '{place} has no inodes left[ of {total}], whatever df shows as free',
      'zh-cn': '{place} 的 inode 用光了[（共 {total} 个）]，df 看着还有空间也没用',
    },
    'ran-out-thin-pool-data': {
      en: 'the thin pool {place} has no data blocks left to give',
      'zh-cn': 'thin pool {place} 没有可用的数据块了',
    },
    'ran-out-thin-pool-metadata': {
      en: 'the thin pool {place} has no metadata blocks left to give',
      'zh-cn': 'thin pool {place} 没有可用的元数据块了',
    },
    'ran-out-memory-cgroup-ids': {
      en: 'the kernel has no ids left for memory cgroups; the disk has nothing to do with it',
      'zh-cn': '内核的 memory cgroup 编号用光了，与磁盘无关',
    },
    'ran-out-inotify': {
      en: 'the inotify watches of a user are used up; the disk has nothing to do with it',
      'zh-cn': '用户的 inotify watch 用光了，与磁盘无关',
    },
    'ran-out-semaphores': {
      en: 'the semaphores of the host are used up; the disk has nothing to do with it',
      'zh-cn': '宿主机的信号量用光了，与磁盘无关',
    },
    'ran-out-cpuset': {
      en: 'a cpuset without CPUs or memory nodes cannot take a process; the disk has nothing to do with it',
      'zh-cn': 'cpuset 里没有 CPU 或内存节点，进程放不进去，与磁盘无关',
    },
    failed: {
      en: '“no space left on device”[ for {path}][, {times} times]',
      'zh-cn': '[{path} ]报 no space left on device[，共 {times} 次]',
    },
    refused: {
      en: 'the thin pool has fewer free blocks than Docker wants to keep[, said {times} times]',
      'zh-cn': 'thin pool 的空闲块少于 Docker 要保留的数量[，报了 {times} 次]',
    },
    'full-memory-cgroup-ids': {
      en: '{used} of {total} memory cgroups are there',
      'zh-cn': 'memory cgroup 已有 {used} 个，上限 {total} 个',
    },
    'need-count': { en: 'How many memory cgroups there are:', 'zh-cn': 'memory cgroup 有多少个：' },
    'full-blocks': { en: '{place} is full', 'zh-cn': '{place} 已满' },
    'full-inodes': { en: '{place} has no free inodes', 'zh-cn': '{place} 没有空闲 inode' },
    'full-thin-pool-data': { en: 'the data of {place} takes all it may', 'zh-cn': '{place} 的数据区到了上限' },
    'full-thin-pool-metadata': {
      en: 'the metadata of {place} takes all it may',
      'zh-cn': '{place} 的元数据区到了上限',
    },
    'memory-cgroup-ids': { en: 'the path is in the memory cgroup hierarchy', 'zh-cn': '路径在 memory cgroup 层级里' },
    inotify: { en: 'the call was about inotify', 'zh-cn': '调用的是 inotify' },
    cpuset: { en: 'the file is one of a cpuset', 'zh-cn': '出错的是 cpuset 的文件' },
    semaphores: { en: 'the call was about semaphores', 'zh-cn': '调用的是信号量' },
    because: { en: 'because', 'zh-cn': '因为' },
  },
  find(evidence) {
    const found = new Map<string, Exhausted | undefined>();
    const stories = new Map<string, { readonly cause: Exhausted; readonly events: Event[] }>();
    for (const event of evidence.facts.all('event')) {
      if (!NO_SPACE.test(event.message)) continue;
      const same = `${event.host ?? ''} ${event.message}`;
      const cause = found.has(same) ? found.get(same) : exhausted(event, evidence);
      found.set(same, cause);
      if (!cause) continue;
      const id = `${event.host ?? ''} ${cause.what} ${cause.room?.place ?? ''}`;
      const told = stories.get(id) ?? { cause, events: [] };
      told.events.push(event);
      stories.set(id, told);
    }
    return [...stories.values()].flatMap(({ cause, events }) => tell(events, cause, evidence));
  },
});
