/** Pages in a real Chromium for the tests of the built site. */
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { BROWSER_ARGUMENTS } from '../support/browser.ts';

export const SITES = [
  ['at the root', inject('site')],
  ['under a base path', inject('siteUnderBase')],
] as const;

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses of all requests since the page was opened. */
  readonly requests: readonly string[];
  /** Errors the page wrote to its console, policy violations among them. */
  readonly complaints: readonly string[];
}

/** Starts one browser for the tests of a file and gives a function that opens pages, each in a context of its own. */
export function usingBrowser(): (address: string, options?: Parameters<Browser['newContext']>[0]) => Promise<OpenPage> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('browserPath'), args: [...BROWSER_ARGUMENTS] });
  });
  afterAll(async () => browser?.close());
  return async (address, options) => {
    if (!browser) throw new Error('the browser is not started');
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request: Request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address, { waitUntil: 'load' });
    return { page, context, requests, complaints };
  };
}
