/** Two goroutine dumps of one program: what waits in both is stuck, what waits only in the second is new. */
import type { WaitersFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { grouped } from '../../words.ts';
import { type FactBase, type Known, onOneHost } from '../fact-base.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';

type Waiters = Known<WaitersFact>;

/** How many groups are told of each sort. */
const MOST = 4;

/** Goroutines of one dump by where they wait; those that run, idle by design or wait for seconds only are left out. */
function placesOf(dump: readonly Waiters[]): ReadonlyMap<string, Waiters> {
  const waiting = dump.filter(({ idle, what, in: place, timed, minutes }) => {
    return !idle && what !== 'nothing' && place !== undefined && (!timed || minutes !== undefined);
  });
  // Of several groups in one function the largest stands for them.
  return new Map(
    waiting
      .toSorted((a, b) => a.count - b.count)
      .map((group) => [`${group.what} ${group.receiver ?? ''} ${group.in}`, group]),
  );
}

/** A wait that got shorter is another one. */
function mayBeTheSame({ minutes: before }: WaitersFact, { minutes: after }: WaitersFact): boolean {
  return before === undefined || (after !== undefined && after.max >= before.max);
}

const byCount = (a: Waiters, b: Waiters): number => b.count - a.count;

function compare(before: readonly Waiters[], after: readonly Waiters[], facts: FactBase): Story[] {
  const [earlier, later] = [placesOf(before), placesOf(after)];
  const stuck = [...later].flatMap(([place, group]) => {
    const same = earlier.get(place);
    return same && mayBeTheSame(same, group) ? [{ group, same }] : [];
  });
  const fresh = [...later].filter(([place]) => !earlier.has(place)).map(([, group]) => group);
  const gone = [...earlier].filter(([place]) => !later.has(place)).map(([, group]) => group);
  if (stuck.length === 0) return [];
  const [first] = after;
  const story = new StoryBuilder(facts);
  for (const { group, same } of stuck.toSorted((a, b) => byCount(a.group, b.group)).slice(0, MOST)) {
    const values = { ...valuesOf(group), before: grouped(same.count) };
    const says = group.count > same.count ? 'more' : 'stuck';
    story.step(`stuck ${group.line}`, says, values, [same, group], {
      actor: 'goroutines',
      victims: group.count,
      blamed: group.count > same.count,
    });
  }
  for (const group of fresh.toSorted(byCount).slice(0, MOST))
    story.step(`new ${group.line}`, 'new', valuesOf(group), [group], {
      actor: 'goroutines',
      victims: group.count,
    });
  for (const group of gone.toSorted(byCount).slice(0, MOST))
    story.step(`gone ${group.line}`, 'gone', valuesOf(group), [group], {
      actor: 'goroutines',
    });
  // A profile shows no times: those that wait may be others each time.
  const haveTimes = stuck.some(({ group, same }) => group.minutes && same.minutes);
  const values: Values = {
    program: first?.program ?? 'the program',
    stuck: grouped(stuck.length),
    fresh: grouped(fresh.length),
    gone: grouped(gone.length),
  };
  return story.tell({
    rule: 'still-stuck',
    confidence: haveTimes ? 'confirmed' : 'likely',
    says: 'compared',
    values,
    missing: [],
  });
}

const valuesOf = ({ in: place = '', count }: WaitersFact): Values => ({ place, count: grouped(count) });

export default defineRule({
  name: 'still-stuck',
  words: {
    compared: {
      en: 'two dumps of {program}: {stuck} places wait in both, {fresh} only in the second, {gone} only in the first',
      'zh-cn': '{program} 的两份堆栈：{stuck} 处两次都在等，{fresh} 处只在第二份里等，{gone} 处只在第一份里等',
    },
    stuck: {
      en: '{count} still wait in {place} ({before} before)',
      'zh-cn': '{count} 个仍在 {place} 等待（之前 {before} 个）',
    },
    more: {
      en: '{count} wait in {place} now, {before} before: it grows',
      'zh-cn': '{place} 现在有 {count} 个在等，之前 {before} 个：还在涨',
    },
    new: { en: 'new: {count} wait in {place}', 'zh-cn': '新增：{count} 个在 {place} 等待' },
    gone: { en: 'gone: {count} no longer wait in {place}', 'zh-cn': '已消失：{count} 个不再在 {place} 等待' },
  },
  find({ facts }: Evidence): Story[] {
    const dumps = [...Map.groupBy(facts.all('waiters'), ({ artifact }) => artifact).values()];
    return dumps.slice(1).flatMap((later, index) => {
      const earlier = dumps.slice(0, index + 1).findLast((dump) => isOfOne(dump[0], later[0]));
      return earlier ? compare(earlier, later, facts) : [];
    });
  },
});

function isOfOne(a: Waiters | undefined, b: Waiters | undefined): boolean {
  return a?.program !== undefined && a.program === b?.program && onOneHost(a, b);
}
