import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../src/engine/model.ts';
import {
  decode,
  fromText,
  LineReader,
  originOf,
  originSpan,
  parseTime,
  withoutEscapes,
} from '../../../src/engine/text/index.ts';
import { readLines } from './read-lines.ts';

/** Beginnings, escapes and ends of envelopes, which random text would never hold. */
const FRAGMENTS = [
  ...[
    'Jun 17 03:18:17 web-03 kernel: ',
    'Dec 14 20:04:45 dockerd[7926]: ',
    '[ 1234.567890] ',
    '[ 1.000000][ T9] ',
    '<30>',
    '<4>',
  ],
  ...[
    '2018-12-14T20:04:45+0800 web-03 a[1]: ',
    '2024-01-02T03:04:05.123456789Z ',
    'stdout P ',
    'stdout F ',
    'web-1  | ',
    '> ',
  ],
  ...[
    '{"log":"',
    '","stream":"stderr","time":"2024-01-02T03:04:05Z"}',
    '{"_HOSTNAME":"h","MESSAGE":"',
    '"}',
    '{"_PID":"1","MESSAGE":[',
    '12,]',
  ],
  ...[
    '\\n',
    '\\t',
    '\\"',
    '\\u003c',
    '\\u001b[31m',
    '\\',
    '"',
    '#012',
    '#011',
    '\x1b[31m',
    '\x1b',
    '\0',
    '\u200b',
    '    ',
    '\t',
    '12:',
  ],
  ...[
    'E0612 14:01:52.353546   21142 a.go:2] ',
    'time="2018-12-14T20:04:45Z" level=info msg="x"',
    'goroutine 1 [running]:',
    '容器',
    '😀',
    'a',
    '\r',
    '\r\n',
    '\n',
  ],
];
const logText = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ unit: 'binary', maxLength: 5 })),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const ESCAPE_STARTS = ['\\', '#', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Checks one line against the text it came from. */
function checkPlaces(line: Line, text: string): void {
  expect(line.pieces[0]?.at).toBe(0);
  let before = line.from - 1;
  for (let at = 0; at < line.text.length; at++) {
    const origin = originOf(line, at);
    expect(origin).toBeGreaterThan(before);
    before = origin;
    // Either the character itself, or the beginning of an escape that stands for it.
    expect([...ESCAPE_STARTS, line.text[at]]).toContain(text[origin]);
  }
  expect(originOf(line, line.text.length)).toBeLessThanOrEqual(line.to);
  expect(line.envelopes.length).toBeLessThanOrEqual(9);
}

describe('for any text', () => {
  it('lines lie in order inside the input, their characters where they say', () => {
    fc.assert(
      fc.property(logText, (text) => {
        let from = 0;
        for (const line of readLines(text)) {
          expect(line.from).toBeGreaterThanOrEqual(from);
          expect(line.to).toBeGreaterThanOrEqual(line.from);
          expect(line.to).toBeLessThanOrEqual(text.length);
          checkPlaces(line, text);
          from = line.from;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lines are the same in whatever order they are read', () => {
    fc.assert(
      fc.property(logText, fc.array(fc.nat(40), { maxLength: 20 }), (text, order) => {
        const reader = new LineReader(text);
        const again = new LineReader(text);
        const expected = Array.from({ length: reader.count }, (_, number) => reader.read(number));
        for (const number of order) expect(again.read(number)).toEqual(expected[number] ?? []);
      }),
      { numRuns: 1000 },
    );
  });

  it('spans are half-open and inside the line', () => {
    fc.assert(
      fc.property(logText, fc.nat(), fc.nat(), (text, a, b) => {
        for (const line of readLines(text)) {
          const from = a % (line.text.length + 1);
          const to = from + (b % (line.text.length - from + 1));
          const span = originSpan(line, from, to);
          expect(span.from).toBeGreaterThanOrEqual(line.from);
          expect(span.to).toBeGreaterThanOrEqual(span.from);
          expect(span.to).toBeLessThanOrEqual(line.to);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('raw lines and their ends make up the text', () => {
    fc.assert(
      fc.property(logText, (text) => {
        const reader = new LineReader(text);
        let end = 0;
        for (let number = 0; number < reader.count; number++) {
          const { from, to } = reader.spanOf(number);
          expect(text.slice(end, from)).toMatch(number === 0 ? /^$/ : /^(?:\r\n|\n|\r)$/);
          expect(text.slice(from, to)).not.toMatch(/[\r\n]/);
          expect(reader.numberAt(from)).toBe(number);
          end = to;
        }
        expect(text.slice(end)).toMatch(/^(?:\r\n|\n|\r)?$/);
      }),
    );
  });

  it('what is left without escapes stands where it says', () => {
    fc.assert(
      fc.property(logText, (text) => {
        const cleaned = withoutEscapes(text);
        for (let at = 0; at < cleaned.text.length; at++) expect(text[cleaned.origin(at)]).toBe(cleaned.text[at]);
        expect(cleaned.text).not.toMatch(/[\0\x1b\u200b]/);
      }),
    );
  });

  it('a time is read or not, but nothing is thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom(...FRAGMENTS)), (text) => void parseTime(text)));
  });
});

/** What Docker's json-file driver and journalctl write can be read back as it was. */
describe('what a transport escaped', () => {
  const content = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '<', '\t', '容', '😀', '\x07', '/') });

  it('comes back from json-file', () => {
    fc.assert(
      fc.property(content, (log) => {
        const text = JSON.stringify({ log: `x${log}\n`, stream: 'stdout', time: '2024-01-02T03:04:05Z' });
        expect(readLines(text).map((line) => line.text)).toEqual([`x${log}`]);
      }),
    );
  });

  it('comes back from a message in bytes', () => {
    fc.assert(
      fc.property(content, (message) => {
        const text = JSON.stringify({ _HOSTNAME: 'h', MESSAGE: [...new TextEncoder().encode(`x${message}`)] });
        expect(readLines(text).map((line) => line.text)).toEqual([`x${message}`]);
      }),
    );
  });
});

describe('for any bytes', () => {
  const wide = (text: string, big: boolean) =>
    Uint8Array.from([
      0xfe + (big ? 0 : 1),
      0xfe + (big ? 1 : 0),
      ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
        big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
      ),
    ]);

  it('decode loses nothing of the size, and nothing at all of what is no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const input = decode(bytes);
        expect(input.bytes).toBe(bytes.length);
        if (input.encoding === 'binary') expect(input.text).toBe(String.fromCharCode(...bytes));
      }),
    );
  });

  it('text in UTF-8 comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ', '容', 'é', '😀', '\u00a0') }), (text) => {
        expect(decode(new TextEncoder().encode(text))).toEqual(fromText(text));
      }),
    );
  });

  it('text in UTF-16 comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, big) => {
        expect(decode(wide(text, big)).text).toBe(text);
      }),
    );
  });
});
