/**
 * Output of findmnt, util-linux misc-utils/findmnt.c: a tree, a list (`-l`, `-r`, `-D`) or pairs (`-P`).
 *
 *     TARGET                         SOURCE     FSTYPE     OPTIONS
 *     /                              /dev/vda1  ext4       rw,relatime
 *     ├─/sys                         sysfs      sysfs      rw,nosuid,nodev,noexec,relatime
 *     │ └─/sys/kernel/security       securityfs securityfs rw,nosuid,nodev,noexec,relatime
 *
 *     TARGET="/sys" SOURCE="sysfs" FSTYPE="sysfs" OPTIONS="rw,nosuid,nodev,noexec,relatime"
 */
import { splitOptions, WRITABLE_OR_NOT, withoutEscapes } from '../../proc/mount-options.ts';
import type { MountFields } from './record.ts';

/** Names of columns, from the table in findmnt.c. */
const COLUMNS: ReadonlySet<string> = new Set(
  (
    'ACTION AVAIL FREQ FSROOT FSTYPE FS-OPTIONS ID INO.AVAIL INO.TOTAL INO.USED INO.USE% LABEL MAJ:MIN OLD-OPTIONS ' +
    'OLD-TARGET OPTIONS OPT-FIELDS PARENT PARTLABEL PARTUUID PASSNO PROPAGATION SIZE SOURCE SOURCES TARGET TID UNIQ-ID ' +
    'UNIQ-PARENT USED USE% UUID VFS-OPTIONS'
  ).split(' '),
);

export interface Column {
  readonly name: string;
  /** Where its heading stands in the line. */
  readonly at: number;
}

const LONGEST_HEADER = 1000;
const LONGEST_ROW = 20_000;
const WORD = /\S{1,4000}/g;

/** The columns a header names; undefined when the line is none. */
export function readHeader(text: string): readonly Column[] | undefined {
  if (text.length > LONGEST_HEADER || !(text.includes('TARGET') || text.trim() === 'PROPAGATION')) return undefined;
  const columns = [...text.matchAll(WORD)].map(({ 0: name, index }) => ({ name, at: index }));
  const isAlone = columns.length === 1 && columns[0]?.name !== 'PROPAGATION';
  return isAlone || !columns.every(({ name }) => COLUMNS.has(name)) ? undefined : columns;
}

/**
 * The branches of the tree: `│ └─`, in ASCII `| |-`, `` | `- ``; read in the wrong encoding they are other characters beyond
 * ASCII.
 */
const BRANCHES = /^(?:[|` -]|[^\x20-\x7e]){1,200}/;

export interface FindmntRow {
  readonly fields: MountFields;
  /** Whether branches of a tree stand before the mount point. */
  readonly isBranch: boolean;
}

/** Reads a row below a header. */
export function readRow(text: string, columns: readonly Column[]): FindmntRow | undefined {
  if (columns.length === 0 || text.length > LONGEST_ROW) return undefined;
  const line = text.trimEnd();
  const words = line.split(/\s{1,200}/).filter((word) => withoutBranches(word) !== '');
  const cells = words.length === columns.length ? words : cellsBelow(line, columns);
  const targetAt = columns.findIndex(({ name }) => name === 'TARGET');
  const target = withoutBranches(cells[targetAt] ?? '');
  const fields = fieldsOf(columns, targetAt in cells ? cells.with(targetAt, target) : cells);
  return fields && { fields, isBranch: targetAt in cells && target !== cells[targetAt] };
}

function withoutBranches(word: string): string {
  return word.replace(BRANCHES, '');
}

/**
 * Cells may be empty or hold spaces: then they are what stands below the headings. None when copying has moved them from
 * there.
 */
function cellsBelow(line: string, columns: readonly Column[]): string[] {
  if (columns.some(({ at }, index) => index > 0 && at < line.length && line[at - 1] !== ' ')) return [];
  return columns.map(({ at }, index) => line.slice(index === 0 ? 0 : at, columns[index + 1]?.at).trim());
}

/**
 * Columns into which a row fits and rows like it, for when the header is far up: where the words stand, and what some of
 * them show to be.
 */
export function columnsLike(row: string): readonly Column[] | undefined {
  const words = [...row.matchAll(WORD)].filter(({ 0: word }) => withoutBranches(word) !== '');
  const columns = words.map(({ 0: word, index }, position) => ({ name: nameLike(word, position), at: index }));
  return columns.some(({ name }) => name !== '') ? columns : undefined;
}

function nameLike(word: string, position: number): string {
  if (position === 0 && withoutBranches(word).startsWith('/')) return 'TARGET';
  if (WRITABLE_OR_NOT.test(word)) return 'OPTIONS';
  return PROPAGATIONS.has(word) ? 'PROPAGATION' : '';
}

const PAIR = /([A-Z:.%-]{2,16})="([^"]{0,4000})"(?: |$)/y;

/** Reads a line of `findmnt -P`. */
export function readPairs(text: string): MountFields | undefined {
  const line = text.trim();
  if (!line.includes('TARGET="')) return undefined;
  const columns: Column[] = [];
  const cells: string[] = [];
  PAIR.lastIndex = 0;
  for (let found = PAIR.exec(line); found; found = PAIR.exec(line)) {
    const [whole, name = '', cell = ''] = found;
    if (!COLUMNS.has(name)) return undefined;
    columns.push({ name, at: columns.length });
    cells.push(cell);
    if (found.index + whole.length === line.length) return fieldsOf(columns, cells);
  }
  return undefined;
}

const SOURCE = /^([^[]{0,1000})\[(\/[^\]]{0,1000})\]$/;
const DELETED = '//deleted';
const PROPAGATIONS: ReadonlyMap<string, NonNullable<MountFields['propagation']>> = new Map([
  ['private', 'private'],
  ['shared', 'shared'],
  ['private,slave', 'slave'],
  ['shared,slave', 'shared-slave'],
  ['private,unbindable', 'unbindable'],
  ['private,slave,unbindable', 'unbindable'],
]);

/** What the cells say; undefined when they do not fit their columns. */
function fieldsOf(columns: readonly Column[], cells: readonly string[]): MountFields | undefined {
  const cellOf = (name: string): string | undefined => cells[columns.findIndex((column) => column.name === name)];
  const numberOf = (name: string): number | undefined => {
    const cell = cellOf(name);
    return cell !== undefined && /^\d{1,10}$/.test(cell) ? Number(cell) : undefined;
  };
  const [target, options, propagation] = [cellOf('TARGET'), cellOf('OPTIONS'), cellOf('PROPAGATION')];
  if (target === undefined && options === undefined && propagation === undefined) return undefined;
  if (target !== undefined && !/^\/|^(?:none|\[SWAP\])$/.test(target)) return undefined;
  if (options !== undefined && !WRITABLE_OR_NOT.test(options)) return undefined;
  const known = PROPAGATIONS.get(propagation ?? '');
  if (propagation !== undefined && !known) return undefined;
  const source = cellOf('SOURCE');
  const [, device = source, root = cellOf('FSROOT')] = SOURCE.exec(source ?? '') ?? [];
  return {
    form: 'findmnt',
    mountPoint: target?.startsWith('/') ? withoutEscapes(target) : undefined,
    source: device === undefined ? undefined : withoutEscapes(device),
    root: root?.endsWith(DELETED) ? root.slice(0, -DELETED.length) : root,
    deleted: root?.endsWith(DELETED) ?? false,
    fsType: cellOf('FSTYPE'),
    options: splitOptions(options ?? [cellOf('VFS-OPTIONS'), cellOf('FS-OPTIONS')].filter(Boolean).join(',')),
    propagation: known,
    mountId: numberOf('ID'),
    parentId: numberOf('PARENT'),
    device: cellOf('MAJ:MIN'),
    label: cellOf('LABEL') || undefined,
  };
}
