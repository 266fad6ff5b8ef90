import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/blkparse/index.ts';
import type { BlkparseRecord, BlockEvent } from '../../../../src/engine/formats/blkparse/record.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  artifactsIn,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordsIn,
} from '../../../support/one-format.ts';

const of = (name: string): BlkparseRecord[] => recordsIn(format, fixture('blkparse', name));
const events = (text: string): BlockEvent[] => recordsIn(format, text).filter((record) => record.sort === 'event');
const HEAD = '253,0    1       21     0.078000500  4242 ';

test('every field of an event', () => {
  expect(events(fixture('blkparse', 'grep-by-pid-then-sector'))[3]).toEqual({
    sort: 'event',
    from: 254,
    to: 319,
    line: 4,
    device: '253:0',
    cpu: 1,
    sequence: 131,
    time: 0.480102113,
    pid: 9876,
    action: 'C',
    rwbs: 'W',
    operation: 'write',
    sector: 11001856,
    bytes: 1024,
    command: undefined,
    error: 0,
    remappedFrom: undefined,
    message: undefined,
    sinceQueued: 0.04009,
    sinceIssued: undefined,
    cut: false,
  });
});

describe('what stands behind the head of each action', () => {
  it.each<[string, object]>([
    [
      'A  WS 11001856 + 2 <- (8,3) 10999808',
      { sector: 11001856, bytes: 1024, remappedFrom: { device: '8:3', sector: 10999808 }, operation: 'write' },
    ],
    ['Q  WS 11001856 + 2 [kworker/3:2]', { sector: 11001856, bytes: 1024, command: 'kworker/3:2', error: undefined }],
    ['P   N [dd]', { sector: undefined, command: 'dd', operation: 'none' }],
    ['U   N [kworker/u8:1 (x) [y]] 12', { command: 'kworker/u8:1 (x) [y]' }],
    ['UT  N [dd] 3', { action: 'UT', command: 'dd' }],
    ['I  RA 5000 + 128 (    1000) [java app]', { operation: 'read', bytes: 65536, command: 'java app' }],
    ['D  FN [jbd2/dm-0-8]', { operation: 'flush', sector: undefined }],
    ['Q FWFS 4104 + 8 [jbd2/sdb1-8]', { operation: 'write', bytes: 4096 }],
    ['Q  FW [dd]', { operation: 'flush' }],
    ['C  FW 0 [0]', { operation: 'flush', sector: 0, error: 0, command: undefined }],
    ['C   W 11001850 + 16 (39997000) [0]', { sinceIssued: 0.039997, sinceQueued: undefined }],
    ['C   W 11001850 + 16 [65531]', { error: -5, level: 'error' }],
    ['C   W 11001850 + 16 [-5]', { error: -5, level: 'error' }],
    ['R   W 11001850 + 16 [0]', { error: 0 }],
    ['X   W 11001850 / 11001854 [dd]', { sector: 11001850, bytes: undefined, command: 'dd' }],
    ['D   R 36 (12 00 00 00 24 00 ..) [dd]', { sector: undefined, bytes: 36, command: 'dd' }],
    ['C   R (12 00 00 00 24 00 ..) [0]', { sector: undefined, error: 0 }],
    ['Q   D 2048 + 2048 [fstrim]', { operation: 'discard', bytes: 1048576 }],
    ['m   N cfq4242S / add_to_rr', { message: 'cfq4242S / add_to_rr', cut: false }],
    ['Q  WS 11001856 + ', { sector: undefined, cut: true }],
    ['Q  WS', { cut: true }],
    ['C  WS 11001856 + 2 [6553', { error: undefined, cut: true }],
  ])('%s', (tail, expected) => {
    const [event] = events(HEAD + tail);
    expect(event).toMatchObject(expected);
  });
});

describe('how long a request took', () => {
  it('from the queue, and from the driver', () => {
    const [, , , completion] = events(fixture('blkparse', 'interleaved'));
    expect(completion).toMatchObject({ action: 'C', sinceQueued: 0.512345678, sinceIssued: 0.512340565 });
  });

  it('of the same sector of different devices', () => {
    const text = [
      '8,0 0 1 0.000000000 1 Q W 8 + 8 [a]',
      '8,16 0 1 1.000000000 1 Q W 8 + 8 [a]',
      '8,0 0 2 3.000000000 0 C W 8 + 8 [0]',
    ];
    expect(events(text.join('\n')).at(-1)).toMatchObject({ sinceQueued: 3 });
  });

  it('is not known of a sector whose request was completed before', () => {
    const text = [
      '8,0 0 1 0.000000000 1 Q W 8 + 8 [a]',
      '8,0 0 2 1.000000000 0 C W 8 + 8 [0]',
      '8,0 0 3 2.000000000 0 C W 8 + 8 [0]',
    ];
    expect(events(text.join('\n')).at(-1)).toMatchObject({ sinceQueued: undefined, sinceIssued: undefined });
  });
});

describe('totals', () => {
  it('of processors, of the device, and what stands below', () => {
    const totals = of('totals-piped').filter(({ sort }) => sort !== 'event');
    expect(totals).toMatchObject([
      { of: 'cpu', cpu: 0, device: 'dm-0' },
      {
        of: 'cpu',
        cpu: 1,
        counters: {
          'Writes Queued': { requests: 3, bytes: 1052672 },
          'PC Read Disp.': { requests: 1, bytes: 0 },
          'PC Reads Compl.': { requests: 1, bytes: undefined },
        },
      },
      {
        of: 'device',
        cpu: undefined,
        device: 'dm-0',
        counters: {
          'Write Merges': { requests: 2, bytes: 8192 },
          'IO unplugs': { requests: 4 },
          'Timer unplugs': { requests: 0 },
        },
      },
      { sort: 'summary', device: 'dm-0', readRate: 512000, writeRate: 103424, events: 42, skipped: 0 },
    ]);
  });

  it('of programs', () => {
    const [dd, worker] = of('timed-and-by-process').filter(({ sort }) => sort === 'totals');
    expect(dd).toMatchObject({
      of: 'process',
      command: 'dd',
      pid: 4242,
      counters: { 'Write Completion wait': { requests: 40112 }, 'Read Dispatch wait': { requests: 1 } },
    });
    expect(worker).toMatchObject({ of: 'process', command: 'kworker/3:2', pid: 697 });
  });

  it.each<[string, string, object]>([
    ['spaces-collapsed', 'Writes Queued', { requests: 1, bytes: 4096 }],
    ['spaces-collapsed', 'Read depth', { requests: 0, bytes: undefined }],
    ['large-numbers-locale', 'Reads Queued', { requests: 1234567, bytes: 60428288 }],
    ['large-numbers-locale', 'Writes Queued', { requests: 1096000, bytes: 8428544000 }],
  ])('%s: %s', (name, counter, expected) => {
    const totals = of(name).find(({ sort }) => sort === 'totals');
    expect(totals?.sort === 'totals' && totals.counters[counter]).toEqual(expected);
  });
});

describe('borders', () => {
  it.each<[string, string[]]>([
    ['grep-by-pid-then-sector', ['2-5', '7-10']],
    ['terminal-two-runs', ['1-37', '39-42']],
    ['totals-piped', ['1-37']],
    ['interleaved', ['1-6']],
  ])('%s', (name, ranges) => {
    expect(artifactsIn(format, fixture('blkparse', name)).map(({ range }) => range)).toEqual(ranges);
  });

  it.each([
    'Total (dm-0):',
    'Total (USD):',
    'CPU0 (dm-0): hot',
    'CPU: 14 PID: 12788 Comm: java Not tainted 3.10.0-957.el7.x86_64 #1',
    'dd (4242)',
    'Throughput (R/W): 500KiB/s / 101KiB/s',
    'Skips: 0 forward (0 -   0.0%)',
    'Input file dump.txt added',
    'Input file missing',
    'Reads Queued: many',
    '8,0 is the first disk',
    '253,0 1 21',
    '1,234 5 6 0.000000001 x',
    '36 35 98:0 / /mnt rw - ext3 /dev/root rw',
    '  dockerd-697   [003] ....  1234.567890:   8,0    Q   W 11001856 + 8 [dockerd]',
    '',
  ])('does not claim %s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });

  it.each(['Total memory (x): 3', 'finished (12 s)', 'dd (4242) is gone'])(
    'does not take %s behind other lines',
    (text) => {
      const table = fixture('blkparse', 'interleaved');
      expect(artifactsIn(format, `${table}\nsomething else\n${text}`)[0]?.range).toBe('1-6');
    },
  );
});

describe('completeness', () => {
  const missing: Readonly<Record<string, string[]>> = {
    cut: ['end of an event'],
    'spaces-collapsed': ['end of the totals'],
    'large-numbers-locale': ['heading of the totals'],
  };

  it.each([...fixturesOf('blkparse').keys()])('%s', (name) => {
    const tables = artifactsIn(format, fixture('blkparse', name));
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.flatMap(({ parsed }) => parsed.missing)).toEqual(missing[name] ?? []);
  });

  it('a file that was added and nothing else', () => {
    expect(readOne(format, 'Input file dm-0.blktrace.0 added').missing).toEqual(['events']);
  });
});

describe('properties', () => {
  test('any text', () => {
    fc.assert(
      fc.property(garbled(fixturesOf('blkparse').values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  // The sector a request was remapped from and the text of a message stand at the end of their lines.
  test.each([...fixturesOf('blkparse')])('cutting %s invents no event', (_, text) => {
    const identity = (record: BlkparseRecord) => {
      if (record.sort !== 'event') return [record.sort];
      const {
        sinceQueued: _since,
        sinceIssued: _issued,
        from: _from,
        to: _to,
        remappedFrom,
        message,
        ...fields
      } = record;
      return { ...fields, remapped: remappedFrom !== undefined, hasMessage: message !== undefined };
    };
    expect(inventedByCutting(format, text, identity)).toEqual([]);
  });
});
