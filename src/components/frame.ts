/** What every page does once it is read: theme, language switch, and the way to the search dialog. */

const root = document.documentElement;

function keepPlace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keep-place]')) {
    link.addEventListener('click', () => {
      link.hash = location.hash;
      if (location.search) link.search = location.search;
    });
  }
}

function switchTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const shown = root.dataset['theme'] ?? (dark ? 'dark' : 'light');
  const wanted = shown === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = wanted;
  try {
    localStorage.setItem('theme', wanted);
  } catch {
    // Storage can be forbidden; the choice then holds for this page only.
  }
}

/** Opens the dialog; its code is fetched on the first use. Should that fail, the search page still works. */
async function openSearch(link: HTMLAnchorElement): Promise<void> {
  try {
    const { openSearchDialog } = await import('../search/dialog.ts');
    openSearchDialog();
  } catch {
    location.href = link.href;
  }
}

/** Ctrl K or ⌘ K, where the page may search; the analyzer keeps the keys for its editor. */
function offerSearch(link: HTMLAnchorElement): void {
  const onApple = /Mac|iPhone|iPad/.test(navigator.platform);
  const key = link.querySelector('kbd');
  if (onApple && key) key.textContent = '⌘ K';
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void openSearch(link);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey || event.isComposing) return;
    if (onApple ? !event.metaKey : !event.ctrlKey) return;
    event.preventDefault();
    void openSearch(link);
  });
}

keepPlace();
const searchLink = document.querySelector<HTMLAnchorElement>('a[data-search]');
if (searchLink) offerSearch(searchLink);
document.querySelector('button.theme')?.addEventListener('click', switchTheme);
