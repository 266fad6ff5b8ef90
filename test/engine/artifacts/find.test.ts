import { describe, expect, it } from 'vitest';
import { ArtifactFinder, orderFormats } from '../../../src/engine/artifacts/find.ts';
import type { Format, Line } from '../../../src/engine/model.ts';
import { linesOf } from '../../support/lines.ts';

/** A block that begins with `<name>{`, goes on with `<name>`, and tolerates `patience` other lines. */
function block(name: string, patience: number, before: readonly string[] = []): Format {
  return {
    kind: name as Format['kind'],
    title: { en: name, 'zh-cn': name },
    before,
    patience,
    separable: false,
    claim: (line, open) =>
      line.text.startsWith(`${name}{`) ? 'begins' : open && line.text.startsWith(name) ? 'continues' : undefined,
    parse: () => ({ records: [], gaps: [], complete: true, missing: [] }),
  };
}

/** A log whose every line begins with `<name> `. */
function log(name: string, level: (line: Line) => 'error' | 'info' = () => 'info'): Format {
  return {
    ...block(name, 2),
    separable: true,
    level,
    claim: (line) => (line.text.startsWith(name) ? 'continues' : undefined),
  };
}

function find(formats: readonly Format[], text: string): [kind: string, lines: readonly number[]][] {
  const finder = new ArtifactFinder(orderFormats(formats));
  for (const line of linesOf(text)) finder.feed(line);
  return finder.finish().map(({ format, lineNumbers }) => [format.kind, lineNumbers]);
}

describe('artifact borders', () => {
  it.each<[string, string, [string, number[]][]]>([
    ['one block', 'a{\na\na', [['a', [0, 1, 2]]]],
    [
      'two blocks one after the other',
      'a{\na\na{\na',
      [
        ['a', [0, 1]],
        ['a', [2, 3]],
      ],
    ],
    [
      'two kinds interleaved',
      'a{\nlog x\na\nlog y\na',
      [
        ['a', [0, 2, 4]],
        ['log', [1, 3]],
      ],
    ],
    ['a block that waited too long', 'a{\n?\n?\n?\n?\na', [['a', [0]]]],
    ['a block that waited just long enough', 'a{\n?\n?\n?\na', [['a', [0, 4]]]],
    [
      'a log interrupted for long',
      'log 1\n?\n?\n?\nlog 2',
      [
        ['log', [0]],
        ['log', [4]],
      ],
    ],
    ['nothing', '?\n\n?', []],
  ])('%s', (_, text, expected) => {
    expect(find([block('a', 3), log('log')], text)).toEqual(expected);
  });

  it('asks the format that goes before another first, also when the other took the last line', () => {
    const specific = block('log {', 3, ['log']);
    expect(find([log('log'), specific], 'log 1\nlog {{\nlog 2')).toEqual([
      ['log', [0, 2]],
      ['log {', [1]],
    ]);
  });

  it('collects the alarming lines of a log', () => {
    const finder = new ArtifactFinder([log('log', (line) => (line.text.includes('bad') ? 'error' : 'info'))]);
    for (const line of linesOf('log ok\nlog bad\nlog ok\nlog bad')) finder.feed(line);
    expect(finder.finish()[0]?.alarming).toEqual([1, 3]);
  });

  it('refuses unknown names and circles in the order of formats', () => {
    expect(() => orderFormats([block('a', 1, ['zzz'])])).toThrow(RangeError);
    expect(() => orderFormats([block('a', 1, ['b']), block('b', 1, ['a'])])).toThrow(RangeError);
  });
});
