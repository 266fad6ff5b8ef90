/** Before the tests in the browser: a browser, the site built at the root and under a base path, and a server for both. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import { ensureBrowser } from '../support/browser.ts';
import { serveFolder } from '../support/static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserPath: string;
    /** Address of the site at the root, with a slash at the end. */
    site: string;
    /** Address of the same site built for `/kb/`, with a slash at the end. */
    siteUnderBase: string;
  }
}

const BASE = '/kb/';
const ROOT_FOLDER = join(PROJECT_ROOT, 'dist');
const BASE_FOLDER = join(PROJECT_ROOT, '.cache', 'dist-kb');

function run(command: string, commandArguments: readonly string[], environment: Record<string, string> = {}): void {
  execFileSync(command, commandArguments, {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('browserPath', ensureBrowser());
  if (!existsSync(join(ROOT_FOLDER, 'pagefind'))) run('npm', ['run', 'build']);
  run('npx', ['astro', 'build', '--outDir', BASE_FOLDER], { BASE_PATH: BASE });
  run('npx', ['pagefind', '--site', BASE_FOLDER]);
  const root = await serveFolder(ROOT_FOLDER, '/');
  const underBase = await serveFolder(BASE_FOLDER, BASE);
  project.provide('site', root.address);
  project.provide('siteUnderBase', underBase.address);
  return async () => {
    await root.close();
    await underBase.close();
  };
}
