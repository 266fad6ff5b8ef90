/** Reports made by hand, for the tests of what shows them. */
import type { Evidence, Finding, Report } from '../../src/engine/index.ts';

export function emptyReport(overrides: Partial<Report> = {}): Report {
  return {
    schema: 1,
    input: { name: 'paste', bytes: 10, lines: 1, encoding: 'utf-8' },
    artifacts: [],
    findings: [],
    links: [],
    versions: {},
    benign: [],
    unread: { lines: 0, examples: [] },
    partial: false,
    ...overrides,
  };
}

/** Evidence where `part` stands in `text`. */
export function evidenceIn(text: string, part: string): Evidence {
  const from = text.indexOf(part);
  if (from < 0) throw new Error(`${part} does not stand in the text`);
  return { from, to: from + part.length, line: text.slice(0, from).split('\n').length - 1, text: part, sign: 'sign' };
}

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    code: 'SB3001',
    slug: 'exec-not-found-in-path',
    title: 'exec: executable file not found in $PATH',
    confidence: 'confirmed',
    role: 'root',
    line: 0,
    evidence: [],
    matches: 0,
    values: {},
    why: 'The image has no such program.',
    next: [],
    ...overrides,
  };
}
