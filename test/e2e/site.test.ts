/** The rest of the built site in a real browser: search, language, theme, permanent links, accessibility. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SITES, usingBrowser } from './browser.ts';

const open = usingBrowser();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: Violation[] = await page.evaluate('axe.run().then((result) => result.violations)');
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  );
}

const PAGES = [
  '',
  'cases/',
  'cases/mount-leak-device-busy/',
  'cases/cgroup-oom-kill/',
  'diagnose/',
  'search/',
  'errors/',
  'no-such-page/',
];

describe('accessibility', () => {
  const [, site] = SITES[0];
  const all = PAGES.flatMap((path) => [path, ...(path === 'no-such-page/' ? [] : [`zh-cn/${path}`])]);

  it.each(all)('/%s has nothing axe finds, light and dark', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await open(`${site}${path}`, { colorScheme, bypassCSP: true });
      await page.waitForTimeout(200);
      expect(await violations(page)).toEqual([]);
      await context.close();
    }
  });
});

describe.each(SITES)('%s', (_, site) => {
  it('no page complains in the console', async () => {
    for (const path of PAGES) {
      const { complaints, context } = await open(`${site}${path}`);
      expect(
        complaints.filter((complaint) => !/status of 404/.test(complaint)),
        path,
      ).toEqual([]);
      await context.close();
    }
  });

  it.each(['c/SB5009/', 'c/sb5009/'])('/%s leads to the article', async (path) => {
    const { page } = await open(`${site}${path}`);
    await page.waitForURL(`${site}cases/mount-leak-device-busy/`);
    expect(await page.locator('h1').textContent()).toContain('device or resource busy');
  });

  it('the language switch keeps the place', async () => {
    const { page } = await open(`${site}cases/mount-leak-device-busy/#fix`);
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL(`${site}zh-cn/cases/mount-leak-device-busy/#fix`);
    expect(await page.locator('h2#fix').textContent()).toContain('修复');
  });

  it('Ctrl K searches, arrows choose, Enter opens', async () => {
    const { page } = await open(`${site}cases/`);
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open] input').waitFor();
    await page.keyboard.type('loopback devices', { delay: 20 });
    await page.locator('dialog[open] a[href*="/cases/no-loopback-devices/"]').first().waitFor();
    // The results of the last letter replace those of the letters before.
    await page.waitForTimeout(500);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/no-loopback-devices\//);
  });

  it.each([
    ['search/?q=loopback', /cases\/no-loopback-devices\//],
    ['search/?q=%E6%8C%82%E8%BD%BD%E7%82%B9%E6%B3%84%E6%BC%8F', /cases\//],
    [
      `search/?q=${encodeURIComponent('docker: Error response from daemon: OCI runtime create failed: runc create failed: unable to start container process: exec: "nginx-debug": executable file not found in $PATH: unknown.')}`,
      /cases\/exec-not-found-in-path\//,
    ],
    ['zh-cn/search/?q=%E5%86%85%E5%AD%98%E4%B8%8A%E9%99%90', /zh-cn\/cases\//],
  ])('/%s finds the case', async (path, expected) => {
    const { page } = await open(`${site}${path}`);
    const first = page.locator('main a[href*="/cases/"]').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toMatch(expected);
  });

  it('a search for nonsense still shows ways on', async () => {
    const { page } = await open(`${site}search/?q=zzqqxxyy`);
    await page.locator('main a[href*="errors/"], main a[href*="diagnose/"]').first().waitFor();
  });

  it('the list of cases can be filtered and works without scripts', async () => {
    const { page, context } = await open(`${site}cases/`, { javaScriptEnabled: false });
    expect(await page.locator('main a[href*="/cases/"]').count()).toBeGreaterThanOrEqual(10);
    await context.close();
  });

  it('the 404 page offers the nearest case', async () => {
    const { page } = await open(`${site}cases/mount-leak-device-bussy/`);
    await page.locator('main a[href$="/cases/mount-leak-device-busy/"]').first().waitFor();
  });

  it('an article takes only plain words for values, and those as text', async () => {
    const values = 'pid=4711&path=%3Cimg%20src%3Dx%3E&container=%24(reboot)&nonsense&=&%ZZ';
    const { page } = await open(`${site}cases/mount-leak-device-busy/#fix&${values}`);
    await page.locator('pre', { hasText: '4711' }).first().waitFor();
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(await page.locator('pre', { hasText: 'reboot' }).count()).toBe(0);
  });

  it('an article checks a pasted log', async () => {
    const { page } = await open(`${site}cases/no-loopback-devices/`);
    const box = page.locator('#is-this ~ * textarea, main textarea').first();
    await box.fill(
      'Error starting daemon: error initializing graphdriver: loopback attach failed\nThere are no more loopback devices available.',
    );
    await page.locator('main').getByText('SB5003').last().waitFor();
  });
});
