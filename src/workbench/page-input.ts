/** Input that is made anywhere on the page: pasting, dropping files, the keys that go through the evidence. */
import type { Controller } from './controller.ts';

export function listenToPage(controller: Controller, area: HTMLTextAreaElement): void {
  document.addEventListener('paste', (event) => onPaste(event, controller, area));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    controller.step(event.shiftKey ? -1 : 1);
  });
  listenToDrops(controller);
}

/** A text area takes seconds to swallow more than this, so it is opened as an input instead. */
const LONG_PASTE = 1_000_000;

function onPaste(event: ClipboardEvent, controller: Controller, area: HTMLTextAreaElement): void {
  if (event.defaultPrevented || !event.clipboardData) return;
  const { files } = event.clipboardData;
  const text = event.clipboardData.getData('text/plain');
  const isLong = event.target === area && text.length > LONG_PASTE;
  if (takesText(event.target) && !isLong && files.length === 0) return;
  if (text !== '') {
    event.preventDefault();
    void controller.openText(text, { origin: 'paste' });
  } else if (files.length > 0) {
    event.preventDefault();
    controller.openFiles([...files]);
  }
}

function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .monaco-editor') !== null
  );
}

/** Files may be dropped anywhere; while they are dragged over the page it says so. */
function listenToDrops(controller: Controller): void {
  const { dataset } = document.documentElement;
  let depth = 0;
  const leave = () => {
    depth = 0;
    delete dataset['dropping'];
  };
  document.addEventListener('dragenter', (event) => {
    if (!carriesFiles(event)) return;
    depth++;
    dataset['dropping'] = '';
  });
  document.addEventListener('dragleave', () => {
    depth--;
    if (depth <= 0) leave();
  });
  document.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
  // In the capturing phase, so that no editor inserts the file's name.
  document.addEventListener(
    'drop',
    (event) => {
      leave();
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      controller.openFiles([...(event.dataTransfer?.files ?? [])]);
    },
    { capture: true },
  );
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
