/** Bytes → lines: encodings, envelopes, clocks, spans. */
export { type Clock, parseTime } from './clock.ts';
export { decode, fromText } from './decode.ts';
export { withoutEscapes } from './escapes.ts';
export { originOf, originSpan } from './pieces.ts';
export { LineReader } from './reader.ts';
