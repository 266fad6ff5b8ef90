/** Shows the results of a query in a list, for the dialog and the search page. */
import { href } from '../i18n/addresses.ts';
import type { Language } from '../i18n/languages.ts';
import { openInAnalyzer } from '../workbench/handover.ts';
import { type Result, search } from './search.ts';
import { searchWords as words } from './words.ts';

const language: Language = document.documentElement.lang === 'zh-CN' ? 'zh-cn' : 'en';

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function link(to: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = to;
  made.append(...children);
  return made;
}

function item({ code, title, url, excerpt }: Result): HTMLElement {
  const parts = excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  const head = link(url, element('span', 'code', code), ' ', element('strong', '', title));
  return element('li', '', head, element('p', '', ...parts));
}

function list(results: readonly Result[]): HTMLElement[] {
  return results.length > 0 ? [element('ol', 'hits', ...results.map(item))] : [];
}

/** The ways on when the list is not the answer: the page of all messages, and the analyzer with what was pasted. */
function waysOn(text: string): HTMLElement {
  const isLog = text.includes('\n') || text.length > 200;
  const analyze = link(href('/diagnose/', language), isLog ? words.pasteThis : words.paste);
  analyze.addEventListener('click', (event) => {
    if (isLog && openInAnalyzer(analyze.href, text)) event.preventDefault();
  });
  const browse = [link(href('/errors/', language), words.errors), ' ', link(href('/cases/', language), words.cases)];
  return element('p', 'ways-on', analyze, ' ', ...browse);
}

/** What was found, in a few words. */
function summary(results: readonly Result[]): string {
  if (results.length === 0) return words.none;
  return results.some(({ found }) => found) ? words.found(results.length) : words.nothingExact;
}

/** A place for results. Each `show` replaces what the one before showed, whichever answer comes last. */
export function resultsIn(place: HTMLElement): { show(text: string): Promise<void> } {
  // Screen readers hear the summary; the list is there to walk through.
  const status = element('p', 'hits-status');
  status.role = 'status';
  const body = element('div', '');
  place.append(status, body);
  let version = 0;
  return {
    async show(text) {
      const mine = ++version;
      if (text.trim() === '') {
        status.textContent = '';
        return body.replaceChildren();
      }
      if (body.childElementCount === 0) status.textContent = words.searching;
      const results = await search(text, language);
      if (mine !== version) return;
      status.textContent = summary(results);
      body.replaceChildren(...list(results), waysOn(text));
    },
  };
}
