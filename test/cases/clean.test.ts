import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileAnalyzer, PROJECT_ROOT } from '../../src/catalog/files.ts';
import { fromText } from '../../src/engine/index.ts';

const analyzer = await createFileAnalyzer();
const FOLDER = join(PROJECT_ROOT, 'test', 'fixtures', 'clean');

function logs(folder: string): { file: string; text: string }[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.log'));
  return files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

describe('healthy logs', () => {
  it('there are at least twelve', () => {
    expect(logs(FOLDER).length).toBeGreaterThanOrEqual(12);
  });

  it.each(logs(FOLDER))('$file: nothing is found', ({ text }) => {
    const { findings } = analyzer.analyze(fromText(text));
    expect(findings.map(({ code, evidence }) => ({ code, text: evidence[0]?.text }))).toEqual([]);
  });

  it.each(logs(join(FOLDER, 'near')))('near/$file: nothing is more than possible', ({ text }) => {
    const { findings } = analyzer.analyze(fromText(text));
    expect(findings.filter((finding) => finding.confidence !== 'possible').map((finding) => finding.code)).toEqual([]);
  });
});
