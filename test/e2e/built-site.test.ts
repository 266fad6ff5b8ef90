/** The files of the built site, without a browser: links, anchors, sizes. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import { SHELVES } from '../../src/markdown/article.ts';
import { slugsOn } from '../support/articles.ts';

const BUILDS = [
  ['/', join(PROJECT_ROOT, 'dist')],
  ['/kb/', join(PROJECT_ROOT, '.cache', 'dist-kb')],
] as const;

const KILOBYTE = 1024;

/** Paths of every article, in both languages. */
const ARTICLES = SHELVES.flatMap((shelf) =>
  slugsOn(shelf).flatMap((slug) => [`${shelf}/${slug}`, `zh-cn/${shelf}/${slug}`]),
);

interface HtmlPage {
  /** Path below the folder of the build. */
  readonly file: string;
  readonly html: string;
}

function pagesOf(folder: string): HtmlPage[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return files.map((file) => ({ file, html: readFileSync(join(folder, file), 'utf8') }));
}

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((found) =>
    (found[1] as string).replaceAll('&amp;', '&'),
  );
const idsOf = (html: string): Set<string> => new Set(attributes(html, 'id'));

/** The file an address of the site stands for. */
function fileOf(folder: string, path: string): string {
  const file = join(folder, decodeURIComponent(path));
  return path.endsWith('/') || path === '' ? join(file, 'index.html') : file;
}

function brokenLinks(base: string, folder: string): string[] {
  const pages = new Map(pagesOf(folder).map(({ file, html }) => [join(folder, file), html]));
  const broken: string[] = [];
  for (const [file, html] of pages) {
    for (const link of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
      if (/^(?:https?:|mailto:|data:)/.test(link) || link === '') continue;
      const [address = '', fragment] = link.split('#');
      const path = address.split('?')[0] as string;
      if (path !== '' && !path.startsWith(base) && path.startsWith('/'))
        broken.push(`${file}: ${link} leaves the base path`);
      const target =
        path === '' ? file : path.startsWith('/') ? fileOf(folder, path.slice(base.length)) : join(dirname(file), path);
      if (!existsSync(target) || statSync(target).isDirectory()) broken.push(`${file}: ${link} leads nowhere`);
      else if (
        fragment &&
        !fragment.includes('&') &&
        !idsOf(pages.get(target) ?? readFileSync(target, 'utf8')).has(fragment)
      )
        broken.push(`${file}: ${link} has no such place`);
    }
  }
  return [...new Set(broken)];
}

describe.each(BUILDS)('built for %s', (base, folder) => {
  it('has pages in both languages for every article', () => {
    const missing = ARTICLES.filter((path) => !existsSync(join(folder, path, 'index.html')));
    expect(missing).toEqual([]);
    expect(ARTICLES.length).toBeGreaterThan(100);
  });

  it('no link and no anchor is broken', () => {
    expect(brokenLinks(base, folder)).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    const foreign = pagesOf(folder).flatMap(({ file, html }) => {
      const loaded = [...html.matchAll(/<(?:script|img|link|iframe)[^>]*\s(?:src|href)="(https?:[^"]*)"[^>]*>/g)];
      return loaded
        .filter(([tag]) => !/rel="(?:canonical|alternate)"/.test(tag))
        .map((found) => `${file}: ${found[1]}`);
    });
    expect(foreign).toEqual([]);
  });
});

const ROOT = BUILDS[0][1];
const gzipped = (path: string): number => gzipSync(readFileSync(path)).length;

/** Scripts a page loads by itself: those in the HTML and everything they import statically. */
function scriptsOf(html: string): string[] {
  const wanted = [
    ...html.matchAll(/<script[^>]*\ssrc="([^"]*)"/g),
    ...html.matchAll(/<link[^>]*rel="modulepreload"[^>]*href="([^"]*)"/g),
  ].map((found) => fileOf(ROOT, (found[1] as string).slice(1)));
  const seen = new Set<string>();
  for (let file = wanted.pop(); file; file = wanted.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    const imported = code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?\s*from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g,
    );
    for (const found of imported) wanted.push(join(dirname(file), found[1] as string));
  }
  return [...seen];
}

const stylesOf = (html: string): string[] =>
  [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]*)"/g)].map((found) =>
    fileOf(ROOT, (found[1] as string).slice(1)),
  );
const total = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipped(file), 0);

describe('budgets, gzip', () => {
  it.each(ARTICLES)('%s: HTML ≤ 10 KB, CSS ≤ 8 KB, script ≤ 5 KB, no font', (path) => {
    const file = join(ROOT, path, 'index.html');
    const html = readFileSync(file, 'utf8');
    expect(gzipped(file)).toBeLessThanOrEqual(10 * KILOBYTE);
    expect(total(stylesOf(html))).toBeLessThanOrEqual(8 * KILOBYTE);
    expect(total(scriptsOf(html))).toBeLessThanOrEqual(5 * KILOBYTE);
    expect(
      html +
        stylesOf(html)
          .map((style) => readFileSync(style, 'utf8'))
          .join(''),
    ).not.toContain('@font-face');
  });

  it.each(['diagnose', 'zh-cn/diagnose'])('%s before the editor: script ≤ 60 KB', (path) => {
    const html = readFileSync(join(ROOT, path, 'index.html'), 'utf8');
    expect(scriptsOf(html).length).toBeGreaterThan(0);
    expect(total(scriptsOf(html))).toBeLessThanOrEqual(60 * KILOBYTE);
  });
});
