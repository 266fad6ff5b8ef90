/** Puts the report together from what all stages found. */
import type { LineLedger } from '../artifacts/ledger.ts';
import type { Rule } from '../correlation/rule.ts';
import type { Artifact, ArtifactKind, Input, Language, Report, Story, VersionFact } from '../model.ts';
import type { Seen } from '../signature/evaluate.ts';
import type { LineReader } from '../text/index.ts';
import { factsByComponent, fixVerdict } from '../versions/index.ts';
import { reportedArtifact } from './artifacts.ts';
import { benignOf, type KnownBenign } from './benign.ts';
import { failedTools } from './failed-tools.ts';
import { findCase, type KnownCase } from './findings.ts';
import { rankFindings } from './rank.ts';
import { linksOf, reportedStories } from './stories.ts';
import { reportedVersions } from './versions.ts';

export interface ReportParts {
  readonly input: Input;
  readonly language: Language;
  readonly reader: LineReader;
  readonly artifacts: readonly Artifact[];
  readonly titles: ReadonlyMap<ArtifactKind, string>;
  readonly versions: readonly VersionFact[];
  readonly cases: readonly KnownCase[];
  readonly benign: readonly KnownBenign[];
  readonly seen: (owner: string) => Seen;
  readonly seenBenign: Seen;
  readonly lines: LineLedger;
  readonly rules: readonly Rule[];
  readonly stories: readonly Story[];
}

const UNREAD_EXAMPLES = 5;
const LONGEST_EXAMPLE = 300;

export function buildReport(parts: ReportParts): Report {
  const { input, language, reader, artifacts, cases, benign, seen, seenBenign, lines } = parts;
  const stories = reportedStories(parts.stories, parts.rules, language);
  const facts = factsByComponent(parts.versions);
  const versions = Object.fromEntries([...facts].map(([component, [leading]]) => [component, leading]));
  const leadingRules = new Set(parts.rules.flatMap(({ name, leads }) => (leads ? [name] : [])));
  const candidates = cases.flatMap((known) => {
    const found = findCase(known, seen(known.code), fixVerdict(known.fixedIn, versions), leadingRules, language);
    return found ? [found] : [];
  });
  const findings = rankFindings(candidates);
  const answered = new Set(findings.flatMap(({ evidence }) => evidence.map(({ line }) => line)));
  const example = (line: number) => ({ line, text: textOf(reader, line) });
  const firstError = firstErrorLine(artifacts, lines);
  const unread = lines.unread(UNREAD_EXAMPLES);
  const { name, bytes, encoding, binaryKind } = input;
  return {
    schema: 1,
    input: { name, bytes, lines: reader.count, encoding, ...(binaryKind && { binaryKind }) },
    artifacts: artifacts.map((artifact) =>
      reportedArtifact(artifact, { titles: parts.titles, ledger: lines, language }),
    ),
    findings,
    links: linksOf(stories),
    stories,
    ...(firstError !== undefined && { firstError: example(firstError) }),
    versions: reportedVersions(facts, language),
    failedTools: failedTools(artifacts, (line) => textOf(reader, line), answered, language),
    benign: benignOf(benign, seenBenign),
    unread: { lines: unread.count, examples: unread.first.map(example) },
    partial: false,
  };
}

/** What the program printed on a line, as far as it is worth quoting. */
function textOf(reader: LineReader, line: number): string {
  const text = reader.read(line)[0]?.text ?? reader.raw(line);
  return text.slice(0, LONGEST_EXAMPLE).trim();
}

/** The first line that a log calls an error, or the first report of something that failed. */
function firstErrorLine(artifacts: readonly Artifact[], lines: LineLedger): number | undefined {
  const ofRecords = artifacts.flatMap((artifact) => {
    const record = artifact.parsed.records.find(
      ({ level, line }) => (level === 'fatal' || level === 'error') && !lines.isHarmless(line),
    );
    return record ? [record.line] : [];
  });
  const candidates = [...ofRecords, lines.firstAlarm() ?? Number.POSITIVE_INFINITY];
  const first = Math.min(...candidates);
  return Number.isFinite(first) ? first : undefined;
}
