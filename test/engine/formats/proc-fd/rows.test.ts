import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from '../../../../src/engine/formats/proc-fd/parse.ts';
import { linesOf } from '../../../support/lines.ts';
import { fixture, readAll, readOne } from './read.ts';

describe('targets', () => {
  test.each([
    ['pipe:[2070361747]', { type: 'pipe', inode: 2070361747, target: 'pipe:[2070361747]', deleted: false }],
    ["'pipe:[2070361747]'", { type: 'pipe', inode: 2070361747, target: 'pipe:[2070361747]' }],
    ['"pipe:[2070361747]"', { type: 'pipe', inode: 2070361747 }],
    ['socket:[20114]', { type: 'socket', inode: 20114 }],
    ['anon_inode:[eventpoll]', { type: 'anon_inode', inode: undefined, target: 'anon_inode:[eventpoll]' }],
    ['anon_inode:inotify', { type: 'anon_inode', inode: undefined }],
    ['net:[4026531992]', { type: 'net', inode: 4026531992 }],
    ['/dev/null', { type: 'file', inode: undefined, target: '/dev/null' }],
    ['/var/log/app/out (1).log (deleted)', { type: 'file', target: '/var/log/app/out (1).log', deleted: true }],
    ["'/srv/it'\\''s here (deleted)'", { target: "/srv/it's here", deleted: true }],
    [
      '/memfd:runc_cloned:/proc/self/exe (deleted)',
      { type: 'file', target: '/memfd:runc_cloned:/proc/self/exe', deleted: true },
    ],
  ])('%s', (target, expected) => {
    expect(readOne(`lrwx------ 1 root root 64 Jun 17 03:20 5 -> ${target}`).records).toMatchObject([
      { descriptor: 5, ...expected },
    ]);
  });
});

test.each([
  ['lr-x------', 'r'],
  ['l-wx------', 'w'],
  ['lrwx------', 'u'],
  ['l--x------', undefined],
])('%s', (permissions, mode) => {
  expect(readOne(`${permissions} 1 root root 64 Jun 17 03:20 5 -> /dev/null`).records[0]?.mode).toBe(mode);
});

describe('whose listing it is', () => {
  const owners = (name: string) =>
    readAll(fixture(name)).map(({ records }) => records.map(({ pid, tid }) => [pid, tid]));

  test.each([
    ['quoted-for-the-shell', [Array(5).fill([20817, undefined])]],
    ['command-and-listing', [Array(4).fill([21638, undefined])]],
    ['several-processes', [Array(2).fill([21581, undefined]), Array(2).fill([20817, 20831])]],
    [
      'grepped-over-all',
      [
        [
          [20817, undefined],
          [21581, undefined],
          [21638, undefined],
        ],
      ],
    ],
    ['find-ls', [Array(3).fill([902, undefined])]],
    ['ls-of-one-process', [Array(7).fill([undefined, undefined])]],
    ['interleaved-and-collapsed', [Array(3).fill([undefined, undefined])]],
    ['chinese-locale', [Array(3).fill([21638, undefined])]],
  ])('%s', (name, expected) => {
    expect(owners(name)).toEqual(expected);
  });

  it('a command for a process without a number ends the listing of the one before', () => {
    const text = `${fixture('quoted-for-the-shell')}\n# ls -l /proc/$PID/fd | grep pipe\nl-wx------ 1 root root 64 Jun 17 03:20 9 -> pipe:[1]`;
    expect(readAll(text).at(-1)?.records).toMatchObject([{ pid: undefined, descriptor: 9 }]);
  });
});

it('a listing without its heading does not get the process of the one before', () => {
  const all = readAll(`${fixture('empty')}\n\n${fixture('long-dates-and-inodes')}`);
  expect(all.map(({ records }) => records.map(({ pid }) => pid))).toEqual([[], [undefined, undefined, undefined]]);
});

describe('says what is missing', () => {
  test.each([
    ['ls-of-one-process', true, []],
    ['cut-row', false, ['end of the last row']],
    ['empty', false, ['rows']],
    ['another-user', true, []],
  ])('%s', (name, complete, missing) => {
    expect(readOne(fixture(name))).toMatchObject({ complete, missing, gaps: [] });
  });

  it('marks the row that breaks off', () => {
    expect(readOne(fixture('cut-row')).records.map(({ cut, target }) => [cut, target])).toEqual([
      [undefined, 'pipe:[2070361745]'],
      [true, undefined],
    ]);
  });
});

describe('whatever is pasted', () => {
  const names = readdirSync(new URL('fixtures', import.meta.url)).map((file) => file.replace('.txt', ''));
  const realLines = names.flatMap((name) => fixture(name).split('\n'));
  const garbled = fc
    .array(
      fc.oneof(
        fc.constantFrom(...realLines),
        fc.tuple(fc.constantFrom(...realLines), fc.nat(90)).map(([line, length]) => line.slice(0, length)),
        fc.tuple(fc.constantFrom(...realLines), fc.nat(90)).map(([line, from]) => line.slice(from)),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 30 },
    )
    .map((lines) => lines.join('\n'));

  it('nothing makes it throw, and spans are in order and inside of the text', () => {
    fc.assert(
      fc.property(garbled, (text) => {
        for (const parsed of [parse(linesOf(text)), ...readAll(text)]) {
          parsed.records.forEach(({ from, to }, index) => {
            expect(to).toBeLessThanOrEqual(text.length);
            expect(from).toBeGreaterThan(parsed.records[index - 1]?.to ?? -1);
          });
          expect(parsed.complete).toBe(parsed.missing.length === 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(names)('a cut of %s invents no descriptor', (name) => {
    const text = fixture(name).trimEnd();
    const keys = (part: string) =>
      readAll(part).flatMap(({ records, complete }) =>
        records.map(({ line, pid, descriptor, cut }, index) =>
          cut || (!complete && index === records.length - 1) ? 'cut' : `${line} ${pid} ${descriptor}`,
        ),
      );
    const whole = new Set(keys(text));
    for (let at = 0; at <= text.length; at++) {
      const invented = keys(text.slice(0, at)).filter((key) => key !== 'cut' && !whole.has(key));
      expect({ at, invented }).toEqual({ at, invented: [] });
    }
  });
});
