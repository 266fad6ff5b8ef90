/** What must hold for every text, with all artifact kinds at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../../src/engine/index.ts';
import type { BaseRecord } from '../../../src/engine/model.ts';
import { FIXTURES, type Fixture } from '../../support/fixtures.ts';
import { type FoundRecords, recordsIn, withoutPlaces } from '../../support/found.ts';
import { areApart } from '../../support/one-output.ts';

const fixture = fc.constantFrom(...FIXTURES);
const text = fixture.map((one) => one.text);
const line = fc.constantFrom(...FIXTURES.flatMap((one) => one.text.split('\n')));

/** Lines of all kinds in any order, cut at either end, and noise. */
const garbled = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: line },
      fc.tuple(line, fc.nat(160)).map(([whole, end]) => whole.slice(0, end)),
      fc.tuple(line, fc.nat(160)).map(([whole, start]) => whole.slice(start)),
      fc.tuple(line, line).map((two) => two.join(' ')),
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constant(''),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

/** Lines of one fixture in any order. */
const shuffled = text.chain((whole) => fc.array(fc.constantFrom(...whole.split('\n')), { maxLength: 40 }));

const anyText = fc.oneof(
  garbled,
  shuffled.map((lines) => lines.join('\n')),
  fc.tuple(text, garbled, text).map((parts) => parts.join('\n')),
);

/** Kinds with a record within another, or between two parts of another. */
const MAY_OVERLAP: Readonly<Record<string, string>> = {
  buildkit: 'what failed stands below the steps, and is part of the step, too',
  df: 'a row may count bytes and inodes',
  'docker-inspect': 'several objects may stand on one line',
  iostat: 'with --pretty a report has several tables of the same devices',
  'kernel-log': 'an event may come between the lines of a stack',
  klog: 'another process may write between the lines of a value',
  'kubectl-describe': 'a pod has containers',
  strace: 'a call is unfinished while other threads go on',
};

/** What is wrong with the artifacts of a text. */
function faultsIn(found: readonly FoundRecords[], whole: string): string[] {
  const places = found.flatMap(({ lines }) => lines.map(({ from, number }) => `${number} ${from}`));
  const faults = new Set(places).size < places.length ? ['a line belongs to two artifacts'] : [];
  return [...faults, ...found.flatMap((one) => faultsOf(one, whole).map((fault) => `${one.kind}: ${fault}`))];
}

function faultsOf({ kind, lines, records, gaps, complete, missing }: FoundRecords, whole: string): string[] {
  const numbers = new Set(lines.map(({ number }) => number));
  const faults: string[] = [];
  if (lines.length === 0) faults.push('no lines');
  if (!gaps.every((gap) => numbers.has(gap))) faults.push('a gap is no line of it');
  if (complete && missing.length > 0) faults.push('complete, but something is missing');
  let [from, to] = [0, 0];
  for (const record of records) {
    if (record.from < from || (record.from < to && !(kind in MAY_OVERLAP))) faults.push('a record stands in another');
    if (record.to < record.from || record.to > whole.length) faults.push('a record ends outside of the text');
    if (!numbers.has(record.line)) faults.push('a record begins in a line of others');
    [from, to] = [record.from, Math.max(to, record.to)];
  }
  return faults;
}

describe('whatever is pasted', () => {
  it('records stand in order, inside the text and in lines of one artifact', () => {
    fc.assert(
      fc.property(anyText, (whole) => {
        expect(faultsIn(recordsIn(fromText(whole)), whole)).toEqual([]);
      }),
      { numRuns: 6000, seed: 7 },
    );
  });
});

/** Where a record stands, and what of. */
function placeOf(kind: string, record: BaseRecord): string {
  const sort = 'sort' in record ? record.sort : '';
  return `${kind} ${sort} ${record.from}`;
}

const PLACES: ReadonlyMap<Fixture, ReadonlySet<string>> = new Map(
  FIXTURES.map((one) => {
    const found = recordsIn(fromText(one.text));
    return [one, new Set(found.flatMap(({ kind, records }) => records.map((record) => placeOf(kind, record))))];
  }),
);

/**
 * Records that a text shows when its end is cut off, where the whole has none, but for those that say it. Of a record that goes
 * on behind the cut nobody can know what it would have said.
 */
function inventedIn(one: Fixture, end: number): string[] {
  const cut = one.text.slice(0, end);
  const lastLine = cut.lastIndexOf('\n') + 1;
  return recordsIn(fromText(cut)).flatMap(({ kind, separable, complete, records }) =>
    records
      .filter((record, at) => {
        const isMarked = ('cut' in record && record.cut === true) || (!complete && at === records.length - 1);
        // Which log a line is of may show at its end.
        const isTorn = separable && record.from >= lastLine;
        return !isMarked && !isTorn && !PLACES.get(one)?.has(placeOf(kind, record));
      })
      .map((record) => `${one.name} up to ${end}: ${kind} ${JSON.stringify(record)}`),
  );
}

describe('a cut', () => {
  it('invents nothing', () => {
    const cut = fixture.chain((one) => fc.tuple(fc.constant(one), fc.nat(one.text.length)));
    fc.assert(
      fc.property(cut, ([one, end]) => {
        expect(inventedIn(one, end)).toEqual([]);
      }),
      { numRuns: 4000, seed: 7 },
    );
  });
});

/** All records as text, with their places as in a text that stands `offset` characters and `lines` lines further on. */
function recordsAt(whole: string, offset: number, lines: number): string[] {
  return recordsIn(fromText(whole)).flatMap(({ kind, records }) =>
    records.map((record) => {
      const { from, to, line: number } = record;
      return `${kind} ${from + offset}-${to + offset} ${number + lines} ${withoutPlaces(record)}`;
    }),
  );
}

describe('two texts with a blank line between them', () => {
  it('give the records of the two', () => {
    const two = fc.tuple(fixture, fixture).filter(areApart);
    fc.assert(
      fc.property(two, ([first, second]) => {
        const before = `${first.text.replace(/\n$/, '')}\n\n`;
        const expected = [
          ...recordsAt(first.text, 0, 0),
          ...recordsAt(second.text, before.length, before.split('\n').length - 1),
        ];
        const found = recordsAt(before + second.text, 0, 0);
        expect(found.toSorted(), `${first.name} + ${second.name}`).toEqual(expected.toSorted());
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
