/** A search field: searches while one types, minds input methods, and keeps a pasted log whole. */
import { loadPagefind } from './pagefind.ts';
import { resultsIn } from './show.ts';

/** How long to wait for the next key, in milliseconds. */
const TYPING_PAUSE = 120;

/** Keys that belong to an input method choosing characters. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

export interface SearchField {
  /** Searches for what stands in the field, now. */
  search(): void;
  /** What was typed, or the whole text when several lines were pasted. */
  text(): string;
}

export function searchField(
  input: HTMLInputElement,
  place: HTMLElement,
  changed: (text: string) => void = () => {},
): SearchField {
  const results = resultsIn(place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** An input field drops line breaks, so a pasted log is kept here. */
  let pasted: { readonly shown: string; readonly whole: string } | undefined;
  const text = (): string => (pasted && pasted.shown === input.value ? pasted.whole : input.value);
  const search = (): void => {
    clearTimeout(timer);
    changed(text());
    void results.show(text());
  };
  input.addEventListener('focus', () => void loadPagefind().catch(() => {}), { once: true });
  input.addEventListener('paste', (event) => {
    const whole = event.clipboardData?.getData('text') ?? '';
    if (!whole.trim().includes('\n')) return;
    event.preventDefault();
    const shown = whole.trim().replace(/\s+/g, ' ').slice(0, 1000);
    input.value = shown;
    pasted = { shown, whole };
    search();
  });
  input.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_PAUSE);
  });
  input.addEventListener('compositionend', search);
  return { search, text };
}

/** Up and down walk through the field and the results. */
export function walkWithArrows(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const stops: HTMLElement[] = [input, ...root.querySelectorAll<HTMLElement>('.hits a, .ways-on a')];
    const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
}
