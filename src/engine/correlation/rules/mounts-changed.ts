/** Two listings of the mounts of one namespace: which mounts of containers came, went or stayed. */
import type { MountFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { grouped } from '../../words.ts';
import { type FactBase, type Known, ofOneScene } from '../fact-base.ts';
import { isOfContainer } from '../mounts/holders.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';

type Mount = Known<MountFact>;

/** Smaller listings are excerpts: what is missing there says nothing. */
const WHOLE_LISTING = 8;
const MOST = 5;

const placesOf = (listing: readonly Mount[]): ReadonlyMap<string, Mount> =>
  new Map(listing.filter(({ point }) => isOfContainer(point)).map((mount) => [mount.point, mount]));

function compare(before: readonly Mount[], after: readonly Mount[], facts: FactBase): Story[] {
  const [earlier, later] = [placesOf(before), placesOf(after)];
  const came = [...later].filter(([point]) => !earlier.has(point)).map(([, mount]) => mount);
  const went = [...earlier].filter(([point]) => !later.has(point)).map(([, mount]) => mount);
  const stayed = [...later].filter(([point]) => earlier.has(point)).map(([, mount]) => mount);
  const values: Values = { came: grouped(came.length), went: grouped(went.length), stayed: grouped(stayed.length) };
  const story = new StoryBuilder(facts);
  for (const [says, mounts] of [
    ['stays', stayed],
    ['new', came],
    ['gone', went],
  ] as const) {
    for (const mount of mounts.slice(0, MOST))
      story.step(`${says} ${mount.point}`, says, { path: mount.point }, [mount], { actor: 'mount' });
  }
  if (came.length === 0 && went.length === 0) return [];
  return story.tell({ rule: 'mounts-changed', confidence: 'confirmed', says: 'compared', values, missing: [] });
}

export default defineRule({
  name: 'mounts-changed',
  words: {
    compared: {
      en: 'between the two listings, mounts of containers: {came} new, {went} gone, {stayed} kept',
      'zh-cn': '两份挂载列表之间：容器挂载新增 {came} 个，消失 {went} 个，保留 {stayed} 个',
    },
    stays: { en: 'in both: {path}', 'zh-cn': '两份都有：{path}' },
    new: { en: 'only in the second: {path}', 'zh-cn': '只在第二份：{path}' },
    gone: { en: 'only in the first: {path}', 'zh-cn': '只在第一份：{path}' },
  },
  find({ facts }: Evidence): Story[] {
    const listings = [...Map.groupBy(facts.all('mount'), ({ artifact, pid }) => `${artifact} ${pid ?? ''}`).values()];
    const whole = listings.filter(({ length }) => length >= WHOLE_LISTING);
    return whole.slice(1).flatMap((later, index) => {
      const earlier = whole.slice(0, index + 1).findLast((listing) => isOfOne(listing, later));
      return earlier ? compare(earlier, later, facts) : [];
    });
  },
});

/** Whether two listings are of one mount namespace: of one process, with mounts that kept their ids. */
function isOfOne(earlier: readonly Mount[], later: readonly Mount[]): boolean {
  const [a, b] = [earlier[0], later[0]];
  if (!a || !b || a.pid !== b.pid || !ofOneScene(a, b)) return false;
  const known = new Set(earlier.map(({ id, point }) => `${id} ${point}`));
  const kept = later.filter(({ id, point }) => known.has(`${id} ${point}`));
  return kept.length * 2 >= Math.min(earlier.length, later.length);
}
