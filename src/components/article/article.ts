/** The script of an article: copy buttons, the reader's values in the commands, the marked place in the contents. */
import { startWhenUsed } from '../check-box.ts';
import { addCopyButtons } from './copy.ts';
import { fillFromAddress } from './fill.ts';

function markPlace(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.beside a')) links.set(link.hash.slice(1), link);
  const observer = new IntersectionObserver(
    (entries) => {
      const top = entries.find(({ isIntersecting }) => isIntersecting);
      if (!top) return;
      for (const link of links.values()) link.removeAttribute('aria-current');
      links.get(top.target.id)?.setAttribute('aria-current', 'true');
    },
    { rootMargin: '0px 0px -75% 0px' },
  );
  for (const heading of document.querySelectorAll('.text > h2')) observer.observe(heading);
}

addCopyButtons();
fillFromAddress();
markPlace();

/** Folded parts would be missing on paper. */
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});

const box = document.querySelector<HTMLElement>('form.check');
if (box) startWhenUsed(box);
