/**
 * What the page and the worker say to each other. Every analysis carries an id and is answered by exactly one `report`,
 * `failed` or `cancelled` with that id; `text` and `progress` may come before it.
 */
import type { Language, Report } from '../engine/index.ts';

export type Request =
  /** Loads what an analysis will need. */
  | { readonly kind: 'prepare'; readonly language: Language }
  | {
      readonly kind: 'analyze-text';
      readonly id: number;
      readonly language: Language;
      readonly name: string;
      readonly text: string;
    }
  | {
      readonly kind: 'analyze-bytes';
      readonly id: number;
      readonly language: Language;
      readonly name: string;
      readonly bytes: Blob;
    }
  | { readonly kind: 'cancel'; readonly id: number };

export type AnalysisRequest = Extract<Request, { readonly kind: 'analyze-text' | 'analyze-bytes' }>;

/** How far a stage is; `done` and `total` are in the stage's own unit. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** What the bytes of a request were read as: the text that every position of the report points into. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly binaryKind?: string;
}

export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'text'; readonly id: number; readonly decoded: DecodedText }
  | { readonly kind: 'report'; readonly id: number; readonly report: Report }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: FailureReason; readonly detail: string };

/**
 * `unreadable`: the bytes could not be read (a file that vanished, a directory). `too-large`: more text than one string
 * holds. `crashed`: the analysis itself broke. `unavailable`: the worker could not be loaded.
 */
export type FailureReason = 'unreadable' | 'too-large' | 'crashed' | 'unavailable';
