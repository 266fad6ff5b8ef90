/**
 * Hands a text from another page of the site to the analyzer in a new tab. It goes from window to window, so that it
 * never stands in an address or in storage: the analyzer says `ready` to the window that opened it, and gets the text.
 */

interface ReadyMessage {
  readonly sickbay: 'ready';
}

interface TextMessage {
  readonly sickbay: 'text';
  readonly text: string;
}

const READY: ReadyMessage = { sickbay: 'ready' };

/** How long the new tab may take to load, in milliseconds. */
const PATIENCE = 60_000;

/** Opens the analyzer and gives it the text. Must be called from a click. Returns whether the tab could be opened. */
export function openInAnalyzer(address: string, text: string, from: Window = window): boolean {
  const opened = from.open(address, '_blank');
  if (!opened) return false;
  const listening = new AbortController();
  from.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if (event.source !== opened || event.origin !== from.location.origin || !isReady(event.data)) return;
      listening.abort();
      const message: TextMessage = { sickbay: 'text', text };
      opened.postMessage(message, from.location.origin);
    },
    { signal: listening.signal },
  );
  from.setTimeout(() => listening.abort(), PATIENCE);
  return true;
}

/** The analyzer's side: asks the window that opened this one for a text. */
export function receiveText(take: (text: string) => void, here: Window = window): void {
  const opener: unknown = here.opener;
  if (!isWindow(opener)) return;
  const listening = new AbortController();
  here.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      if (event.source !== opener || event.origin !== here.location.origin || !isText(event.data)) return;
      listening.abort();
      take(event.data.text);
    },
    { signal: listening.signal },
  );
  opener.postMessage(READY, here.location.origin);
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'postMessage' in value;
}

function isReady(data: unknown): data is ReadyMessage {
  return typeof data === 'object' && data !== null && 'sickbay' in data && data.sickbay === 'ready';
}

function isText(data: unknown): data is TextMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'sickbay' in data &&
    data.sickbay === 'text' &&
    'text' in data &&
    typeof data.text === 'string'
  );
}
