/** A systemd unit as its files define it: the unit file and the drop-ins that change it. */
import type { BaseRecord } from '../../model.ts';

/** One file of the unit. */
export interface UnitFragment {
  /** As the heading names it; undefined when the file was pasted without one. */
  readonly path: string | undefined;
  readonly dropIn: boolean;
  /** Line of the heading, or of the first line. */
  readonly line: number;
}

/** One assignment, as written. */
export interface Directive {
  readonly section: string;
  readonly key: string;
  /** With continuation lines joined; empty when the assignment resets what was set before. */
  readonly value: string;
  readonly line: number;
  /** Index of the file in `fragments`. */
  readonly fragment: number;
}

/** A resource limit; one value sets both. */
export interface Limit {
  readonly soft: number | 'infinity';
  readonly hard: number | 'infinity';
}

export interface UnitFile extends BaseRecord {
  /** `docker.service`; undefined when no heading names it. */
  readonly unit: string | undefined;
  readonly fragments: readonly UnitFragment[];
  /** All assignments in the order systemd reads them. */
  readonly directives: readonly Directive[];
  /** What is in force after all files, by `Section.Key`: lists grow, other keys keep the last value, an empty value resets. */
  readonly settings: Readonly<Record<string, readonly string[]>>;
  /** systemd said that the files changed since they were loaded. */
  readonly changedOnDisk: boolean;

  readonly execStart: readonly string[];
  readonly type: string | undefined;
  /** `slave`, `private` or `shared`: the unit gets a mount namespace of its own. */
  readonly mountFlags: string | undefined;
  readonly privateTmp: boolean | undefined;
  readonly limitNoFile: Limit | undefined;
  readonly limitNProc: Limit | undefined;
  readonly limitCore: Limit | undefined;
  readonly tasksMax: number | 'infinity' | `${number}%` | undefined;
  /** The controllers, when the unit names them. */
  readonly delegate: boolean | readonly string[] | undefined;
  readonly killMode: string | undefined;
  readonly oomScoreAdjust: number | undefined;
  readonly restart: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly environmentFiles: readonly string[];
  /** Whether the last file ends in the middle of an assignment or before any. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'unit-file': UnitFile;
  }
}
