/** journalctl -o json: one object per entry, also as docker's journald driver fills it (CONTAINER_*). */
import type { Envelope } from '../../model.ts';
import { type Content, ContentBuilder } from '../pieces.ts';
import { type Field, type JsonObject, plainValue, readObject, readString } from './json.ts';
import { matchAt, nextMatch, type Peeler } from './peeler.ts';
import { severityLevel } from './severity.ts';

/** `{ "__CURSOR" : "s=…", "MESSAGE" : "…", "PRIORITY" : "6", … }`: names are upper case with up to two `_` in front. */
const FIRST_FIELD = /\{\s{0,8}"_{0,2}[A-Z][A-Z\d_]{1,64}"/y;
const PROOF = ['__CURSOR', '__REALTIME_TIMESTAMP', '_BOOT_ID', '_HOSTNAME', '_TRANSPORT', 'SYSLOG_IDENTIFIER', '_PID'];

export const journaldJson: Peeler = {
  starts: '{',
  peel(text, at) {
    if (matchAt(FIRST_FIELD, text, at) === null) return undefined;
    const object = readObject(text, at);
    const message = object?.fields.get('MESSAGE');
    if (object === undefined || message === undefined || !PROOF.some((name) => object.fields.has(name)))
      return undefined;
    const container = plainValue(text, object, 'CONTAINER_NAME') ?? plainValue(text, object, 'CONTAINER_ID');
    return {
      envelope: { ...described(text, object), ...(container !== undefined && { container }) },
      rest: object.end,
      content: readMessage(text, message),
      stream: `journald ${container ?? ''}`,
      partial: plainValue(text, object, 'CONTAINER_PARTIAL_MESSAGE') === 'true',
    };
  },
};

function described(text: string, object: JsonObject): Envelope {
  const time =
    plainValue(text, object, '__REALTIME_TIMESTAMP') ?? plainValue(text, object, '_SOURCE_REALTIME_TIMESTAMP');
  const host = plainValue(text, object, '_HOSTNAME');
  const program = plainValue(text, object, 'SYSLOG_IDENTIFIER') ?? plainValue(text, object, '_COMM');
  const pid = plainValue(text, object, '_PID') ?? plainValue(text, object, 'SYSLOG_PID');
  const unit = plainValue(text, object, '_SYSTEMD_UNIT');
  const priority = plainValue(text, object, 'PRIORITY');
  return {
    kind: 'journald-json',
    ...(time !== undefined && { time }),
    ...(host !== undefined && { host }),
    ...(program !== undefined && { program }),
    ...(pid !== undefined && /^\d{1,10}$/.test(pid) && { pid: Number(pid) }),
    ...(unit !== undefined && { unit }),
    ...(priority !== undefined && /^[0-7]$/.test(priority) && { level: severityLevel(Number(priority)) }),
  };
}

/** A message that is not valid UTF-8, or too long, is an array of bytes or null. */
function readMessage(text: string, field: Field): Content {
  const read = readString(text, field);
  if (read !== undefined) return read;
  return text[field.from] === '[' ? readBytes(text, field) : { text: '', pieces: [{ at: 0, origin: field.from }] };
}

const BYTE = /\d{1,3}/g;

function readBytes(text: string, field: Field): Content {
  const builder = new ContentBuilder();
  let character: number[] = [];
  let missing = 0;
  let origin = field.from;
  const end = () => {
    builder.add(new TextDecoder().decode(Uint8Array.from(character)), origin);
    character = [];
  };
  for (let found = nextMatch(BYTE, text, field.from); found !== null; found = BYTE.exec(text)) {
    if (found.index >= field.to || builder.full) break;
    const byte = Number(found[0]);
    if (missing === 0) {
      origin = found.index;
      missing = utf8Length(byte);
    }
    character.push(byte);
    if (--missing === 0) end();
  }
  if (character.length > 0) end();
  return builder.done(field.to);
}

function utf8Length(lead: number): number {
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
