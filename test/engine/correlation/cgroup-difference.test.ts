import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/cgroup-difference.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, storyOf } from '../../support/stories.ts';

const OUTER = '6e0b3d9175c24fa8a4c123b1612dd272d1371c17149d439536b3216fdaeeb975';
const OTHER = '4d2f90c1e7a85b3062fd9e1c84a7b05d63f2e8c917a4b0d5e6f3c2819a7d4e50';

/** /proc/PID/cgroup on cgroup v1. */
function listing(pid: number | undefined, paths: { freezer: string; memory?: string; systemd?: string }): string {
  const { freezer, memory = `/docker/${OUTER}`, systemd = `/docker/${OUTER}` } = paths;
  const heading = pid === undefined ? '' : `# cat /proc/${pid}/cgroup\n`;
  return `${heading}4:memory:${memory}\n3:cpu,cpuacct:${memory}\n2:freezer:${freezer}\n1:name=systemd:${systemd}\n\n`;
}
const FIRST = listing(1, { freezer: `/docker/${OUTER}` });
const SECOND = listing(214, { freezer: '/docker-daemon' });
const MISSING =
  'Error response from daemon: Cannot start container web: [8] System error: mkdir /sys/fs/docker-daemon: no such file or directory\n';

const TOLD = [
  {
    name: 'a path that is not found',
    text: MISSING + FIRST + SECOND,
    confidence: 'confirmed',
    en: 'a cgroup is looked for where it is not: for freezer one process is in /docker/6e0b3d9175c2…, the other in /docker-daemon',
    'zh-cn': '要找的 cgroup 不在那里：在 freezer 上，一个进程位于 /docker/6e0b3d9175c2…，另一个位于 /docker-daemon',
  },
  {
    name: 'two processes that belong together',
    text: FIRST + SECOND,
    confidence: 'possible',
    en: 'the two processes are in different cgroups for freezer: /docker/6e0b3d9175c2… and /docker-daemon',
    'zh-cn': '两个进程在 freezer 上的 cgroup 不同：/docker/6e0b3d9175c2… 与 /docker-daemon',
  },
  {
    name: 'one process at two times, without headings',
    text: listing(undefined, { freezer: '/' }) + listing(undefined, { freezer: '/docker-daemon' }),
    confidence: 'possible',
    en: 'the two processes are in different cgroups for freezer: / and /docker-daemon',
    'zh-cn': '两个进程在 freezer 上的 cgroup 不同：/ 与 /docker-daemon',
  },
] as const;

const UNIFIED = (pid: number, path: string): string => `# cat /proc/${pid}/cgroup\n0::${path}\n\n`;
const NOT_TOLD = [
  ['one listing', MISSING + FIRST],
  ['two that are the same', FIRST + FIRST.replace('/1/', '/2/')],
  [
    'two containers',
    FIRST + listing(305, { freezer: `/docker/${OTHER}`, memory: `/docker/${OTHER}`, systemd: `/docker/${OTHER}` }),
  ],
  [
    'two containers of an old Docker, whose service they stay in',
    listing(1, { freezer: `/docker/${OUTER}`, systemd: '/system.slice/docker.service' }) +
      listing(305, {
        freezer: `/docker/${OTHER}`,
        memory: `/docker/${OTHER}`,
        systemd: '/system.slice/docker.service',
      }),
  ],
  [
    'two containers on cgroup v2',
    UNIFIED(1, `/system.slice/docker-${OUTER}.scope`) + UNIFIED(305, `/system.slice/docker-${OTHER}.scope`),
  ],
  [
    'two services on cgroup v2',
    UNIFIED(611, '/system.slice/sshd.service') + UNIFIED(812, '/system.slice/docker.service'),
  ],
  ['two hosts', `[root@ci-1 ~]${FIRST}[root@ci-2 ~]${SECOND}`],
] as const;

describe('a difference of cgroups', () => {
  it.each(TOLD)('is told of $name', ({ text, confidence, ...said }) => {
    const story = storyOf('cgroup-difference', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('cgroup-difference', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each(NOT_TOLD)('is not told of %s', (_, text) => {
    expect(storiesOf('cgroup-difference', text)).toEqual([]);
  });

  it.each([
    ['another path', MISSING.replace('docker-daemon', 'docker-other')],
    ['a path that only begins alike', MISSING.replace('docker-daemon', 'docker-daemon-2')],
    ['another error', MISSING.replace('no such file or directory', 'permission denied')],
  ])('is not confirmed by an error about %s', (_, error) => {
    expect(storyOf('cgroup-difference', error + FIRST + SECOND).confidence).toBe('possible');
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('cgroup-difference', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('is not told of a survey of a host', () => {
    const survey = Array.from({ length: 9 }, (_, n) => listing(100 + n, { freezer: `/docker-${n}` })).join('');
    expect(storiesOf('cgroup-difference', survey)).toEqual([]);
  });
});
