/** When Monaco is fetched, and when it may take the text area's place. */
import type { Editor } from './editor/editor.ts';

/** How long nothing must have been typed, in milliseconds. */
const PAUSE = 250;

/** Begins to fetch the editor; resolves once it has taken over or could not be fetched. */
export type TakeOver = () => Promise<void>;

/** The editor is fetched once, however often it is asked for. A failure leaves the text area in place. */
export function createTakeOver(
  area: HTMLTextAreaElement,
  load: () => Promise<Editor>,
  arrived: (editor: Editor) => void,
): TakeOver {
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      const editor = await load();
      await pauseInTyping(area);
      arrived(editor);
    } catch (error) {
      console.warn('the editor could not be loaded; the text area stays', error);
    }
  };
  return () => {
    running ??= run();
    return running;
  };
}

/** Calls once, when one of the events reaches the target. */
export function onFirst(target: EventTarget, events: readonly string[], act: () => void): void {
  const listening = new AbortController();
  const once = () => {
    listening.abort();
    act();
  };
  for (const event of events) target.addEventListener(event, once, { signal: listening.signal, passive: true });
}

/** Waits until nobody is in the middle of a word, least of all in an input method's. */
function pauseInTyping(area: HTMLTextAreaElement): Promise<void> {
  if (document.activeElement !== area) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = new AbortController();
    const { signal } = listening;
    const finish = () => {
      listening.abort();
      resolve();
    };
    let timer = setTimeout(finish, PAUSE);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(finish, PAUSE);
    };
    area.addEventListener('input', wait, { signal });
    area.addEventListener('compositionstart', () => clearTimeout(timer), { signal });
    area.addEventListener('compositionend', wait, { signal });
    area.addEventListener('blur', wait, { signal });
  });
}
