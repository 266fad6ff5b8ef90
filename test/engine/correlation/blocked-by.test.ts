import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/blocked-by.ts';
import {
  CONTAINERD_DUMP,
  CONTAINERD_PROFILE,
  DUMP,
  INIT_LSOF,
  INIT_STRACE,
  memoryKill,
  SHIM_LSOF,
  SHIM_PS,
  SHIM_STRACE,
} from '../../support/hanging-exec.ts';
import { investigation } from '../../support/investigations.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, surest } from '../../support/stories.ts';

const joined = (...parts: readonly string[]): string => parts.join('\n# next\n');
const RUNC_STRACE =
  'strace: Process 18829 attached with 2 threads\n[pid 18831] futex(0xc0000be148, FUTEX_WAIT, 0, NULL <unfinished ...>\n[pid 18829] read(6, \n';
const WHOLE = joined(DUMP, CONTAINERD_PROFILE, SHIM_PS, SHIM_STRACE, RUNC_STRACE, INIT_STRACE, INIT_LSOF, SHIM_LSOF);

/** One goroutine of dockerd; `waits` are the innermost frames. */
function goroutine(state: string, ...functions: readonly string[]): string {
  const frames = functions.map((name) => `${name}(0xc00012c000)\n\t/go/src/example.go:10 +0x5f`);
  return `goroutine 77 [${state}]:\n${frames.join('\n')}\n`;
}
const IN_LOCK = ['sync.runtime_SemacquireMutex', 'sync.(*Mutex).Lock'];
const DAEMON = 'github.com/docker/docker/daemon.(*Daemon).';
const STATS = goroutine('semacquire, 40 minutes', ...IN_LOCK, `${DAEMON}ContainerStats`);
const INSPECT = goroutine('semacquire, 41 minutes', ...IN_LOCK, `${DAEMON}ContainerInspect`);
const RENAME = goroutine('semacquire, 42 minutes', ...IN_LOCK, `${DAEMON}ContainerRename`);
const PLUGIN = goroutine(
  'IO wait, 43 minutes',
  'net/http.(*Client).Do',
  'github.com/docker/docker/pkg/plugins.(*Client).callWithRetry',
  `${DAEMON}VolumeCreate`,
);
const SERVER = goroutine('select, 43 minutes', 'net/http.(*Client).Do', `${DAEMON}PullImage`);
const PROCESS = goroutine(
  'syscall, 43 minutes',
  'syscall.Wait4',
  'os.(*Process).Wait',
  'os/exec.(*Cmd).Wait',
  `${DAEMON}runHook`,
);

const TOLD = [
  {
    name: 'from the requests to the pipe',
    text: WHOLE,
    confidence: 'confirmed',
    en: 'docker inspect hangs: runc init (pid 18842) cannot write to a pipe that containerd-shim (pid 2911) does not read; 2 requests wait behind it; since 03:17',
    'zh-cn':
      'docker inspect 卡住：runc init (pid 18842) 往管道里写不进去，而 containerd-shim (pid 2911) 没有在读；后面排着 2 个请求；自 03:17 起',
  },
  {
    name: 'without what the shim does',
    text: joined(DUMP, CONTAINERD_PROFILE, SHIM_PS, INIT_STRACE, INIT_LSOF, SHIM_LSOF),
    confidence: 'likely',
    en: 'docker inspect hangs: runc init (pid 18842) cannot write to a pipe, whose read end containerd-shim (pid 2911) holds; 2 requests wait behind it; since 03:17',
    'zh-cn':
      'docker inspect 卡住：runc init (pid 18842) 往管道里写不进去，读端在 containerd-shim (pid 2911) 手里；后面排着 2 个请求；自 03:17 起',
  },
  {
    name: 'without open files',
    text: joined(DUMP, CONTAINERD_PROFILE, SHIM_PS, INIT_STRACE),
    confidence: 'likely',
    en: 'docker inspect hangs: runc init (pid 18842) cannot write to a pipe; 2 requests wait behind it; since 03:17',
    'zh-cn': 'docker inspect 卡住：runc init (pid 18842) 往管道里写不进去；后面排着 2 个请求；自 03:17 起',
  },
  {
    name: 'the reader is not known',
    text: joined(DUMP, CONTAINERD_PROFILE, SHIM_PS, INIT_STRACE, INIT_LSOF),
    confidence: 'likely',
    en: 'docker inspect hangs: runc init (pid 18842) cannot write to a pipe; 2 requests wait behind it; since 03:17',
    'zh-cn': 'docker inspect 卡住：runc init (pid 18842) 往管道里写不进去；后面排着 2 个请求；自 03:17 起',
  },
  {
    name: 'a dump of dockerd alone',
    text: DUMP,
    confidence: 'likely',
    en: 'docker inspect hangs: 2 wait for a lock whose holder waits for the answer of another program; for 311 minutes',
    'zh-cn': 'docker inspect 卡住：2 个 goroutine 在等一把锁，持锁者在等另一个程序的应答；已等 311 分钟',
  },
  {
    name: 'a dump that was written at a known time',
    text: DUMP.split('\n')
      .map((line) => `2026-03-13T03:20:00.000000+0000 web-03 dockerd[812]: ${line}`)
      .join('\n'),
    confidence: 'likely',
    en: 'docker inspect hangs: 2 wait for a lock whose holder waits for the answer of another program; for 311 minutes, since 2026-03-12 22:09 UTC',
    'zh-cn':
      'docker inspect 卡住：2 个 goroutine 在等一把锁，持锁者在等另一个程序的应答；已等 311 分钟，自 2026-03-12 22:09 UTC 起',
  },
  {
    name: 'nobody waits for the lock yet',
    text: CONTAINERD_DUMP + SHIM_PS,
    confidence: 'likely',
    en: 'containerd waits for the answer of another program; for 312 minutes, since 03:17',
    'zh-cn': 'containerd 在等另一个程序的应答；已等 312 分钟，自 03:17 起',
  },
  {
    name: 'the holder is a plugin call, whatever else hangs',
    text: joined(`${RENAME}\n${PLUGIN}`, SHIM_PS, INIT_STRACE, INIT_LSOF),
    confidence: 'likely',
    en: 'a goroutine waits for a lock whose holder waits for the answer of another program; for 42 minutes',
    'zh-cn': '一个 goroutine 在等一把锁，持锁者在等另一个程序的应答；已等 42 分钟',
  },
  {
    name: 'the holder waits for a server',
    text: `${RENAME}\n${SERVER}`,
    confidence: 'likely',
    en: 'a goroutine waits for a lock whose holder waits for the answer of another program; for 42 minutes',
    'zh-cn': '一个 goroutine 在等一把锁，持锁者在等另一个程序的应答；已等 42 分钟',
  },
  {
    name: 'the holder waits for a process',
    text: `${RENAME}\n${PROCESS}`,
    confidence: 'likely',
    en: 'a goroutine waits for a lock whose holder waits for the answer of another program; for 42 minutes',
    'zh-cn': '一个 goroutine 在等一把锁，持锁者在等另一个程序的应答；已等 42 分钟',
  },
  {
    name: 'nothing shows the holder',
    text: `${STATS}\n${INSPECT}`,
    confidence: 'possible',
    en: '2 wait for a lock in dockerd; who holds it is not in the paste; for 40 minutes',
    'zh-cn': 'dockerd 里有 2 个 goroutine 在等一把锁，谁拿着它，粘贴的内容里看不出；已等 40 分钟',
  },
] as const;

const READING = SHIM_STRACE.replace('epoll_pwait(5,  <unfinished', 'read(20,  <unfinished');
const NOT_TOLD = [
  ['waits of seconds', DUMP.replaceAll(/, \d+ minutes/g, '')],
  ['a lock somebody waits for alone', RENAME],
  ['a process that is only blocked', joined(INIT_STRACE, INIT_LSOF, SHIM_LSOF)],
  ['a shim that reads', joined(SHIM_PS, READING, INIT_STRACE, INIT_LSOF, SHIM_LSOF)],
  ['processes alone', SHIM_PS],
  [
    'a program that runs no containers',
    `${STATS}\n${INSPECT}`.replaceAll('docker/docker/daemon', 'example/shop/orders'),
  ],
] as const;

describe('the chain of who waits for whom', () => {
  it.each(TOLD)('$name', ({ text, confidence, ...said }) => {
    const [story] = storiesOf('blocked-by', text);
    expect([story?.confidence, story?.text]).toEqual([confidence, said.en]);
    expect(storiesOf('blocked-by', text, 'zh-cn')[0]?.text).toBe(said['zh-cn']);
  });

  it.each(NOT_TOLD)('is not told of %s', (_, text) => {
    expect(storiesOf('blocked-by', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const texts = [
      ...TOLD.map(({ text }) => text),
      joined(WHOLE, memoryKill()),
      joined(WHOLE, memoryKill({ kernel: 0, victim: 'java', pid: 19001 })),
      investigation('exec-blocked-on-stderr').text,
      joined(CONTAINERD_DUMP, SHIM_PS, INIT_STRACE),
    ];
    const sentences = texts.flatMap((text) => storiesOf('blocked-by', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('ends at the call when that goes elsewhere', () => {
    const [chain] = storiesOf('blocked-by', TOLD[7].text);
    expect(chain?.steps.map(({ text }) => text)).toEqual([
      'one goroutine of dockerd waits for a lock in ContainerRename, for 42 minutes',
      'VolumeCreate of dockerd waits for a plugin to answer, for 43 minutes',
    ]);
  });

  it('blames the memory of the same container on the day the process was started', () => {
    const ofYesterday = SHIM_PS.replaceAll('03:17', 'Mar13');
    const told = (kill: string): readonly string[] =>
      storiesOf('blocked-by', joined(WHOLE.replace(SHIM_PS, ofYesterday), kill)).flatMap(sentencesOf);
    const kernel =
      'kernel memory takes 99.75 % of the limit of 1 GiB of container 3f6c0a9d17e2 (Mar 13 03:17:02), when runc init was started';
    expect(told(memoryKill())).toContain(kernel);
    expect(told(memoryKill({ day: 'Jan  2' })).filter((text) => text.startsWith('kernel memory'))).toEqual([]);
    const other = memoryKill({ container: 'a'.repeat(64) });
    expect(told(other).filter((text) => text.startsWith('kernel memory'))).toEqual([]);
  });

  it('is told of no part of the paste more surely than of the whole', () => {
    const lines = WHOLE.split('\n');
    const whole = surest(storiesOf('blocked-by', WHOLE));
    for (const [count] of lines.entries())
      expect(surest(storiesOf('blocked-by', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(whole);
  });
});
