import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/cgroups-table/index.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  artifactsIn,
  bare,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordsIn,
} from '../../../support/one-format.ts';

const HEADER = '#subsys_name\thierarchy\tnum_cgroups\tenabled';
const namesIn = (text: string): string[][] =>
  artifactsIn(format, text).map(({ parsed }) => parsed.records.map(({ name }) => name));

test('every field of a row', () => {
  expect(readOne(format, `${HEADER}\nmemory\t6\t65535\t1`)).toMatchObject({
    records: [{ from: 43, to: 59, line: 1, name: 'memory', hierarchy: 6, cgroups: 65535, enabled: true }],
    gaps: [],
    complete: true,
    missing: [],
  });
});

describe('columns', () => {
  it.each<[string, string]>([
    ['spaces', `${HEADER.replaceAll('\t', ' ')}\nmemory 6 65535 0`],
    ['aligned', '#subsys_name  hierarchy  num_cgroups  enabled\nmemory        6          65535        0'],
    ['another order', '#subsys_name enabled num_cgroups hierarchy\nmemory 0 65535 6'],
    ['one more', `${HEADER}\tflags\nmemory\t6\t65535\t0\t4`],
    ['indented', `    ${HEADER}\n    memory\t6\t65535\t0`],
  ])('%s', (_, text) => {
    expect(recordsIn(format, text)).toMatchObject([{ name: 'memory', hierarchy: 6, cgroups: 65535, enabled: false }]);
  });

  it('columns that ran together are gaps', () => {
    expect(readOne(format, fixture('cgroups-table', 'tabs-lost'))).toMatchObject({
      records: [],
      gaps: [1, 2, 3],
      complete: false,
      missing: ['rows', 'space between columns'],
    });
  });
});

describe('borders', () => {
  it.each<[string, string, string[][]]>([
    ['two tables', `${HEADER}\ncpu\t2\t1\t1\n${HEADER}\ncpu\t2\t9\t1`, [['cpu'], ['cpu']]],
    ['a row that grep picked', 'memory\t6\t65535\t1', [['memory']]],
    ['the same row twice', 'memory\t6\t65535\t1\nlater\nmemory\t6\t12\t1', [['memory'], ['memory']]],
    ['two rows that grep picked', 'memory\t6\t65535\t1\npids\t7\t1\t1', [['memory', 'pids']]],
    ['lines of others', `${HEADER}\ncpu\t2\t1\t1\nx\nmemory\t6\t65535\t1`, [['cpu', 'memory']]],
    ['a controller nobody knows', `${HEADER}\nnewone\t2\t1\t1`, [['newone']]],
    ['one nobody knows after a line of others', `${HEADER}\ncpu\t2\t1\t1\nx\nnewone\t2\t1\t1`, [['cpu']]],
    ['a header without rows', HEADER, [[]]],
  ])('%s', (_, text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });
});

describe('completeness', () => {
  it.each<[string, string[]]>([
    [`${HEADER}\nmemory\t6\t65535\t1`, []],
    [HEADER, ['rows']],
    ['memory\t6\t65535\t1', ['header']],
  ])('%j', (text, missing) => {
    expect(readOne(format, text)).toMatchObject({ missing, complete: missing.length === 0 });
  });
});

describe('what only looks like it', () => {
  it.each([
    'memory',
    'memory 6 65535',
    'memory 6 65535 2',
    'memory 6 65535 1 1',
    'newone\t2\t1\t1',
    'memory6655351',
    'cpu  10132153 290696 3084719 46828483 16683 0 25195 0 175628 0',
    'memory: usage 204800kB, limit 204800kB, failcnt 1',
    '6:memory:/docker',
    '#subsys_name',
    '# memory limits',
    'Mem: 32093 11822 1',
    '',
  ])('%j', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('fixtures', () => {
  const counts: Readonly<Record<string, number[]>> = {
    'aligned-by-column': [3],
    'before-and-after': [3, 3],
    'grep-memory': [1],
    'interleaved-and-cut': [6],
    'kernel-3.10': [11],
    'memory-disabled': [4],
    'tabs-become-spaces': [3],
    'tabs-lost': [0],
    v1: [13],
    v2: [14],
  };
  const fixtures = fixturesOf('cgroups-table');

  it('are all here', () => {
    expect([...fixtures.keys()].toSorted()).toEqual(Object.keys(counts).toSorted());
  });

  it.each([...fixtures])('%s', (name, text) => {
    expect(artifactsIn(format, text).map(({ parsed }) => parsed.records.length)).toEqual(counts[name]);
  });

  it('a controller that was disabled', () => {
    const disabled = recordsIn(format, fixture('cgroups-table', 'memory-disabled')).filter(({ enabled }) => !enabled);
    expect(disabled.map(({ name }) => name)).toEqual(['memory']);
  });

  it('two tables with an empty line between are read as if each stood alone', () => {
    const texts = [...fixtures.values()];
    for (const first of texts) {
      for (const second of texts) {
        const alone = [...bare(recordsIn(format, first)), ...bare(recordsIn(format, second))];
        expect(bare(recordsIn(format, `${first}\n\n${second}`))).toEqual(alone);
      }
    }
  });
});

describe('any text', () => {
  test('nothing is thrown and records stand in order', () => {
    const texts = fixturesOf('cgroups-table').values();
    fc.assert(
      fc.property(garbled(texts), (text) => expectSound(format, text)),
      { numRuns: 300 },
    );
  });

  test.each([...fixturesOf('cgroups-table')])('cutting invents nothing: %s', (_, text) => {
    expect(inventedByCutting(format, text, (record) => bare([record]))).toEqual([]);
  });
});
