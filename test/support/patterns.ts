/** Every regular expression of the engine and the signatures, and which of them are known to take linear time. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { loadParts, PROJECT_ROOT } from '../../src/catalog/files.ts';
import { compilePattern } from '../../src/engine/signature/compile.ts';
import { VERSION_WORDINGS } from '../../src/engine/versions/index.ts';

export interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
  /** Whether it is a wording: every repetition has an upper bound. */
  readonly bounded: boolean;
}

/** Patterns that were checked and found linear, by hash; `npm run check-patterns` adds to it. */
export const LOCK_FILE = join(PROJECT_ROOT, 'test', 'structure', 'checked-patterns.lock');

export function hashOf({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 24);
}

export function lockedHashes(): Set<string> {
  return new Set(existsSync(LOCK_FILE) ? readFileSync(LOCK_FILE, 'utf8').split('\n').filter(Boolean) : []);
}

/** Every regular expression literal in a file, as the engine runs it. */
function literalsIn(file: string): Pattern[] {
  const code = readFileSync(join(PROJECT_ROOT, file), 'utf8');
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({
        place: `${file}:${line}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
        bounded: false,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Regular expression literals of the engine, without the wordings of versions: those run compiled. */
export function enginePatterns(): Pattern[] {
  const files = readdirSync(join(PROJECT_ROOT, 'src', 'engine'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('wordings.ts'));
  return sources.toSorted().flatMap((file) => literalsIn(join('src', 'engine', file)));
}

/** The wordings of signatures, benign lines and versions, in both forms the matcher runs. */
export async function wordingPatterns(): Promise<Pattern[]> {
  const { cases, benign } = await loadParts();
  const wordings = [
    ...cases.flatMap(({ slug, signature }) =>
      Object.entries(signature.signs).flatMap(([sign, definition]) =>
        'lines' in definition ? definition.lines.map(([, pattern]) => ({ place: `${slug} ${sign}`, pattern })) : [],
      ),
    ),
    ...benign.flatMap(({ name, lines }) => lines.map(([, pattern]) => ({ place: name, pattern }))),
    ...VERSION_WORDINGS.flatMap(({ component, wordings: lines }) =>
      lines.map(([, pattern]) => ({ place: `version of ${component}`, pattern })),
    ),
  ];
  return wordings.flatMap(({ place, pattern }) => {
    const { strict, loose } = compilePattern(pattern);
    // The flag `d` only asks for the places of groups; the checker does not know it.
    return [strict, loose].map(({ source, flags }) => ({
      place,
      source,
      flags: flags.replace('d', ''),
      bounded: true,
    }));
  });
}

/** Patterns of the engine run on lines of any length: they must be linear. */
const ON_ANY_LINE = { timeout: 60_000, attackTimeout: 10_000 } as const;

/** Wordings run on a window of a few thousand characters; the seed makes the search for an attack the same in every run. */
const WINDOW = 4500;
const ON_A_WINDOW = {
  checker: 'fuzz',
  maxAttackStringSize: WINDOW,
  attackLimit: 10_000_000,
  incubationLimit: 2500,
  maxGeneStringSize: 1500,
  maxIteration: 10,
  randomSeed: 0,
  timeout: 60_000,
} as const;
/** What the worst text of that length may cost a wording. */
const LONGEST_MILLISECONDS = 100;

/**
 * Why a pattern is not safe; nothing when it is. A wording has bounded repetitions, so that an attack the checker finds
 * may still be harmless on the window: it is tried there.
 */
export async function complaint({ place, source, flags, bounded }: Pattern): Promise<string | undefined> {
  const result = await check(source, flags, bounded ? ON_A_WINDOW : ON_ANY_LINE);
  if (result.status === 'safe') return undefined;
  if (result.status === 'unknown') return `${place}: /${source}/${flags} is unknown (${result.error.kind})`;
  const { pumps, suffix } = result.attack;
  const slowest = bounded ? worst(new RegExp(source, flags), pumps, suffix) : Number.POSITIVE_INFINITY;
  if (slowest <= LONGEST_MILLISECONDS) return undefined;
  return `${place}: /${source}/${flags} is ${result.complexity.summary}, ${slowest.toFixed(0)} ms on a window`;
}

interface Pump {
  readonly prefix: string;
  readonly pump: string;
}

/** Milliseconds of the pattern on a window full of its attack: the quickest of three runs, for the machine may be busy. */
function worst(pattern: RegExp, pumps: readonly Pump[], suffix: string): number {
  const share = Math.floor(WINDOW / Math.max(1, pumps.length));
  const attack = pumps
    .map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length))))
    .join('')
    .slice(0, WINDOW);
  const runs = [0, 1, 2].map(() => {
    const start = performance.now();
    pattern.exec(attack + suffix);
    return performance.now() - start;
  });
  return Math.min(...runs);
}
