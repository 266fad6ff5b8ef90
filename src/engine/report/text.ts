/** The report as a page of plain text, for terminals and tickets. */
import type { Evidence, FailedTool, Finding, Language, Report, ReportedArtifact, ReportedVersion } from '../model.ts';
import { grouped } from '../words.ts';
import { arrangeStories } from './stories.ts';
import { storyText } from './story-text.ts';
import { type TextWords, textWords } from './text-words.ts';

/**
 * The whole report. `text` is the input it was made from, `language` that of its sentences; evidence is shown in its own
 * lines with the match underlined.
 */
export function reportText(report: Report, text: string, language: Language = 'en'): string {
  const words = textWords(language);
  const stories = arrangeStories(report.stories);
  const blocks = [
    headOf(report, words),
    ...stories.first.map((story) => storyText(story, words)),
    ...report.findings.map((finding, index) => findingText(finding, index, text, words)),
    ...stories.rest.map((story) => storyText(story, words)),
    ...report.failedTools.map((failed) => failedToolText(failed, words)),
    understoodText(report, words),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function headOf({ input, findings }: Report, words: TextWords): string {
  const size = words.size(input.name, input.lines, input.bytes);
  if (input.binaryKind) return `${size}\n${words.notText(input.binaryKind)}`;
  if (input.bytes === 0) return words.empty(input.name);
  return `${size}\n${findings.length === 0 ? words.nothing : words.failures(findings.length)}`;
}

function findingText(finding: Finding, index: number, text: string, words: TextWords): string {
  const { code, title, confidence, role, why, versionNote, evidence, matches, values, next, slug } = finding;
  const more = matches - evidence.length;
  const lines = [
    `${index + 1}. ${code} ${title}`,
    `   ${words.confidence[confidence]}, ${words.role[role]} · /cases/${slug}/`,
    `   ${why}`,
    ...(versionNote ? [`   ${versionNote}`] : []),
    '',
    ...evidenceText(evidence, text),
    ...(more > 0 ? [`       | ${words.moreMatches(more)}`] : []),
  ];
  const pairs = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  if (pairs.length > 0) lines.push('', `   ${words.values(pairs.join(' · '))}`);
  if (next.length > 0) lines.push('', `   ${words.confirm}`, ...next.map((command) => `     ${command}`));
  return lines.join('\n');
}

const WIDTH = 200;
const BEFORE_MATCH = 120;

/** Each line of the evidence once, with its number, and a row of `~` under what matched. */
function evidenceText(evidence: readonly Evidence[], text: string): string[] {
  return [...Map.groupBy(evidence, (mark) => mark.line)].flatMap(([line, marks]) => {
    const first = Math.min(...marks.map((mark) => mark.from));
    const begin = Math.max(text.lastIndexOf('\n', first - 1) + 1, first - BEFORE_MATCH);
    const lineEnd = text.indexOf('\n', first);
    const end = Math.min(lineEnd < 0 ? text.length : lineEnd, begin + WIDTH);
    const row = Array.from({ length: end - begin }, (_, column) =>
      marks.some((mark) => mark.from <= begin + column && begin + column < mark.to) ? '~' : ' ',
    );
    return [numbered(line, text.slice(begin, end)).trimEnd(), `       | ${row.join('').trimEnd()}`];
  });
}

/** A line of the input with its number in front. */
function numbered(line: number, text: string): string {
  return `${String(line + 1).padStart(6)} | ${printable(text)}`;
}

/** Tabs and control characters take one column each, so that the underline stays under its text. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

function failedToolText({ tool, why, line, text, count, run }: FailedTool, words: TextWords): string {
  return [
    words.failedTool(tool, why),
    '',
    `${numbered(line, text)}${count > 1 ? ` (${words.times(count)})` : ''}`,
    '',
    `   ${words.runInstead}`,
    ...run.flatMap((command) => [`     ${command.command}`, `       ${command.text}`]),
  ].join('\n');
}

function understoodText(report: Report, words: TextWords): string {
  const { artifacts, versions, benign, unread, firstError } = report;
  const lines: string[] = [];
  if (artifacts.length > 0)
    lines.push(words.understood, ...artifacts.map((artifact) => `  ${artifactText(artifact, words)}`));
  const shown = Object.entries(versions).flatMap(([component, found]) => [
    `  ${component} ${versionText(found, words)}`,
    ...(found.others ?? []).map((other) => `    ${words.also} ${versionText(other, words)}`),
  ]);
  if (shown.length > 0) lines.push(words.versions, ...shown);
  if (firstError) lines.push(words.firstError(firstError.line, firstError.text));
  for (const { line, count, text, why } of benign) lines.push(words.harmless(line, count, text), `  ${why}`);
  if (unread.lines > 0)
    lines.push(words.unread(unread.lines), ...unread.examples.map(({ line, text }) => numbered(line, text)));
  return lines.join('\n');
}

/** How many lines without a reading are named. */
const GAPS_NAMED = 5;

function artifactText(artifact: ReportedArtifact, words: TextWords): string {
  const { title, records, summary, envelopes, complete, missing, gaps, gapCount } = artifact;
  const numbers = gaps.slice(0, GAPS_NAMED).map((line) => grouped(line + 1));
  return [
    title,
    summary ?? words.records(records),
    words.lines(artifact),
    ...(envelopes.length > 0 ? [words.peeled(envelopes)] : []),
    ...(complete ? [] : [words.missing(missing)]),
    ...(gapCount > 0 ? [words.gaps(gapCount, numbers)] : []),
  ].join(' · ');
}

function versionText({ text, line, printed, evidence = '' }: ReportedVersion, words: TextWords): string {
  return printed ? words.printed(text, line) : words.workedOut(text, line, printable(evidence));
}
