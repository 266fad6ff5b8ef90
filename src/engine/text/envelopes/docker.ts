/** How Docker keeps and shows the output of containers. */
import type { Envelope } from '../../model.ts';
import { type Content, cut } from '../pieces.ts';
import { endOfString, plainValue, readObject, readString } from './json.ts';
import { DIGITS, matchAt, mayBeDate, type Peeled, type Peeler } from './peeler.ts';

/** moby, daemon/logger/copier.go: longer lines are split after 16 KiB, all parts but the last without `\n`. */
const SPLIT_LENGTH = 16 * 1024;
/** A part may end inside a character, which is then replaced. */
const SPLIT_TOLERANCE = 4;

/** moby, daemon/logger/jsonfilelog: `{"log":"text\n","stream":"stderr","time":"2024-01-02T03:04:05.123456789Z"}` */
const START = '{"log":"';
const END = /,"stream":"(stdout|stderr)","time":"([^"\\]{1,64})"\}/y;
/** The same with `attrs`, other spaces or another order, as written by other programs. */
const FIRST_FIELD = /\{\s{0,8}"(?:log|stream|time|attrs)"/y;

export const jsonFile: Peeler = {
  starts: '{',
  peel: (text, at) => (text.startsWith(START, at) ? plainEntry(text, at) : undefined) ?? anyEntry(text, at),
};

function plainEntry(text: string, at: number): Peeled | undefined {
  const log = { from: at + START.length - 1, to: endOfString(text, at + START.length) };
  const end = matchAt(END, text, log.to);
  const content = end === null ? undefined : readString(text, log);
  if (end === null || content === undefined) return undefined;
  const [whole, stream = '', time = ''] = end;
  return peeled({ kind: 'docker-json-file', time, stream }, log.to + whole.length, content, isPart(content.text));
}

function anyEntry(text: string, at: number): Peeled | undefined {
  if (matchAt(FIRST_FIELD, text, at) === null) return undefined;
  const object = readObject(text, at);
  const log = object?.fields.get('log');
  if (object === undefined || log === undefined) return undefined;
  const known = object.fields.has('stream') && object.fields.has('time');
  const cutOff = !object.complete && text.startsWith(START, at);
  const content = known || cutOff ? readString(text, log) : undefined;
  if (content === undefined) return undefined;
  const stream = plainValue(text, object, 'stream');
  const time = plainValue(text, object, 'time');
  const envelope = {
    kind: 'docker-json-file',
    ...(time !== undefined && { time }),
    ...(stream !== undefined && { stream }),
  };
  return peeled(envelope, object.end, content, object.complete && isPart(content.text));
}

function peeled(envelope: Envelope, rest: number, content: Content, partial: boolean): Peeled {
  return { envelope, rest, content: withoutLineEnd(content), stream: `json-file ${envelope.stream ?? ''}`, partial };
}

function withoutLineEnd(content: Content): Content {
  const { text } = content;
  const end = text.endsWith('\r\n') ? 2 : text.endsWith('\n') ? 1 : 0;
  return end === 0 ? content : cut(content, 0, text.length - end);
}

function isPart(text: string): boolean {
  // A character has at most three bytes of UTF-8 per code unit.
  if (text.endsWith('\n') || text.length * 3 < SPLIT_LENGTH) return false;
  return new TextEncoder().encode(text).length >= SPLIT_LENGTH - SPLIT_TOLERANCE;
}

/**
 * docker logs -t (always nine digits), kubectl logs --timestamps (zeros cut off), GitHub Actions (seven):
 * `2024-01-02T03:04:05.123456789Z msg`. Fewer digits are the application's own; `docker events` prints the same time before
 * `container die …`.
 */
const TIMESTAMP =
  /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7,9}(?:Z|[+-]\d\d:\d\d))(?:[^\S\t](?!(?:container|image|network|volume|daemon|plugin|builder|service|node|secret|config)\s[a-z_]{2,24}:?\s{1,2}\S)|$)/y;
/** GitLab runner (FF_TIMESTAMPS): `2024-05-22T12:43:46.962646Z 00O msg`, `00O+` when the line goes on */
const GITLAB = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\s[\da-f]{2}([OE])[+\s]/y;

export const logs: Peeler = {
  starts: DIGITS,
  peel(text, at) {
    const match = mayBeDate(text, at) ? (matchAt(TIMESTAMP, text, at) ?? matchAt(GITLAB, text, at)) : null;
    if (match === null) return undefined;
    const [whole, time = '', letter] = match;
    const stream = letter === undefined ? undefined : letter === 'E' ? 'stderr' : 'stdout';
    return { envelope: { kind: 'docker-logs', time, ...(stream && { stream }) }, rest: at + whole.length };
  },
};
