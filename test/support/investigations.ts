/**
 * Long pastes: what somebody collected over an investigation, with prose between. A file says itself what is in it: lines
 * `#artifact <kind> <first>-<last>`, `#finding <code> <confidence>` and `#story <rule> <confidence>` at its top, in the
 * order of the report; line numbers count from 1 without these lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import type { Report } from '../../src/engine/index.ts';

const FOLDER = join(PROJECT_ROOT, 'test', 'fixtures', 'investigations');
const MARK = /^#(?:artifact|finding|story) /;

export interface Investigation {
  readonly name: string;
  readonly text: string;
  readonly marks: readonly string[];
}

function readInvestigation(file: string): Investigation {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
  const count = lines.findIndex((line) => !MARK.test(line));
  return { name: file.replace('.txt', ''), text: lines.slice(count).join('\n'), marks: lines.slice(0, count) };
}

export const INVESTIGATIONS: readonly Investigation[] = readdirSync(FOLDER).toSorted().map(readInvestigation);

export function investigation(name: string): Investigation {
  return readInvestigation(`${name}.txt`);
}

/** What a report found, as the marks write it. */
export function marksOf({ artifacts, findings, stories }: Report): string[] {
  return [
    ...artifacts.map(({ kind, line, lastLine }) => `#artifact ${kind} ${line + 1}-${lastLine + 1}`),
    ...findings.map(({ code, confidence }) => `#finding ${code} ${confidence}`),
    ...stories.map(({ rule, confidence }) => `#story ${rule} ${confidence}`),
  ];
}
