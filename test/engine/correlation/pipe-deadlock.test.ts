import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/pipe-deadlock.ts';
import { INIT_LSOF, INIT_STRACE, SHIM_LSOF, SHIM_PS, SHIM_STRACE } from '../../support/hanging-exec.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { reportOn, sentencesOf, storiesOf, storyOf, surest } from '../../support/stories.ts';

const joined = (...parts: readonly string[]): string => parts.join('\n');
const WHOLE = joined(SHIM_PS, SHIM_STRACE, INIT_STRACE, INIT_LSOF, SHIM_LSOF);

/** strace -y names the pipe in the call. */
const NAMED_PIPE = `strace: Process 4410 attached
write(1<pipe:[551207]>, "GET /healthz 200 12ms\\n"..., 4096
`;
const COLLECTOR = `COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF   NODE NAME
vector  4455  app    0r  FIFO   0,13      0t0 551207 pipe
`;
const COLLECTOR_THREADS = `strace: Process 4455 attached with 2 threads
[pid  4456] epoll_wait(4,  <unfinished ...>
[pid  4455] futex(0x7f3a10c0, FUTEX_WAIT, 0, NULL <unfinished ...>
`;

const TOLD = [
  {
    name: 'writer, pipe and a reader that does not read',
    text: WHOLE,
    confidence: 'confirmed',
    en: 'runc init (pid 18842) cannot write to descriptor 2: the pipe 7731906 is full, and containerd-shim (pid 2911) does not read it; since 03:17',
    'zh-cn':
      'runc init (pid 18842) 往描述符 2 写不进去：管道 7731906 已满，而 containerd-shim (pid 2911) 没有在读，自 03:17 起',
  },
  {
    name: 'the reader was not watched',
    text: joined(INIT_STRACE, INIT_LSOF, SHIM_LSOF),
    confidence: 'likely',
    en: 'runc init (pid 18842) cannot write to descriptor 2, pipe 7731906; containerd-shim (pid 2911) has the read end',
    'zh-cn': 'runc init (pid 18842) 往描述符 2（管道 7731906）写不进去，读端在 containerd-shim (pid 2911) 手里',
  },
  {
    name: 'one thread of a reader that may have more was watched',
    text: joined(
      'strace: Process 2911 attached\nfutex(0x7fd008, FUTEX_WAIT, 0, NULL',
      INIT_STRACE,
      INIT_LSOF,
      SHIM_LSOF,
    ),
    confidence: 'likely',
    en: 'runc init (pid 18842) cannot write to descriptor 2, pipe 7731906; containerd-shim (pid 2911) has the read end',
    'zh-cn': 'runc init (pid 18842) 往描述符 2（管道 7731906）写不进去，读端在 containerd-shim (pid 2911) 手里',
  },
  {
    name: 'nothing shows the reader',
    text: joined(INIT_STRACE, INIT_LSOF),
    confidence: 'possible',
    en: 'runc init (pid 18842) is stuck in a write to descriptor 2, pipe 7731906; who should read it is not in the paste',
    'zh-cn': 'runc init (pid 18842) 卡在对描述符 2（管道 7731906）的写上；该由谁来读，粘贴的内容里看不出',
  },
  {
    name: 'an application whose log collector stopped',
    text: joined(NAMED_PIPE, COLLECTOR, COLLECTOR_THREADS),
    confidence: 'confirmed',
    en: 'pid 4410 cannot write to descriptor 1: the pipe 551207 is full, and vector (pid 4455) does not read it',
    'zh-cn': 'pid 4410 往描述符 1 写不进去：管道 551207 已满，而 vector (pid 4455) 没有在读',
  },
] as const;

const READING = SHIM_STRACE.replace('epoll_pwait(5,  <unfinished', 'read(20,  <unfinished');
const HAS_READ = SHIM_STRACE.replace(
  '[pid  2913]',
  '[pid  2913] read(20, "goroutine 7 [syscall]:\\n"..., 32768) = 4096\n[pid  2913]',
);

const NOT_TOLD = [
  ['a reader that is in a read of it', joined(READING, INIT_STRACE, INIT_LSOF, SHIM_LSOF)],
  ['a reader that was seen to read it', joined(HAS_READ, INIT_STRACE, INIT_LSOF, SHIM_LSOF)],
  ['a write that came back', joined(INIT_STRACE.replace(', 41', ', 41) = 41'), INIT_LSOF, SHIM_LSOF)],
  ['a write to a terminal', 'strace: Process 7102 attached\nwrite(1</dev/pts/3>, "building layer 4\\r"..., 64'],
  [
    'a write to a socket',
    joined('strace: Process 7102 attached\nwrite(9<socket:[551207]>, "HTTP/1.1 200 OK"..., 8192', COLLECTOR),
  ],
  ['a write to what nothing names', INIT_STRACE],
  [
    'a descriptor that is a file',
    joined(INIT_STRACE, INIT_LSOF.replaceAll('FIFO', ' REG').replaceAll('pipe', '/tmp/log')),
  ],
] as const;

describe('a pipe deadlock', () => {
  it.each(TOLD)('is told: $name', ({ text, confidence, ...said }) => {
    const story = storyOf('pipe-deadlock', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('pipe-deadlock', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each(NOT_TOLD)('is not told of %s', (_, text) => {
    expect(storiesOf('pipe-deadlock', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('pipe-deadlock', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('names the process that is blocked, the pipe and the reader in the command to be sure', () => {
    const [missing] = storyOf('pipe-deadlock', TOLD[1].text).missing;
    expect(missing?.command).toBe('grep -H . /proc/2911/task/*/wchan /proc/2911/task/*/syscall');
  });

  it('confirms the case by the open files only', () => {
    const codes = (text: string) => reportOn(text).findings.map(({ code, confidence }) => `${code} ${confidence}`);
    expect(codes(WHOLE)).toEqual(['SB1002 confirmed']);
    expect(codes(joined(SHIM_PS, SHIM_STRACE, INIT_STRACE))).toEqual(['SB1002 likely']);
  });

  it('is told of no cut of the paste more surely than of the whole', () => {
    const lines = WHOLE.split('\n');
    const whole = surest(storiesOf('pipe-deadlock', WHOLE));
    for (const [count] of lines.entries()) {
      expect(surest(storiesOf('pipe-deadlock', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(whole);
      expect(surest(storiesOf('pipe-deadlock', lines.toSpliced(count, 1).join('\n')))).toBeLessThanOrEqual(whole);
    }
  });
});
