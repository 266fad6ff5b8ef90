/** What the interface needs of an editor; there is one in a text area and one in Monaco. */
import type { Span } from '../../engine/index.ts';

/** Everything that is kept when one editor takes over from another. */
export interface Snapshot {
  readonly text: string;
  readonly selection: Span;
  /** The offset of the first character in sight. */
  readonly top: number;
}

export interface Mark extends Span {
  /** Index of the finding it is evidence of. */
  readonly finding: number;
  /** What is said about it: `SB3001: exec: executable file not found in $PATH`. */
  readonly label: string;
  /** Whether it belongs to the first finding. */
  readonly first: boolean;
}

/** A line that was not understood. */
export interface Gap extends Span {
  /** What is said about it. */
  readonly label: string;
}

export interface EditorEvents {
  onEdit(how: 'typed' | 'pasted'): void;
  /** The finding of a mark was asked for. */
  onMark(finding: number): void;
}

/** Holds any number of texts, each under an id, and shows one of them. */
export interface Editor {
  readonly kind: 'textarea' | 'monaco';
  /** The longest text it shows well, in characters. */
  readonly capacity: number;
  has(id: number): boolean;
  /** Adds a text, or replaces it and all that was known about it. */
  open(id: number, snapshot: Snapshot, options?: { readonly readOnly?: boolean }): void;
  show(id: number): void;
  close(id: number): void;
  text(id: number): string;
  length(id: number): number;
  snapshot(id: number): Snapshot;
  /** Changes the text that is shown as an edit that the editor's own undo can take back. */
  replace(text: string): void;
  /** Marks evidence and gaps in the text that is shown, in place of the marks before. */
  mark(marks: readonly Mark[], gaps: readonly Gap[]): void;
  /** Brings a stretch of the text that is shown into sight. */
  reveal(span: Span): void;
  /** Selects a stretch of the text that is shown, brings it into sight and takes the focus unless told not to. */
  select(span: Span, options?: { readonly focus: boolean }): void;
  setWrap(on: boolean): void;
  focus(): void;
  hasFocus(): boolean;
  dispose(): void;
}

/** The input that is there from the start: what stands in the text area when the page is loaded. */
export const FIRST_INPUT = 1;

export function freshSnapshot(text: string): Snapshot {
  return { text, selection: { from: 0, to: 0 }, top: 0 };
}
