import type { Line, Parsed } from '../../model.ts';
import { headingOf, type Process, processOf, UNKNOWN } from '../../proc/process-file.ts';
import { type Command, commandOf } from '../../proc/typed-command.ts';
import { extendRow } from './folded.ts';
import type { MountinfoMount } from './record.ts';
import { FILE_NAME, type Row, readRow } from './row.ts';
import { summaryOf } from './summary.ts';

/** A row as far as it has been read, with what stood above it. */
interface Draft {
  readonly row: Row;
  readonly text: string;
  readonly first: Line;
  readonly last: Line;
  readonly process: Process;
}

/** Reads the rows of one or several tables; each row is one record. */
export function parse(lines: Iterable<Line>): Parsed<MountinfoMount> {
  const gaps: number[] = [];
  const reader = new TableReader();
  for (const line of lines) if (!reader.take(line)) gaps.push(line.number);
  const records = reader.finish();
  const missing = [
    ...(records.length === 0 ? ['rows'] : []),
    ...(records.some(({ cut }) => cut) ? ['end of a row'] : []),
  ];
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

class TableReader {
  readonly #records: MountinfoMount[] = [];
  #draft: Draft | undefined;
  #command: Command | undefined;
  #process: Process = UNKNOWN;
  /** Number of the last line taken. */
  #last = -1;

  /** False when the line cannot be read. */
  take(line: Line): boolean {
    const isNext = line.number - this.#last <= 1;
    this.#last = line.number;
    const row = readRow(line.text);
    if (row) {
      this.#begin({ row, text: line.text, first: line, last: line, process: this.#processOf(row, line, isNext) });
      return true;
    }
    return this.#takeSource(line.text) || this.#extend(line);
  }

  finish(): MountinfoMount[] {
    this.#begin(undefined);
    return this.#records;
  }

  /**
   * A row is output of the command above it. When lines of others stand between the two it may be somebody else's; what
   * grep printed then shows by what grep looked for.
   */
  #processOf(row: Row, line: Line, isNext: boolean): Process {
    if (row.file !== undefined) return processOf(row.file);
    const words = this.#command?.words;
    if (!isNext && words && !words.some((word) => line.text.includes(word))) this.#process = UNKNOWN;
    return this.#process;
  }

  #takeSource(text: string): boolean {
    const command = commandOf(text, FILE_NAME);
    const process = command ?? headingOf(text, FILE_NAME);
    if (!process) return false;
    this.#begin(undefined);
    this.#command = command;
    this.#process = process;
    return true;
  }

  #extend(line: Line): boolean {
    const draft = this.#draft;
    const text = draft && extendRow(draft.text, line.text);
    const row = text === undefined ? undefined : readRow(text);
    if (!draft || text === undefined || !row) return false;
    this.#draft = { ...draft, row, text, last: line };
    return true;
  }

  #begin(draft: Draft | undefined): void {
    if (this.#draft) this.#records.push(recordOf(this.#draft));
    this.#draft = draft;
  }
}

function recordOf({ row, first, last, process: { pid, tid } }: Draft): MountinfoMount {
  const { file: _, ...fields } = row;
  return { from: first.from, to: last.to, line: first.number, ...fields, pid, tid };
}
