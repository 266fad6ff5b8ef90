/** What the interface shows, as data. */
import type { FailureReason, Progress } from '../worker/protocol.ts';
import type { Answer, EvidencePlace } from './answer.ts';
import type { StepPlace } from './stories.ts';

/** Where an input came from. */
export type Origin = 'paste' | 'file' | 'sample';

export interface OpenInput {
  readonly id: number;
  readonly name: string;
  readonly origin: Origin;
  /** Size of the file it was read from. */
  readonly bytes?: number;
}

/** What the analyzer is doing about the input that is shown. */
export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly bytes: number; readonly progress?: Progress }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: FailureReason };

export interface State {
  readonly inputs: readonly OpenInput[];
  readonly active: number;
  /** Whether the active input is still being read from its file. */
  readonly reading: boolean;
  /** Whether there is anything in the active input. */
  readonly filled: boolean;
  readonly phase: Phase;
  readonly answer: Answer | undefined;
  /** Whether the text has changed since the answer was given. */
  readonly stale: boolean;
  readonly selected: EvidencePlace | undefined;
  /** The step of a story whose line was shown last. */
  readonly selectedStep: StepPlace | undefined;
  /** Set when a finding was asked for in the editor; the count makes each request a new one. */
  readonly wanted: { readonly finding: number; readonly count: number } | undefined;
  /** The name of what clearing or closing took away last. */
  readonly removed: string | undefined;
  /** How much of the text the editor shows, in characters, when it cannot show all of it. */
  readonly part: { readonly shown: number; readonly all: number } | undefined;
  readonly editor: 'textarea' | 'monaco';
  readonly wrap: boolean;
  /** A sentence about something other than an analysis. */
  readonly notice: string | undefined;
}
