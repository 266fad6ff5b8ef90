import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { loadParts, PROJECT_ROOT } from '../../src/catalog/files.ts';
import { compilePattern } from '../../src/engine/signature/compile.ts';

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal in a file. */
function literalsIn(file: string): Pattern[] {
  const code = readFileSync(join(PROJECT_ROOT, file), 'utf8');
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ place: `${file}:${tree.getLineAndCharacterOfPosition(node.pos).line + 1}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function filesUnder(folder: string): string[] {
  const files = readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
}

const engine = filesUnder('src/engine').flatMap(literalsIn);

/** The patterns of the signatures as the matcher runs them, in both forms. */
const { cases, benign } = await loadParts();
const wordings = [
  ...cases.flatMap(({ slug, signature }) =>
    Object.values(signature.signs).flatMap((sign) => ('lines' in sign ? sign.lines.map(([, pattern]) => ({ place: slug, pattern })) : [])),
  ),
  ...benign.flatMap(({ name, lines }) => lines.map(([, pattern]) => ({ place: name, pattern }))),
];

async function isSafe({ place, source, flags }: Pattern): Promise<string | undefined> {
  const result = await check(source, flags, { timeout: 20_000, attackTimeout: 5_000 });
  return result.status === 'safe' ? undefined : `${place}: /${source}/${flags} is ${result.status}`;
}

async function unsafeOf(patterns: readonly Pattern[]): Promise<string[]> {
  const verdicts: string[] = [];
  for (const pattern of patterns) verdicts.push(...[await isSafe(pattern)].filter((verdict) => verdict !== undefined));
  return verdicts;
}

describe('regular expressions take linear time', () => {
  it('there are enough of them to be all', () => {
    expect(engine.length).toBeGreaterThan(60);
    expect(wordings.length).toBeGreaterThan(80);
  });

  it('in the engine', { timeout: 600_000 }, async () => {
    expect(await unsafeOf(engine)).toEqual([]);
  });

  it('in the signatures, every repetition has an upper bound', () => {
    const unbounded = wordings.flatMap(({ place, pattern }) => {
      const { strict, loose } = compilePattern(pattern);
      return [strict, loose].filter(({ source }) => /(?<!\\)(?:[*+]|\{\d+,\})/.test(source.replace(/\[(?:\\.|[^\]])*\]/g, 'C'))).map(({ source }) => `${place}: ${source}`);
    });
    expect(unbounded).toEqual([]);
  });
});
