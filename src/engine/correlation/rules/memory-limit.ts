/** A memory limit that fired: whose, what filled it, who was killed and what waited for the victim. */
import type { ContainerFact, MemoryKillFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { onWallClock } from '../../text/index.ts';
import { grouped } from '../../words.ts';
import { type FactBase, type Known, onOneHost } from '../fact-base.ts';
import { fillerOf, killsByLimit } from '../memory/fillers.ts';
import { type Waiting, whoWaits } from '../memory/waiting.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';
import { shareInWords, sizeInWords } from '../size.ts';

type Kill = Known<MemoryKillFact>;

function valuesOf(kills: readonly Kill[], { timeOf }: Evidence): Values {
  const [first] = kills;
  const last = kills.at(-1);
  if (!first) return {};
  const telling = kills.find((kill) => fillerOf(kill)) ?? first;
  const filler = fillerOf(telling);
  const [begin, end] = [onWallClock(timeOf(first)), last && onWallClock(timeOf(last))];
  return {
    ...(first.container && { container: first.container }),
    ...(first.limitedCgroup && { cgroup: first.limitedCgroup }),
    ...(telling.limit !== undefined && { limit: sizeInWords(telling.limit) }),
    ...(first.victim && { victim: first.victim.name, pid: String(first.victim.pid) }),
    ...(filler &&
      telling.usage && {
        filled: sizeInWords(Math.min(filler.bytes, telling.usage)),
        share: shareInWords(filler.bytes, telling.usage),
      }),
    ...(filler?.cgroup && { other: filler.cgroup }),
    ...(kills.length > 1 && { times: grouped(kills.length) }),
    ...(begin && { since: begin }),
    ...(kills.length > 1 && end && { until: end }),
  };
}

function tell(kills: readonly Kill[], evidence: Evidence): Story[] {
  const [first] = kills;
  if (!first?.victim || !saysMore(kills, evidence)) return [];
  const telling = kills.find((kill) => fillerOf(kill)) ?? first;
  const filler = fillerOf(telling);
  const isInit = kills.some(isRuncInit);
  const values: Values = {
    ...valuesOf(kills, evidence),
    ...(filler && { filler: filler.what }),
    ...(isInit && { init: 'yes' }),
  };
  const isHost = first.scope === 'host';
  const story = new StoryBuilder(evidence.facts);
  const seen = addSeen(story, first, values, evidence);
  const waiting = isInit ? addWaiting(story, first, values, whoWaits(first, evidence)) : [];
  const killed = story.step(`pid ${first.victim.pid}`, 'killed', values, kills, {
    actor: 'process',
    victims: kills.length,
  });
  for (const step of waiting) story.join(step, killed, 'waited-for');
  if (seen !== undefined) story.join(seen, killed, 'because');
  const limitId = `limit ${first.limitedCgroup ?? first.container ?? ''}`;
  const limit = story.step(limitId, isHost ? 'host-full' : 'limit', values, [first], { actor: 'cgroup' });
  story.join(killed, limit, 'because');
  if (filler) {
    const cause = story.step('filler', `filled-by-${filler.what}`, values, [telling], {
      actor: 'memory',
      blamed: true,
    });
    story.join(limit, cause, 'because');
  }
  return story.tell({
    rule: 'memory-limit',
    confidence: filler ? 'confirmed' : 'likely',
    says: isHost ? 'host' : filler ? `full-of-${filler.what}` : 'full',
    values,
    missing:
      filler || isHost ? [] : [{ says: 'need-report', values, command: "dmesg -T | grep -B40 -A5 'Killed process'" }],
  });
}

/** Whether there is more to tell than that something was killed. */
function saysMore(kills: readonly Kill[], { facts }: Evidence): boolean {
  if (kills.length > 1) return true;
  return kills.some(
    (kill) => fillerOf(kill) !== undefined || isRuncInit(kill) || shownAsKilled(kill, facts) !== undefined,
  );
}

const isRuncInit = ({ victim }: Kill): boolean => victim?.name.startsWith('runc:[') === true;

function shownAsKilled({ container, host }: Kill, facts: FactBase): Known<ContainerFact> | undefined {
  if (container === undefined) return undefined;
  const known = [container, container.slice(0, 12)].flatMap((id) => facts.by('container', 'id', id));
  return known.find((fact) => fact.oomKilled && onOneHost(fact, { host }));
}

/** What Docker or Kubernetes says of the container. */
function addSeen(story: StoryBuilder, kill: Kill, values: Values, { facts }: Evidence): number | undefined {
  const told = shownAsKilled(kill, facts);
  return (
    told && story.step('container', 'seen', { ...values, name: told.name ?? told.id }, [told], { actor: 'container' })
  );
}

/** Who waits for a runc init that is dead, and the runc that does not notice. */
function addWaiting(story: StoryBuilder, kill: Kill, values: Values, { goroutines, opening, runc }: Waiting): number[] {
  const { in: place, program = '', minutes, count = 0 } = goroutines ?? {};
  const hanging =
    goroutines &&
    story.step(
      'hang',
      'hang',
      { ...values, program, ...(place && { place }), ...(minutes && { minutes: grouped(minutes.max) }) },
      [goroutines],
      { actor: 'goroutines', victims: count, ...(minutes && { minutes: minutes.max }) },
    );
  const start = story.step('waiting', 'start-waits', values, [kill], { actor: 'container' });
  if (hanging !== undefined) story.join(hanging, start, 'waits-behind');
  if (opening) {
    const opens = story.step('opens', 'opens', { ...values, thread: String(opening.thread) }, [opening], {
      actor: 'process',
    });
    story.join(start, opens, 'seen-as');
  }
  if (!runc) return [start];
  const says = story.step('runc', 'runc-waits', { version: runc.version }, [{ ...runc, host: undefined }], {
    actor: 'version',
    blamed: true,
  });
  story.join(start, says, 'because');
  return [start];
}

export default defineRule({
  name: 'memory-limit',
  words: {
    'full-of-kernel': {
      en: 'the limit[ of {limit}][ of container {container}] is filled by kernel memory ({share}), so killing {victim}[ ({times} times)] frees nothing[; since {since}]',
      'zh-cn':
        '[容器 {container} ][{limit} 的]上限被内核内存占满（{share}），杀掉 {victim}[（{times} 次）] 也腾不出内存[；自 {since} 起]',
    },
    'full-of-cache': {
      en: 'the limit[ of {limit}][ of container {container}] is filled by page cache ({share}) that could not be dropped; {victim} was killed[ ({times} times)]',
      'zh-cn': '[容器 {container} ][{limit} 的]上限被页缓存占满（{share}）且回收不掉；{victim} 被杀[（{times} 次）]',
    },
    'full-of-processes': {
      en: 'the processes[ of container {container}] fill the limit[ of {limit}] themselves ({share}); the kernel killed {victim}[ {times} times][; since {since}]',
      'zh-cn':
        '[容器 {container} 的]进程自己用满了[ {limit} 的]上限（{share}）；内核杀掉了 {victim}[ {times} 次][；自 {since} 起]',
    },
    'full-of-others': {
      en: 'the limit of the parent {cgroup}[ ({limit})] fired; what fills it is {other} ({filled}), not the victim {victim}',
      'zh-cn': '触发的是父 cgroup {cgroup}[（{limit}）]的上限；占内存的是 {other}（{filled}），不是被杀的 {victim}',
    },
    full: {
      en: '{victim}[ of container {container}] was killed at the limit[ of {limit}][ {times} times]; what filled it is not in the paste',
      'zh-cn':
        '[容器 {container} 的 ]{victim} 在[ {limit} 的]上限被杀[ {times} 次]；上限被什么占满，粘贴的内容里看不出',
    },
    host: {
      en: 'the host itself ran out of memory; the kernel killed {victim}[ (pid {pid})][ {times} times]',
      'zh-cn': '宿主机自己的内存用光了，内核杀掉了 {victim}[（pid {pid}）][，共 {times} 次]',
    },
    seen: { en: '{name} is shown as OOMKilled', 'zh-cn': '{name} 的状态是 OOMKilled' },
    hang: {
      en: '[{place} of ]{program} waits[ for {minutes} minutes]',
      'zh-cn': '{program}[ 的 {place}] 一直在等[，已 {minutes} 分钟]',
    },
    opens: {
      en: 'thread {thread} is blocked opening exec.fifo, whose other end only runc init opens',
      'zh-cn': '线程 {thread} 卡在打开 exec.fifo 上，它的另一端只有 runc init 会打开',
    },
    'seen-as': { en: 'as seen in', 'zh-cn': '表现为' },
    'runc-waits': {
      en: 'runc {version} waits for ever for a runc init that was killed (mended in 1.0.0-rc5)',
      'zh-cn': 'runc {version} 会一直等一个已被杀掉的 runc init（1.0.0-rc5 起修复）',
    },
    'waits-behind': { en: 'waits behind', 'zh-cn': '排在它后面' },
    'start-waits': {
      en: 'a container start or exec was waiting for its runc init',
      'zh-cn': '有一次容器启动或 exec 在等它的 runc init',
    },
    killed: {
      en: 'the kernel killed {victim}[ (pid {pid})][, {times} times]',
      'zh-cn': '内核杀掉了 {victim}[（pid {pid}）][，共 {times} 次]',
    },
    limit: { en: 'the limit[ of {limit}][ of {cgroup}] was reached', 'zh-cn': '触到[ {cgroup} 的][ {limit} ]上限' },
    'host-full': { en: 'the host had no memory left', 'zh-cn': '宿主机内存耗尽' },
    'filled-by-kernel': {
      en: 'kernel memory: {filled}, {share} of the usage',
      'zh-cn': '内核内存：{filled}，占用量的 {share}',
    },
    'filled-by-cache': {
      en: 'page cache: {filled}, {share} of the usage',
      'zh-cn': '页缓存：{filled}，占用量的 {share}',
    },
    'filled-by-processes': {
      en: 'memory of its processes: {filled}, {share} of the usage',
      'zh-cn': '进程内存：{filled}，占用量的 {share}',
    },
    'filled-by-others': {
      en: 'another child of the same parent, {other}: {filled}',
      'zh-cn': '同一父 cgroup 下的另一个子 cgroup {other}：{filled}',
    },
    'waited-for': { en: 'waited for', 'zh-cn': '等的就是它' },
    because: { en: 'because', 'zh-cn': '因为' },
    'need-report': { en: 'The whole OOM report of the kernel:', 'zh-cn': '内核打印的完整 OOM 报告：' },
  },
  find(evidence) {
    return killsByLimit(evidence.facts.all('memory-kill')).flatMap((kills) => tell(kills, evidence));
  },
});
