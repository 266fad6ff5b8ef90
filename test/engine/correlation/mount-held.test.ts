import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/mount-held.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { reportOn, sentencesOf, storiesOf, storyOf, surest } from '../../support/stories.ts';

const LAYER = '/var/lib/docker/overlay2/b7e2c94d10f8a635b7e2c94d10f8a635b7e2c94d10f8a635b7e2c94d10f8a635';
const MERGED = `${LAYER}/merged`;
/** As reports shorten it. */
const SHORT = '/var/lib/docker/overlay2/b7e2c94d10f8…/merged';

const row = (ids: string, tag: string, point = MERGED, device = '0:52'): string =>
  `${ids} ${device} / ${point} rw,relatime ${tag}- overlay overlay rw,lowerdir=X,upperdir=X,workdir=X\n`;
const own = (tag: string, ids = '301 1207'): string => `# cat /proc/self/mountinfo\n${row(ids, tag)}`;
const of = (pid: number, ids: string, tag: string): string => `# cat /proc/${pid}/mountinfo\n${row(ids, tag)}`;
const ABOVE =
  '1207 47 253:1 /docker/overlay2 /var/lib/docker/overlay2 rw,relatime - xfs /dev/vda1 rw\n47 40 253:1 / /var rw,relatime shared:30 - xfs /dev/vda1 rw\n';
const BUSY = `Error response from daemon: driver "overlay2" failed to remove root filesystem for 9d06125d0d1339868bf4c24db8662d900cc0b1761042eba285fc82ec785ea772: remove ${MERGED}: device or resource busy\n`;
const ps = (...rows: readonly string[]): string =>
  `UID        PID  PPID  C STIME TTY          TIME CMD\n${rows.map((one) => `root ${one}\n`).join('')}`;
const HTTPD = ps(
  '15120     1  0 10:40 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND',
  '15121 15120  0 10:40 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND',
);
const COPIES = of(15120, '344 319', 'shared:140 ') + of(15121, '344 319', 'shared:140 ');

const TOLD = [
  {
    name: 'a private mount and who made it private',
    text: BUSY + own('') + ABOVE + COPIES + HTTPD,
    confidence: 'confirmed',
    en: `${SHORT} is still mounted in the mount namespace of httpd (pid 15120) and 1 more; on the host it is private because of /var/lib/docker/overlay2 (mount 1207), so the daemon’s unmount does not reach it`,
    'zh-cn': `httpd (pid 15120) 和另外 1 个进程 在另一个 mount namespace 里还挂着 ${SHORT}；这个挂载是 private，因为上层 /var/lib/docker/overlay2（挂载 1207）是 private，守护进程的卸载传不过去`,
  },
  {
    name: 'the service is told before its workers',
    text: own('') + of(15121, '344 319', '') + of(15120, '344 319', '') + HTTPD,
    confidence: 'confirmed',
    en: `${SHORT} is still mounted in the mount namespace of httpd (pid 15120) and 1 more, so the daemon’s unmount does not reach it`,
    'zh-cn': `httpd (pid 15120) 和另外 1 个进程 在另一个 mount namespace 里还挂着 ${SHORT}，守护进程的卸载传不过去`,
  },
  {
    name: 'a slave of the host’s mount',
    text: `// docker 18.06.3-ce\n${own('shared:116 ')}${of(15120, '502 430', 'shared:133 master:116 ')}${HTTPD}`,
    confidence: 'confirmed',
    en: `Docker 18.06.3-ce: the copy of ${SHORT} that httpd (pid 15120) has belongs to peer group 116: the daemon’s unmount reaches it`,
    'zh-cn': `Docker 18.06.3-ce：httpd (pid 15120) 有一份 ${SHORT} 的副本，属于 peer group 116：守护进程卸载时会跟着卸掉`,
  },
  {
    name: 'a slave of another group',
    text: own('shared:116 ') + of(15120, '502 430', 'shared:133 master:115 '),
    confidence: 'confirmed',
    en: `${SHORT} is still mounted in the mount namespace of pid 15120, so the daemon’s unmount does not reach it`,
    'zh-cn': `pid 15120 在另一个 mount namespace 里还挂着 ${SHORT}，守护进程的卸载传不过去`,
  },
  {
    name: 'a removal that failed, without what the daemon has',
    text: BUSY + COPIES,
    confidence: 'likely',
    en: `${SHORT} is still mounted in the mount namespace of pid 15120 and 1 more`,
    'zh-cn': `pid 15120 和另外 1 个进程 在自己的 mount namespace 里还挂着 ${SHORT}`,
  },
  {
    name: 'a removal that failed below a directory that is private',
    text: `${BUSY}${COPIES}# cat /proc/self/mountinfo\n${ABOVE}`,
    confidence: 'likely',
    en: `${SHORT} is still mounted in the mount namespace of pid 15120 and 1 more; where the daemon works, /var/lib/docker/overlay2 (mount 1207) is private, so that its unmount does not get there`,
    'zh-cn': `pid 15120 和另外 1 个进程 在自己的 mount namespace 里还挂着 ${SHORT}；守护进程那边的 /var/lib/docker/overlay2（挂载 1207）是 private，它的卸载传不到这里`,
  },
  {
    name: 'a container that mounts the root of the host',
    text: `${own('')}# cat /proc/8127/mountinfo\n${row('612 580', '', `/rootfs${MERGED}`)}`,
    confidence: 'confirmed',
    en: `${SHORT} is still mounted in the mount namespace of pid 8127, so the daemon’s unmount does not reach it`,
    'zh-cn': `pid 8127 在另一个 mount namespace 里还挂着 ${SHORT}，守护进程的卸载传不过去`,
  },
] as const;

const SHIM = ps(
  '15120     1  0 10:40 ?        00:00:00 /usr/bin/containerd-shim-runc-v2 -namespace moby -id 9d06125d0d13',
);
const NOT_TOLD = [
  ['a copy alone, which nothing failed on', of(15120, '344 319', 'shared:140 ')],
  ['processes in the namespace of the host', BUSY + own('') + of(15120, '301 1207', '')],
  ['the shim of the container', BUSY + own('') + of(15120, '344 319', '') + SHIM],
  [
    'dockerd in a namespace of its own',
    own('') + of(812, '344 319', '') + ps('  812     1  0 09:00 ?        00:01:00 /usr/bin/dockerd -H fd://'),
  ],
  ['the first process of the host', own('', '302 1207') + of(1, '301 1207', '')],
  ['another device at the same place', own('') + of(15120, '344 319', '').replace('0:52', '0:77')],
  ['a volume, which is everybody’s business', (own('') + of(15120, '344 319', '')).replaceAll(MERGED, '/srv/data')],
] as const;

describe('a mount that another namespace holds', () => {
  it.each(TOLD)('is told: $name', ({ text, confidence, ...said }) => {
    const story = storyOf('mount-held', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('mount-held', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each(NOT_TOLD)('is not told of %s', (_, text) => {
    expect(storiesOf('mount-held', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('mount-held', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('tells of a listing with many mounts those that failed first, and no more than one can read', () => {
    const many = Array.from(
      { length: 40 },
      (_, n) => `/var/lib/docker/overlay2/${n.toString(16).padStart(64, 'a')}/merged`,
    );
    const listing = (ids: number): string =>
      many.map((point, n) => row(`${ids + n} 40`, '', point, `0:${100 + n}`)).join('');
    const failed = BUSY.replace(MERGED, many[33] ?? '');
    const text = `${failed}# cat /proc/self/mountinfo\n${listing(500)}# cat /proc/15120/mountinfo\n${listing(700)}`;
    const stories = storiesOf('mount-held', text);
    expect(stories).toHaveLength(12);
    expect(stories.some(({ values }) => values['path'] === many[33])).toBe(true);
  });

  it('is told of no cut of the paste more surely than of the whole', () => {
    const [{ text }] = TOLD;
    const lines = text.split('\n');
    for (const [count] of lines.entries())
      expect(surest(storiesOf('mount-held', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(
        surest(storiesOf('mount-held', text)),
      );
  });

  it('is a sign of the case when an unmount does not reach the copy', () => {
    expect(reportOn(TOLD[0].text).findings.map(({ code, values }) => [code, values['pid']])).toEqual([
      ['SB5009', '15120'],
    ]);
    expect(reportOn(TOLD[2].text).findings).toEqual([]);
  });
});
