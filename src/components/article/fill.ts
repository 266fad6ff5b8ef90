import { clientWords } from '../client-words.ts';
import { readFragment } from './fragment.ts';

let note: HTMLElement | undefined;

/** Shows the values, or the placeholders where there is none. Gives back what was used on this page. */
function fill(values: ReadonlyMap<string, string>): Map<string, string> {
  const used = new Map<string, string>();
  for (const place of document.querySelectorAll<HTMLElement>('var[data-value]')) {
    const name = place.dataset['value'] ?? '';
    const value = values.get(name);
    place.textContent = value ?? `<${name}>`;
    place.classList.toggle('filled', value !== undefined);
    if (value !== undefined) used.set(name, value);
  }
  return used;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'copy';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

/** Says which values were filled in, so that nobody runs a command with a stranger's container in it. */
function showNote(used: ReadonlyMap<string, string>): void {
  const words = clientWords();
  note?.remove();
  note = undefined;
  if (used.size === 0) return;
  const text = document.createElement('span');
  text.textContent = `${words.filled} ${[...used].map(([name, value]) => `${name} = ${value}`).join(', ')}. ${words.filledCheck}`;
  note = document.createElement('div');
  note.className = 'note';
  note.role = 'status';
  note.append(
    text,
    button(words.placeholders, () => {
      fill(new Map());
      note?.remove();
    }),
    button(words.dismiss, () => note?.remove()),
  );
  document.querySelector('.text')?.append(note);
}

function apply(): void {
  const { section, values } = readFragment(location.hash);
  showNote(fill(values));
  // The browser looks for an element named like the whole fragment.
  if (section && location.hash.includes('&')) document.getElementById(section)?.scrollIntoView();
}

export function fillFromAddress(): void {
  if (location.hash.includes('=')) apply();
  addEventListener('hashchange', apply);
}
