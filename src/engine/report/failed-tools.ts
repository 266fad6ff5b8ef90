/** Tools that showed an error or nothing in place of their output, and what to run instead. */
import type { Artifact, FailedTool, Instead, Language } from '../model.ts';

const MOST_TOOLS = 12;

interface Failure {
  readonly line: number;
  readonly instead: Instead;
}

/** `textOf` gives what stands on a line; failures on lines in `answered` have their finding already. */
export function failedTools(
  artifacts: readonly Artifact[],
  textOf: (line: number) => string,
  answered: ReadonlySet<number>,
  language: Language,
): FailedTool[] {
  const failures = artifacts.flatMap(failuresIn).filter(({ line }) => !answered.has(line));
  const alike = Map.groupBy(failures, keyOf);
  return [...alike.values()].slice(0, MOST_TOOLS).flatMap((group) => {
    const [first] = group;
    return first ? [{ ...reported(first, language), text: textOf(first.line), count: group.length }] : [];
  });
}

function failuresIn({ line, parsed }: Artifact): Failure[] {
  const { records, instead } = parsed;
  const ofRecords = records.flatMap((record) =>
    record.instead ? [{ line: record.line, instead: record.instead }] : [],
  );
  return instead ? [{ line, instead }, ...ofRecords] : ofRecords;
}

/** One answer is enough for a tool that fails again and again for the same reason. */
function keyOf({ instead: { tool, why, run } }: Failure): string {
  return [tool, why.en, ...run.map(({ command }) => command)].join('\n');
}

function reported(
  { line, instead: { tool, why, run } }: Failure,
  language: Language,
): Omit<FailedTool, 'text' | 'count'> {
  return {
    tool,
    why: why[language],
    line,
    run: run.map(({ command, text }) => ({ command, text: text[language], risk: 'reads' })),
  };
}
