import { describe, expect, it, test } from 'vitest';
import { LineReader, originOf, originSpan } from '../../../src/engine/text/index.ts';
import { kinds, readLine, readLines } from './read-lines.ts';

describe('raw lines', () => {
  test.each([
    ['nothing', '', []],
    ['one line', 'a', ['a']],
    ['line end at the end', 'a\n', ['a']],
    ['empty lines', '\n\na\n\n', ['', '', 'a', '']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
    ['lone CR', 'a\rb\r', ['a', 'b']],
    ['all of them', 'a\r\r\nb\n\rc', ['a', '', 'b', '', 'c']],
  ])('%s', (_, text, lines) => {
    const reader = new LineReader(text);
    expect(Array.from({ length: reader.count }, (_unused, number) => reader.raw(number))).toEqual(lines);
  });

  it('knows the line of every offset', () => {
    const text = 'ab\r\n\ncd\re';
    const reader = new LineReader(text);
    expect(Array.from(text, (_unused, offset) => reader.numberAt(offset))).toEqual([0, 0, 0, 0, 1, 2, 2, 2, 3]);
    expect(reader.numberAt(text.length)).toBe(3);
    expect(reader.spanOf(2)).toEqual({ from: 5, to: 7 });
  });

  it('has nothing outside of the text', () => {
    const reader = new LineReader('a\nb');
    expect(reader.read(-1)).toEqual([]);
    expect(reader.read(2)).toEqual([]);
    expect(reader.spanOf(2)).toEqual({ from: 3, to: 3 });
    expect(reader.raw(99)).toBe('');
  });

  it('grows beyond its first guess', () => {
    expect(new LineReader('\n'.repeat(100_000)).count).toBe(100_000);
  });
});

const part = (tag: string, text: string, stream = 'stdout') =>
  `2024-01-02T03:04:05.123456789Z ${stream} ${tag} ${text}`;
const entry = (log: string, stream = 'stdout') =>
  JSON.stringify({ log, stream, time: '2024-01-02T03:04:05.123456789Z' });

describe('lines that a transport split', () => {
  it('joins the parts of a CRI line under the number of the first', () => {
    const text = [
      'before',
      part('P', 'E0612 14:01:52.353546   21142 a.go:2] one '),
      part('P', 'two '),
      part('F', 'three'),
      'after',
    ].join('\n');
    const reader = new LineReader(text);
    const [line] = reader.read(1);
    expect(line).toMatchObject({ number: 1, text: 'one two three', from: 7, to: text.length - 6 });
    expect(line && kinds(line)).toEqual(['cri', 'klog']);
    expect(line && text.slice(originOf(line, 8), originOf(line, 8) + 5)).toBe('three');
    expect([2, 3].map((number) => reader.read(number))).toEqual([[], []]);
    expect(reader.read(4)[0]?.text).toBe('after');
  });

  it('gives the same in any order', () => {
    const text = [part('P', 'one '), part('F', 'two'), part('F', 'three'), part('P', 'four')].join('\n');
    const reader = new LineReader(text);
    expect([3, 2, 1, 0].map((number) => reader.read(number).map((line) => line.text))).toEqual([
      ['four'],
      ['three'],
      [],
      ['one two'],
    ]);
  });

  it('keeps the streams apart', () => {
    const lines = readLines([part('P', 'out'), part('F', 'err', 'stderr'), part('F', 'put')].join('\n'));
    expect(lines.map((line) => line.text)).toEqual(['out', 'err', 'put']);
  });

  it('joins json-file entries of 16 KiB', () => {
    const long = 'x'.repeat(16_384);
    const lines = readLines([entry(long), entry(`${long.slice(1)}\\`), entry('end\n'), entry('next\n')].join('\n'));
    expect(lines.map((line) => line.text)).toEqual([`${long}${long.slice(1)}\\end`, 'next']);
  });

  it('joins json-file entries of 16 KiB in Chinese', () => {
    const lines = readLines([entry('容器'.repeat(2731)), entry('end\n')].join('\n'));
    expect(lines).toHaveLength(1);
  });

  it('does not join short json-file entries without a line end, as exporters write them', () => {
    expect(readLines([entry('one'), entry('two')].join('\n')).map((line) => line.text)).toEqual(['one', 'two']);
  });

  it('joins entries of the journald log driver', () => {
    const text = [
      '{"_HOSTNAME":"web-03","CONTAINER_ID":"0fe8","CONTAINER_PARTIAL_MESSAGE":"true","MESSAGE":"one "}',
      '{"_HOSTNAME":"web-03","CONTAINER_ID":"0fe8","MESSAGE":"two"}',
    ].join('\n');
    expect(readLine(text).text).toBe('one two');
  });

  it('reads a hundred thousand parts in linear time', () => {
    const count = 100_000;
    const reader = new LineReader(`${part('P', 'x')}\n`.repeat(count));
    let length = 0;
    for (let number = 0; number < count; number++) length += reader.read(number)[0]?.text.length ?? 0;
    expect(length).toBe(count);
  });
});

describe('lines that a transport folded', () => {
  it('unfolds the message of journald -o json', () => {
    const text = '{"_HOSTNAME":"web-03","MESSAGE":"goroutine 1 [running]:\\nmain.main()\\n\\t/src/main.go:1\\n\\nend"}';
    const lines = readLines(text);
    expect(lines.map((line) => line.text)).toEqual([
      'goroutine 1 [running]:',
      'main.main()',
      '\t/src/main.go:1',
      '',
      'end',
    ]);
    expect(lines.map((line) => line.number)).toEqual([0, 0, 0, 0, 0]);
    expect(lines.map(({ from, to }) => text.slice(from, to))).toEqual([
      '{"_HOSTNAME":"web-03","MESSAGE":"goroutine 1 [running]:',
      'main.main()',
      '\\t/src/main.go:1',
      '',
      'end"}',
    ]);
  });

  it('unfolds json-file entries and peels each line', () => {
    const lines = readLines(entry('[    1.000000] one\n[    2.000000] two\n'));
    expect(lines.map((line) => line.text)).toEqual(['one', 'two']);
    expect(lines.map(kinds)).toEqual([
      ['docker-json-file', 'dmesg'],
      ['docker-json-file', 'dmesg'],
    ]);
  });

  it('unfolds what rsyslog escaped', () => {
    const text = 'Jun 17 03:18:17 web-03 kernel: Mem-Info:#012active_anon:1813257#012 Node 0#0120 pages RAM';
    const lines = readLines(text);
    expect(lines.map((line) => line.text)).toEqual(['Mem-Info:', 'active_anon:1813257', ' Node 0', '0 pages RAM']);
    expect(lines.map((line) => text.slice(originOf(line, 0), originOf(line, 0) + 3))).toEqual([
      'Mem',
      'act',
      ' No',
      '0 p',
    ]);
  });
});

describe('places of peeled text in the input', () => {
  const text = 'x\n{"log":"a\\u003cb \\"c\\"\\"\\u001b[31m d\\n","stream":"stderr","time":"2024-01-02T03:04:05Z"}\n';
  const line = new LineReader(text).read(1)[0];
  if (line === undefined) throw new Error('no line');

  test.each([
    ['a', 0, 1, 'a'],
    ['an escape', 1, 2, '\\u003c'],
    ['over an escape', 0, 3, 'a\\u003cb'],
    ['a quote at the end', 4, 7, '\\"c\\"'],
    ['over a colour', 4, 10, '\\"c\\"\\"\\u001b[31m d'],
    ['nothing', 3, 3, ''],
  ])('%s', (_, from, to, origin) => {
    const span = originSpan(line, from, to);
    expect(text.slice(span.from, span.to)).toBe(origin);
  });

  it('is known behind the last character', () => {
    expect(line.text).toBe('a<b "c"" d');
    expect(text.slice(originOf(line, line.text.length)).startsWith('\\n"')).toBe(true);
  });
});

describe('input that is no log', () => {
  it('reads one line of 20 MB at once', () => {
    for (const start of [
      'x',
      '{"log":"',
      '{"MESSAGE":[1,',
      '> ',
      '<30>1 ',
      '   ',
      'Jun 17 03:18:17 h p[1]: #012',
      '\x1b]',
      '{"a":{',
    ]) {
      const text = start + 'y"\\ '.repeat(5_000_000);
      const reader = new LineReader(text);
      expect(reader.count).toBe(1);
      expect(reader.read(0).length).toBeGreaterThan(0);
    }
  });

  it('reads 200,000 equal lines', () => {
    const reader = new LineReader('Jun 17 03:18:17 web-03 kernel: text\n'.repeat(200_000));
    let peeled = 0;
    for (let number = 0; number < reader.count; number++) if (reader.read(number)[0]?.text === 'text') peeled++;
    expect(peeled).toBe(200_000);
  });
});
