/** The editor that is there at once, and the only one on phones: a plain text area. */
import type { Span } from '../../engine/index.ts';
import { type Editor, type EditorEvents, FIRST_INPUT, freshSnapshot, type Mark, type Snapshot } from './editor.ts';

/** Beyond this a text area takes seconds to lay out its text. */
const CAPACITY = 2_000_000;
/** Up to this the first character in sight is found exactly, beyond it by proportion. */
const MEASURABLE = 200_000;

interface Held {
  snapshot: Snapshot;
  readonly readOnly: boolean;
}

export class TextareaEditor implements Editor {
  readonly kind = 'textarea';
  readonly capacity = CAPACITY;
  readonly #area: HTMLTextAreaElement;
  readonly #held = new Map<number, Held>();
  readonly #listening = new AbortController();
  #shown = FIRST_INPUT;
  #marks: readonly Mark[] = [];

  /** Whatever stands in the text area is the first input. */
  constructor(area: HTMLTextAreaElement, events: EditorEvents) {
    this.#area = area;
    this.#held.set(FIRST_INPUT, { snapshot: freshSnapshot(''), readOnly: false });
    const { signal } = this.#listening;
    area.addEventListener(
      'input',
      (event) => {
        const input = event instanceof InputEvent ? event : undefined;
        if (!input?.isComposing) events.onEdit(input?.inputType === 'insertFromPaste' ? 'pasted' : 'typed');
      },
      { signal },
    );
    area.addEventListener('compositionend', () => events.onEdit('typed'), { signal });
    area.addEventListener('keydown', (event) => this.#askForMark(event, events), { signal });
    // A touch on the text means to type; until then revealing evidence must not bring up the keyboard.
    area.addEventListener('pointerdown', () => area.removeAttribute('inputmode'), { signal });
  }

  has(id: number): boolean {
    return this.#held.has(id);
  }

  open(id: number, snapshot: Snapshot, { readOnly = false } = {}): void {
    this.#held.set(id, { snapshot, readOnly });
    if (id === this.#shown) this.#display(id);
  }

  show(id: number): void {
    if (id === this.#shown) return;
    const previous = this.#held.get(this.#shown);
    if (previous) previous.snapshot = this.snapshot(this.#shown);
    this.#shown = id;
    this.#display(id);
  }

  close(id: number): void {
    this.#held.delete(id);
  }

  text(id: number): string {
    return id === this.#shown ? this.#area.value : (this.#held.get(id)?.snapshot.text ?? '');
  }

  length(id: number): number {
    return this.text(id).length;
  }

  snapshot(id: number): Snapshot {
    if (id !== this.#shown) return this.#held.get(id)?.snapshot ?? freshSnapshot('');
    const { selectionStart, selectionEnd, value } = this.#area;
    return { text: value, selection: { from: selectionStart, to: selectionEnd }, top: this.#offsetAtTop() };
  }

  replace(text: string): void {
    this.#area.setRangeText(text, 0, this.#area.value.length, 'end');
  }

  /** A text area cannot mark anything; the marks are kept to go from a line to its finding. */
  mark(marks: readonly Mark[]): void {
    this.#marks = marks;
  }

  reveal({ from }: Span): void {
    this.#area.scrollTop = this.#heightBefore(from) - this.#area.clientHeight / 3;
  }

  select(span: Span, { focus } = { focus: true }): void {
    const area = this.#area;
    if (matchMedia('(pointer: coarse)').matches) area.inputMode = 'none';
    area.setSelectionRange(span.from, span.to);
    if (focus) area.focus({ preventScroll: true });
    this.reveal(span);
    if (focus) area.scrollIntoView({ block: 'nearest' });
  }

  setWrap(on: boolean): void {
    this.#area.wrap = on ? 'soft' : 'off';
  }

  focus(): void {
    this.#area.focus({ preventScroll: true });
  }

  hasFocus(): boolean {
    return document.activeElement === this.#area;
  }

  dispose(): void {
    this.#listening.abort();
  }

  #display(id: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    const { text, selection, top } = held.snapshot;
    this.#area.value = text;
    this.#area.readOnly = held.readOnly;
    this.#area.setSelectionRange(selection.from, selection.to);
    this.#area.scrollTop = top === 0 ? 0 : this.#heightBefore(top);
  }

  #askForMark(event: KeyboardEvent, events: EditorEvents): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const { selectionStart, value } = this.#area;
    const lineStart = value.lastIndexOf('\n', selectionStart - 1) + 1;
    const lineEnd = value.indexOf('\n', selectionStart);
    const mark = this.#marks.find(({ from, to }) => to > lineStart && (lineEnd < 0 || from < lineEnd));
    if (!mark) return;
    event.preventDefault();
    events.onMark(mark.finding);
  }

  #offsetAtTop(): number {
    const { scrollHeight, scrollTop, value } = this.#area;
    if (scrollTop < 1) return 0;
    if (value.length > MEASURABLE) return Math.floor((value.length * scrollTop) / scrollHeight);
    let low = 0;
    let high = value.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#heightBefore(middle) < scrollTop) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How far down the line of an offset stands: the height of a copy that ends there, less its last line. */
  #heightBefore(offset: number): number {
    const area = this.#area;
    const copy = document.createElement('textarea');
    copy.className = area.className;
    copy.wrap = area.wrap;
    copy.tabIndex = -1;
    copy.ariaHidden = 'true';
    copy.value = area.value.slice(0, offset);
    Object.assign(copy.style, {
      position: 'absolute',
      visibility: 'hidden',
      inset: 'auto',
      height: '0',
      minHeight: '0',
    });
    copy.style.width = `${area.offsetWidth}px`;
    area.after(copy);
    const style = getComputedStyle(area);
    const height = copy.scrollHeight - Number.parseFloat(style.lineHeight) - Number.parseFloat(style.paddingTop);
    copy.remove();
    return Math.max(0, height);
  }
}
