/** Reports made by hand, for the tests of what shows them. */
import type { Evidence, Finding, Report, ReportedStep, ReportedStory } from '../../src/engine/index.ts';

export function emptyReport(overrides: Partial<Report> = {}): Report {
  return {
    schema: 1,
    input: { name: 'paste', bytes: 10, lines: 1, encoding: 'utf-8' },
    artifacts: [],
    findings: [],
    links: [],
    stories: [],
    versions: {},
    failedTools: [],
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

/** A step seen in the lines with these numbers, from 0. */
export function step(text: string, lines: readonly number[], overrides: Partial<ReportedStep> = {}): ReportedStep {
  return { id: text, text, places: lines.map((line) => ({ line, from: 0, to: 1 })), blamed: false, ...overrides };
}

/** Two steps, the first because of the second, unless told otherwise. */
export function story(overrides: Partial<ReportedStory> = {}): ReportedStory {
  return {
    rule: 'rule',
    confidence: 'confirmed',
    text: 'the service hangs because the pipe is full',
    values: {},
    steps: [step('the service waits', [0]), step('the pipe is full', [2, 5], { blamed: true })],
    joins: [{ from: 0, to: 1, text: 'because' }],
    missing: [],
    ...overrides,
  };
}
