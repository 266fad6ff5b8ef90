/** Filters the case list as the reader chooses, and keeps the choice in the address. */
import { matches, readChoice, writeChoice } from './choice.ts';

const form = document.querySelector<HTMLFormElement>('form.filters');
const rows = [...document.querySelectorAll<HTMLElement>('.rows > li')];

function selects(): HTMLSelectElement[] {
  return form ? [...form.querySelectorAll('select')] : [];
}

function show(): void {
  const choice = new Map(selects().map(({ name, value }) => [name, value]));
  let shown = 0;
  for (const row of rows) {
    row.hidden = !matches(row.dataset, choice);
    if (!row.hidden) shown += 1;
  }
  for (const area of document.querySelectorAll<HTMLElement>('.area')) {
    area.hidden = !area.querySelector('.rows > li:not([hidden])');
  }
  const filtered = [...choice.values()].some((value) => value !== '');
  const count = form?.querySelector('output');
  if (count) {
    const { all = '', some = '' } = count.dataset;
    count.textContent = shown === rows.length ? all : some.replace('-1', String(shown));
  }
  form?.querySelector('button')?.toggleAttribute('hidden', !filtered);
  document.querySelector('.none')?.toggleAttribute('hidden', shown > 0);
  document.querySelector('.areas')?.toggleAttribute('hidden', filtered);
  const search = writeChoice(choice);
  if (search !== location.search) history.replaceState(null, '', location.pathname + search + location.hash);
}

function restore(): void {
  const choice = readChoice(location.search);
  for (const select of selects()) {
    const value = choice.get(select.name) ?? '';
    select.value = [...select.options].some((option) => option.value === value) ? value : '';
  }
  show();
}

restore();
addEventListener('popstate', restore);
form?.addEventListener('change', show);
// The selects change after the event.
form?.addEventListener('reset', () => setTimeout(show));
form?.addEventListener('submit', (event) => event.preventDefault());
