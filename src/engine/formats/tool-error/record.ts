/** What a tool printed instead of its output, and what to run instead. */
import type { BaseRecord, Instead } from '../../model.ts';

export type Reason =
  | 'not-installed'
  | 'not-permitted'
  | 'no-such-process'
  | 'no-such-file'
  /** A unit, an interface, a Kubernetes object of that name. */
  | 'not-found'
  | 'nothing-to-show'
  | 'cannot-connect'
  | 'unknown';

/** What the message is about. */
export interface Subject {
  readonly pid: number | undefined;
  readonly path: string | undefined;
  readonly unit: string | undefined;
  /** Network interface or block device. */
  readonly device: string | undefined;
}

export interface ToolError extends BaseRecord, Subject {
  /** The tool that was wanted: `lsof` in `bash: lsof: command not found`. */
  readonly tool: string;
  readonly reason: Reason;
  /** The line as printed. */
  readonly message: string;
  readonly instead: Instead;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'tool-error': ToolError;
  }
}
