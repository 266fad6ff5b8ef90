import { describe, expect, it, test } from 'vitest';
import { decode, fromText } from '../../../src/engine/text/index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, big = false) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
      big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
    ),
  );
const bytes = (...parts: (number | string | Uint8Array)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...(typeof part === 'string' ? utf8(part) : part)])),
  );

// 容器无响应 in GBK.
const GBK = [0xc8, 0xdd, 0xc6, 0xf7, 0xce, 0xde, 0xcf, 0xec, 0xd3, 0xa6];

const TEXTS: readonly (readonly [name: string, input: Uint8Array, encoding: string, text: string])[] = [
  ['nothing', bytes(), 'utf-8', ''],
  ['ASCII', bytes('docker ps\n'), 'utf-8', 'docker ps\n'],
  ['UTF-8', bytes('容器无响应 – “é”'), 'utf-8', '容器无响应 – “é”'],
  ['UTF-8 with byte order mark', bytes(0xef, 0xbb, 0xbf, '容器'), 'utf-8', '容器'],
  ['UTF-16 LE with byte order mark', bytes(0xff, 0xfe, utf16('容器\r\n')), 'utf-16le', '容器\r\n'],
  ['UTF-16 BE with byte order mark', bytes(0xfe, 0xff, utf16('容器\r\n', true)), 'utf-16be', '容器\r\n'],
  ['UTF-16 LE without byte order mark', utf16('Jun 17 03:18:17 容器\n'), 'utf-16le', 'Jun 17 03:18:17 容器\n'],
  ['UTF-16 BE without byte order mark', utf16('Jun 17 03:18:17 容器\n', true), 'utf-16be', 'Jun 17 03:18:17 容器\n'],
  ['UTF-16 of odd length', bytes(0xff, 0xfe, utf16('ab'), 0x63), 'utf-16le', 'ab\ufffd'],
  ['UTF-8 cut inside a character', bytes('容器', 0xe6, 0x97), 'utf-8', '容器\ufffd'],
  ['UTF-8 with a broken byte', bytes('容', 0xff, '器'), 'utf-8', '容\ufffd器'],
  ['GBK', bytes('docker ps ', ...GBK, '\n'), 'gb18030', 'docker ps 容器无响应\n'],
  ['Latin-1', bytes('d', 0xe9, 'marrage ', 0xe0, ' froid'), 'windows-1252', 'démarrage à froid'],
  ['windows-1252 quotes', bytes(0x93, 'docker ps', 0x94), 'windows-1252', '“docker ps”'],
  [
    'a log with a hole of NULs',
    bytes('one\n', new Uint8Array(5000), 'two\n'),
    'utf-8',
    `one\n${'\0'.repeat(5000)}two\n`,
  ],
  ['a coloured log', bytes('\x1b[31mred\x1b[0m\r\n'.repeat(50)), 'utf-8', '\x1b[31mred\x1b[0m\r\n'.repeat(50)],
  ['a text that begins like a file name of gzip', bytes('BZ and PK and GIF'), 'utf-8', 'BZ and PK and GIF'],
];

describe('text', () => {
  test.each(TEXTS)('%s', (_, input, encoding, text) => {
    expect(decode(input, 'a.log')).toEqual({ name: 'a.log', bytes: input.length, encoding, text });
  });
});

const FILES: readonly (readonly [kind: string, input: Uint8Array])[] = [
  ['JPEG image', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF', 0)],
  ['PNG image', bytes(0x89, 'PNG\r\n', 0x1a, '\n')],
  ['gzip archive', bytes(0x1f, 0x8b, 8, 0)],
  ['zstd archive', bytes(0x28, 0xb5, 0x2f, 0xfd, 4)],
  ['zip archive', bytes('PK', 3, 4)],
  ['ELF program', bytes(0x7f, 'ELF', 2, 1, 1, new Uint8Array(9), 2, 0)],
  ['ELF core dump', bytes(0x7f, 'ELF', 2, 1, 1, new Uint8Array(9), 4, 0)],
  ['PDF document', bytes('%PDF-1.7\n')],
  ['tar archive', bytes('a.log', new Uint8Array(252), 'ustar', 0, '00')],
  ['packet capture', bytes(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0)],
  ['systemd journal file', bytes('LPKSHHRH', 0, 0)],
  ['binary data', Uint8Array.from({ length: 4096 }, (_, at) => (at * 167 + (at >> 3) * 13) & 255)],
];

describe('files that are no text', () => {
  test.each(FILES)('%s', (kind, input) => {
    const { encoding, binaryKind, text } = decode(input);
    expect({ encoding, binaryKind }).toEqual({ encoding: 'binary', binaryKind: kind });
    expect(Uint8Array.from(text, (character) => character.charCodeAt(0))).toEqual(input);
  });
});

describe('pasted text', () => {
  it('is taken as it is', () => {
    expect(fromText('\ufeffa\r\n')).toEqual({ name: 'paste', text: '\ufeffa\r\n', bytes: 6, encoding: 'utf-8' });
  });

  test.each(['', 'é', '容器', '😀'.repeat(70_000), `x${'😀'.repeat(70_000)}`, '\ud800', `${'x'.repeat(65_535)}\ud800`])(
    'has its length in UTF-8 (%#)',
    (text) => {
      expect(fromText(text).bytes).toBe(utf8(text).length);
    },
  );
});
