/** The pipeline: one input through all stages to a report, in steps so that a caller can show progress and stop. */
import { ArtifactFinder, type FoundArtifact, linesOf, MOST_ALARMING, orderFormats } from './artifacts/find.ts';
import { LineLedger } from './artifacts/ledger.ts';
import { correlate, evidenceIn } from './correlation/correlate.ts';
import type { Rule } from './correlation/rule.ts';
import type { FactSource } from './facts/define.ts';
import type { Artifact, Format, Input, Language, Localized, Report } from './model.ts';
import type { KnownBenign } from './report/benign.ts';
import { buildReport } from './report/build.ts';
import type { KnownCase } from './report/findings.ts';
import { LineMatcher, type Match } from './signature/matcher.ts';
import { compileRules, type RuleTable, type WordingGroup } from './signature/rules.ts';
import { SightingBook } from './signature/sightings.ts';
import { LineReader } from './text/index.ts';
import { VERSION_WORDINGS, VersionBook, versionFact } from './versions/index.ts';
import { counted, joined } from './words.ts';

export interface AnalyzerParts {
  readonly formats: readonly Format[];
  readonly cases: readonly KnownCase[];
  readonly benign: readonly KnownBenign[];
  /** How records speak in common words, and the rules that join what they say. */
  readonly factSources?: readonly FactSource[];
  readonly rules?: readonly Rule[];
}

/** How far an analysis is: characters or lines done of all, in the stage named. */
export interface Progress {
  readonly stage: 'scan' | 'lines' | 'read';
  readonly done: number;
  readonly total: number;
}

export interface Analyzer {
  /** The whole report at once. Never throws on any input. */
  analyze(input: Input, options?: { language?: Language }): Report;
  /** The same in steps of a few milliseconds; the generator's return value is the report. */
  steps(input: Input, options?: { language?: Language }): Generator<Progress, Report>;
}

const CHARACTERS_PER_STEP = 4_000_000;
const LINES_PER_STEP = 20_000;
/** Separable artifacts with more lines than this are read only where something alarming or known stands. */
const LINES_READ_WHOLE = 20_000;

/** Compiles formats and signatures once; the analyzer can then read any number of inputs. Throws on a bad definition. */
export function createAnalyzer({ formats, cases, benign, factSources = [], rules = [] }: AnalyzerParts): Analyzer {
  const ordered = orderFormats(formats);
  const table = compileRules(wordingGroups(cases, benign));
  const steps = (input: Input, { language = 'en' }: { language?: Language } = {}): Generator<Progress, Report> =>
    runSteps({ input, language, formats: ordered, table, cases, benign, factSources, rules });
  return {
    steps,
    analyze(input, options) {
      const running = steps(input, options);
      for (;;) {
        const step = running.next();
        if (step.done) return step.value;
      }
    },
  };
}

const VERSION_OWNER = 'version';
const BENIGN_OWNER = 'benign';

function wordingGroups(cases: readonly KnownCase[], benign: readonly KnownBenign[]): WordingGroup[] {
  const ofCases = cases.flatMap(({ code, signature }) =>
    Object.entries(signature.signs).flatMap(([sign, definition]) =>
      'lines' in definition ? [{ owner: code, sign, wordings: definition.lines, within: definition.within }] : [],
    ),
  );
  const ofVersions = VERSION_WORDINGS.map(({ name, wordings }) => ({
    owner: VERSION_OWNER,
    sign: name,
    wordings,
  }));
  const ofBenign = benign.map(({ name, lines }) => ({ owner: BENIGN_OWNER, sign: name, wordings: lines }));
  return [...ofCases, ...ofVersions, ...ofBenign];
}

interface Run {
  readonly input: Input;
  readonly language: Language;
  readonly formats: readonly Format[];
  readonly table: RuleTable;
  readonly cases: readonly KnownCase[];
  readonly benign: readonly KnownBenign[];
  readonly factSources: readonly FactSource[];
  readonly rules: readonly Rule[];
}

function* runSteps({
  input,
  language,
  formats,
  table,
  cases,
  benign,
  factSources,
  rules,
}: Run): Generator<Progress, Report> {
  const reader = new LineReader(input.text);
  const { found, lines } = yield* findArtifacts(formats, reader);
  const book = new SightingBook();
  const versions = new VersionBook();
  yield* scanForMatches(table, reader, (match) => {
    const { owner, sign, within } = match.rule;
    if (within && !lines.isOf(match.line, within)) return;
    if (owner === BENIGN_OWNER) lines.markHarmless(match.line);
    else lines.markMatched(match.line);
    if (owner !== VERSION_OWNER) book.addMatch(match);
    else versions.add(versionFact(sign, match, match.values));
  });
  const artifacts = found.map((artifact) => readArtifact(artifact, reader, lines));
  for (const artifact of artifacts) addVersions(versions, artifact);
  const stories = correlate(rules, evidenceIn(factSources, { reader, artifacts, versions: versions.facts }));
  for (const { code, signature } of cases) {
    book.addRecords(code, signature, artifacts, input.text);
    book.addStories(code, signature, stories, input.text);
  }
  return buildReport({
    input,
    language,
    reader,
    artifacts,
    titles: new Map(formats.map((format) => [format.kind, format.title[language]])),
    versions: versions.facts,
    cases,
    benign,
    seen: (owner) => book.seen(owner),
    seenBenign: book.seen(BENIGN_OWNER),
    lines,
    rules,
    stories,
  });
}

/** Offers every line to the formats. */
function* findArtifacts(
  formats: readonly Format[],
  reader: LineReader,
): Generator<Progress, { found: FoundArtifact[]; lines: LineLedger }> {
  const finder = new ArtifactFinder(formats);
  const blank = new Uint8Array(reader.count);
  for (let number = 0; number < reader.count; number++) {
    if (number % LINES_PER_STEP === 0) yield { stage: 'lines', done: number, total: reader.count };
    const lines = reader.read(number);
    blank[number] = 1;
    for (const line of lines) {
      if (isBlank(line.text)) continue;
      blank[number] = 0;
      finder.feed(line);
    }
  }
  const found = finder.finish();
  return { found, lines: new LineLedger(blank, found) };
}

function isBlank(text: string): boolean {
  return text.charCodeAt(0) > SPACE ? false : text.trim() === '';
}

const SPACE = 0x20;

function* scanForMatches(
  table: RuleTable,
  reader: LineReader,
  found: (match: Match) => void,
): Generator<Progress, void> {
  const matcher = new LineMatcher(table, reader, found);
  const total = matcher.length;
  for (let from = 0; from < total; from += CHARACTERS_PER_STEP) {
    yield { stage: 'scan', done: from, total };
    matcher.scan(from, Math.min(total, from + CHARACTERS_PER_STEP));
  }
}

function readArtifact(artifact: FoundArtifact, reader: LineReader, lines: LineLedger): Artifact {
  const { format, lineNumbers, envelopes, alarming } = artifact;
  const first = lineNumbers[0] ?? 0;
  const last = lineNumbers.at(-1) ?? first;
  const tooLong = format.separable && lineNumbers.length > LINES_READ_WHOLE;
  const toRead = tooLong ? lines.matchedOr(lineNumbers, alarming) : lineNumbers;
  const parsed = format.parse(linesOf(reader, artifact, toRead));
  return {
    kind: format.kind,
    line: first,
    lastLine: last,
    lines: lineNumbers.length,
    from: reader.spanOf(first).from,
    to: reader.spanOf(last).to,
    envelopes,
    // A summary of the lines that were read would not be one of the artifact.
    parsed: tooLong ? { ...parsed, summary: summaryOfLines(lineNumbers.length, alarming.length) } : parsed,
  };
}

/** `1,204,331 lines, 312 errors` */
function summaryOfLines(lines: number, errors: number): Localized {
  const found = counted(errors, ['error'], '条错误');
  const isMore = errors >= MOST_ALARMING;
  return joined([
    counted(lines, ['line'], '行'),
    errors > 0 && (isMore ? { en: `at least ${found.en}`, 'zh-cn': `至少 ${found['zh-cn']}` } : found),
  ]);
}

/** A record may carry versions, such as the kernel release in a trace. */
function addVersions(versions: VersionBook, { parsed }: Artifact): void {
  for (const { versions: found, line, from, to } of parsed.records) {
    if (!found) continue;
    for (const [component, version] of Object.entries(found))
      versions.add(versionFact(component, { line, from, to }, { version }));
  }
}
