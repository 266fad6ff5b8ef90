import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/goroutine-dump/index.ts';
import type { GoroutineGroup } from '../../../../src/engine/goroutines/record.ts';
import { fixture } from '../../../support/fixtures.ts';
import { linesOf } from '../../../support/lines.ts';
import { readAll, readOne } from '../../../support/one-format.ts';

const read = (name: string) => readOne(format, fixture('goroutine-dump', name));

/** What tells groups apart, short. */
const summary = ({ count, ids, state, minutes, idleReason, cut }: GoroutineGroup) =>
  [count, ids.join(','), state, minutes && `${minutes.min}-${minutes.max}`, idleReason?.name, cut && 'cut']
    .filter(Boolean)
    .join(' ');

describe('whole dumps', () => {
  test.each([
    [
      'dockerd-17.03-sigusr1',
      [
        '1 231 running dump',
        '1 1 chan receive 4318-4318 main',
        '1 17 syscall 4319-4319 runtime',
        '1 5 syscall 3-3 signal',
        '1 71 IO wait accept',
        '2 4711,5020 semacquire 1950-2207',
      ],
    ],
    [
      'dockerd-29-go1.25',
      [
        '1 88 running dump',
        '1 1 chan receive 12-12 main',
        '1 412 sync.Mutex.Lock 9-9',
        '1 97 select 9-9 events',
        '1 133 sync.WaitGroup.Wait 12-12 copier',
      ],
    ],
    ['containerd-1.0-folded-in-logfmt', ['1 18 running dump', '1 1 chan receive 107-107 main', '1 340 select 66-66']],
    ['dockerd-12.06-open-quote', ['1 18 running dump', '1 1 chan receive 107-107 main', '1 340 select 66-66']],
    [
      'containerd-1.0-interleaved-journal',
      ['1 18 running dump', '1 1 chan receive 107-107 main', '1 340 select 66-66'],
    ],
    ['debug-2-over-http', ['1 7734 running dump', '1 7735 IO wait connection']],
    [
      'go1.27-labels-and-remarks',
      [
        '1 8 running dump',
        '1 9 chan receive',
        '1 10 select (no cases)',
        '1 11 chan send 41-41',
        '1 12 select 2-2',
        '1 13 sleep',
      ],
    ],
  ])('%s', (name, groups) => {
    const { records, gaps, complete, missing } = read(name);
    expect(records.map(summary)).toEqual(groups);
    expect({ gaps, complete, missing }).toEqual({ gaps: [], complete: true, missing: [] });
  });

  it('reads every field', () => {
    const [, , waiting] = read('containerd-1.0-folded-in-logfmt').records;
    expect(waiting).toMatchObject({
      line: 1,
      count: 1,
      ids: [340],
      state: 'select',
      minutes: { min: 66, max: 66 },
      locked: false,
      remarks: [],
      labels: undefined,
      elided: false,
      idle: false,
      cut: false,
      request: 'Tasks.Start',
      calls: { component: 'containerd-shim', over: 'ttrpc', method: 'shim.Start' },
      wait: {
        what: 'rpc',
        in: 'Start',
        receiver: 'Process',
        package: 'github.com/containerd/containerd/linux',
        file: '/go/src/github.com/containerd/containerd/linux/process.go',
        line: 125,
        systemCall: undefined,
      },
      createdBy: {
        function: 'github.com/containerd/containerd/vendor/google.golang.org/grpc.(*Server).serveStreams.func1',
        file: '/go/src/github.com/containerd/containerd/vendor/google.golang.org/grpc/server.go',
        line: 635,
        goroutine: undefined,
      },
    });
    expect(waiting?.frames[0]).toEqual({
      function: 'github.com/containerd/containerd/vendor/github.com/stevvooe/ttrpc.(*Client).dispatch',
      file: '/go/src/github.com/containerd/containerd/vendor/github.com/stevvooe/ttrpc/client.go',
      line: 102,
    });
    expect(waiting?.frames).toHaveLength(5);
  });

  it('keeps the goroutine that started another one', () => {
    expect(read('dockerd-29-go1.25').records.map(({ createdBy }) => createdBy?.goroutine)).toEqual([
      1,
      undefined,
      301,
      60,
      122,
    ]);
  });

  it('keeps labels and remarks', () => {
    const { records } = read('go1.27-labels-and-remarks');
    expect(records[0]?.labels).toEqual({ route: '/pull', tenant: 'a "b"' });
    expect(records.map(({ remarks }) => remarks.join())).toEqual(['', 'durable', '', 'leaked', 'scan', '']);
    expect(records.map(({ locked }) => locked)).toEqual([false, false, false, false, true, false]);
  });

  it('leaves ancestors and elided frames out of the stack', () => {
    const { records, gaps } = read('elided-ancestors-foreign-frames');
    expect(records.map(({ frames }) => frames.map((frame) => frame.function))).toEqual([
      ['main.recurse', 'main.recurse', 'main.recurse', 'main.main'],
      ['main.worker'],
      ['main._Cfunc_wait'],
    ]);
    expect(records.map(({ elided }) => elided)).toEqual([true, true, false]);
    expect(gaps).toEqual([]);
  });
});

describe('spans', () => {
  it('a record spans its first goroutine', () => {
    const text = fixture('goroutine-dump', 'dockerd-17.03-sigusr1');
    const { records } = readOne(format, text);
    const [first] = records;
    expect(text.slice(first?.from, first?.to)).toMatch(/^goroutine 231 [\s\S]*debugtrap_unix\.go:32 \+0x10a$/);
    expect(records.map(({ line }) => text.split('\n')[line])).toEqual(
      records.map(({ ids }) => expect.stringContaining(`goroutine ${ids[0]} [`)),
    );
  });
});

describe('grouping', () => {
  const goroutine = (
    id: number,
    { state = 'select', line = 7, offset = '0x1d', creator = 'main.start', by = '' } = {},
  ) =>
    `goroutine ${id} [${state}]:\nmain.work(0x${id.toString(16)})\n\t/app/work.go:${line} +${offset}\ncreated by ${creator}${by}\n\t/app/main.go:3 +0x2\n`;
  const groups = (...texts: string[]) => readOne(format, texts.join('\n')).records.map(({ ids }) => ids);

  test.each([
    ['the same', [goroutine(1), goroutine(2), goroutine(3)], [[1, 2, 3]]],
    ['other arguments and waits', [goroutine(1), goroutine(2, { state: 'select, 9 minutes' })], [[1, 2]]],
    ['another offset of the same line', [goroutine(1), goroutine(2, { offset: '0x99' })], [[1, 2]]],
    [
      'started by another goroutine',
      [goroutine(1, { by: ' in goroutine 8' }), goroutine(2, { by: ' in goroutine 9' })],
      [[1, 2]],
    ],
    ['back to a stack seen before', [goroutine(1), goroutine(2, { line: 8 }), goroutine(3)], [[1, 3], [2]]],
    ['another line', [goroutine(1), goroutine(2, { line: 8 })], [[1], [2]]],
    ['another state', [goroutine(1), goroutine(2, { state: 'sleep' })], [[1], [2]]],
    ['locked to its thread', [goroutine(1), goroutine(2, { state: 'select, locked to thread' })], [[1], [2]]],
    ['started elsewhere', [goroutine(1), goroutine(2, { creator: 'main.other' })], [[1], [2]]],
  ])('%s', (_name, texts, expected) => {
    expect(groups(...texts)).toEqual(expected);
  });

  it('keeps the shortest and the longest wait, and a few ids', () => {
    const waits = [5, 2, 91274, 30, 7, 8, 9].map((minutes, id) =>
      goroutine(id, { state: `semacquire, ${minutes} minutes` }),
    );
    const [group] = readOne(format, waits.join('\n')).records;
    expect(group).toMatchObject({ count: 7, minutes: { min: 2, max: 91274 }, ids: [0, 1, 2, 3, 4] });
  });

  it('counts a wait of less than a minute as none', () => {
    const [group] = readOne(format, [goroutine(1), goroutine(2, { state: 'select, 9 minutes' })].join('\n')).records;
    expect(group?.minutes).toEqual({ min: 0, max: 9 });
  });
});

describe('what is missing', () => {
  test.each([
    ['blog-without-tabs', ['stack of 1 goroutine', 'end']],
    ['cut-in-a-frame', ['stack of 1 goroutine', 'end']],
    ['containerd-1.0-folded-cut', ['end']],
    ['elided-ancestors-foreign-frames', ['end']],
  ])('%s', (name, missing) => {
    expect(read(name)).toMatchObject({ complete: false, missing, gaps: [] });
  });

  test.each([
    ['the first goroutines', 'goroutine 7 [select]:\nmain.main()\n\t/app/main.go:3 +0x2', ['beginning']],
    ['everything but the headers', 'goroutine 1 [running]:\ngoroutine 2 [select]:', ['stack of 2 goroutines', 'end']],
    ['everything behind the title', '=== BEGIN goroutine stack dump ===', ['end']],
  ])('%s', (_name, text, missing) => {
    expect(readOne(format, text)).toMatchObject({ complete: false, missing });
  });

  it('marks the goroutine in which the text ends, and no other', () => {
    expect(read('blog-without-tabs').records.map(({ cut }) => cut)).toEqual([false, false, false, true]);
    expect(read('containerd-1.0-folded-cut').records.map(({ cut }) => cut)).toEqual([false, false, true]);
  });

  it('a place without a call is a gap', () => {
    const { gaps, records } = readOne(
      format,
      'goroutine 1 [running]:\n\t/a.go:1 +0x1\nmain.main()\n\t/a.go:2 +0x1\n\t/a.go:3 +0x1',
    );
    expect(gaps).toEqual([1, 4]);
    expect(records[0]?.frames).toEqual([{ function: 'main.main', file: '/a.go', line: 2 }]);
  });

  it('nothing comes of nothing', () => {
    expect(format.parse([])).toMatchObject({ records: [], gaps: [], complete: false, missing: ['end'] });
    expect(format.parse(linesOf('\n\nnothing of a dump\n'))).toMatchObject({ records: [], gaps: [], complete: false });
  });
});

describe('where one dump ends and the next begins', () => {
  const whole = fixture('goroutine-dump', 'dockerd-17.03-sigusr1');
  const other = fixture('goroutine-dump', 'dockerd-29-go1.25');

  test.each([
    ['one after the other', `${whole}\n${other}`, [6, 5]],
    ['with prose between', `${whole}\n\n一分钟后再次执行:\n\n${other}`, [6, 5]],
    ['far apart', `${whole}\n${'x\n'.repeat(100)}${other}`, [6, 5]],
    [
      'the second one in its frame',
      `${whole}\n=== BEGIN goroutine stack dump ===\n${other}\n=== END goroutine stack dump ===`,
      [6, 5],
    ],
    ['lines of others between', whole.replaceAll('\n', '\nJun 17 03:18:17 web-03 kubelet[7]: syncing\n'), [6]],
  ])('%s', (_name, text, groups) => {
    expect(readAll(format, text).map(({ records }) => records.length)).toEqual(groups);
  });
});
