/** Puts the report together from what all stages found. */
import type { LineLedger } from '../artifacts/ledger.ts';
import type { Artifact, ArtifactKind, Input, Language, Report, ReportedArtifact, VersionFact } from '../model.ts';
import type { Seen } from '../signature/evaluate.ts';
import type { LineReader } from '../text/index.ts';
import { fixVerdict, leadingVersions } from '../versions/index.ts';
import { benignOf, type KnownBenign } from './benign.ts';
import { findCase, type KnownCase } from './findings.ts';
import { rankFindings } from './rank.ts';

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
}

const UNREAD_EXAMPLES = 5;
const LONGEST_EXAMPLE = 300;
const MOST_GAPS = 100;

export function buildReport(parts: ReportParts): Report {
  const { input, language, reader, artifacts, cases, benign, seen, seenBenign, lines } = parts;
  const versions = leadingVersions(parts.versions);
  const candidates = cases.flatMap((known) => {
    const found = findCase(known, seen(known.code), fixVerdict(known.fixedIn, versions), language);
    return found ? [found] : [];
  });
  const example = (line: number) => ({ line, text: textOf(reader, line) });
  const firstError = firstErrorLine(artifacts, lines);
  const unread = lines.unread(UNREAD_EXAMPLES);
  const { name, bytes, encoding, binaryKind } = input;
  return {
    schema: 1,
    input: { name, bytes, lines: reader.count, encoding, ...(binaryKind && { binaryKind }) },
    artifacts: artifacts.map((artifact) => reported(artifact, parts.titles, language)),
    findings: rankFindings(candidates),
    links: [],
    ...(firstError !== undefined && { firstError: example(firstError) }),
    versions: Object.fromEntries(
      Object.entries(versions).map(([component, { version, line, printed }]) => [
        component,
        { version, line, printed },
      ]),
    ),
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

function reported(artifact: Artifact, titles: ReadonlyMap<ArtifactKind, string>, language: Language): ReportedArtifact {
  const { kind, from, to, line, lines, envelopes, parsed } = artifact;
  const { records, complete, missing, gaps, summary } = parsed;
  const title = titles.get(kind) ?? kind;
  return {
    kind,
    title,
    from,
    to,
    line,
    lines,
    records: records.length,
    ...(summary && { summary: summary[language] }),
    envelopes,
    complete,
    missing,
    gaps: [...new Set(gaps)].slice(0, MOST_GAPS),
  };
}
