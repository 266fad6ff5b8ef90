import { describe, expect, it } from 'vitest';
import { ArtifactFinder, linesOf, orderFormats } from '../../../src/engine/artifacts/find.ts';
import type { Format, Line } from '../../../src/engine/model.ts';
import { LineReader } from '../../../src/engine/text/index.ts';
import { linesOf as readLines } from '../../support/lines.ts';

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
  for (const line of readLines(text)) finder.feed(line);
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
    for (const line of readLines('log ok\nlog bad\nlog ok\nlog bad')) finder.feed(line);
    expect(finder.finish()[0]?.alarming).toEqual([1, 3]);
  });

  it('refuses unknown names and circles in the order of formats', () => {
    expect(() => orderFormats([block('a', 1, ['zzz'])])).toThrow(RangeError);
    expect(() => orderFormats([block('a', 1, ['b']), block('b', 1, ['a'])])).toThrow(RangeError);
  });
});

describe('several lines that a transport folded into one', () => {
  const folded = (...lines: readonly string[]): string =>
    JSON.stringify({ log: `${lines.join('\n')}\n`, stream: 'stderr', time: '2026-06-17T03:18:17.123456789Z' });

  /** The texts of each artifact's lines, as its format is given them. */
  function texts(formats: readonly Format[], text: string): [kind: string, texts: readonly string[]][] {
    const reader = new LineReader(text);
    const finder = new ArtifactFinder(orderFormats(formats));
    for (const line of readLines(text)) if (line.text !== '') finder.feed(line);
    return finder
      .finish()
      .map((artifact) => [artifact.format.kind, [...linesOf(reader, artifact)].map((line) => line.text)]);
  }

  /** Its lines begin with `b `; `heading` leads to the first. */
  const led: Format = { ...log('b '), leads: (line) => line.text === 'heading' };

  it.each<[string, string, [string, string[]][]]>([
    ['one artifact takes all', folded('a{', 'a', 'a'), [['a', ['a{', 'a', 'a']]]],
    [
      'the first line is of one artifact, the others of another',
      folded('log 1', 'a{', 'a'),
      [
        ['log', ['log 1']],
        ['a', ['a{', 'a']],
      ],
    ],
    [
      'two artifacts interleaved',
      folded('a{', 'log 1', 'a', 'log 2'),
      [
        ['a', ['a{', 'a']],
        ['log', ['log 1', 'log 2']],
      ],
    ],
    [
      'lines of nobody in between, and none with text before',
      folded('', '?', 'a{', '', '?', 'a'),
      [['a', ['a{', 'a']]],
    ],
    [
      'a blank line first',
      folded('', 'a{', 'log 1'),
      [
        ['a', ['a{']],
        ['log', ['log 1']],
      ],
    ],
    [
      'a heading that leads to a line of the same',
      folded('?', 'heading', 'b 1', 'log 1'),
      [
        ['b ', ['heading', 'b 1']],
        ['log', ['log 1']],
      ],
    ],
    [
      'an artifact begins in one raw line and goes on in the next',
      `a{\n${folded('a 1', 'log 1')}\n${folded('log 2', 'a 2')}\na 3`,
      [
        ['a', ['a{', 'a 1', 'a 2', 'a 3']],
        ['log', ['log 1', 'log 2']],
      ],
    ],
    [
      'two artifacts of one kind',
      folded('a{', 'a 1', 'a{', 'a 2'),
      [
        ['a', ['a{', 'a 1']],
        ['a', ['a{', 'a 2']],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(texts([block('a', 3), log('log'), led], text)).toEqual(expected);
  });
});

describe('lines that lead to an artifact', () => {
  /** Its lines begin with `b `; lines that begin with `heading` lead to the first. */
  const led: Format = {
    ...log('b '),
    patience: 3,
    leads: (line) => line.text.startsWith('heading'),
  };

  it.each<[string, string, [string, number[]][]]>([
    ['right above', '?\nheading\nb 1', [['b ', [1, 2]]]],
    ['several of them', 'heading\nheading\nb 1', [['b ', [0, 1, 2]]]],
    ['above a line that nobody knows', 'heading\n?\nb 1', [['b ', [0, 2]]]],
    ['with such lines between each two', 'heading 1\n?\nheading 2\n?\nb 1', [['b ', [0, 2, 4]]]],
    ['not above two of them', 'heading\n?\n?\nb 1', [['b ', [3]]]],
    [
      'above lines of another artifact',
      'heading\nlog 1\nlog 2\nlog 3\nb 1',
      [
        ['b ', [0, 4]],
        ['log', [1, 2, 3]],
      ],
    ],
    [
      'not above more of them than may stand within one',
      'heading\nlog 1\nlog 2\nlog 3\nlog 4\nb 1',
      [
        ['log', [1, 2, 3, 4]],
        ['b ', [5]],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(find([led, log('log')], text)).toEqual(expected);
  });

  /** Takes any line in brackets, and `c{` begins one that a line in brackets leads to. */
  const greedy: Format = { ...block('g', 3), claim: (line, open) => claimBrackets(line.text, open !== undefined) };
  const headed: Format = { ...block('c', 3), leads: (line) => line.text.startsWith('[') };
  const claimBrackets = (text: string, isOpen: boolean) =>
    text === 'g{' ? 'begins' : isOpen && text.startsWith('[') ? 'continues' : undefined;

  it.each<[string, string, [string, number[]][]]>([
    [
      'taken by another block, behind a blank line',
      'g{\n[1]\n\n[2]\n[3]\nc{',
      [
        ['g', [0, 1]],
        ['c', [3, 4, 5]],
      ],
    ],
    [
      'taken by another block, behind a line of a log',
      'g{\n[1]\nlog 1\n[2]\nc{',
      [
        ['g', [0, 1]],
        ['log', [2]],
        ['c', [3, 4]],
      ],
    ],
    [
      'not taken from among its lines',
      'g{\n[1]\n[2]\nc{',
      [
        ['g', [0, 1, 2]],
        ['c', [3]],
      ],
    ],
    [
      'not taken from above its last line',
      'g{\n\n[1]\ng{\nc{',
      [
        ['g', [0, 2]],
        ['g', [3]],
        ['c', [4]],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(find([greedy, headed, log('log')], text)).toEqual(expected);
  });
});

describe('who is asked first', () => {
  const either = (name: string): Format => ({
    ...block(name, 9),
    claim: ({ text }, open) =>
      text === `${name}{` ? 'begins' : open && text.startsWith('+') ? 'continues' : undefined,
  });

  it.each<[string, string, [string, number[]][]]>([
    [
      'the block that took the last line',
      'a{\nb{\n+\na{\n+',
      [
        ['a', [0]],
        ['b', [1, 2]],
        ['a', [3, 4]],
      ],
    ],
    [
      'the block that took a line last, behind a line of a log',
      'a{\n+\nb{\nlog 1\n+',
      [
        ['a', [0, 1]],
        ['b', [2, 4]],
        ['log', [3]],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(find([either('a'), either('b'), log('log')], text)).toEqual(expected);
  });
});
