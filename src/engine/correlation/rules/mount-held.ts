/** A process in another mount namespace that keeps a container's mount alive. */
import type { Confidence, Story, Values } from '../../model.ts';
import { type Known, onOneHost } from '../fact-base.ts';
import { type Copy, type HeldMount, heldMounts } from '../mounts/holders.ts';
import { type KnownProcess, Processes } from '../processes.ts';
import { defineRule, type Evidence, type Sight, StoryBuilder } from '../rule.ts';

/** More is a survey of a host. */
const MOST_STORIES = 12;

interface Told {
  readonly held: HeldMount;
  readonly busy: Known | undefined;
}

function tell({ held, busy }: Told, { facts }: Evidence): Story[] {
  const { point, daemon, copies, reached, cutAt } = held;
  const main = eldest(copies.map(({ process }) => process));
  const values: Values = {
    path: point,
    reached: reached === undefined ? 'unknown' : String(reached),
    ...(busy && { busy: 'yes' }),
    ...(main && { holder: main.label, pid: String(main.pid) }),
    ...(copies.length > 1 && { others: String(copies.length - 1) }),
    ...(daemon?.peerGroup !== undefined && { group: String(daemon.peerGroup) }),
    ...(daemon?.docker && { version: daemon.docker }),
    ...(cutAt && { cut: cutAt.point, cutId: String(cutAt.id) }),
  };
  const story = new StoryBuilder(facts);
  const failed = busy && story.step('removal', 'busy', values, [busy], { actor: 'event' });
  const own = addDaemon(story, held, values);
  if (failed !== undefined && own !== undefined) story.join(failed, own, 'concerns');
  const copy = addCopies(story, held, values);
  if (own !== undefined) story.join(own, copy, reached ? 'reaches' : 'does-not-reach', values);
  else if (failed !== undefined) story.join(failed, copy, 'concerns');
  return story.tell({
    rule: 'mount-held',
    confidence: confidenceOf(held, busy),
    says: reached ? 'released' : reached === undefined ? 'copied' : 'held',
    values,
    missing: daemon
      ? []
      : [{ says: 'need-daemon', values, command: 'grep -F {path} /proc/$(pidof dockerd)/mountinfo' }],
  });
}

const PATH = /\/[\w./@:+-]{1,400}/g;

/** What failed as busy, by the paths it names: `remove /…/merged: device or resource busy` */
function busyPaths({ facts }: Evidence): ReadonlyMap<string, readonly Known[]> {
  const paths = new Map<string, Known[]>();
  for (const event of facts.all('event')) {
    if (!/\bbusy\b/i.test(event.message)) continue;
    for (const [found] of event.message.matchAll(PATH)) {
      const path = found.replace(/[.:]{1,3}$/, '');
      const known = paths.get(path);
      if (known) known.push(event);
      else paths.set(path, [event]);
    }
  }
  return paths;
}

/** What failed comes first, then what an unmount does not reach. */
function weightOf({ held, busy }: Told): number {
  return Number(busy !== undefined) * 2 + Number(held.reached === false);
}

function confidenceOf({ reached, copies }: HeldMount, busy: Known | undefined): Confidence {
  if (reached !== undefined) return copies.some(({ process }) => process.isMixed) ? 'likely' : 'confirmed';
  return busy ? 'likely' : 'possible';
}

/** The daemon's mount, and the one above it that made it private. */
function addDaemon(story: StoryBuilder, { daemon, cutAt }: HeldMount, values: Values): number | undefined {
  const says = daemon?.peerGroup === undefined ? 'daemon-private' : 'daemon-shared';
  const own =
    daemon &&
    story.step(`mount ${daemon.id}`, says, { ...values, id: String(daemon.id) }, [daemon], { actor: 'mount' });
  if (!cutAt) return own;
  const cut = story.step(`mount ${cutAt.id}`, 'cut', values, [cutAt], { actor: 'mount', blamed: true });
  if (own !== undefined) story.join(own, cut, 'private-because');
  return own ?? cut;
}

function addCopies(story: StoryBuilder, { copies, reached, cutAt }: HeldMount, values: Values): number {
  const [first] = copies;
  const group = first?.mount.master;
  const places: readonly Sight[] = [
    ...copies.map(({ mount }) => mount),
    ...copies.flatMap(({ process }: Copy) => process.facts.slice(0, 1)),
  ];
  return story.step(
    `copy ${first?.process.pid ?? ''}`,
    group === undefined ? (reached === undefined ? 'copy' : 'foreign-copy') : 'copy-slave',
    { ...values, ...(group !== undefined && { group: String(group) }) },
    places,
    { actor: 'process', blamed: reached === false && !cutAt },
  );
}

/** The holder that is no child of another: the service itself before its workers. */
function eldest(holders: readonly KnownProcess[]): KnownProcess | undefined {
  const pids = new Set(holders.map(({ pid }) => pid));
  return holders.find(({ parent }) => parent === undefined || !pids.has(parent)) ?? holders[0];
}

export default defineRule({
  name: 'mount-held',
  words: {
    held: {
      en: '[Docker {version}: ]{path} is still mounted in the mount namespace of {holder}[ and {others} more][; on the host it is private because of {cut} (mount {cutId})], so the daemon’s unmount does not reach it',
      'zh-cn':
        '[Docker {version}：]{holder}[ 和另外 {others} 个进程] 在另一个 mount namespace 里还挂着 {path}[；这个挂载是 private，因为上层 {cut}（挂载 {cutId}）是 private]，守护进程的卸载传不过去',
    },
    copied: {
      en: '{path} is still mounted in the mount namespace of {holder}[ and {others} more][; where the daemon works, {cut} (mount {cutId}) is private, so that its unmount does not get there]',
      'zh-cn':
        '{holder}[ 和另外 {others} 个进程] 在自己的 mount namespace 里还挂着 {path}[；守护进程那边的 {cut}（挂载 {cutId}）是 private，它的卸载传不到这里]',
    },
    released: {
      en: '[Docker {version}: ]the copy of {path} that {holder}[ and {others} more] has belongs to peer group {group}: the daemon’s unmount reaches it',
      'zh-cn':
        '[Docker {version}：]{holder}[ 和另外 {others} 个进程] 有一份 {path} 的副本，属于 peer group {group}：守护进程卸载时会跟着卸掉',
    },
    busy: {
      en: 'removing {path} failed: device or resource busy',
      'zh-cn': '删除 {path} 失败：device or resource busy',
    },
    'daemon-private': {
      en: 'on the host {path} (mount {id}) is private',
      'zh-cn': '宿主机上 {path}（挂载 {id}）是 private',
    },
    'daemon-shared': {
      en: 'on the host {path} (mount {id}) is shared in peer group {group}',
      'zh-cn': '宿主机上 {path}（挂载 {id}）是 shared，属于 peer group {group}',
    },
    cut: {
      en: '{cut} (mount {cutId}) is private: propagation ends here',
      'zh-cn': '{cut}（挂载 {cutId}）是 private：传播到此为止',
    },
    copy: {
      en: 'a copy in another mount namespace belongs to {holder}[ and {others} more]',
      'zh-cn': '{holder}[ 和另外 {others} 个进程] 在另一个 mount namespace 里有一份副本',
    },
    'foreign-copy': {
      en: 'the copy of {holder}[ and {others} more] is no slave of the host’s mount',
      'zh-cn': '{holder}[ 和另外 {others} 个进程] 手里的副本不是宿主机挂载的 slave',
    },
    'copy-slave': {
      en: 'the copy of {holder}[ and {others} more] is a slave of peer group {group}',
      'zh-cn': '{holder}[ 和另外 {others} 个进程] 手里的副本是 peer group {group} 的 slave',
    },
    concerns: { en: 'is about', 'zh-cn': '涉及' },
    'private-because': { en: 'private because of', 'zh-cn': '因它而 private' },
    reaches: { en: 'an unmount reaches', 'zh-cn': '卸载传得到' },
    'does-not-reach': { en: 'an unmount does not reach', 'zh-cn': '卸载传不到' },
    'need-daemon': {
      en: 'How the daemon itself sees the mount:',
      'zh-cn': '守护进程自己看到的这个挂载：',
    },
  },
  find(evidence) {
    const busy = busyPaths(evidence);
    const told = heldMounts(evidence.facts, new Processes(evidence.facts)).map((held) => ({
      held,
      busy: busy.get(held.point)?.find((event) => held.copies.every(({ mount }) => onOneHost(event, mount))),
    }));
    return told
      .toSorted((a, b) => weightOf(b) - weightOf(a))
      .slice(0, MOST_STORIES)
      .flatMap((one) => tell(one, evidence));
  },
});
