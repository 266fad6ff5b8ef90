import type { Line, Parsed } from '../../model.ts';
import { containerOf, podOf, sliceOf, unitOf } from '../../proc/cgroup-path.ts';
import { headingOf, type Process, processOf, UNKNOWN } from '../../proc/process-file.ts';
import { commandOf } from '../../proc/typed-command.ts';
import type { CgroupMembership } from './record.ts';
import { FILE_NAME, type Row, readRow } from './row.ts';
import { summaryOf } from './summary.ts';

interface Draft {
  readonly record: Omit<CgroupMembership, 'layout'>;
  /** Whether grep printed it, which leaves lines out. */
  readonly isFiltered: boolean;
}

/** What a heading or a command says about the lines below it. */
interface Source extends Process {
  readonly filters: boolean;
}

/** Reads the cgroups of one or several processes; each line is one record. */
export function parse(lines: Iterable<Line>): Parsed<CgroupMembership> {
  const drafts: Draft[] = [];
  const gaps: number[] = [];
  let source: Source | undefined;
  let last = -1;
  for (const line of lines) {
    const row = readRow(line.text);
    const isNext = line.number - last <= 1;
    last = line.number;
    // Lines of others may stand in a whole file; behind what grep printed they may be about another process.
    if (row && source?.filters && !isNext) source = undefined;
    if (row) drafts.push(draftOf(row, line, source));
    else source = sourceOf(line.text);
    if (!row && !source) gaps.push(line.number);
  }
  const processes = Map.groupBy(drafts, keyOf);
  const missing = missingIn([...processes.values()]);
  const records = drafts.map((draft) => ({ ...draft.record, layout: layoutOf(processes.get(keyOf(draft)) ?? []) }));
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

function sourceOf(text: string): Source | undefined {
  const heading = headingOf(text, FILE_NAME);
  return heading ? { ...heading, filters: false } : commandOf(text, FILE_NAME);
}

function draftOf({ file, isSure: _, ...row }: Row, line: Line, source: Source | undefined): Draft {
  const { from, to, number } = line;
  const { pid, tid } = file === undefined ? (source ?? UNKNOWN) : processOf(file);
  const { path } = row;
  const owner = { container: containerOf(path), pod: podOf(path), unit: unitOf(path), slice: sliceOf(path) };
  const outsideNamespace = path.startsWith('/..');
  return {
    record: { from, to, line: number, ...row, outsideNamespace, ...owner, pid, tid },
    isFiltered: file !== undefined || source?.filters === true,
  };
}

function keyOf({ record: { pid, tid } }: Draft): string {
  return `${pid} ${tid}`;
}

function layoutOf(ofProcess: readonly Draft[]): CgroupMembership['layout'] {
  const isUnified = ofProcess.some(({ record }) => record.hierarchy === 0);
  const hasOthers = ofProcess.some(({ record }) => record.hierarchy > 0);
  return isUnified ? (hasOthers ? 'hybrid' : 'v2') : 'v1';
}

/** Every file ends with the oldest hierarchy, or the unified one; what grep left out is not missed. */
function missingIn(processes: readonly (readonly Draft[])[]): string[] {
  if (processes.length === 0) return ['rows'];
  return processes.some(isCut) ? ['last rows'] : [];
}

/** Of lines that grep picked few have numbers in an unbroken row. */
function isCut(drafts: readonly Draft[]): boolean {
  const numbers = drafts.map(({ record }) => record.hierarchy);
  const isUnbroken = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) - 1);
  return numbers.length > 1 && isUnbroken && (numbers.at(-1) ?? 0) > 1 && !drafts.some(({ isFiltered }) => isFiltered);
}
