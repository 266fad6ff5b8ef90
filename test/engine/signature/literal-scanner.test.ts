import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squeeze } from '../../../src/engine/signature/check.ts';
import { LiteralScanner } from '../../../src/engine/signature/literal-scanner.ts';

const LITERALS = [
  'no space left on device',
  'cannot connect to the docker daemon',
  'docker daemon',
  'executable file not found in $path',
];

interface Hit {
  literal: number;
  text: string;
}

function scan(literals: readonly string[], text: string): Hit[] {
  const hits: Hit[] = [];
  new LiteralScanner(literals).scan(text, (literal, from, to) => hits.push({ literal, text: text.slice(from, to) }));
  return hits.toSorted((a, b) => a.literal - b.literal);
}

/** What a scan must find: every place where the text without white space has the literal without white space. */
function countNaively(literal: string, text: string): number {
  const [needle, hay] = [squeeze(literal), squeeze(text)];
  let count = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) count++;
  return count;
}

describe('literal scanner', () => {
  it.each([
    ['as written', 'write /var/lib/x: no space left on device', [{ literal: 0, text: 'no space left on device' }]],
    ['in capitals', 'NO SPACE LEFT ON DEVICE', [{ literal: 0, text: 'NO SPACE LEFT ON DEVICE' }]],
    ['with white space lost', 'nospaceleft ondevice', [{ literal: 0, text: 'nospaceleft ondevice' }]],
    ['with white space added', 'no  space\tle ft on device', [{ literal: 0, text: 'no  space\tle ft on device' }]],
    ['over a line end', 'no space\n   left on device', [{ literal: 0, text: 'no space\n   left on device' }]],
    ['at the end', 'x no space left on device', [{ literal: 0, text: 'no space left on device' }]],
    [
      'twice',
      'docker daemon docker daemon',
      [
        { literal: 2, text: 'docker daemon' },
        { literal: 2, text: 'docker daemon' },
      ],
    ],
    [
      'one inside another',
      'Cannot connect to the Docker daemon',
      [
        { literal: 1, text: 'Cannot connect to the Docker daemon' },
        { literal: 2, text: 'Docker daemon' },
      ],
    ],
    ['after Chinese text', '错误：no space left on device。', [{ literal: 0, text: 'no space left on device' }]],
    ['not when a letter differs', 'no space lefT 0n device', []],
    ['not when cut', 'no space left on devic', []],
    ['not in an empty text', '', []],
  ])('finds a literal %s', (_, text, expected) => {
    expect(scan(LITERALS, text)).toEqual(expected);
  });

  it('finds in any text what a naive search finds', () => {
    const word = fc.constantFrom(
      'docker',
      'daemon',
      'dae',
      'mon',
      ' ',
      '\n',
      'no',
      'space',
      'left',
      'on',
      'device',
      'X',
      '容器',
      '0',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join('');
        const literals = ['docker daemon', 'daemondaemon', 'space left on', 'left on device'];
        const hits = scan(literals, text);
        for (const [index, literal] of literals.entries()) {
          expect(hits.filter((hit) => hit.literal === index)).toHaveLength(countNaively(literal, text));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same when the text is scanned in pieces', () => {
    const text = `${'x'.repeat(37)} no space left on device ${'y'.repeat(11)} docker daemon `.repeat(20);
    const scanner = new LiteralScanner(LITERALS);
    const whole: number[] = [];
    scanner.scan(text, (_, from) => whole.push(from));
    for (const size of [1, 7, 64, 500]) {
      const pieces: number[] = [];
      for (let from = 0; from < text.length; from += size) {
        scanner.scan(text, (_, at) => pieces.push(at), from, Math.min(text.length, from + size));
      }
      expect(pieces.toSorted((a, b) => a - b)).toEqual(whole.toSorted((a, b) => a - b));
    }
  });

  it('finds literals in Chinese, whatever stands around them', () => {
    const scanner = new LiteralScanner(['首次yum会失败', 'no space left on device']);
    const seen: string[] = [];
    const text = '备忘：新建容器里首次 yum 会失败，再跑一次就好；另见 no space left on device。第一次yum没失败';
    scanner.scan(text, (literal, from, to) => seen.push(`${literal} ${text.slice(from, to)}`));
    expect(seen).toEqual(['0 首次 yum 会失败', '1 no space left on device']);
  });
});
