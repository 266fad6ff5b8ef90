import type { Line, Parsed } from '../../model.ts';
import { type Column, type FindmntRow, readHeader, readPairs, readRow } from './findmnt.ts';
import { extendMountLine, readMountLine, readMountStart } from './mount-line.ts';
import { readProcMounts } from './proc-mounts.ts';
import type { Mount, MountFields } from './record.ts';
import { summaryOf } from './summary.ts';

/** Reads the lines of one or several tables; each mount is one record. */
export function parse(lines: Iterable<Line>): Parsed<Mount> {
  const gaps: number[] = [];
  const reader = new TableReader();
  for (const line of lines) if (!reader.take(line)) gaps.push(line.number);
  const { records } = reader;
  const missing = [
    ...(records.length === 0 ? ['rows'] : []),
    ...(records.some(({ cut }) => cut) ? ['end of a row'] : []),
  ];
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

class TableReader {
  readonly records: Mount[] = [];
  #columns: readonly Column[] = [];
  /** The mount points above the last row of a tree. */
  #path: string[] = [];
  /** The last line of mount(8), while its end is missing. */
  #open: { readonly first: Line; readonly text: string } | undefined;

  /** False when the line cannot be read. */
  take(line: Line): boolean {
    if (this.#extend(line)) return true;
    const { text } = line;
    const mount = readMountLine(text) ?? readMountStart(text);
    this.#open = mount?.cut ? { first: line, text } : undefined;
    const fields = mount ?? readProcMounts(text) ?? readPairs(text);
    if (fields) return this.#add(fields, line);
    const header = readHeader(text);
    if (header) {
      this.#columns = header;
      this.#path = [];
      return true;
    }
    const row = readRow(text, this.#columns);
    if (row) return this.#add(this.#placed(row), line);
    const cut = readProcMounts(text, true);
    return cut !== undefined && this.#add(cut, line);
  }

  #add(fields: MountFields, first: Line, last = first): true {
    this.records.push({ ...UNKNOWN, ...fields, from: first.from, to: last.to, line: first.number });
    return true;
  }

  #extend(line: Line): boolean {
    const open = this.#open;
    const text = open && extendMountLine(open.text, line.text);
    const fields = text === undefined ? undefined : (readMountLine(text) ?? readMountStart(text));
    if (!open || text === undefined || !fields) return false;
    this.#open = fields.cut ? { ...open, text } : undefined;
    this.records.pop();
    return this.#add(fields, open.first, line);
  }

  /** Branches show only that it is a tree; whose child a mount is shows by the paths, which survive copying. */
  #placed({ fields, isBranch }: FindmntRow): MountFields {
    const target = fields.mountPoint;
    if (target === undefined) return fields;
    if (!isBranch) this.#path = [];
    while (this.#path.length > 0 && !isWithin(target, this.#path.at(-1) ?? '')) this.#path.pop();
    const parent = this.#path.at(-1);
    this.#path.push(target);
    return { ...fields, parent };
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

const UNKNOWN: Omit<Mount, 'from' | 'to' | 'line' | 'form'> = {
  mountPoint: undefined,
  source: undefined,
  root: undefined,
  deleted: false,
  fsType: undefined,
  options: [],
  propagation: undefined,
  parent: undefined,
  mountId: undefined,
  parentId: undefined,
  device: undefined,
  label: undefined,
  pid: undefined,
  cut: false,
};
