/** The cases of the project with their samples, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';

export const CASES_FOLDER = join(PROJECT_ROOT, 'content', 'cases');

export interface Sample {
  readonly slug: string;
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly isHit: boolean;
}

export const SLUGS: readonly string[] = readdirSync(CASES_FOLDER).toSorted();

export function samplesOf(slug: string): Sample[] {
  const folder = join(CASES_FOLDER, slug, 'samples');
  const files = readdirSync(folder).filter((file) => file.endsWith('.log'));
  return files.toSorted().map((file) => {
    const path = join(folder, file);
    return { slug, file, path, text: readFileSync(path, 'utf8'), isHit: file.startsWith('hit-') };
  });
}

const SAMPLES: readonly Sample[] = SLUGS.flatMap(samplesOf);
export const HITS: readonly Sample[] = SAMPLES.filter((sample) => sample.isHit);
export const MISSES: readonly Sample[] = SAMPLES.filter((sample) => !sample.isHit);
