import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/memory-limit.ts';
import { CONTAINER, DUMP, memoryKill } from '../../support/hanging-exec.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, storyOf, surest } from '../../support/stories.ts';

const POD = '/kubepods/burstable/pod6c4333b3-a663-11ea-b39f-6c92bf85beda';
const PREFIX = 'Mar 13 03:17:02 web-03 kernel: ';
const stats = (path: string, rss: number): string =>
  `${PREFIX}Memory cgroup stats for ${path}: cache:0KB rss:${rss}KB mapped_file:0KB swap:0KB\n`;
const IN_POD = memoryKill({ kernel: 0, victim: 'java' })
  .replace(
    `${PREFIX}[ pid ]`,
    `${stats(POD, 0)}${stats(`${POD}/${'a'.repeat(64)}`, 990_000)}${stats(`${POD}/${CONTAINER}`, 2000)}${PREFIX}[ pid ]`,
  )
  .replace(
    `${PREFIX}Memory cgroup out`,
    `${PREFIX}oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=x,mems_allowed=0,oom_memcg=${POD},task_memcg=${POD}/${CONTAINER},task=java,pid=18851,uid=0\n${PREFIX}Memory cgroup out`,
  );
const APPLICATION = memoryKill({ kernel: 0, victim: 'java' }).replace('  518 ', '260000 ');
const SMALL = memoryKill({ kernel: 0, victim: 'java' });
const AGAIN = memoryKill({ kernel: 0, victim: 'java', pid: 20114, day: 'Mar 14' });
const INSPECT = `$ docker inspect web
[
  {
    "Id": "${CONTAINER}",
    "Name": "/web",
    "State": {
      "Status": "exited",
      "OOMKilled": true,
      "Pid": 0,
      "ExitCode": 137
    }
  }
]
`;
const hostKill = (
  day: string,
): string => `Mar ${day} 03:17:02 web-03 kernel: java invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0
Mar ${day} 03:17:02 web-03 kernel: Mem-Info:
Mar ${day} 03:17:02 web-03 kernel: Out of memory: Kill process 4711 (mongod) score 812 or sacrifice child
Mar ${day} 03:17:02 web-03 kernel: Killed process 4711 (mongod) total-vm:9123000kB, anon-rss:8123000kB, file-rss:0kB, shmem-rss:0kB
`;
const FIFO = `strace: Process 8807 attached with 2 threads
[pid  8812] futex(0x55c1d7a5ce20, FUTEX_WAIT, 0, NULL <unfinished ...>
[pid  8807] openat(AT_FDCWD, "/run/docker/runtime-runc/moby/${CONTAINER}/exec.fifo", O_RDONLY|O_CLOEXEC
`;

const TOLD = [
  {
    name: 'kernel memory',
    text: memoryKill({ victim: 'java' }),
    confidence: 'confirmed',
    en: 'the limit of 1 GiB of container 3f6c0a9d17e2 is filled by kernel memory (99.75 %), so killing java frees nothing; since Mar 13 03:17:02',
    'zh-cn': '容器 3f6c0a9d17e2 1 GiB 的上限被内核内存占满（99.75 %），杀掉 java 也腾不出内存；自 Mar 13 03:17:02 起',
  },
  {
    name: 'the same again and again',
    text: memoryKill({ victim: 'java' }) + memoryKill({ victim: 'java', pid: 20114, day: 'Mar 14' }),
    confidence: 'confirmed',
    en: 'the limit of 1 GiB of container 3f6c0a9d17e2 is filled by kernel memory (99.75 %), so killing java (2 times) frees nothing; since Mar 13 03:17:02',
    'zh-cn':
      '容器 3f6c0a9d17e2 1 GiB 的上限被内核内存占满（99.75 %），杀掉 java（2 次） 也腾不出内存；自 Mar 13 03:17:02 起',
  },
  {
    name: 'page cache',
    text: memoryKill({ kernel: 0, victim: 'rsync' }).replace('cache:0KB', 'cache:1000000KB'),
    confidence: 'confirmed',
    en: 'the limit of 1 GiB of container 3f6c0a9d17e2 is filled by page cache (95.37 %) that could not be dropped; rsync was killed',
    'zh-cn': '容器 3f6c0a9d17e2 1 GiB 的上限被页缓存占满（95.37 %）且回收不掉；rsync 被杀',
  },
  {
    name: 'the application itself',
    text: APPLICATION,
    confidence: 'confirmed',
    en: 'the processes of container 3f6c0a9d17e2 fill the limit of 1 GiB themselves (99.18 %); the kernel killed java; since Mar 13 03:17:02',
    'zh-cn': '容器 3f6c0a9d17e2 的进程自己用满了 1 GiB 的上限（99.18 %）；内核杀掉了 java；自 Mar 13 03:17:02 起',
  },
  {
    name: 'another container of the pod',
    text: IN_POD,
    confidence: 'confirmed',
    en: `the limit of the parent ${POD} (1 GiB) fired; what fills it is ${POD}/aaaaaaaaaaaa… (966.8 MiB), not the victim java`,
    'zh-cn': `触发的是父 cgroup ${POD}（1 GiB）的上限；占内存的是 ${POD}/aaaaaaaaaaaa…（966.8 MiB），不是被杀的 java`,
  },
  {
    name: 'what Docker says of the container',
    text: SMALL + INSPECT,
    confidence: 'likely',
    en: 'java of container 3f6c0a9d17e2 was killed at the limit of 1 GiB; what filled it is not in the paste',
    'zh-cn': '容器 3f6c0a9d17e2 的 java 在 1 GiB 的上限被杀；上限被什么占满，粘贴的内容里看不出',
  },
  {
    name: 'the host, twice',
    text: hostKill('13') + hostKill('14'),
    confidence: 'likely',
    en: 'the host itself ran out of memory; the kernel killed mongod (pid 4711) 2 times',
    'zh-cn': '宿主机自己的内存用光了，内核杀掉了 mongod（pid 4711），共 2 次',
  },
  {
    name: 'a start that waits for the victim',
    text: `runc version 1.0.0-rc2\n${memoryKill({ kernel: 0 })}\n${FIFO}\n${DUMP}`,
    confidence: 'likely',
    en: 'runc:[2:INIT] of container 3f6c0a9d17e2 was killed at the limit of 1 GiB; what filled it is not in the paste',
    'zh-cn': '容器 3f6c0a9d17e2 的 runc:[2:INIT] 在 1 GiB 的上限被杀；上限被什么占满，粘贴的内容里看不出',
  },
] as const;

const POD_OF_IT = `Name:         web-0
Namespace:    shop
Node:         node-7/192.0.2.7
Status:       Running
Containers:
  web:
    Container ID:   docker://${CONTAINER}
    Image:          registry.example.net/shop/web:4
    State:          Running
      Started:      Wed, 13 Mar 2024 03:17:04 +0000
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
    Ready:          True
    Restart Count:  1
`;
const OOM_EVENT = `2024-03-13T03:17:02.114000000Z container oom ${CONTAINER} (image=shop/web:4, name=web)
`;

const steps = (text: string): readonly string[] => storyOf('memory-limit', text).steps.map(({ id }) => id);

describe('a memory limit that fired', () => {
  it.each(TOLD)('is told: $name', ({ text, confidence, ...said }) => {
    const story = storyOf('memory-limit', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('memory-limit', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each([
    ['one kill of which nothing else is known', SMALL],
    ['one kill on the host', hostKill('13')],
    ['what Docker says alone', INSPECT],
    ['what Docker says of another container', SMALL + INSPECT.replace(CONTAINER, 'b'.repeat(64))],
    [
      'a container that Docker does not show as killed',
      SMALL + INSPECT.replace('"OOMKilled": true', '"OOMKilled": false'),
    ],
  ])('is not told of %s', (_, text) => {
    expect(storiesOf('memory-limit', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('memory-limit', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it.each([
    ['docker inspect', INSPECT],
    ['kubectl describe', POD_OF_IT],
    ['docker events', OOM_EVENT],
  ])('is joined with what %s says of the container', (_, told) => {
    expect(storyOf('memory-limit', `${SMALL}\n# next\n${told}`).steps[0]?.text).toBe('web is shown as OOMKilled');
  });

  it('ties the victim to who waits for it, as far as the paste shows that', () => {
    expect(steps(TOLD[7].text)).toEqual([
      'hang',
      'waiting',
      'opens',
      'runc',
      'pid 18851',
      expect.stringMatching(/^limit/),
    ]);
    const ofOther = FIFO.replace(CONTAINER, 'c'.repeat(64));
    expect(steps(`runc version 1.0.0-rc5\n${memoryKill({ kernel: 0 })}\n${ofOther}`)).toEqual([
      'waiting',
      'pid 18851',
      expect.stringMatching(/^limit/),
    ]);
  });

  it('does not tie short waits and programs that start no containers to it', () => {
    const short = DUMP.replaceAll(/3\d\d minutes/g, '2 minutes');
    const foreign = DUMP.replaceAll('github.com/docker/docker', 'example.com/shop').replaceAll('containerd', 'orders');
    for (const dump of [short, foreign]) expect(steps(`${memoryKill({ kernel: 0 })}\n${dump}`)).not.toContain('hang');
  });

  it('keeps the limits of two containers apart', () => {
    const other = memoryKill({ container: 'd'.repeat(64), kernel: 0, victim: 'java', pid: 30001 });
    expect(storiesOf('memory-limit', SMALL + other)).toEqual([]);
    expect(storiesOf('memory-limit', SMALL + other + AGAIN).map(({ values }) => values['times'])).toEqual(['2']);
  });

  it('is told of no cut of the paste more surely than of the whole', () => {
    const lines = APPLICATION.split('\n');
    for (const [count] of lines.entries())
      expect(surest(storiesOf('memory-limit', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(
        surest(storiesOf('memory-limit', APPLICATION)),
      );
  });
});
