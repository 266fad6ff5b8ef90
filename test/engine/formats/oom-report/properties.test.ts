import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/oom-report/claim.ts';
import { parse } from '../../../../src/engine/formats/oom-report/parse.ts';
import { collect, FIXTURES, fixture, linesOf, readAll } from './lines.ts';

const TEXTS = FIXTURES.map((name) => fixture(name).trimEnd());
const REAL_LINES = TEXTS.flatMap((text) => text.split('\n'));

/** Lines of any report, cut, joined and mixed with noise. */
const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...REAL_LINES),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(120)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(120)).map(([line, from]) => line.slice(from)),
      fc.string(),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

function isWhole(text: string): boolean {
  return readAll(text).some(({ complete }) => complete);
}

test('no text makes it throw, and each line belongs to one record at most', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const lines = linesOf(text);
      const claimed = collect(lines).flat();
      expect(new Set(claimed).size).toBe(claimed.length);
      for (const parsed of [parse(lines), ...collect(lines).map(parse)]) {
        const ends = parsed.records.map(({ to }) => to);
        parsed.records.forEach(({ from, to }, index) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeGreaterThan(ends[index - 1] ?? -1);
        });
        expect(parsed.gaps.every((number) => number in lines)).toBe(true);
        expect(parsed.complete).toBe(parsed.records.length > 0 && parsed.missing.length === 0);
      }
    }),
    { numRuns: 300 },
  );
});

test('a claim does not depend on anything but the line and the open report', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const lines = linesOf(text);
      const open = { lines: lines.slice(0, -1), count: lines.length - 1, skipped: 0 };
      const last = lines.at(-1);
      if (last) expect(claim(last, open)).toBe(claim(last, open));
    }),
    { numRuns: 100 },
  );
});

/**
 * Up to where a cut of the text shows: what kernels before 4.5 print ends with file-rss, newer ones go on; a number at the
 * very end may have lost digits and nobody can tell.
 */
function showsCutBefore(text: string): number {
  const start = text.search(/^(?:[\w ]+: )?Killed process/m);
  const line = text.slice(start, text.indexOf('\n', start) < 0 ? undefined : text.indexOf('\n', start));
  const end = /oom_score_adj:/.exec(line) ?? /file-rss:\d+k/.exec(line) ?? /\(\w+/.exec(line);
  return start + (end ? end.index + end[0].length : 0);
}

describe.each(FIXTURES)('a cut report is never complete: %s', (name) => {
  const text = fixture(name).trimEnd();
  const end = showsCutBefore(text);

  it('is complete as a whole', () => {
    expect(isWhole(text)).toBe(true);
  });

  it('anywhere after its start', () => {
    const cuts = Array.from({ length: end + 1 }, (_, at) => at);
    expect(cuts.filter((at) => isWhole(text.slice(0, at)))).toEqual([]);
  });

  it('anywhere before its end', () => {
    // Nothing else names the process on 2.6.18.
    const first = name === '2.6.18-host' ? text.indexOf(' ') : 1;
    const cuts = Array.from({ length: text.length - first }, (_, at) => first + at);
    expect(cuts.filter((at) => isWhole(text.slice(at)))).toEqual([]);
  });
});

test('reports in one text are read as if each stood alone', () => {
  const alone = TEXTS.map((text) => readAll(text).flatMap(({ records }) => records));
  const noise = ['time="2024-06-13T23:04:43Z" level=info msg=event', 'Started Session 12 of user root.', ''];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(TEXTS.length - 1), fc.subarray(noise)), { minLength: 1, maxLength: 4 }),
      (parts) => {
        const text = parts.map(([index, others]) => [...others, TEXTS[index]].join('\n')).join('\n');
        const records = readAll(text).flatMap((parsed) => parsed.records);
        expect(records).toHaveLength(parts.length);
        records.forEach((record, index) => {
          const single = alone[parts[index]?.[0] ?? 0]?.[0];
          if (!single) throw new Error('no such report');
          const moved = { from: record.from, to: record.to, line: record.line };
          expect(record).toEqual({ ...single, ...moved });
          expect(record.to - record.from).toBe(single.to - single.from);
          expect(text.slice(record.from, record.to)).toBe(TEXTS[parts[index]?.[0] ?? 0]);
        });
      },
    ),
    { numRuns: 100 },
  );
});
