/** Output of which a part is missing, and the state of the threads at its end. */
import { describe, expect, it, test } from 'vitest';
import { threadStates } from '../../../../src/engine/formats/strace/threads.ts';
import { callsIn, fixture, readAll, readOne } from './read.ts';

describe('says what is missing', () => {
  test.each([
    ['the start of a call', '[pid 7] <... read resumed>"", 1) = 0', ['start of a resumed call']],
    ['the result of a call', '[pid 7] read(3,  <unfinished ...>\n[pid 7] close(3) = 0', ['result of a call']],
    ['the end of a string', '[pid 7] write(1, "HTTP/1.1 200', ['result of a call']],
    ['the result behind the parenthesis', '[pid 7] getpid()', ['result of a call']],
    ['the result of the last line', '[pid 7] write(2, "x", 1', ['result of the last call']],
  ])('%s', (_name, text, missing) => {
    expect(readOne(text)).toMatchObject({ complete: false, missing });
  });

  test.each([
    ['blocked calls are nothing missing', '[pid 7] read(3,  <unfinished ...>'],
    [
      'neither is what strace let go of',
      'strace: Process 7 attached\nread(3, strace: Process 7 detached\n <detached ...>',
    ],
    ['nor the result of exit', 'exit_group(0) = ?'],
  ])('%s', (_name, text) => {
    expect(readOne(text)).toMatchObject({ complete: true, missing: [] });
  });

  it('half calls are marked', () => {
    const calls = callsIn(readOne(fixture('cut-at-both-ends')));
    expect(calls.filter(({ cut }) => cut).map(({ syscall, line }) => [syscall, line])).toEqual([
      ['epoll_wait', 0],
      ['futex', 2],
      ['write', 5],
    ]);
    expect(calls[0]).toMatchObject({ result: 1, descriptor: undefined });
  });
});

describe('the threads', () => {
  it('blocked, running and ended', () => {
    const text = [
      '[pid 7] read(3,  <unfinished ...>',
      '[pid 8] getpid() = 7',
      '[pid 9] exit(0) = ?',
      '[pid 9] +++ exited with 0 +++',
      '[pid 8] getpid() = 7',
    ].join('\n');
    expect(threadStates(readOne(text).records)).toMatchObject([
      { pid: 7, calls: 1, state: 'blocked', waitsIn: { syscall: 'read', descriptor: 3 } },
      { pid: 8, calls: 2, state: 'running', waitsIn: undefined },
      { pid: 9, calls: 1, state: 'ended', waitsIn: undefined },
    ]);
  });

  it('of three processes, the one that writes to its standard error', () => {
    const states = readAll(fixture('blog-three-excerpts')).flatMap(({ records }) => threadStates(records));
    const onDescriptors = states.flatMap(({ process, pid, waitsIn }) =>
      waitsIn?.descriptor === undefined ? [] : [[process, pid, waitsIn.syscall, waitsIn.descriptor]],
    );
    expect(onDescriptors).toEqual([
      [20817, 20831, 'epoll_pwait', 5],
      [21581, 21619, 'read', 6],
      [21638, 21638, 'write', 2],
    ]);
  });
});

test('of a very long trace the telling calls are kept', { timeout: 60_000 }, () => {
  const quick = Array.from({ length: 250_100 }, () => '[pid 7] getpid() = 7').join('\n');
  const parsed = readOne(
    `${quick}\n[pid 7] fsync(3) = 0 <2.500000>\n[pid 7] getpid() = 7\n[pid 7] write(2,  <unfinished ...>`,
  );
  const calls = callsIn(parsed);
  expect(calls.length).toBeLessThan(250_010);
  expect(calls.slice(-2)).toMatchObject([{ syscall: 'fsync' }, { syscall: 'write', blocked: true }]);
});
