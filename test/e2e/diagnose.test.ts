/** The analyzer as a user has it: paste → finding → evidence → article, in the built site. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import { HITS } from '../support/cases.ts';
import { SITES, usingBrowser } from './browser.ts';

const open = usingBrowser();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const folder = mkdtempSync(join(tmpdir(), 'sickbay-e2e-'));

function sample(slug: string, having: string): string {
  const hit = HITS.find((candidate) => candidate.slug === slug && candidate.text.includes(having));
  if (!hit) throw new Error(`no hit for ${slug}`);
  return hit.text;
}

const MOUNT_LEAK = sample('mount-leak-device-busy', '/merged: device or resource busy');
/** Everything that was collected about one incident: several artifacts that tell one story. */
const INCIDENT = sample('runc-init-stderr-pipe-deadlock', '## dockerd');
const answer = (page: Page) => page.getByRole('article').first();

/** Gives the page a file, as dropping or choosing one does. */
async function giveFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await page.locator('input[type=file]').setInputFiles(path);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor textarea, .monaco-editor [role=textbox], textarea').first().focus();
  await page.waitForSelector('.monaco-editor', { timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

describe.each(SITES)('%s', (_, site) => {
  it('paste → finding → evidence → article with the values filled in', async () => {
    const { page, complaints } = await open(`${site}diagnose/`);
    await paste(page, MOUNT_LEAK);
    await answer(page).getByText('SB5009').waitFor();
    await answer(page)
      .getByRole('button', { name: /^Line \d+/ })
      .first()
      .click();
    await page.locator('.monaco-editor').getByText('device or resource busy').first().waitFor();
    const link = answer(page).getByRole('link', { name: /article/i });
    const [article] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await article.waitForLoadState();
    expect(article.url()).toContain('/cases/mount-leak-device-busy/#fix');
    const path = /(\/\S{1,300}\/merged)/.exec(MOUNT_LEAK)?.[1] ?? 'no path';
    await article.locator('pre', { hasText: path }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('in Chinese', async () => {
    const { page } = await open(`${site}zh-cn/diagnose/`);
    await paste(page, MOUNT_LEAK);
    await answer(page).getByText('SB5009').waitFor();
    await answer(page).getByText('device or resource busy').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/i);
  });
});

describe('the analyzer', () => {
  const [, site] = SITES[0];

  it('gives the report the command line gives', async () => {
    for (const hit of HITS.filter((_, index) => index % 29 === 0)) {
      const { page, context } = await open(`${site}diagnose/`);
      await giveFile(page, 'sample.log', Buffer.from(hit.text));
      await answer(page).waitFor();
      const printed = execFileSync(
        'npm',
        ['run', '-s', 'sickbay', '--', 'analyze', '--json', join(folder, 'sample.log')],
        { cwd: PROJECT_ROOT, encoding: 'utf8' },
      );
      const report: { findings: { code: string; evidence: { line: number }[] }[] } = JSON.parse(printed);
      const [first] = report.findings;
      await answer(page)
        .getByText(first?.code ?? 'none')
        .first()
        .waitFor();
      for (const { line } of first?.evidence.slice(0, 2) ?? []) {
        await answer(page)
          .getByRole('button', { name: new RegExp(`^Line ${line + 1}\\b`) })
          .first()
          .waitFor();
      }
      await context.close();
    }
  });

  it.each([
    ['on a screen with room', {}],
    ['on a phone', PHONE],
  ])('goes to the lines that were not understood, %s', async (_, options) => {
    const { page } = await open(`${site}diagnose/`, options);
    const table = '#subsys_namehierarchynum_cgroupsenabled\nmemory9655351\ncpuset62041\n';
    if ('hasTouch' in options) await page.locator('textarea').first().fill(table);
    else await paste(page, table);
    const part = page.getByRole('listitem').filter({ hasText: 'cgroup controllers' }).first();
    await part.getByText('lines 1–3').waitFor();
    await part.getByText('2 lines not understood').waitFor();
    if (!('hasTouch' in options)) expect(await page.locator('.monaco-editor .bench-gap').count()).toBe(2);
    await part.getByRole('button', { name: '3', exact: true }).click();
    const selected = await page.evaluate(() => {
      const area = document.activeElement;
      return area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '';
    });
    if ('hasTouch' in options) expect(selected).toBe('cpuset62041');
    else await page.locator('.monaco-editor .selected-text').first().waitFor();
  });

  it('answers a tool that failed with the command to run instead', async () => {
    const { page } = await open(`${site}diagnose/`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await paste(page, 'bash: lsof: command not found\n');
    const block = page.getByRole('region', { name: 'The tool itself failed' });
    await block.getByText('lsof showed nothing: not installed').waitFor();
    await block.getByRole('button', { name: 'Copy: sudo ls -l /proc/<pid>/fd' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('sudo ls -l /proc/<pid>/fd');
  });

  it('works with the keyboard only', async () => {
    const { page } = await open(`${site}diagnose/`);
    await page.waitForSelector('.monaco-editor, textarea');
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent))?.includes('Try a sample')) break;
    }
    await page.keyboard.press('Enter');
    await answer(page).waitFor();
    let reached = '';
    for (let presses = 0; presses < 60 && !reached.includes('/cases/'); presses++) {
      await page.keyboard.press('Tab');
      reached = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    }
    expect(reached).toMatch(/\/cases\/[a-z0-9-]+\/#fix/);
  });

  it('tells how it hangs together, and the keys walk it', async () => {
    const { page, complaints } = await open(`${site}diagnose/`);
    await giveFile(page, 'incident.log', Buffer.from(INCIDENT));
    await page.waitForSelector('.monaco-editor', { timeout: 30_000 });
    const told = page.locator('.bench-story', { hasText: 'cannot write to a pipe' }).first();
    await told.locator('svg.drawing .node').first().waitFor();
    const steps = told.getByRole('listitem').locator('button.bench-step');
    const count = await steps.count();
    expect(count).toBeGreaterThan(4);
    expect(await told.locator('svg.drawing .node').count()).toBe(count);
    expect(await told.locator('li[data-blamed=true]').getByText('Cause', { exact: true }).count()).toBeGreaterThan(0);
    await steps.first().focus();
    for (let index = 1; index < count; index++) {
      await page.keyboard.press('ArrowDown');
      expect(await steps.nth(index).getAttribute('aria-current')).toBe('true');
      const [, line = 'no line'] = /line ([\d,]+)/.exec((await steps.nth(index).textContent()) ?? '') ?? [];
      await page
        .locator('.monaco-editor .active-line-number')
        .getByText(line.replaceAll(',', ''), { exact: true })
        .waitFor();
    }
    await page.keyboard.press('ArrowUp');
    expect(await steps.nth(count - 2).getAttribute('aria-current')).toBe('true');
    await told.locator('svg.drawing .node').first().click();
    expect(await steps.first().getAttribute('aria-current')).toBe('true');
    await page.locator('.monaco-editor.focused').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['light', 320],
  ] as const)('its stories have nothing axe finds and stay in the page: %s, %i wide', async (colorScheme, width) => {
    const phone = width < 400 ? { hasTouch: true, isMobile: true } : {};
    const { page } = await open(`${site}diagnose/`, {
      bypassCSP: true,
      colorScheme,
      viewport: { width, height: 900 },
      ...phone,
    });
    await giveFile(page, 'incident.log', Buffer.from(INCIDENT));
    await page.locator('.bench-story').first().waitFor();
    for (const folded of await page.locator('details.bench-story > summary').all()) await folded.click();
    expect(await page.locator('svg.drawing').first().isVisible()).toBe(width > 640);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(AXE);
    const violations = await page.evaluate(
      'axe.run(".bench-answer").then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    );
    expect(violations).toEqual([]);
  });

  it('sends nothing, stores nothing, changes no address', async () => {
    const secret = 'hunter2-4f1c';
    const { page, requests, context } = await open(`${site}diagnose/`);
    await paste(page, 'warm up');
    await page
      .getByText(/No known failure/i)
      .first()
      .waitFor();
    const before = requests.length;
    await page.keyboard.press('Control+a');
    await paste(page, `password=${secret}\n${MOUNT_LEAK}`);
    await answer(page).getByText('SB5009').waitFor();
    await page.waitForTimeout(500);
    expect(requests.slice(before).filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(requests.join(' ')).not.toContain(secret);
    expect(page.url()).toBe(`${site}diagnose/`);
    const stored = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        await indexedDB.databases(),
        window.name,
      ]),
    );
    expect(stored).not.toContain(secret);
    expect(await context.cookies()).toEqual([]);
    const blocked = await page.evaluate(() =>
      fetch(location.href).then(
        () => 'sent',
        () => 'blocked',
      ),
    );
    expect(blocked).toBe('blocked');
  });

  it('shows hostile markup as text', async () => {
    const { page } = await open(`${site}diagnose/`);
    const comm = '<img src=x onerror=alert(1)>';
    await paste(
      page,
      `Error response from daemon: Driver overlay2 failed to remove root filesystem ${'ab12'.repeat(16)}: remove /var/lib/docker/overlay2/x${comm}/merged: device or resource busy\n${MOUNT_LEAK}`,
    );
    await answer(page).waitFor();
    expect(await page.locator('main img[src=x]').count()).toBe(0);
  });

  it.each([
    [
      'a JPEG',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF'), Buffer.alloc(3000, 7)]),
      /JPEG/,
    ],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 5_000_000 }, (_, index) => (index * 7919 + (index >> 3) * 104729) & 0xff)),
      /binary|not text|no text/i,
    ],
    ['a 20 MB line', Buffer.alloc(20_000_000, 'a very long line '), /No known failure/i],
    [
      '200,000 times one error',
      Buffer.from(
        'docker: Error response from daemon: There are no more loopback devices available.\n'.repeat(200_000),
      ),
      /SB5003/,
    ],
  ])('stays alive with %s', { timeout: 120_000 }, async (_, bytes, expected) => {
    const { page } = await open(`${site}diagnose/`);
    await giveFile(page, 'odd.log', bytes);
    await page.locator('main').getByText(expected).first().waitFor({ timeout: 90_000 });
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
  });

  it('is a plain text area on a phone, with the same answer', async () => {
    const { page, requests } = await open(`${site}diagnose/`, PHONE);
    await page.locator('textarea').first().fill(MOUNT_LEAK);
    await answer(page).getByText('SB5009').waitFor();
    expect(requests.filter((address) => /monaco[^/]*\.js/.test(address))).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });

  it('loads at most 60 KB of script before the editor, compressed', async () => {
    const { requests } = await open(`${site}diagnose/`, PHONE);
    const { gzipSync } = await import('node:zlib');
    const scripts = requests.filter((address) => address.endsWith('.js'));
    const size = scripts.reduce(
      (sum, address) => sum + gzipSync(readFileSync(join(PROJECT_ROOT, 'dist', new URL(address).pathname))).length,
      0,
    );
    expect(scripts.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(60 * 1024);
  });
});
