/** The definitions of signatures, and all that `content/cases/<slug>/signature.ts` may import. */
export type { Condition, LineSign, LineWording, RecordSign, Sign, Signature, StorySign, Weight } from './define.ts';
export { all, any, checkWording, defineSignature, not, record, story, within } from './define.ts';
