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
  'cases/kmem-accounting-leak/',
  'guides/',
  'guides/join-pipe-inodes/',
  'symptoms/',
  'symptoms/docker-ps-hangs/',
  'confusion/',
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

  it('a drawing shows its words in the language and the colours of the page', async () => {
    for (const [path, colorScheme] of [
      ['cases/kmem-accounting-leak/', 'light'],
      ['zh-cn/cases/kmem-accounting-leak/', 'dark'],
    ] as const) {
      const { page, context } = await open(`${site}${path}`, { colorScheme });
      const drawing = page.locator('figure.diagram svg').first();
      await drawing.scrollIntoViewIfNeeded();
      await page.waitForFunction(() => {
        const used = document.querySelector<SVGGraphicsElement>('figure.diagram svg use');
        return (used?.getBBox().width ?? 0) > 100;
      });
      await context.close();
    }
  });

  it('a symptom leads over its questions to a case', async () => {
    const { page } = await open(`${site}symptoms/docker-ps-hangs/`);
    await page.locator('.answers a[href^="#ask-"]').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#ask-/);
    await page.locator('.answers a:has(.code)').first().click();
    await page.waitForURL(/\/cases\/[a-z0-9-]+\/$/);
  });

  it('a guide reads the output one pastes into it', async () => {
    const { page } = await open(`${site}guides/join-pipe-inodes/`);
    await page.fill(
      '#check',
      'COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF       NODE NAME\nrunc    15638 root    2w  FIFO    0,8      0t0 1070361747 pipe',
    );
    await page.waitForFunction(() => /lsof/.test(document.querySelector('.check-result')?.textContent ?? ''));
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

  it('the 404 page speaks the language of the address, its frame included', async () => {
    const { page } = await open(`${site}zh-cn/cases/mount-leak-device-bussy/`);
    await page.locator('nav.main-nav', { hasText: '分析日志' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.title()).toBe('这个地址没有页面 · Sickbay');
    expect(await page.locator('a.skip').textContent()).toBe('跳到正文');
    expect(await page.locator('footer').textContent()).toContain('本站不上传任何东西');
    expect(await page.locator('nav.main-nav a').first().getAttribute('href')).toContain('/zh-cn/diagnose/');
    await page.locator('a.search-open').click();
    await page.locator('dialog[open]').waitFor();
  });

  it('a wide table on a phone scrolls by itself, by keyboard too, and shows that it goes on', async () => {
    const { page } = await open(`${site}cases/kmem-accounting-leak/`, { viewport: { width: 390, height: 844 } });
    const table = page.locator('.table.affected');
    const beyond = () => table.evaluate((box) => box.scrollWidth - box.clientWidth - box.scrollLeft);
    expect(await beyond()).toBeGreaterThan(20);
    expect(await table.evaluate((box) => getComputedStyle(box).backgroundAttachment)).toContain('local');
    await table.focus();
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
    await expect.poll(beyond).toBeLessThan(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
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
