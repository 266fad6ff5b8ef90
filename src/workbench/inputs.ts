/** The inputs that are open, and their texts: in the editor, or beside it when they are too long for it. */
import type { Span } from '../engine/index.ts';
import type { Answer } from './answer.ts';
import { type Editor, FIRST_INPUT, freshSnapshot, type Snapshot } from './editor/editor.ts';
import { partAround } from './place.ts';
import type { OpenInput, Origin } from './state.ts';

export interface HeldInput {
  name: string;
  origin: Origin;
  readonly id: number;
  bytes: number | undefined;
  /** The file it has not been read from yet. */
  file: File | undefined;
  /** The whole text, when the editor shows only a part of it, and which part. */
  whole: { readonly text: string; readonly part: Span } | undefined;
  /** Counts the changes of the text. */
  version: number;
  /** Whether the text came as a whole and was not answered yet: its first evidence is then brought into sight. */
  isNew: boolean;
  answer: Answer | undefined;
  /** The version the answer is about. */
  answered: number | undefined;
}

export interface Naming {
  readonly name?: string;
  readonly origin: Origin;
  readonly bytes?: number;
}

export class Inputs {
  readonly #held = new Map<number, HeldInput>();
  readonly #pasteName: string;
  #editor: Editor;
  #lastId = FIRST_INPUT - 1;
  #pastes = 0;

  constructor(editor: Editor, pasteName: string) {
    this.#editor = editor;
    this.#pasteName = pasteName;
    this.add({ origin: 'paste' });
  }

  get editor(): Editor {
    return this.#editor;
  }

  get list(): OpenInput[] {
    return [...this.#held.values()].map(({ id, name, origin, bytes }) => ({
      id,
      name,
      origin,
      ...(bytes !== undefined && { bytes }),
    }));
  }

  get(id: number): HeldInput | undefined {
    return this.#held.get(id);
  }

  add({ name, origin, bytes }: Naming): HeldInput {
    const held: HeldInput = {
      id: ++this.#lastId,
      name: name ?? this.#nextPasteName(),
      origin,
      bytes,
      file: undefined,
      whole: undefined,
      version: 0,
      isNew: true,
      answer: undefined,
      answered: undefined,
    };
    this.#held.set(held.id, held);
    if (!this.#editor.has(held.id)) this.#editor.open(held.id, freshSnapshot(''));
    return held;
  }

  /** An input for something new: the given one when nothing would be lost, else one more. */
  roomIn(held: HeldInput, naming: Naming): HeldInput {
    const isUntouchedSample = held.origin === 'sample' && held.version === 0 && naming.origin === 'sample';
    if (!isUntouchedSample && (held.file || this.length(held) > 0)) return this.add(naming);
    this.reset(held, naming);
    return held;
  }

  /** Forgets all that is known about an input but its text. */
  reset(held: HeldInput, { name, origin, bytes }: Naming): void {
    held.name = name ?? (held.origin === 'paste' ? held.name : this.#nextPasteName());
    held.origin = origin;
    held.bytes = bytes;
    held.file = undefined;
    held.answer = undefined;
    held.answered = undefined;
    held.version = 0;
    held.isNew = true;
  }

  remove(held: HeldInput): void {
    this.#held.delete(held.id);
    this.#editor.close(held.id);
  }

  text({ id, whole }: HeldInput): string {
    return whole?.text ?? this.#editor.text(id);
  }

  length({ id, whole }: HeldInput): number {
    return whole?.text.length ?? this.#editor.length(id);
  }

  /** Puts a text into the editor; of one that is too long for it, the part around an offset, which cannot be edited. */
  place(held: HeldInput, snapshot: Snapshot, around = 0): void {
    const { text } = snapshot;
    if (text.length <= this.#editor.capacity) {
      held.whole = undefined;
      this.#editor.open(held.id, snapshot);
      return;
    }
    const part = partAround(text, around, this.#editor.capacity);
    held.whole = { text, part };
    this.#editor.open(held.id, freshSnapshot(text.slice(part.from, part.to)), { readOnly: true });
  }

  /** Gives all texts to another editor. */
  moveTo(next: Editor): void {
    const previous = this.#editor;
    const texts = [...this.#held.values()].map((held) => ({
      held,
      snapshot: held.whole ? freshSnapshot(held.whole.text) : previous.snapshot(held.id),
    }));
    this.#editor = next;
    for (const { held, snapshot } of texts) {
      if (held.file) next.open(held.id, snapshot, { readOnly: true });
      else this.place(held, snapshot);
    }
  }

  #nextPasteName(): string {
    this.#pastes++;
    return this.#pastes === 1 ? this.#pasteName : `${this.#pasteName} ${this.#pastes}`;
  }
}
