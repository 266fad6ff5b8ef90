/** A daemon with a mount namespace of its own whose containers outlive it. */
import type { SettingFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { type FactBase, type Known, onOneHost } from '../fact-base.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';

type Setting = Known<SettingFact>;

/** Settings that give a unit a mount namespace of its own, with the values that do so. */
const OWN_NAMESPACE: readonly (readonly [name: string, value: RegExp])[] = [
  ['MountFlags', /^(?:slave|private)$/],
  ['PrivateMounts', /^(?:yes|true|on|1)$/],
  ['PrivateTmp', /^(?:yes|true|on|1)$/],
];
/** Units the setting matters in; that of others says nothing about containers. A file may be pasted without its name. */
const DAEMON_UNIT = /^(?:docker|unit$)/;

function find({ facts }: Evidence): Story[] {
  const [flag] = OWN_NAMESPACE.flatMap(([name, pattern]) =>
    facts.by('setting', 'name', name).filter(({ value, of }) => pattern.test(value) && DAEMON_UNIT.test(of)),
  );
  if (!flag) return [];
  const restore = facts.by('setting', 'name', 'live-restore').filter((setting) => onOneHost(setting, flag));
  // What the running daemon says counts, whatever its file will make of it.
  const outlives = restore.find(({ of }) => of === 'dockerd') ?? restore[0];
  return outlives?.value === 'true' ? tell(flag, outlives, facts) : [];
}

function tell(flag: Setting, outlives: Setting, facts: FactBase): Story[] {
  const values: Values = { unit: flag.of, flags: `${flag.name}=${flag.value}`, where: outlives.of };
  const story = new StoryBuilder(facts);
  const lost = story.step('lost', 'lost', values, [flag], { actor: 'mount' });
  const own = story.step('namespace', 'own-namespace', values, [flag], { actor: 'setting', blamed: true });
  const kept = story.step('restore', 'kept-running', values, [outlives], { actor: 'setting' });
  story.join(lost, own, 'because');
  story.join(lost, kept, 'because');
  return story.tell({
    rule: 'own-mount-namespace',
    confidence: 'confirmed',
    says: 'incompatible',
    values,
    missing: [],
  });
}

export default defineRule({
  name: 'own-mount-namespace',
  words: {
    incompatible: {
      en: '{unit} has {flags} and live-restore is on: after a restart the daemon is in a new mount namespace and cannot unmount what its running containers hold in the old one',
      'zh-cn':
        '{unit} 设了 {flags}，又开了 live-restore：守护进程一重启就进了新的 mount namespace，卸不掉运行中容器在旧 namespace 里的挂载',
    },
    lost: {
      en: 'mounts of running containers stay in the namespace of the daemon before',
      'zh-cn': '运行中容器的挂载留在上一个守护进程的 namespace 里',
    },
    'own-namespace': { en: '{flags} in {unit}', 'zh-cn': '{unit} 里的 {flags}' },
    'kept-running': { en: 'live-restore in {where}', 'zh-cn': '{where} 里的 live-restore' },
    because: { en: 'because of', 'zh-cn': '因为' },
  },
  find,
});
