/** The first error of a unit that failed, and what failed only because of it. */
import type { EventFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { parseTime } from '../../text/index.ts';
import { grouped } from '../../words.ts';
import { type Known, onOneHost } from '../fact-base.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';

type Event = Known<EventFact>;

/** How many lines before its end a unit may have said why. */
const LINES_BEFORE = 200;
/** And how many lines after it others may fail because of it: systemd tells them at once. */
const LINES_AFTER = 40;
const SECONDS_AFTER = 10;
const MINUTES_BEFORE = 30;
/** How far apart systemd's two lines about one failure stand. */
const LINES_BETWEEN = 6;
/** How far below the title of systemctl status its lines of the log reach. */
const LINES_OF_STATUS = 60;
const LONGEST_MESSAGE = 160;
const MOST_STORIES = 10;
const MOST_DEPENDENTS = 8;
/** Units whose programs log in the formats that are read here. */
const CONTAINER_UNIT = /docker|containerd|kubelet|cri-?o|podman|kubernetes|container/i;

const isError = ({ level }: EventFact): boolean => level === 'error' || level === 'fatal';

/** Seconds from one fact to a later one, when both times can be compared. */
function secondsBetween(earlier: Event, later: Event, { timeOf, wrappedTimeOf }: Evidence): number | undefined {
  const between = (read: Evidence['timeOf']): number | undefined => difference(read(earlier), read(later));
  return between(wrappedTimeOf) ?? between(timeOf);
}

function difference(earlier: string | undefined, later: string | undefined): number | undefined {
  const [a, b] = [earlier, later].map((time) => (time === undefined ? undefined : parseTime(time)));
  if (a?.base === 'uptime' && b?.base === 'uptime') return b.seconds - a.seconds;
  if (a?.base !== 'wall' || b?.base !== 'wall') return undefined;
  // A time without its zone or year cannot be compared with one that has them.
  return a.year === b.year && a.zone === b.zone ? (b.milliseconds - a.milliseconds) / 1000 : undefined;
}

/** `dockerd` speaks for docker.service, `containerd` for containerd.service; who is not named, for units that run containers. */
function concerns(event: Event, end: Event, { speakerOf }: Evidence): boolean {
  const speaker = speakerOf(event);
  const unit = speaker.unit ?? event.unit;
  const program = speaker.program ?? event.program;
  if (unit !== undefined && end.unit?.includes('.')) return unit === end.unit;
  const service = end.unit?.replace(/\.(?:service|socket|scope)$/, '') ?? '';
  if (program === undefined || /\s/.test(service)) return CONTAINER_UNIT.test(service);
  return program.startsWith(service) || service.startsWith(program);
}

/** The first error before a unit ended, since it was last started. */
function firstErrorBefore(end: Event, around: Around, evidence: Evidence): Event | undefined {
  const names = [end.unit, ...(around.descriptions.get(end.unit ?? '') ?? [])];
  const start = around.starts.findLast(
    ({ line, unit, host }) => line < end.line && names.includes(unit) && onOneHost({ host }, end),
  );
  const from = end.isAboveItsLog ? end.line : Math.max(end.line - LINES_BEFORE, start?.line ?? 0);
  const to = end.isAboveItsLog ? end.line + LINES_OF_STATUS : end.line;
  return around.errors.find((error) => {
    if (error.line >= to || error.line < from || !onOneHost(error, end) || !concerns(error, end, evidence))
      return false;
    const seconds = secondsBetween(error, end, evidence);
    return seconds === undefined || (seconds > -2 && seconds < MINUTES_BEFORE * 60);
  });
}

/** The failure of a named unit that a failure told by a description is about: systemd tells both within a few lines. */
function namedBeside(failure: Event, named: ReadonlyMap<number, Event>): Event | undefined {
  if (isNamed(failure)) return undefined;
  for (let line = failure.line - LINES_BETWEEN; line <= failure.line + LINES_BETWEEN; line++) {
    const other = named.get(line);
    if (other && onOneHost(other, failure)) return other;
  }
  return undefined;
}

const isNamed = ({ unit }: EventFact): boolean => unit?.includes('.') === true;

const byLine = (failures: readonly Event[]): ReadonlyMap<number, Event> =>
  new Map(failures.filter(isNamed).map((failure) => [failure.line, failure]));

/** `Failed to start Docker Application Container Engine.` beside `docker.service: main process exited` */
function descriptionsIn(failures: readonly Event[]): ReadonlyMap<string, readonly string[]> {
  const named = byLine(failures);
  const descriptions = new Map<string, Set<string>>();
  for (const failure of failures) {
    const unit = namedBeside(failure, named)?.unit;
    if (unit === undefined || failure.unit === undefined) continue;
    descriptions.set(unit, (descriptions.get(unit) ?? new Set()).add(failure.unit));
  }
  return new Map([...descriptions].map(([unit, said]) => [unit, [...said]]));
}

/** Failures without those that systemd tells a second time by the description of the unit. */
function withoutRetold(failures: readonly Event[]): readonly Event[] {
  const named = byLine(failures);
  return failures.filter((failure) => namedBeside(failure, named) === undefined);
}

/** `Dependency failed for Kubernetes Kubelet.` goes before `Job kubelet.service/start failed with result 'dependency'.` */
function withoutSecondTelling(dependents: readonly Event[]): readonly Event[] {
  return dependents.filter((dependent, index) => {
    const next = dependents[index + 1];
    const isToldAgain = next !== undefined && isNamed(next) && next.line - dependent.line <= LINES_BETWEEN;
    return isNamed(dependent) || !isToldAgain;
  });
}

/** The last failure on the same host at most a few lines before an event; failures stand in the order of their lines. */
function lastBefore(ends: readonly Event[], event: Event): Event | undefined {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.line ?? 0) < event.line) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at--) {
    const end = ends[at];
    if (!end || event.line - end.line > LINES_AFTER) return undefined;
    if (onOneHost(end, event)) return end;
  }
  return undefined;
}

/** The failure a unit was not started for: the last one told before. */
function causeOf(dependent: Event, ends: readonly Event[], evidence: Evidence): Event | undefined {
  const end = lastBefore(ends, dependent);
  if (!end) return undefined;
  const seconds = secondsBetween(end, dependent, evidence);
  return seconds === undefined || Math.abs(seconds) <= SECONDS_AFTER ? end : undefined;
}

interface Around {
  /** Descriptions of units, by their names. */
  readonly descriptions: ReadonlyMap<string, readonly string[]>;
  readonly errors: readonly Event[];
  readonly starts: readonly Event[];
}

function tell(end: Event, dependents: readonly Event[], around: Around, evidence: Evidence): Story[] {
  const first = firstErrorBefore(end, around, evidence);
  const values: Values = {
    unit: end.unit ?? '',
    ...(first && { message: first.message.slice(0, LONGEST_MESSAGE).trim() }),
    ...(dependents[0]?.unit && { dependent: dependents[0].unit }),
    ...(dependents.length > 1 && { more: grouped(dependents.length - 1) }),
  };
  const story = new StoryBuilder(evidence.facts);
  const waiting = dependents.map((dependent) =>
    story.step(`unit ${dependent.unit}`, 'dependency', { ...values, dependent: dependent.unit ?? '' }, [dependent], {
      actor: 'event',
    }),
  );
  const failed = story.step(`failure of ${end.unit}`, 'failed', values, [end], { actor: 'event' });
  for (const step of waiting) story.join(step, failed, 'because');
  if (first) {
    const cause = story.step('first error', 'first-error', values, [first], { actor: 'event', blamed: true });
    story.join(failed, cause, 'because');
  }
  return story.tell({
    rule: 'first-failure',
    confidence: first ? 'likely' : 'possible',
    says: first ? 'failed-because' : 'failed-alone',
    values,
    missing: first ? [] : [{ says: 'need-log', values, command: 'journalctl -b --no-pager -u {unit}' }],
  });
}

export default defineRule({
  name: 'first-failure',
  words: {
    'failed-because': {
      en: '{unit} failed; its first error is “{message}”[; {dependent} failed only because of it][ and {more} more with it]',
      'zh-cn': '{unit} 启动失败，第一条报错是“{message}”[；{dependent} 只是受它连累][，另有 {more} 个]',
    },
    'failed-alone': {
      en: '{unit} failed, its own error is not in the paste[; {dependent} failed only because of it]',
      'zh-cn': '{unit} 启动失败，它自己的报错不在粘贴的内容里[；{dependent} 只是受它连累]',
    },
    failed: { en: '{unit} failed', 'zh-cn': '{unit} 失败' },
    dependency: { en: '{dependent} was not started: it needs {unit}', 'zh-cn': '{dependent} 没有启动：它依赖 {unit}' },
    'first-error': { en: 'the first error: {message}', 'zh-cn': '第一条报错：{message}' },
    because: { en: 'because', 'zh-cn': '因为' },
    'need-log': { en: 'What the unit itself said:', 'zh-cn': '这个单元自己说了什么：' },
  },
  find(evidence: Evidence): Story[] {
    const events = evidence.facts.all('event').toSorted((a, b) => a.line - b.line);
    const failures = events.filter(({ outcome, unit }) => outcome === 'failed' && unit !== undefined);
    const around = {
      descriptions: descriptionsIn(failures),
      errors: events.filter((event) => isError(event) && event.outcome === undefined),
      starts: events.filter(({ outcome }) => outcome === 'started'),
    };
    const ends = withoutRetold(failures);
    const dependents = withoutSecondTelling(
      events.filter(({ outcome, unit }) => outcome === 'dependency-failed' && unit !== undefined),
    );
    const byCause = Map.groupBy(dependents, (dependent) => causeOf(dependent, ends, evidence));
    const byUnit = Map.groupBy(ends, ({ unit }) => unit);
    const firsts = ends.filter((end) => byUnit.get(end.unit)?.find((other) => onOneHost(other, end)) === end);
    return firsts.slice(0, MOST_STORIES).flatMap((end) => {
      const own = (byUnit.get(end.unit) ?? []).filter((other) => onOneHost(other, end));
      return tell(end, own.flatMap((one) => byCause.get(one) ?? []).slice(0, MOST_DEPENDENTS), around, evidence);
    });
  },
});
