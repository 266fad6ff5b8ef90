/** Two processes, or one at two times, in different cgroups; and a path that is looked for where only the other has it. */
import type { CgroupFact, EventFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { type Known, onOneHost, type Scene } from '../fact-base.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';

type Membership = Known<CgroupFact>;

/** One output of /proc/PID/cgroup. */
interface Listing {
  readonly rows: readonly Membership[];
  readonly byController: ReadonlyMap<string, Membership>;
}

/** More than this in one paste are a survey of a host, not a comparison. */
const MOST_COMPARED = 8;

/** A listing ends where another process begins, or a hierarchy comes again. */
function listingsOf(rows: readonly Membership[]): readonly Listing[] {
  const listings: Membership[][] = [];
  const seen = new Set<number>();
  for (const row of rows) {
    const open = listings.at(-1);
    const [first] = open ?? [];
    if (open && first?.artifact === row.artifact && first.pid === row.pid && !seen.has(row.hierarchy)) open.push(row);
    else {
      listings.push([row]);
      seen.clear();
    }
    seen.add(row.hierarchy);
  }
  return listings.map((own) => {
    const names = own.flatMap((row) =>
      (row.hierarchy === 0 ? ['unified'] : row.controllers).map((name) => [name, row] as const),
    );
    return { rows: own, byController: new Map(names) };
  });
}

/** Controllers both have, in different cgroups. */
function differences(a: Listing, b: Listing): readonly (readonly [controller: string, Membership, Membership])[] {
  return [...a.byController].flatMap(([controller, row]) => {
    const other = b.byController.get(controller);
    return other && other.path !== row.path ? [[controller, row, other] as const] : [];
  });
}

const MISSING = /no such file or directory|not found/i;
const CGROUP_PATH = /\/sys\/fs\/(?:cgroup)?[\w./@:=,-]{1,400}/g;

/** An error about a path below /sys/fs that leads to one of the cgroups. */
function failureOn(paths: ReadonlySet<string>, scene: Scene, { facts }: Evidence): Known<EventFact> | undefined {
  return facts
    .all('event')
    .filter((event) => MISSING.test(event.message) && event.message.includes('/sys/fs/') && onOneHost(event, scene))
    .find(({ message }) =>
      [...message.matchAll(CGROUP_PATH)].some(([path]) => [...paths].some((own) => leadsTo(path, own))),
    );
}

/** Whether a path of the file system ends in a cgroup, or goes on within it: `/sys/fs/cgroup/blkio/docker.service/tasks`. */
function leadsTo(path: string, cgroup: string): boolean {
  if (cgroup === '/') return false;
  const at = path.indexOf(cgroup);
  return at > 0 && /^(?:\/|:?$)/.test(path.slice(at + cgroup.length));
}

/**
 * Whether two processes belong together: some hierarchy has both in the same cgroup, and that is not the root, and none has
 * them in two containers.
 */
function belongTogether(a: Listing, b: Listing): boolean {
  const pairs = [...a.byController].flatMap(([name, mine]) => {
    const theirs = b.byController.get(name);
    return theirs ? [[mine, theirs] as const] : [];
  });
  const areOfTwo = pairs.some(([mine, theirs]) => {
    return mine.container !== undefined && theirs.container !== undefined && mine.container !== theirs.container;
  });
  return !areOfTwo && pairs.some(([mine, theirs]) => mine.path !== '/' && mine.path === theirs.path);
}

function compare(a: Listing, b: Listing, evidence: Evidence): Story[] {
  const [first, second] = [a.rows[0], b.rows[0]];
  if (!first || !second || !onOneHost(first, second)) return [];
  const different = differences(a, b);
  const [example] = different;
  if (!example) return [];
  const paths = new Set(different.flatMap(([, mine, theirs]) => [mine.path, theirs.path]));
  const failure = failureOn(paths, first, evidence);
  // Two containers differ, and so do two services; that is how it should be.
  if (!failure && !belongTogether(a, b)) return [];
  const values: Values = {
    controllers: different.map(([controller]) => controller).join(', '),
    path: example[1].path,
    otherPath: example[2].path,
    ...(first.pid !== undefined && { pid: String(first.pid) }),
    ...(second.pid !== undefined && { otherPid: String(second.pid) }),
    ...(failure && { failed: 'yes' }),
  };
  const story = new StoryBuilder(evidence.facts);
  const failed = failure && story.step('failure', 'failed', values, [failure], { actor: 'event' });
  const rows = different.map(([, row]) => row);
  const others = different.map(([, , row]) => row);
  const mine = story.step('first', 'one', values, rows, { actor: 'cgroup' });
  const theirs = story.step('second', 'other', values, others, { actor: 'cgroup', blamed: true });
  if (failed !== undefined) story.join(failed, mine, 'concerns');
  story.join(mine, theirs, 'differs', values);
  return story.tell({
    rule: 'cgroup-difference',
    confidence: failure ? 'confirmed' : 'possible',
    says: failure ? 'missing-path' : 'differs-in',
    values,
    missing: failure ? [] : [{ says: 'need-init', values, command: 'cat /proc/1/cgroup /proc/self/cgroup' }],
  });
}

export default defineRule({
  name: 'cgroup-difference',
  words: {
    'missing-path': {
      en: 'a cgroup is looked for where it is not: for {controllers} one process is in {path}, the other in {otherPath}',
      'zh-cn': '要找的 cgroup 不在那里：在 {controllers} 上，一个进程位于 {path}，另一个位于 {otherPath}',
    },
    'differs-in': {
      en: 'the two processes are in different cgroups for {controllers}: {path} and {otherPath}',
      'zh-cn': '两个进程在 {controllers} 上的 cgroup 不同：{path} 与 {otherPath}',
    },
    failed: { en: 'a cgroup path was not found', 'zh-cn': '找不到某个 cgroup 路径' },
    one: {
      en: 'one process[, pid {pid},] is in {path} for {controllers}',
      'zh-cn': '一个进程[（pid {pid}）]的 {controllers} 在 {path}',
    },
    other: {
      en: 'the other[, pid {otherPid},] is in {otherPath}',
      'zh-cn': '另一个[（pid {otherPid}）]在 {otherPath}',
    },
    concerns: { en: 'is about', 'zh-cn': '涉及' },
    differs: { en: 'differs from', 'zh-cn': '不同于' },
    'need-init': {
      en: 'What the first process and your own shell see, inside and outside:',
      'zh-cn': '1 号进程与当前 shell 各看到什么，容器内外都看一遍：',
    },
  },
  find(evidence) {
    const listings = listingsOf(evidence.facts.all('cgroup'));
    if (listings.length > MOST_COMPARED) return [];
    return listings.slice(1).flatMap((listing, index) => {
      const before = listings[index];
      return before ? compare(before, listing, evidence) : [];
    });
  },
});
