/**
 * /proc/cgroups, kernel/cgroup/cgroup-v1.c, proc_cgroupstats_show():
 *
 *     #subsys_name	hierarchy	num_cgroups	enabled
 *     memory	9	65535	1
 */
import { firstLetter } from '../../text/index.ts';

/** Names of the columns, in any order; the field of a record each fills. */
const COLUMNS = { '#subsys_name': 'name', hierarchy: 'hierarchy', num_cgroups: 'cgroups', enabled: 'enabled' } as const;

export type Column = (typeof COLUMNS)[keyof typeof COLUMNS] | undefined;

/** The order of the columns in every kernel that has the file. */
export const USUAL_COLUMNS: readonly Column[] = Object.values(COLUMNS);

const HASH = 0x23;
const HEADER_START = '#subsys_name';
const LONGEST_LINE = 200;

export interface Header {
  readonly columns: readonly Column[];
  /** Whether copying lost what stood between the columns: `#subsys_namehierarchynum_cgroupsenabled`. */
  readonly glued: boolean;
}

export function readHeader(text: string): Header | undefined {
  if (text.charCodeAt(firstLetter(text)) !== HASH) return undefined;
  const trimmed = text.trim();
  if (!trimmed.startsWith(HEADER_START) || trimmed.length > LONGEST_LINE) return undefined;
  const glued = trimmed === Object.keys(COLUMNS).join('');
  const names = trimmed.split(/\s{1,20}/);
  if (!glued && names.length < 2) return undefined;
  const known = new Map<string, Column>(Object.entries(COLUMNS));
  return { columns: glued ? USUAL_COLUMNS : names.map((name) => known.get(name)), glued };
}

export interface Row {
  readonly name: string;
  readonly hierarchy: number;
  readonly cgroups: number;
  readonly enabled: boolean;
}

const NAME = /^[a-z][a-z_]{1,31}$/;
const NUMBER = /^\d{1,10}$/;

export function readRow(text: string, columns: readonly Column[]): Row | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const fields = text.trim().split(/\s{1,20}/);
  const fieldOf = (column: Column): string => fields[columns.indexOf(column)] ?? '';
  const [name, hierarchy, cgroups, enabled] = [
    fieldOf('name'),
    fieldOf('hierarchy'),
    fieldOf('cgroups'),
    fieldOf('enabled'),
  ];
  if (fields.length !== columns.length || !NAME.test(name) || !NUMBER.test(hierarchy)) return undefined;
  if (!NUMBER.test(cgroups) || !/^[01]$/.test(enabled)) return undefined;
  return { name, hierarchy: Number(hierarchy), cgroups: Number(cgroups), enabled: enabled === '1' };
}

/** What rows of any columns look like: a name and numbers. */
export const ANY_ROW = /^\s{0,20}[a-z][a-z_]{1,31}(?:\s{1,20}\d{1,10}){3,8}\s{0,20}$/;

/** A row whose columns ran together, `memory9655351`: where one number ends and the next begins cannot be told. */
export const GLUED_ROW = /^\s{0,20}[a-z][a-z_]{1,31}\d{3,24}\s{0,20}$/;
