/** What one program says about its version. */
import type { BaseRecord } from '../../model.ts';

export interface ProgramVersion extends BaseRecord {
  /** `docker`, `containerd`, `runc`, `docker-init`, `docker-compose` …; the engine in the server's block is `docker`. */
  readonly program: string;
  /** Which half of `docker version` or `ctr version` it stands in; the programs' own lines have none. */
  readonly side: 'client' | 'server' | undefined;
  /** What stands behind the heading: `Docker Engine - Community`. */
  readonly product: string | undefined;
  /** Without a `v` in front; undefined when the line is lost. */
  readonly version: string | undefined;
  readonly apiVersion: string | undefined;
  /** `API version: 1.43 (minimum version 1.12)` */
  readonly minApiVersion: string | undefined;
  /** `API version: 1.24 (downgraded from 1.43)` */
  readonly downgradedFrom: string | undefined;
  readonly goVersion: string | undefined;
  readonly gitCommit: string | undefined;
  /** Build time as printed. */
  readonly built: string | undefined;
  readonly os: string | undefined;
  readonly arch: string | undefined;
  readonly experimental: boolean | undefined;
  /** The client's context: which daemon it talks to. */
  readonly context: string | undefined;
  /** runc: the version of the runtime specification. */
  readonly spec: string | undefined;
  /** Everything else that was printed, by its printed name. */
  readonly details: Readonly<Record<string, string>>;
  /** Whether lines are missing that the program prints after the last one. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'docker-version': ProgramVersion;
  }
}
