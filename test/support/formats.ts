/** All artifact kinds, without the cases. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import type { Format } from '../../src/engine/index.ts';

const FOLDER = join(PROJECT_ROOT, 'src', 'engine', 'formats');

export const FORMATS: readonly Format[] = await Promise.all(
  readdirSync(FOLDER)
    .map((kind) => join(FOLDER, kind, 'index.ts'))
    .filter((file) => existsSync(file))
    .map(async (file) => {
      const module: { default: Format } = await import(pathToFileURL(file).href);
      return module.default;
    }),
);
