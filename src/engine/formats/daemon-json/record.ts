/** What a daemon.json says, and what the daemon would say about it. */
import type { BaseRecord } from '../../model.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** The sort of value a key takes. */
export type ValueSort = 'flag' | 'text' | 'number' | 'list' | 'object';

export interface Setting {
  readonly key: string;
  readonly value: JsonValue;
  readonly line: number;
  /** False when no version of the daemon has the key: it refuses to start. */
  readonly known: boolean;
  /** The first version without the key, where it was removed. */
  readonly removedIn: string | undefined;
  /** What the daemon wants in place of the value, when it is of another sort. */
  readonly expected: ValueSort | undefined;
  /** The name within the value that it is about, such as `max-file` in log-opts; undefined when it is the value itself. */
  readonly expectedAt: string | undefined;
}

/** Where the text stops being JSON. */
export interface SyntaxProblem {
  readonly line: number;
  /** Counted from 1, in the line without what a transport put around it. */
  readonly column: number;
  /** In the daemon's words: `invalid character '}' looking for beginning of object key string`. */
  readonly what: string;
}

export interface DaemonConfig extends BaseRecord {
  /** As a heading names it. */
  readonly path: string | undefined;
  readonly settings: readonly Setting[];
  /** The value of each key; of a key that stands twice the last one, as the daemon takes it. */
  readonly values: { readonly [key: string]: JsonValue };
  readonly unknown: readonly string[];
  readonly duplicates: readonly string[];
  readonly problem: SyntaxProblem | undefined;
  /** Whether the daemon does not start with it: no JSON, a key that it does not have, a value of another sort. */
  readonly refused: boolean;

  readonly debug: boolean | undefined;
  readonly liveRestore: boolean | undefined;
  readonly storageDriver: string | undefined;
  readonly storageOpts: readonly string[];
  readonly execOpts: readonly string[];
  /** `systemd` or `cgroupfs`, from `native.cgroupdriver` in exec-opts. */
  readonly cgroupDriver: string | undefined;
  readonly logDriver: string | undefined;
  readonly logOpts: Readonly<Record<string, string>>;
  /** data-root, before 17.05 graph. */
  readonly dataRoot: string | undefined;
  readonly hosts: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly registryMirrors: readonly string[];
  readonly defaultRuntime: string | undefined;
  readonly runtimes: readonly string[];
  readonly cgroupParent: string | undefined;
  readonly iptables: boolean | undefined;
  /** Whether the end of the text is missing. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'daemon-json': DaemonConfig;
  }
}
