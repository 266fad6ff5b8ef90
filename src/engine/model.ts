/**
 * The types that pass between the stages of the engine; no logic.
 *
 *     bytes → lines → artifacts → records → findings → links → report
 *
 * Every position is a half-open offset into the pasted text, in UTF-16 code units; line numbers count from 0.
 */

export type Language = 'en' | 'zh-cn';

/** A text in every language the site speaks. */
export type Localized = Readonly<Record<Language, string>>;

/** A half-open stretch [from, to) of the pasted text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

// ---------------------------------------------------------------------------------------------- bytes → input

/** What was pasted, dropped or read, as text. */
export interface Input {
  /** File name, or `paste`. */
  readonly name: string;
  /** The text every span points into. */
  readonly text: string;
  /** Size of what was read, in bytes. */
  readonly bytes: number;
  /** How the bytes were read, for example `utf-8` or `utf-16le`; `binary` when they are no text at all. */
  readonly encoding: string;
  /** What kind of file the bytes are, when they are no text: `JPEG image`, `gzip archive`. */
  readonly binaryKind?: string;
}

// ---------------------------------------------------------------------------------------------- input → lines

/**
 * One layer that a transport wrapped around a line, and what it told about it.
 * `kind` is a name from the field: `journald`, `journald-json`, `syslog`, `syslog-5424`, `dmesg`, `docker-json-file`,
 * `docker-logs`, `cri`, `compose`, `klog`, `quote`, `indent`, `rsyslog-escape`, `list-number`, and for a dump folded into a log entry `logfmt` and `logrus-json`.
 */
export interface Envelope {
  readonly kind: string;
  /** The time as it was printed. */
  readonly time?: string;
  readonly host?: string;
  readonly program?: string;
  readonly pid?: number;
  readonly unit?: string;
  readonly container?: string;
  readonly stream?: string;
  readonly level?: Level;
}

/** A piece of a line's peeled text: `text[at]` stands at offset `origin` of the input, and so on up to the next piece. */
export interface Piece {
  readonly at: number;
  readonly origin: number;
}

/** One line as the program printed it, with everything a transport wrapped around it taken off. */
export interface Line extends Span {
  /** Number of the raw line in the input, from 0. Several lines share it when the transport folded them into one. */
  readonly number: number;
  /** The peeled text. */
  readonly text: string;
  /** The layers that were peeled, outermost first. */
  readonly envelopes: readonly Envelope[];
  /** Where the peeled text came from, in order; never empty. */
  readonly pieces: readonly Piece[];
}

// ---------------------------------------------------------------------------------------- lines → artifacts

export type Level = 'fatal' | 'error' | 'warning' | 'info' | 'debug' | 'trace';

/** What every record has; a kind adds its own fields. */
export interface BaseRecord extends Span {
  /** Line on which the record begins, from 0. */
  readonly line: number;
  readonly level?: Level;
  /** Versions the record shows, such as the kernel release in a trace. */
  readonly versions?: Partial<Readonly<Record<Component, string>>>;
  /** Set when a tool failed or had nothing to show: what to run instead. */
  readonly instead?: Instead;
}

/** A command that only reads, and what it shows. */
export interface ReadingCommand {
  /** What is not known stands in angle brackets: `ls -l /proc/<pid>/fd`. */
  readonly command: string;
  readonly text: Localized;
}

/** That a tool showed nothing, or an error in place of its output, and what to run instead. */
export interface Instead {
  /** The tool as it is typed: `lsof`. */
  readonly tool: string;
  /** Why it showed nothing, in a few words: `not installed`. */
  readonly why: Localized;
  /** The best first; never empty. */
  readonly run: readonly ReadingCommand[];
}

/**
 * Record type by artifact kind. Each format adds its own by declaration merging:
 * `declare module '../../model.ts' { interface RecordTypes { 'oom-report': OomReport } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in src/engine/formats/*
export interface RecordTypes {}

export type ArtifactKind = Extract<keyof RecordTypes, string>;

/** What a format made of the lines of one artifact. */
export interface Parsed<R extends BaseRecord = BaseRecord> {
  readonly records: readonly R[];
  /** Numbers of the lines the parser did not understand. */
  readonly gaps: readonly number[];
  /** Whether nothing is missing that the program would have printed. */
  readonly complete: boolean;
  /** What is missing, in a few words each, for example `task table`. */
  readonly missing: readonly string[];
  /** What was read, in a few words, where a number of records says little: `1,404 goroutines in 37 groups`. */
  readonly summary?: Localized;
  /** Set when what should be there is not, such as the rows below a header: what to run instead. */
  readonly instead?: Instead;
}

/** An artifact still being collected, as its format sees it while claiming lines. */
export interface OpenArtifact {
  /** The last few lines claimed, the newest last; never empty. */
  readonly lines: readonly Line[];
  /** How many lines were claimed so far. */
  readonly count: number;
  /** Lines of others since the last claimed line. */
  readonly skipped: number;
}

/** `begins`: a new artifact of this kind starts here. `continues`: the line belongs to the open one, or starts one. */
export type Claim = 'begins' | 'continues' | undefined;

/** One artifact kind: how to find it among lines and how to read it. Neither function ever throws on text. */
export interface Format<K extends ArtifactKind = ArtifactKind> {
  readonly kind: K;
  /** What people call it: `OOM report`. */
  readonly title: Localized;
  /** Kinds that must be asked after this one. An unknown name is an error when the engine is made. */
  readonly before?: readonly string[];
  /** How many lines of others may stand between two lines of one artifact. */
  readonly patience: number;
  /** Whether each line is a record of its own, so that a part of the lines can be read without the rest. */
  readonly separable: boolean;
  claim(line: Line, open: OpenArtifact | undefined): Claim;
  /**
   * Whether a line leads to `next`, a line of this kind: a heading or an opening bracket that means nothing alone. Asked
   * backward from the line that begins an artifact, of lines that nobody claimed, or that a block of another kind took and
   * that stand apart from it.
   */
  leads?(line: Line, next: Line): boolean;
  /** Reads the claimed lines in order. They are read from the input as they are asked for: an artifact may have millions. */
  parse(lines: Iterable<Line>): Parsed<RecordTypes[K] & BaseRecord>;
  /** For `separable` formats: the level of one line, found without reading the whole line. */
  level?(line: Line): Level | undefined;
}

/** A stretch of the input with one kind, and what was read from it. */
export interface Artifact<K extends ArtifactKind = ArtifactKind> extends Span {
  readonly kind: K;
  /** Number of the first line, from 0. */
  readonly line: number;
  /** Number of the last line, from 0. */
  readonly lastLine: number;
  /** How many lines belong to it. */
  readonly lines: number;
  /** Names of the envelopes that were peeled, outermost first. */
  readonly envelopes: readonly string[];
  readonly parsed: Parsed<RecordTypes[K] & BaseRecord>;
}

// ---------------------------------------------------------------------------------------------- versions

export type Component = 'docker' | 'containerd' | 'runc' | 'kernel';

/** A version the input shows, and where. */
export interface VersionFact extends Span {
  readonly component: Component;
  /** As printed: `17.03.2-ce`, `1.0.0-rc2`, `3.10.0-514.16.1.el7.x86_64`. */
  readonly version: string;
  readonly line: number;
  /** False when it was worked out from something else, such as a source line number. */
  readonly printed: boolean;
  /** The newest version it can be, when only a range is known. */
  readonly upTo?: string;
  /** Set when it may be any newer version too. */
  readonly orNewer?: true;
  /** What it was worked out from, as it stands in the input. */
  readonly evidence?: string;
}

// ---------------------------------------------------------------------------------------------- findings

export type Confidence = 'confirmed' | 'likely' | 'possible';
export type Role = 'root' | 'symptom';
export type Values = Readonly<Record<string, string>>;

export interface Evidence extends Span {
  readonly line: number;
  /** The matched text as it stands in the input. */
  readonly text: string;
  /** Name of the sign that matched. */
  readonly sign: string;
}

export interface Finding {
  readonly code: string;
  readonly slug: string;
  readonly title: string;
  readonly confidence: Confidence;
  readonly role: Role;
  /** Line of the first evidence, from 0. */
  readonly line: number;
  readonly evidence: readonly Evidence[];
  /** How often the signs matched in all; the evidence keeps the first few of each. */
  readonly matches: number;
  readonly values: Values;
  /** What happened, in one or two sentences, with the values filled in. */
  readonly why: string;
  /** What the versions in the paste say about it, if anything. */
  readonly versionNote?: string;
  /** Read-only commands that would confirm or refute it. */
  readonly next: readonly string[];
}

// ---------------------------------------------------------------------------------------------- findings → links

/** What a step of a story is about; decides how it is drawn. */
export type Actor =
  | 'user'
  | 'goroutines'
  | 'process'
  | 'thread'
  | 'descriptor'
  | 'lock'
  | 'container'
  | 'memory'
  | 'mount'
  | 'cgroup'
  | 'network'
  | 'storage'
  | 'event'
  | 'setting'
  | 'version';

/** One thing in a story and what it does, with the lines that show it. */
export interface StoryStep {
  /** What it is about, unique in the story: `pid 15638`, `pipe 1070361747`. */
  readonly id: string;
  readonly actor?: Actor;
  /** Name of a sentence of the rule, and what is filled into it. */
  readonly says: string;
  readonly values: Values;
  /** Where it is seen. */
  readonly places: readonly (Span & { readonly line: number })[];
  /** How many wait here. */
  readonly victims?: number;
  /** The longest wait, in minutes. */
  readonly minutes?: number;
  /** This is what really blocks, or the cause. */
  readonly blamed?: boolean;
}

/** Steps by their index: `from` waits for, was caused by or belongs to `to`. */
export interface StoryJoin {
  readonly from: number;
  readonly to: number;
  readonly says: string;
  readonly values: Values;
}

/** What several artifacts tell together. */
export interface Story {
  /** Name of the rule that found it. */
  readonly rule: string;
  readonly confidence: Confidence;
  /** The whole in one sentence of the rule. */
  readonly says: string;
  /** Filled into the sentence; signatures read them too. */
  readonly values: Values;
  readonly steps: readonly StoryStep[];
  readonly joins: readonly StoryJoin[];
  /** What is missing to be sure: a sentence of the rule, and the read-only command that would show it. */
  readonly missing: readonly { readonly says: string; readonly values: Values; readonly command: string }[];
}

// ---------------------------------------------------------------------------------------------- report

export interface ReportedArtifact extends Span {
  readonly kind: ArtifactKind;
  readonly title: string;
  /** Numbers of its first and its last line, from 0. */
  readonly line: number;
  readonly lastLine: number;
  readonly lines: number;
  /** Lines of others that stand between the first and the last, blank ones left out. */
  readonly others: number;
  readonly records: number;
  /** What was read, in a few words, when there is more to say than the number of records. */
  readonly summary?: string;
  readonly envelopes: readonly string[];
  readonly complete: boolean;
  readonly missing: readonly string[];
  /** Numbers of the first lines in it that were not understood, and how many there are. */
  readonly gaps: readonly number[];
  readonly gapCount: number;
}

/** A version as the report tells it. */
export interface ReportedVersion
  extends Pick<VersionFact, 'version' | 'line' | 'printed' | 'upTo' | 'orNewer' | 'evidence'> {
  /** In words: `1.0.0-rc5`, `1.0.0-rc7 to 1.0.0-rc8`, `1.1.0 or newer`. */
  readonly text: string;
}

/** A tool that failed or had nothing to show. */
export interface FailedTool {
  /** As it is typed: `lsof`. */
  readonly tool: string;
  readonly why: string;
  /** The line that shows it, from 0, and what stands there. */
  readonly line: number;
  readonly text: string;
  /** How often it failed for this reason. */
  readonly count: number;
  /** What to run instead, the best first. */
  readonly run: readonly { readonly command: string; readonly text: string; readonly risk: 'reads' }[];
}

/** A conclusion that joins two places of the input; `from` and `to` are numbers of lines, from 0. */
export interface Link {
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface ReportedStep {
  readonly id: string;
  readonly actor?: Actor;
  readonly text: string;
  readonly places: readonly (Span & { readonly line: number })[];
  readonly victims?: number;
  readonly minutes?: number;
  readonly blamed: boolean;
}

/** A story in the language of the report. */
export interface ReportedStory {
  readonly rule: string;
  readonly confidence: Confidence;
  readonly text: string;
  readonly values: Values;
  readonly steps: readonly ReportedStep[];
  /** Steps by their index. */
  readonly joins: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  readonly missing: readonly { readonly text: string; readonly command: string }[];
}

/** Everything the analyzer says about one input. Plain JSON; stable within one `schema`. */
export interface Report {
  readonly schema: 1;
  readonly input: {
    readonly name: string;
    readonly bytes: number;
    readonly lines: number;
    readonly encoding: string;
    readonly binaryKind?: string;
  };
  readonly artifacts: readonly ReportedArtifact[];
  /** The first is the answer. */
  readonly findings: readonly Finding[];
  readonly links: readonly Link[];
  /** What several artifacts tell together, the surest first. */
  readonly stories: readonly ReportedStory[];
  readonly firstError?: { readonly line: number; readonly text: string };
  /** For each component the version to go by, and the others that were found. */
  readonly versions: Partial<
    Readonly<Record<Component, ReportedVersion & { readonly others?: readonly ReportedVersion[] }>>
  >;
  /** Tools that failed, in the order of their lines. */
  readonly failedTools: readonly FailedTool[];
  /** Alarming-looking lines that are known to be harmless. */
  readonly benign: readonly {
    readonly line: number;
    readonly count: number;
    readonly text: string;
    readonly why: string;
  }[];
  readonly unread: {
    readonly lines: number;
    readonly examples: readonly { readonly line: number; readonly text: string }[];
  };
  /** True when the analysis stopped at its budget before the end. */
  readonly partial: boolean;
}
