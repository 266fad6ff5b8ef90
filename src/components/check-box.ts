/** The boxes to paste a log into: the analyzer is fetched when the first letter arrives, its findings are shown beneath. */
import { openInAnalyzer } from '../workbench/handover.ts';

/** How long to wait for the next key, in milliseconds. */
const TYPING_PAUSE = 300;

async function check(box: HTMLElement, text: string, isCurrent: () => boolean): Promise<void> {
  const result = box.querySelector<HTMLElement>('.check-result');
  if (!result) return;
  const { showVerdict } = await import('./verdict.ts');
  await showVerdict(result, text, box.dataset['slug'], isCurrent);
}

export function startWhenUsed(box: HTMLElement): void {
  const area = box.querySelector('textarea');
  if (!area) return;
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  area.addEventListener('input', (event) => {
    const mine = ++version;
    clearTimeout(timer);
    const pasted = event instanceof InputEvent && event.inputType === 'insertFromPaste';
    timer = setTimeout(() => void check(box, area.value, () => mine === version), pasted ? 0 : TYPING_PAUSE);
  });
  box.addEventListener('submit', (event) => event.preventDefault());
  box.querySelector<HTMLAnchorElement>('a[data-hand-over]')?.addEventListener('click', (event) => {
    const isCarried = area.value.trim() !== '' && event.currentTarget instanceof HTMLAnchorElement;
    if (isCarried && openInAnalyzer(event.currentTarget.href, area.value)) event.preventDefault();
  });
}
