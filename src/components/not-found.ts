/** Reads the address that was not found: shows the page and its frame in its language, and the cases it may have meant. */
import { casePath, href } from '../i18n/addresses.ts';
import { HTML_LANG, type Language } from '../i18n/languages.ts';
import { speak } from './frame-language.ts';
import { type KnownCase, nearestAddresses } from './nearest-addresses.ts';

const SHOWN = 3;

function known(): readonly KnownCase[] {
  const json = document.getElementById('known')?.textContent;
  return json ? JSON.parse(json).cases : [];
}

function offer(section: HTMLElement, cases: readonly KnownCase[], language: Language): void {
  const items = cases.map(({ code, slug, titles }) => {
    const link = document.createElement('a');
    link.href = href(casePath(slug), language) + location.hash;
    link.textContent = titles[language] ?? slug;
    const label = document.createElement('span');
    label.className = 'code';
    label.textContent = code;
    const item = document.createElement('li');
    item.append(label, ' ', link);
    return item;
  });
  const list = section.querySelector('.nearest');
  list?.querySelector('ul')?.replaceChildren(...items);
  list?.toggleAttribute('hidden', items.length === 0);
}

/** The case of a permanent link in unusual letters, such as `/c/Sb1001/`. */
function caseOfCode(path: string): KnownCase | undefined {
  const code = /\/c\/(sb\d{4})\/?$/i.exec(path)?.[1]?.toUpperCase();
  return code ? known().find((one) => one.code === code) : undefined;
}

const meant = caseOfCode(location.pathname);
if (meant) location.replace(href(casePath(meant.slug)) + location.hash);

const language: Language = location.pathname.startsWith(href('/', 'zh-cn')) ? 'zh-cn' : 'en';
for (const section of document.querySelectorAll<HTMLElement>('.not-found')) {
  section.hidden = section.dataset['language'] !== language;
  if (!section.hidden) offer(section, nearestAddresses(location.pathname, known()).slice(0, SHOWN), language);
}
document.documentElement.lang = HTML_LANG[language];
const heading = document.querySelector(`.not-found[data-language="${language}"] h1`);
document.title = [heading?.textContent, ...document.title.split(' · ').slice(-1)].join(' · ');
const frame = document.querySelector<HTMLTemplateElement>(`template[data-frame="${language}"]`);
if (frame) speak(frame);
