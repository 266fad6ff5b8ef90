/** The only entry to the engine. */
export { type Analyzer, type AnalyzerParts, createAnalyzer, type Progress } from './analyze.ts';
export type * from './model.ts';
export type { KnownBenign } from './report/benign.ts';
export { fillCommand, fillSentence, namesIn } from './report/explain.ts';
export type { KnownCase } from './report/findings.ts';
export { reportText } from './report/text.ts';
export { decode, fromText } from './text/index.ts';
export type { FixedIn } from './versions/index.ts';
