/** The report as a page of plain text, for terminals and tickets. */
import type { Evidence, Finding, Report, ReportedArtifact } from '../model.ts';

/** The whole report. `text` is the input it was made from; evidence is shown in its own lines with the match underlined. */
export function reportText(report: Report, text: string): string {
  const blocks = [
    headOf(report),
    ...report.findings.map((finding, index) => findingText(finding, index, text)),
    understoodText(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function headOf({ input, findings }: Report): string {
  const size = `${input.name}: ${count(input.lines, 'line')}, ${count(input.bytes, 'byte')}`;
  if (input.binaryKind) return `${size}\nThis is no text: ${input.binaryKind}.`;
  if (input.bytes === 0) return `${input.name}: empty. Paste a log, or the output of a command.`;
  const answer =
    findings.length === 0 ? 'No known failure recognised.' : `${count(findings.length, 'failure')} recognised.`;
  return `${size}\n${answer}`;
}

function findingText(finding: Finding, index: number, text: string): string {
  const { code, title, confidence, role, why, versionNote, evidence, matches, values, next, slug } = finding;
  const more = matches - evidence.length;
  const lines = [
    `${index + 1}. ${code} ${title}`,
    `   ${confidence}, ${role === 'root' ? 'root cause' : 'symptom'} · /cases/${slug}/`,
    `   ${why}`,
    ...(versionNote ? [`   ${versionNote}`] : []),
    '',
    ...evidenceText(evidence, text),
    ...(more > 0 ? [`       | … ${count(more, 'more match', 'more matches')}`] : []),
  ];
  const pairs = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  if (pairs.length > 0) lines.push('', `   Values: ${pairs.join(' · ')}`);
  if (next.length > 0) lines.push('', '   To confirm (reads only):', ...next.map((command) => `     ${command}`));
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
    return [
      `${String(line + 1).padStart(6)} | ${printable(text.slice(begin, end))}`.trimEnd(),
      `       | ${row.join('').trimEnd()}`,
    ];
  });
}

/** Tabs and control characters take one column each, so that the underline stays under its text. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

function understoodText(report: Report): string {
  const { artifacts, versions, benign, unread, firstError } = report;
  const lines: string[] = [];
  if (artifacts.length > 0) lines.push('Understood:', ...artifacts.map((artifact) => `  ${artifactText(artifact)}`));
  const shown = Object.entries(versions).map(
    ([component, { version, line, printed }]) =>
      `${component} ${version} (line ${line + 1}${printed ? '' : ', from a source line number'})`,
  );
  if (shown.length > 0) lines.push(`Versions: ${shown.join(', ')}`);
  if (firstError) lines.push(`First error, line ${firstError.line + 1}: ${firstError.text}`);
  for (const { line, count: times, text, why } of benign)
    lines.push(`Harmless, line ${line + 1}${times > 1 ? ` and ${times - 1} more` : ''}: ${text}`, `  ${why}`);
  if (unread.lines > 0) {
    lines.push(
      `Not understood: ${count(unread.lines, 'line')}, for example`,
      ...unread.examples.map(({ line, text }) => `${String(line + 1).padStart(6)} | ${printable(text)}`),
    );
  }
  return lines.join('\n');
}

function artifactText({
  title,
  line,
  lines,
  records,
  summary,
  envelopes,
  complete,
  missing,
  gaps,
}: ReportedArtifact): string {
  const facts = [
    `from line ${line + 1}, ${count(lines, 'line')}, ${summary ?? count(records, 'record')}`,
    ...(envelopes.length > 0 ? [`peeled: ${envelopes.join(', ')}`] : []),
    ...(complete ? [] : [`incomplete${missing.length > 0 ? `: no ${missing.join(', no ')}` : ''}`]),
    ...(gaps.length > 0 ? [`${count(gaps.length, 'line')} of it not understood`] : []),
  ];
  return `${title}: ${facts.join('; ')}`;
}

function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}
