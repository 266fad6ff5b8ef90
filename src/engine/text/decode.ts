/** Bytes or pasted text → Input. Never throws: what is no text is read byte by byte. */
import type { Input } from '../model.ts';
import { controlShare, magicKind } from './binary.ts';

/** What fits into one string in every engine; the rest of a larger file is not read. */
const LONGEST = 500_000_000;
/** Random bytes have one control character in ten; text has none or very few. */
const CONTROL_SHARE_OF_BROKEN_TEXT = 0.04;
const CONTROL_SHARE_OF_VALID_TEXT = 0.3;

/** Reads a file. The byte order mark is not part of the text. */
export function decode(bytes: Uint8Array, name = 'paste'): Input {
  const part = bytes.length > LONGEST ? bytes.subarray(0, LONGEST) : bytes;
  return { name, bytes: bytes.length, ...read(part) };
}

/** Takes a pasted string as it is. */
export function fromText(text: string, name = 'paste'): Input {
  return { name, text, bytes: utf8Length(text), encoding: 'utf-8' };
}

type Read = Pick<Input, 'text' | 'encoding' | 'binaryKind'>;

function read(bytes: Uint8Array): Read {
  const kind = magicKind(bytes);
  if (kind !== undefined) return binary(bytes, kind);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), 'utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return readUtf8(bytes.subarray(3));
  const wide = wideEncoding(bytes);
  return wide === undefined ? readUtf8(bytes) : decoded(bytes, wide);
}

function readUtf8(bytes: Uint8Array): Read {
  const text = strictly(bytes, 'utf-8');
  const share = controlShare(bytes);
  if (text !== undefined) {
    return share > CONTROL_SHARE_OF_VALID_TEXT ? binary(bytes, 'binary data') : { text, encoding: 'utf-8' };
  }
  if (share > CONTROL_SHARE_OF_BROKEN_TEXT) return binary(bytes, 'binary data');
  if (mostlyUtf8(bytes)) return decoded(bytes, 'utf-8');
  const chinese = looksLikeChinese(bytes) ? strictly(bytes, 'gb18030') : undefined;
  return chinese === undefined ? decoded(bytes, 'windows-1252') : { text: chinese, encoding: 'gb18030' };
}

function decoded(bytes: Uint8Array, encoding: string): Read {
  return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding };
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const CHUNK = 65_536;

/**
 * One character per byte (Latin-1), so that nothing is lost. `TextDecoder` has no such encoding, its `latin1` is
 * windows-1252; but every byte widened to sixteen bits is UTF-16.
 */
function binary(bytes: Uint8Array, binaryKind: string): Read {
  const decoder = new TextDecoder('utf-16le');
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK)
    parts.push(decoder.decode(new Uint16Array(bytes.subarray(at, at + CHUNK))));
  return { text: parts.join(''), encoding: 'binary', binaryKind };
}

const WIDE_SAMPLE = 4096;

/** UTF-16 without a byte order mark, as PowerShell writes it in the middle of a file: every other byte is NUL. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const pairs = Math.min(bytes.length, WIDE_SAMPLE) >> 1;
  if (pairs < 2) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs; index++) {
    if (bytes[index * 2] === 0) even++;
    if (bytes[index * 2 + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/** UTF-8 with some bytes broken, as when a line was cut inside a character: more characters are whole than broken. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let found = length === 0 ? 0 : 1;
    while (found < length && ((bytes[at + found] ?? 0) & 0xc0) === 0x80) found++;
    if (length > 1 && found === length) whole++;
    else if (length !== 1) broken++;
    at += Math.max(found, 1);
  }
  return whole > broken;
}

/** Chinese in GBK comes in pairs of high bytes; the accents of European text stand alone between letters. */
function looksLikeChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) pairs++;
    else others++;
    at++;
  }
  return pairs > 0 && pairs >= others * 3;
}

/** Length in UTF-8 without building it; half a surrogate pair counts as the replacement character it would become. */
function utf8Length(text: string): number {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(CHUNK * 3);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + CHUNK, text.length);
    if (end < text.length && end - at > 1 && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    length += encoder.encodeInto(text.slice(at, end), buffer).written;
    at = end;
  }
  return length;
}
