import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/go-crash/index.ts';
import type { GoCrash } from '../../../../src/engine/formats/go-crash/record.ts';
import { fixture } from '../../../support/fixtures.ts';
import { linesOf } from '../../../support/lines.ts';
import { readAll, readOne } from '../../../support/one-format.ts';

const read = (name: string) => readOne(format, fixture('go-crash', name));

function crashIn(name: string): GoCrash {
  const [record, ...others] = read(name).records;
  if (!record || others.length > 0) throw new Error(`${others.length + 1} records`);
  return record;
}

describe('crashes', () => {
  test.each<[name: string, crash: Partial<GoCrash>, goroutines: number]>([
    [
      'runc-1.0-pthread-create',
      {
        cause: 'thread',
        reason: 'pthread_create failed: Resource temporarily unavailable',
        signal: 'SIGABRT',
        program: 'runc',
        goroutine: 0,
        level: 'fatal',
      },
      3,
    ],
    [
      'dockerd-26-nil-pointer',
      {
        cause: 'panic',
        reason: 'runtime error: invalid memory address or nil pointer dereference',
        signal: 'SIGSEGV',
        address: '0x18',
        program: 'dockerd',
        goroutine: 3121,
      },
      1,
    ],
    [
      'deadlock-exit-status',
      {
        cause: 'fatal-error',
        reason: 'all goroutines are asleep - deadlock!',
        signal: undefined,
        exitCode: 2,
        goroutine: 1,
      },
      3,
    ],
    ['stack-overflow-go1.22', { cause: 'fatal-error', reason: 'stack overflow', goroutine: 1 }, 2],
    ['shim-1.2-no-threads', { cause: 'fatal-error', reason: 'newosproc', program: 'containerd-shim' }, 2],
    ['sigquit-arm64-go1.23', { cause: 'signal', reason: 'quit', signal: 'SIGQUIT', exitCode: undefined }, 2],
    ['containerd-1.4-nested-panic', { cause: 'panic', reason: 'close of closed channel', program: 'containerd' }, 1],
    [
      'http-handler-go1.21',
      { cause: 'request', reason: 'runtime error: index out of range [3] with length 3', level: 'error' },
      1,
    ],
    [
      'gotraceback-crash-two-threads',
      { cause: 'signal', reason: 'segmentation violation', signal: 'SIGSEGV', address: '0x0', goroutine: 19 },
      2,
    ],
    ['between-log-lines', { cause: 'panic', program: 'dockerd' }, 1],
  ])('%s', (name, crash, goroutines) => {
    const { records, gaps, complete, missing } = read(name);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...crash, cut: false });
    expect(records[0]?.goroutines).toHaveLength(goroutines);
    expect({ gaps, complete, missing }).toEqual({ gaps: [], complete: true, missing: [] });
  });

  it('keeps the lines above the stacks', () => {
    expect(crashIn('stack-overflow-go1.22').messages).toEqual([
      'runtime: goroutine stack exceeds 1000000000-byte limit',
      'runtime: sp=0xc0200e0388 stack=[0xc0200e0000, 0xc0400e0000]',
      'fatal error: stack overflow',
    ]);
    expect(crashIn('containerd-1.4-nested-panic').messages).toEqual([
      'panic: close of closed channel [recovered]',
      'panic: while closing: send on closed channel',
    ]);
  });

  it('reads registers of either architecture', () => {
    expect(crashIn('runc-1.0-pthread-create').registers).toMatchObject({
      rax: '0x0',
      rip: '0x7f8a2e7365f7',
      rflags: '0x206',
      gs: '0x0',
    });
    expect(Object.keys(crashIn('runc-1.0-pthread-create').registers)).toHaveLength(21);
    expect(crashIn('sigquit-arm64-go1.23').registers).toEqual({
      r0: '0x1c3f1a8',
      r1: '0x80',
      r29: '0xffffe1b2c3c8',
      lr: '0x3fdec',
      sp: '0xffffe1b2c3d0',
      pc: '0x7a1c4',
      fault: '0x0',
    });
  });

  it('reads the stack of the runtime apart from those of the goroutines', () => {
    const { runtimeStack, goroutines } = crashIn('shim-1.2-no-threads');
    expect(runtimeStack).toEqual([
      { function: 'runtime.throw', file: '/usr/local/go/src/runtime/panic.go', line: 774 },
      { function: 'runtime.newosproc', file: '/usr/local/go/src/runtime/os_linux.go', line: 153 },
    ]);
    expect(goroutines.map(({ frames }) => frames[0]?.function)).toEqual([
      'main.main',
      'github.com/containerd/containerd/runtime/v1/shim.(*Service).forward',
    ]);
  });

  it('groups its goroutines, and says what they wait for', () => {
    const { goroutines } = crashIn('runc-1.0-pthread-create');
    expect(goroutines.map(({ state, locked, idleReason }) => [state, locked, idleReason?.name])).toEqual([
      ['idle', false, 'runtime'],
      ['running', true, undefined],
      ['syscall', false, 'signal'],
    ]);
    expect(goroutines[1]?.wait.words.en).toBe('running in main.init');
  });

  it('in a deadlock even the main goroutine does not wait by design', () => {
    expect(crashIn('deadlock-exit-status').goroutines.map(({ idle }) => idle)).toEqual([false, false, false]);
  });

  it('ends with the registers: what the program says then is not of it', () => {
    const text = `${fixture('go-crash', 'runc-1.0-pthread-create')}\ngoroutine 1 [running]:\nmain.main()`;
    const [crash] = readAll(format, text).flatMap(({ records }) => records);
    expect(text.slice(crash?.from, crash?.to)).toMatch(/^runtime\/cgo: [\s\S]*\ngs {5}0x0$/);
  });
});

describe('reasons', () => {
  const STACK = '\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1';
  test.each<[text: string, reason: Partial<GoCrash>]>([
    ['panic: x', { cause: 'panic', reason: 'x' }],
    ['panic: x [recovered]', { cause: 'panic', reason: 'x' }],
    ['panic: x [recovered, repanicked]', { cause: 'panic', reason: 'x' }],
    ['panic: main.E{a:1} [recovered]\n\tpanic: y', { cause: 'panic', reason: 'main.E{a:1}' }],
    [
      'panic: runtime error: slice bounds out of range\n[signal 0xb code=0x1 addr=0x8 pc=0x4]',
      { cause: 'panic', signal: 'SIGSEGV', address: '0x8' },
    ],
    ['fatal error: concurrent map writes', { cause: 'fatal-error', reason: 'concurrent map writes' }],
    [
      'unexpected fault address 0x7f00\nfatal error: fault\n[signal SIGBUS: bus error code=0x2 addr=0x7f00 pc=0x4]',
      { cause: 'fatal-error', reason: 'fault', signal: 'SIGBUS', address: '0x7f00' },
    ],
    [
      'runtime: out of memory: cannot allocate 4194304-byte block (62455808 in use)\nfatal error: out of memory',
      { cause: 'fatal-error', reason: 'out of memory' },
    ],
    [
      'runtime: program exceeds 10000-thread limit\nfatal error: thread exhaustion',
      { cause: 'fatal-error', reason: 'thread exhaustion' },
    ],
    ['SIGTERM: termination\nPC=0x4 m=0 sigcode=0', { cause: 'signal', reason: 'termination', signal: 'SIGTERM' }],
    ['http: panic serving [2001:db8::7]:41322: boom', { cause: 'request', reason: 'boom' }],
  ])('%j', (text, reason) => {
    expect(readOne(format, text + STACK).records[0]).toMatchObject(reason);
  });
});

describe('what is missing', () => {
  test.each([['runc-1.0-cut-in-the-registers', ['registers']]])('%s', (name, missing) => {
    expect(read(name)).toMatchObject({ complete: false, missing });
    expect(crashIn(name).cut).toBe(true);
  });

  test.each([
    ['a reason alone', 'panic: x', ['stacks']],
    ['a stack that breaks off', 'panic: x\ngoroutine 1 [running]:\nmain.f()\n\t/a.go:1 +0x1', ['end of the stacks']],
    [
      'a signal without registers',
      'SIGABRT: abort\nPC=0x1 m=0 sigcode=0\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1',
      ['registers'],
    ],
    [
      'a reason that is cut off',
      '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4]\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1',
      ['reason'],
    ],
    ['everything above the stacks but PC', 'PC=0x1 m=0 sigcode=0', ['reason', 'stacks', 'registers']],
  ])('%s', (_name, text, missing) => {
    expect(readOne(format, text)).toMatchObject({ complete: missing.length === 0, missing });
  });

  it('nothing comes of nothing', () => {
    expect(format.parse([])).toEqual({ records: [], gaps: [], complete: false, missing: ['reason'] });
    expect(format.parse(linesOf('prose\nmore prose')).gaps).toEqual([0, 1]);
  });
});
