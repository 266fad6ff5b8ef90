import { describe, expect, it } from 'vitest';
import { createFileAnalyzer, loadCase } from '../../src/catalog/files.ts';
import { fromText, reportText } from '../../src/engine/index.ts';
import { HITS, MISSES, SLUGS, samplesOf } from '../support/cases.ts';

const analyzer = await createFileAnalyzer();

describe('samples of the cases', () => {
  it.each(SLUGS)('%s has at least two hits and as many misses', (slug) => {
    const samples = samplesOf(slug);
    expect(samples.filter((sample) => sample.isHit).length).toBeGreaterThanOrEqual(2);
    expect(samples.filter((sample) => !sample.isHit).length).toBeGreaterThanOrEqual(2);
  });

  it.each(HITS)('$slug/$file is answered first by its own case', ({ slug, file, text }) => {
    const { findings } = analyzer.analyze(fromText(text, file));
    expect(findings.map((finding) => finding.slug)[0]).toBe(slug);
  });

  it.each(HITS)('$slug/$file has its reviewed report', async ({ file, path, text }) => {
    const report = analyzer.analyze(fromText(text, file));
    await expect(reportText(report, text)).toMatchFileSnapshot(path.replace(/\.log$/, '.report.txt'));
  });

  it.each(MISSES)('$slug/$file is not taken for the case', ({ slug, file, text }) => {
    const { findings } = analyzer.analyze(fromText(text, file));
    expect(findings.map((finding) => finding.slug)).not.toContain(slug);
  });

  it.each(SLUGS)('%s: every verbatim message of the article is recognised as it', async (slug) => {
    const { errors, code } = await loadCase(slug);
    const missed = errors.filter((error) => {
      const { findings } = analyzer.analyze(fromText(error));
      return findings[0]?.code !== code;
    });
    expect(missed).toEqual([]);
  });

  it.each(SLUGS)('%s: every sign that matches lines is seen in a hit or a verbatim message', async (slug) => {
    const { signature } = (await import('../../src/catalog/files.ts').then(({ loadParts }) => loadParts())).cases.find(
      (known) => known.slug === slug,
    ) ?? { signature: undefined };
    const { errors } = await loadCase(slug);
    const texts = [
      ...samplesOf(slug)
        .filter((sample) => sample.isHit)
        .map((sample) => sample.text),
      errors.join('\n'),
    ];
    const seen = new Set(
      texts
        .flatMap((text) => analyzer.analyze(fromText(text)).findings.filter((finding) => finding.slug === slug))
        .flatMap((finding) => finding.evidence.map((mark) => mark.sign)),
    );
    const speaking = Object.keys(signature?.signs ?? {}).filter((sign) => !signature?.against.has(sign));
    expect(speaking.filter((sign) => !seen.has(sign))).toEqual([]);
  });
});
