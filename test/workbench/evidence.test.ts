import { describe, expect, it } from 'vitest';
import { type EvidenceRow, evidenceRows } from '../../src/workbench/evidence.ts';
import { evidenceIn } from './report.ts';

/** A row as text: marks in brackets, what was left out as an ellipsis. */
const drawn = ({ segments }: EvidenceRow): string =>
  segments
    .map((segment) => (segment.kind === 'cut' ? '…' : segment.kind === 'mark' ? `[${segment.text}]` : segment.text))
    .join('');

const text = [
  'Nov 20 03:11:02 web-03 dockerd[912]: error: exec: "nginx": executable file not found in $PATH',
  'a line of something else',
  'OCI runtime create failed: container_linux.go:247',
].join('\n');

describe('evidence rows', () => {
  it('shows the exact line with the match marked', () => {
    const rows = evidenceRows(text, [evidenceIn(text, 'executable file not found')]);
    expect(rows.map(drawn)).toEqual([
      'Nov 20 03:11:02 web-03 dockerd[912]: error: exec: "nginx": [executable file not found] in $PATH',
    ]);
  });

  it('makes one row of several matches on a line, and one mark of those that overlap', () => {
    const evidence = ['$PATH', 'exec: "nginx"', 'executable file', 'file not found'].map((part) =>
      evidenceIn(text, part),
    );
    expect(evidenceRows(text, evidence).map(drawn)).toEqual([
      'Nov 20 03:11:02 web-03 dockerd[912]: error: [exec: "nginx"]: [executable file not found] in [$PATH]',
    ]);
  });

  it('keeps the order of the text', () => {
    const evidence = ['OCI runtime', 'executable file'].map((part) => evidenceIn(text, part));
    expect(evidenceRows(text, evidence).map(({ line }) => line)).toEqual([0, 2]);
  });

  it('spans whole lines, for the editor', () => {
    const [row] = evidenceRows(text, [evidenceIn(text, 'something')]);
    expect(row && text.slice(row.span.from, row.span.to)).toBe('a line of something else');
  });

  it('cuts what stands around a match in a very long line', () => {
    const long = `${'a'.repeat(50_000)}needle${'b'.repeat(50_000)}`;
    const [row] = evidenceRows(long, [evidenceIn(long, 'needle')]);
    expect(row && drawn(row)).toMatch(/^…a{160}\[needle\]b{120}…$/);
  });

  it('cuts between two matches that stand far apart', () => {
    const long = `first${'-'.repeat(9000)}second`;
    const rows = evidenceRows(long, [evidenceIn(long, 'first'), evidenceIn(long, 'second')]);
    expect(rows.map(drawn)).toEqual([`[first]${'-'.repeat(120)}…${'-'.repeat(160)}[second]`]);
  });

  it('shows the first lines of a long match and counts the others', () => {
    const dump = Array.from({ length: 10 }, (_, line) => `frame ${line}`).join('\n');
    const [row] = evidenceRows(dump, [{ ...evidenceIn(dump, 'frame 0'), to: dump.length }]);
    expect(row && drawn(row)).toBe('[frame 0\nframe 1\nframe 2\nframe 3]…');
    expect(row?.hiddenLines).toBe(6);
  });

  it('is empty without evidence', () => {
    expect(evidenceRows(text, [])).toEqual([]);
  });
});
