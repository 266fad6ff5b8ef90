/** The search page: the query is in the address, so that a search can be linked to. */
import { searchField, walkWithArrows } from './field.ts';

const root = document.querySelector<HTMLElement>('.search-page');
const input = root?.querySelector<HTMLInputElement>('input[name=q]');
const place = root?.querySelector<HTMLElement>('.results');

function remember(text: string): void {
  const query = text.trim();
  // A pasted log does not belong into addresses and histories.
  const search = query === '' || query.includes('\n') || query.length > 500 ? '' : `?q=${encodeURIComponent(query)}`;
  history.replaceState(null, '', location.pathname + search);
}

if (root && input && place) {
  const field = searchField(input, place, remember);
  walkWithArrows(root, input);
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    field.search();
  });
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) field.search();
  input.focus();
}
