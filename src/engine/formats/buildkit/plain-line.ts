/**
 * Lines of `--progress=plain` (moby/buildkit, util/progress/progressui/printer.go, printVtx()):
 *
 *     #0 building with "default" instance using docker driver
 *     #5 [builder 2/4] RUN make
 *     #5 0.213 cc -o main main.c
 *     #5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
 *     #6 DONE 1.2s
 *     #7 CACHED
 *     #8 sha256:4f2a… 1.05MB / 30.43MB 0.5s
 *     #5 ...
 */
import type { StepState } from './record.ts';

export type PlainLine =
  /** A build begins. */
  | { readonly kind: 'context' }
  | { readonly kind: 'vertex'; readonly number: number; readonly name: string }
  | {
      readonly kind: 'vertex-end';
      readonly number: number;
      readonly state: StepState;
      readonly seconds?: number;
      readonly error?: string;
    }
  | { readonly kind: 'vertex-output'; readonly number: number; readonly text: string }
  | { readonly kind: 'vertex-status'; readonly number: number };

const HASH = 35;
const LEAD = /^#(\d{1,5}) /;

/** A vertex of a Dockerfile has its place in brackets. */
export const PLACE =
  /^\[(?:(?:[^\s\]]{1,128} ){0,2}(?:internal|auth)|context [^\]\n]{1,128}|(?:[^\s\]]{1,128} ){0,3}\d{1,3}\/\d{1,3})\] ?/;
const END = /^(?:DONE(?: (\d{1,6}\.\d)s)?|CACHED|CANCELED)$/;
const STATES: Readonly<Record<string, StepState>> = { D: 'done', C: 'cached' };
/** Three digits behind the point below ten seconds, two below a hundred, then one (display.go, update()). */
const OUTPUT = /^(?:\d\.\d{3}|\d\d\.\d\d|\d{3,6}\.\d)(?: |$)/;
const DOWNLOAD = /^(?:extracting )?sha256:[0-9a-f]{64}\b/;
const BUILDER = /^building with "[^"\n]{1,128}" instance/;

/** A line that cannot be anything else. */
export function readPlain(text: string): PlainLine | undefined {
  const lead = text.charCodeAt(0) === HASH ? LEAD.exec(text) : null;
  if (!lead) return undefined;
  const number = Number(lead[1]);
  const rest = text.slice(lead[0].length);
  if (BUILDER.test(rest)) return { kind: 'context' };
  if (PLACE.test(rest)) return { kind: 'vertex', number, name: rest };
  const end = END.exec(rest);
  if (end) {
    const state = rest === 'CANCELED' ? 'canceled' : (STATES[rest.charAt(0)] ?? 'done');
    return { kind: 'vertex-end', number, state, ...(end[1] !== undefined && { seconds: Number(end[1]) }) };
  }
  if (rest.startsWith('ERROR: ')) return { kind: 'vertex-end', number, state: 'error', error: rest.slice(7) };
  const output = OUTPUT.exec(rest);
  if (output) return { kind: 'vertex-output', number, text: rest.slice(output[0].length) };
  return DOWNLOAD.test(rest) ? { kind: 'vertex-status', number } : undefined;
}

/** Names that vertexes without a place have, and those of older versions. */
const NAMED =
  /^(?:resolve image config|exporting |importing |preparing |docker-image:\/\/|local:\/\/|git:\/\/|https?:\/\/|copy |mkdir |FROM )/;

/** Any other line with a number: it means something only among lines of a build. */
export function readPlainInner(text: string): PlainLine | undefined {
  const lead = text.charCodeAt(0) === HASH ? LEAD.exec(`${text} `) : null;
  if (!lead) return undefined;
  const number = Number(lead[1]);
  const rest = text.slice(lead[0].length);
  return NAMED.test(rest) && !/ (?:\d{1,6}\.\ds)?(?: ?done)?$/.test(rest)
    ? { kind: 'vertex', number, name: rest }
    : { kind: 'vertex-status', number };
}
