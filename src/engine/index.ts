/** The only entry to the engine. */
export { type Analyzer, type AnalyzerParts, createAnalyzer, type Progress } from './analyze.ts';
export type { Rule } from './correlation/rule.ts';
export type { FactSource } from './facts/define.ts';
export type * from './model.ts';
export type { KnownBenign } from './report/benign.ts';
export { fillCommand, fillSentence, namesIn } from './report/explain.ts';
export type { KnownCase } from './report/findings.ts';
export { arrangeStories } from './report/stories.ts';
export { reportText } from './report/text.ts';
export { decode, fromText } from './text/index.ts';
export type { FixedIn } from './versions/index.ts';
