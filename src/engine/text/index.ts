/** Bytes → lines: encodings, envelopes, clocks, spans; and what lines of all kinds have in common. */
export { firstLetter, indentOf, isDigit, withoutIndentOf } from './characters.ts';
export { type Clock, onWallClock, parseTime } from './clock.ts';
export { decode, fromText } from './decode.ts';
export { matchAt } from './envelopes/peeler.ts';
export { withoutEscapes } from './escapes.ts';
export { endOfQuoted, unquoted } from './go-quote.ts';
export { originOf, originSpan } from './pieces.ts';
export { promptOf } from './prompt.ts';
export { LineReader } from './reader.ts';
