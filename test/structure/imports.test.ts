import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';

/** The stages from left to right: each may import from those to its left, and from itself. */
const STAGES = [
  'src/engine/model.ts',
  'src/engine/words.ts',
  'src/engine/text/',
  'src/engine/goroutines/',
  'src/engine/proc/',
  'src/engine/facts/',
  'src/engine/claims/',
  'src/engine/formats/',
  'src/engine/artifacts/',
  'src/engine/signature/',
  'src/engine/versions/',
  'src/engine/correlation/',
  'src/engine/report/',
  'src/engine/analyze.ts',
  'src/engine/index.ts',
] as const;

/** What may be imported from outside the engine. */
const ENTRIES = ['src/engine/index.ts', 'src/engine/signature/index.ts'];

interface Import {
  readonly file: string;
  readonly target: string;
}

const SOURCE = /\.(?:ts|tsx|astro|mts)$/;

function filesUnder(folder: string): string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file))
    .map((file) => join(folder, file));
}

/** Specifiers of all static and dynamic imports and re-exports. */
function specifiersOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g)].map((found) => found[1] as string);
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(PROJECT_ROOT, file), 'utf8');
  return specifiersOf(code).map((specifier) => ({
    file,
    target: specifier.startsWith('.')
      ? relative(PROJECT_ROOT, join(PROJECT_ROOT, dirname(file), specifier))
      : specifier,
  }));
}

const engine = filesUnder('src/engine').flatMap(importsOf);
const others = [
  'src/catalog',
  'src/worker',
  'src/workbench',
  'src/cli',
  'src/pages',
  'src/components',
  'src/layouts',
  'src/search',
  'src/markdown',
  'src/i18n',
  'src/tools',
]
  .flatMap(filesUnder)
  .flatMap(importsOf);

const stageOf = (path: string): number => STAGES.findIndex((stage) => path.startsWith(stage));
const formatOf = (path: string): string | undefined => /^src\/engine\/formats\/([^/]+)\//.exec(path)?.[1];
const shown = (bad: readonly Import[]): string[] => bad.map(({ file, target }) => `${file} imports ${target}`);

describe('import directions', () => {
  it('there is something to check', () => {
    expect(engine.length).toBeGreaterThan(60);
    expect(others.length).toBeGreaterThan(60);
  });

  it('the engine imports nothing but itself', () => {
    expect(shown(engine.filter(({ target }) => !target.startsWith('src/engine/')))).toEqual([]);
  });

  it('each stage of the engine imports only from stages to its left', () => {
    expect(shown(engine.filter(({ file, target }) => stageOf(target) > stageOf(file)))).toEqual([]);
  });

  it('formats do not import each other', () => {
    const crossing = engine.filter(
      ({ file, target }) => formatOf(target) !== undefined && formatOf(target) !== formatOf(file),
    );
    expect(shown(crossing.filter(({ file }) => formatOf(file) !== undefined))).toEqual([]);
  });

  it('shared code of the engine imports no single format', () => {
    expect(
      shown(engine.filter(({ file, target }) => formatOf(target) !== undefined && formatOf(file) === undefined)),
    ).toEqual([]);
  });

  it('everything else enters the engine by its entries', () => {
    const deep = others.filter(({ target }) => target.startsWith('src/engine/') && !ENTRIES.includes(target));
    expect(shown(deep)).toEqual([]);
  });

  it('signatures import only the signature module', () => {
    const signatures = filesUnder('content/cases')
      .filter((file) => file.endsWith('signature.ts'))
      .flatMap(importsOf);
    expect(signatures.length).toBeGreaterThan(0);
    expect(shown(signatures.filter(({ target }) => target !== 'src/engine/signature/index.ts'))).toEqual([]);
  });

  it('shared code of the engine does not branch on one kind', () => {
    const shared = filesUnder('src/engine').filter((file) => formatOf(file) === undefined);
    const branching = shared.filter(
      (file) =>
        /kind\s*[!=]==?\s*['"]/.test(readFileSync(join(PROJECT_ROOT, file), 'utf8')) && !file.includes('/text/'),
    );
    expect(branching.filter((file) => !file.endsWith('evaluate.ts'))).toEqual([]);
  });
});
