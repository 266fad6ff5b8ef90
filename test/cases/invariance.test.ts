import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileAnalyzer, PROJECT_ROOT } from '../../src/catalog/files.ts';
import { decode, type Finding, fromText, type Report } from '../../src/engine/index.ts';
import { HITS } from '../support/cases.ts';
import { WRAPPINGS } from '../support/wrap.ts';

const analyzer = await createFileAnalyzer();
const CLEAN_FOLDER = join(PROJECT_ROOT, 'test', 'fixtures', 'clean');
const CLEAN = readdirSync(CLEAN_FOLDER)
  .filter((file) => file.endsWith('.log'))
  .map((file) => readFileSync(join(CLEAN_FOLDER, file), 'utf8'));

/** What must not change whatever is wrapped around a log. */
function essence({ findings }: Report): Pick<Finding, 'code' | 'confidence' | 'values'>[] {
  return findings.map(({ code, confidence, values }) => ({ code, confidence, values }));
}

const codes = ({ findings }: Report): string[] => findings.map((finding) => finding.code);

describe('the same log gives the same findings', () => {
  for (const { name, wrap } of WRAPPINGS) {
    it.each(HITS)(`in ${name}: $slug/$file`, ({ text }) => {
      expect(essence(analyzer.analyze(decode(wrap(text))))).toEqual(essence(analyzer.analyze(fromText(text))));
    });
  }

  it.each(HITS)('between lines of healthy logs: $slug/$file', ({ text }) => {
    const before = CLEAN[text.length % CLEAN.length] ?? '';
    const after = CLEAN[(text.length + 7) % CLEAN.length] ?? '';
    const report = analyzer.analyze(fromText(`${before}\n\n${text}\n\n${after}`));
    expect(codes(report)).toEqual(codes(analyzer.analyze(fromText(text))));
  });

  it.each(HITS)('twice, one after the other: $slug/$file', ({ text }) => {
    expect(codes(analyzer.analyze(fromText(`${text}\n\n${text}`)))).toEqual(codes(analyzer.analyze(fromText(text))));
  });

  it('two logs one after the other have the failures of both', () => {
    for (const [index, hit] of HITS.entries()) {
      const other = HITS[(index + 5) % HITS.length] ?? hit;
      const both = codes(analyzer.analyze(fromText(`${hit.text}\n\n${other.text}`)));
      expect(both, `${hit.slug}/${hit.file} + ${other.slug}/${other.file}`).toContain(
        codes(analyzer.analyze(fromText(hit.text)))[0],
      );
    }
  });
});

describe('evidence', () => {
  it.each(HITS)('points into the text: $slug/$file', ({ text }) => {
    for (const finding of analyzer.analyze(fromText(text)).findings) {
      for (const { from, to, line } of finding.evidence) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(to).toBeGreaterThan(from);
        expect(text.slice(0, from).split('\n').length - 1).toBe(line);
      }
    }
  });
});
