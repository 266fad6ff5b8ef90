import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/space-exhausted.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, storyOf, surest } from '../../support/stories.ts';

const failed = (path: string): string => `Error response from daemon: mkdir ${path}: no space left on device\n`;
const LAYER = failed('/var/lib/docker/tmp/layer-7');
const df = (...rows: readonly string[]): string =>
  `Filesystem      Size  Used Avail Use% Mounted on\n${rows.map((row) => `${row}\n`).join('')}`;
const dfi = (...rows: readonly string[]): string =>
  `\nFilesystem       Inodes   IUsed    IFree IUse% Mounted on\n${rows.map((row) => `${row}\n`).join('')}`;
const ROOT_FULL = '/dev/vda1        40G   40G     0 100% /';
const ROOT_HALF = '/dev/vda1        40G   20G   20G  50% /';
const CGROUP = failed('/sys/fs/cgroup/memory/docker/3f6c0a9d17e2');
const table = (count: number): string =>
  `#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpuset\t9\t80\t1\nmemory\t6\t${count}\t1\n`;
const tooFew = (sort: string): string =>
  `Error response from daemon: devmapper: Thin Pool has 121 free ${sort} blocks which is less than minimum required 163840 free ${sort} blocks. Create more free space in thin pool or use dm.min_free_space option to change behavior\n`;
const info = (data: string, metadata: string): string => `# docker info
Containers: 4
Server Version: 1.13.1
Storage Driver: devicemapper
 Pool Name: docker-thinpool
 Data Space Used: ${data} GB
 Data Space Total: 20 GB
 Metadata Space Used: ${metadata} MB
 Metadata Space Total: 200 MB
Logging Driver: json-file
`;
const POOL_FULL = '[81422.102233] device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode\n';

const TOLD = [
  {
    name: 'blocks',
    text: LAYER + LAYER + df(ROOT_FULL),
    confidence: 'confirmed',
    en: '/ is full: no blocks left of 40 GiB',
    'zh-cn': '/ 已写满（共 40 GiB）',
  },
  {
    name: 'blocks, without a path',
    text: `docker: no space left on device\n${df(ROOT_FULL)}`,
    confidence: 'likely',
    en: '/ is full: no blocks left of 40 GiB',
    'zh-cn': '/ 已写满（共 40 GiB）',
  },
  {
    name: 'inodes, where df shows room',
    text: LAYER + df(ROOT_HALF) + dfi('/dev/vda1       2621440 2621440        0  100% /'),
    confidence: 'confirmed',
    en: '/ has no inodes left of 2,621,440, whatever df shows as free',
    'zh-cn': '/ 的 inode 用光了（共 2,621,440 个），df 看着还有空间也没用',
  },
  {
    name: 'the data of a thin pool',
    text: tooFew('data') + info('18.4', '20'),
    confidence: 'confirmed',
    en: 'the thin pool docker-thinpool has no data blocks left to give',
    'zh-cn': 'thin pool docker-thinpool 没有可用的数据块了',
  },
  {
    name: 'the metadata of a thin pool',
    text: tooFew('metadata') + info('9', '199'),
    confidence: 'confirmed',
    en: 'the thin pool docker-thinpool has no metadata blocks left to give',
    'zh-cn': 'thin pool docker-thinpool 没有可用的元数据块了',
  },
  {
    name: 'a thin pool, as the kernel says',
    text: failed('/var/lib/docker/devicemapper/mnt/3f6c') + POOL_FULL,
    confidence: 'confirmed',
    en: 'the thin pool 253:4 has no data blocks left to give',
    'zh-cn': 'thin pool 253:4 没有可用的数据块了',
  },
  {
    name: 'a thin pool, where the path may be anywhere',
    text: failed('/srv/app/cache') + POOL_FULL,
    confidence: 'likely',
    en: 'the thin pool 253:4 has no data blocks left to give',
    'zh-cn': 'thin pool 253:4 没有可用的数据块了',
  },
  {
    name: 'memory cgroups',
    text: CGROUP,
    confidence: 'likely',
    en: 'the kernel has no ids left for memory cgroups; the disk has nothing to do with it',
    'zh-cn': '内核的 memory cgroup 编号用光了，与磁盘无关',
  },
  {
    name: 'memory cgroups, counted',
    text: CGROUP + table(65_531),
    confidence: 'confirmed',
    en: 'the kernel has no ids left for memory cgroups; the disk has nothing to do with it',
    'zh-cn': '内核的 memory cgroup 编号用光了，与磁盘无关',
  },
  {
    name: 'inotify',
    text: 'E0513 11:20:05.201991    7211 kubelet.go:1302] Failed to start cAdvisor inotify_add_watch /sys/fs/cgroup/cpu,cpuacct/docker: no space left on device\n',
    confidence: 'likely',
    en: 'the inotify watches of a user are used up; the disk has nothing to do with it',
    'zh-cn': '用户的 inotify watch 用光了，与磁盘无关',
  },
  {
    name: 'semaphores',
    text: 'time="2023-04-01T08:00:00.118000000Z" level=error msg="semget: no space left on device"\n',
    confidence: 'likely',
    en: 'the semaphores of the host are used up; the disk has nothing to do with it',
    'zh-cn': '宿主机的信号量用光了，与磁盘无关',
  },
  {
    name: 'a cpuset',
    text: failed('/sys/fs/cgroup/cpuset/docker/3f6c'),
    confidence: 'likely',
    en: 'a cpuset without CPUs or memory nodes cannot take a process; the disk has nothing to do with it',
    'zh-cn': 'cpuset 里没有 CPU 或内存节点，进程放不进去，与磁盘无关',
  },
] as const;

const NOT_TOLD = [
  ['an error without anything that is full', LAYER + df(ROOT_HALF)],
  ['another file system that is full', LAYER + df(ROOT_HALF, '/dev/vdb1       100G  100G     0 100% /srv/backup')],
  [
    'a mount point that only begins like the path',
    LAYER + df(ROOT_HALF, '/dev/vdb1       100G  100G     0 100% /var/lib/dock'),
  ],
  [
    'images that are always full',
    `docker: no space left on device\n${df(ROOT_HALF, '/dev/loop3       56M   56M     0 100% /snap/core18/2566')}`,
  ],
  ['a file system that is full without an error', df(ROOT_FULL)],
  ['other files of cgroups', failed('/sys/fs/cgroup/devices/docker/tasks').replace('mkdir', 'write')],
  ['few memory cgroups', CGROUP + table(412)],
  ['a thin pool with room', tooFew('data') + info('4', '20')],
  ['two hosts', `[root@web-01 ~]# docker run x\n${LAYER}[root@web-02 ~]# df -h\n${df(ROOT_FULL)}`],
] as const;

describe('what ran out', () => {
  it.each(TOLD)('is told: $name', ({ text, confidence, ...said }) => {
    const story = storyOf('space-exhausted', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('space-exhausted', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each(NOT_TOLD)('is not told of %s', (_, text) => {
    expect(storiesOf('space-exhausted', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('space-exhausted', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('is one story for all that failed on one file system', () => {
    const many = Array.from({ length: 30 }, (_, n) => failed(`/var/lib/docker/tmp/layer-${n}`)).join('');
    expect(storyOf('space-exhausted', many + df(ROOT_FULL)).values['times']).toBe('30');
  });

  it('is never surer of a cut of the paste than of the whole', () => {
    for (const { text } of TOLD) {
      const lines = text.split('\n');
      for (const [count] of lines.entries())
        expect(surest(storiesOf('space-exhausted', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(
          surest(storiesOf('space-exhausted', text)),
        );
    }
  });
});
