/** The search dialog. It is made on the first use, so that pages need not carry it. */
import { href } from '../i18n/addresses.ts';
import type { Language } from '../i18n/languages.ts';
import '../styles/search-dialog.css';
import { isComposing, searchField, walkWithArrows } from './field.ts';
import { searchWords as words } from './words.ts';

const language: Language = document.documentElement.lang === 'zh-CN' ? 'zh-cn' : 'en';

function createInput(): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.name = 'q';
  input.placeholder = words.placeholder;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.enterKeyHint = 'search';
  input.setAttribute('aria-label', words.label);
  return input;
}

function createDialog(): { dialog: HTMLDialogElement; input: HTMLInputElement } {
  const input = createInput();
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = words.close;
  const form = document.createElement('form');
  form.action = href('/search/', language);
  form.role = 'search';
  form.append(input, close);
  const place = document.createElement('div');
  place.className = 'results';
  const keys = document.createElement('p');
  keys.className = 'keys';
  keys.textContent = words.keys;
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.setAttribute('aria-label', words.label);
  dialog.append(form, place, keys);
  const field = searchField(input, place);
  walkWithArrows(dialog, input);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = dialog.querySelector<HTMLAnchorElement>('.hits a');
    if (first) first.click();
    else field.search();
  });
  // An Enter or Escape that ends an input method's choice must not reach the dialog.
  dialog.addEventListener('keydown', (event) => {
    if (isComposing(event) && (event.key === 'Enter' || event.key === 'Escape')) event.preventDefault();
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) input.select();
  });
  document.body.append(dialog);
  return { dialog, input };
}

let made: ReturnType<typeof createDialog> | undefined;

export function openSearchDialog(): void {
  made ??= createDialog();
  if (!made.dialog.open) made.dialog.showModal();
  made.input.focus();
  made.input.select();
}
