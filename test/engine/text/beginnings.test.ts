import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { EscapeMap } from '../../../src/engine/text/escapes.ts';
import { readLines } from './read-lines.ts';

const BEGINNINGS = [
  'Jun 17 03:18:17 web-03 dockerd[7926]: ',
  'Jun 17 03:18:17 web-03 dockerd[7926]:',
  'Jun 17 03:18:17 web-03 dockerd[792]: ',
  'Jun 17 03:18:17 web-03 kernel: ',
  'Jun 17 03:18:17 dockerd: ',
  '<30>Jun 17 03:18:17 web-03 dockerd[7926]: ',
  '2018-12-14T20:04:45+0800 web-03 dockerd[7926]: ',
  '2018-12-14T20:04:45+0800 stdout F: ',
  'Fri 2018-12-14 20:04:45 CST web-03 docker.service[7926]: ',
  '[ 1234.567890] web-03 dockerd[7926]: ',
  '[ 1234.567890] ',
  '1544789085.788669 web-03 dockerd[7926]: ',
  '> ',
  '',
];
const MESSAGES = [
  'time="2018-12-14T20:04:45Z" level=info msg="next"',
  'level=info msg="next"',
  '\tat main',
  ' indented',
  '[ 1234.567890] docker0: port 1(veth1) entered disabled state',
  'web-1  | started',
  'x\x1b[31my',
  '',
];
const line = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.constantFrom(...MESSAGES)).map((parts) => parts.join(''));

it('a line is read the same alone and behind lines that begin like it', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const together = readLines(lines.join('\n')).map(({ text, envelopes }) => ({ text, envelopes }));
      const alone = lines
        .map((one) => readLines(`${one}\n`)[0])
        .map((read) => ({ text: read?.text, envelopes: read?.envelopes }));
      expect(together).toEqual(alone.slice(0, together.length));
    }),
    { numRuns: 2000 },
  );
});

test.each<[string, number, number, boolean]>([
  ['plain text', 0, 10, true],
  [`${'x'.repeat(70_000)}\x1b[0m`, 0, 70_000, true],
  [`${'x'.repeat(70_000)}\x1b[0m`, 0, 70_001, false],
  [`${'x'.repeat(70_000)}\x1b[0m`, 65_530, 65_540, true],
  ['\ufeffx', 0, 1, false],
  ['\ufeffx', 1, 2, true],
  ['', 0, 0, true],
])('case %#: between its offsets nothing is to be removed', (text, from, to, expected) => {
  const map = new EscapeMap(text);
  expect([map.isPlain(from, to), map.isPlain(from, to)]).toEqual([expected, expected]);
});
