/** What a docker build shows: its steps, and what made it fail. */
import type { BaseRecord } from '../../model.ts';

export type StepState = 'running' | 'done' | 'cached' | 'canceled' | 'error';

export interface BuildStep extends BaseRecord {
  readonly sort: 'step';
  /** Number BuildKit gives it in the plain form; number of the step in the legacy form. */
  readonly number: number | undefined;
  /** `RUN make`, `load build definition from Dockerfile`, `exporting to image` */
  readonly name: string | undefined;
  /** Stage of the Dockerfile, with the platform when there are several; `internal` and `auth` are BuildKit's own. */
  readonly stage: string | undefined;
  /** Which instruction of how many in the stage. */
  readonly position: { readonly index: number; readonly total: number } | undefined;
  readonly state: StepState;
  readonly seconds: number | undefined;
  /** Lines its command printed, as far as they are here; the legacy form does not mark them. */
  readonly outputLines: number | undefined;
  /** The first of them that speaks of an error, when the step failed. */
  readonly firstError: string | undefined;
  readonly error: string | undefined;
  readonly exitCode: number | undefined;
}

export interface BuildFailure extends BaseRecord {
  readonly sort: 'failure';
  readonly message: string;
  readonly exitCode: number | undefined;
  /** The place in the Dockerfile, when it is shown. */
  readonly file: string | undefined;
  readonly fileLine: number | undefined;
  readonly instruction: string | undefined;
}

declare module '../../model.ts' {
  interface RecordTypes {
    buildkit: BuildStep | BuildFailure;
  }
}
