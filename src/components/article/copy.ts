import { clientWords } from '../client-words.ts';

/** Puts the text of an element on the clipboard; says whether that worked. */
async function copyText(element: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent.trim());
    return true;
  } catch {
    return copySelection(element);
  }
}

/** Without HTTPS there is no clipboard interface, so the text is selected and copied as the reader would do it. */
function copySelection(element: Element): boolean {
  const selection = getSelection();
  if (!selection) return false;
  selection.selectAllChildren(element);
  const copied = document.execCommand('copy');
  if (copied) selection.removeAllRanges();
  return copied;
}

function addButton(place: Element, source: Element): void {
  const { copy, copied, selected } = clientWords();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  button.addEventListener('click', async () => {
    button.textContent = (await copyText(source)) ? copied : selected;
    setTimeout(() => {
      button.textContent = copy;
    }, 2000);
  });
  place.append(button);
}

/** Commands and verbatim messages get a button; the label over a command is not copied. */
export function addCopyButtons(): void {
  for (const run of document.querySelectorAll('.run')) {
    const [place, source] = [run.querySelector('figcaption'), run.querySelector('pre')];
    if (place && source) addButton(place, source);
  }
  for (const item of document.querySelectorAll('.errors li')) {
    const source = item.querySelector('code');
    if (source) addButton(item, source);
  }
}
