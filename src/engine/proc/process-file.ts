/** Whose file below /proc lines were read from: what a path, a heading of tail or the prefix of grep tells. */

/** A process, and the thread when its own file was read. */
export interface Process {
  readonly pid: number | undefined;
  readonly tid: number | undefined;
}

export const UNKNOWN: Process = { pid: undefined, tid: undefined };

const LONGEST_PATH = 200;

/** `/proc/3221/cgroup`, `3221/cgroup`, `/proc/3221/task/3230/cgroup` */
const PROCESS = /(?:^|\/)(\d{1,10})\/(?:task\/(\d{1,10})\/)?[a-z]{1,20}$/;

export function processOf(file: string): Process {
  const found = PROCESS.exec(file);
  if (!found) return UNKNOWN;
  return { pid: Number(found[1]), tid: found[2] === undefined ? undefined : Number(found[2]) };
}

/** What grep prints in front of a line when it searches several files. */
export interface Prefix {
  readonly file: string;
  /** With the colon. */
  readonly length: number;
}

const FILE = /^[\w./@$-]{1,200}$/;

/** `/proc/3221/cgroup:4:memory:/docker`, with `-n` `/proc/3221/cgroup:7:4:memory:/docker` */
export function prefixOf(text: string, start: number, name: string): Prefix | undefined {
  const colon = text.indexOf(':', start);
  if (colon < start + name.length || colon >= start + LONGEST_PATH) return undefined;
  if (!text.startsWith(name, colon - name.length)) return undefined;
  const file = text.slice(start, colon);
  return FILE.test(file) && isNamed(file, name) ? { file, length: file.length + 1 } : undefined;
}

/** tail and head before each of several files: `==> /proc/3221/cgroup <==` */
const HEADING = /^\s{0,20}==> ([^\s:]{1,200}) <==$/;

export function headingOf(text: string, name: string): Process | undefined {
  const file = HEADING.exec(text)?.[1];
  return file !== undefined && isNamed(file, name) ? processOf(file) : undefined;
}

function isNamed(file: string, name: string): boolean {
  return file === name || file.endsWith(`/${name}`);
}
