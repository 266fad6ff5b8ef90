import { describe, expect, test } from 'vitest';
import { bracketOfHeader, type GoroutineHeader, readHeader } from '../../../src/engine/goroutines/header.ts';

const PLAIN: GoroutineHeader = {
  id: 1,
  state: 'running',
  minutes: undefined,
  locked: false,
  remarks: [],
  labels: undefined,
};

function read(text: string): GoroutineHeader | undefined {
  const start = text.length - text.trimStart().length;
  const bracket = bracketOfHeader(text, start);
  return bracket === -1 ? undefined : readHeader(text, start, bracket);
}

describe('headers of goroutines', () => {
  test.each<[text: string, header: Partial<GoroutineHeader>]>([
    ['goroutine 1 [running]:', {}],
    ['goroutine 1 [running]', {}],
    ['    goroutine 1 [running]:', {}],
    ['goroutine 1 [running]:  ', {}],
    ['goroutine 5 [IO wait]:', { id: 5, state: 'IO wait' }],
    ['goroutine 1 [chan receive, 91274 minutes]:', { state: 'chan receive', minutes: 91274 }],
    [
      'goroutine 17 [syscall, 91275 minutes, locked to thread]:',
      { id: 17, state: 'syscall', minutes: 91275, locked: true },
    ],
    ['goroutine 1 [running, locked to thread]:', { locked: true }],
    ['goroutine 4 [select (scan), 2 minutes]:', { id: 4, state: 'select', minutes: 2, remarks: ['scan'] }],
    ['goroutine 4 [chan send (leaked), 41 minutes]:', { id: 4, state: 'chan send', minutes: 41, remarks: ['leaked'] }],
    ['goroutine 4 [sleep (durable), synctest bubble 1]:', { id: 4, state: 'sleep', remarks: ['durable'] }],
    ['goroutine 4 [chan receive, synctest group 3]:', { id: 4, state: 'chan receive' }],
    ['goroutine 4 [chan receive (nil chan)]:', { id: 4, state: 'chan receive (nil chan)' }],
    [
      'goroutine 4 [chan receive (nil chan) (scan), 3 minutes]:',
      { id: 4, state: 'chan receive (nil chan)', minutes: 3, remarks: ['scan'] },
    ],
    ['goroutine 2 [GC worker (idle), 4 minutes]:', { id: 2, state: 'GC worker (idle)', minutes: 4 }],
    ['goroutine 1 gp=0xc0000061c0 m=0 mp=0x55d5e0 [running]:', {}],
    [
      'goroutine 2 gp=0xc000006c40 m=nil [force gc (idle), 4 minutes]:',
      { id: 2, state: 'force gc (idle)', minutes: 4 },
    ],
    ['goroutine 8 [running labels:{"foobar": "baz"}]:', { id: 8, labels: { foobar: 'baz' } }],
    [
      'goroutine 8 [select, 2 minutes labels:{"a": "x]:", "b": "\\"q\\""}]:',
      { id: 8, state: 'select', minutes: 2, labels: { a: 'x]:', b: '"q"' } },
    ],
    [
      'goroutine 8 [select, 2 minutes]{"service": "users"}:',
      { id: 8, state: 'select', minutes: 2, labels: { service: 'users' } },
    ],
    ['goroutine 123456789012 [runnable]:', { id: 123456789012, state: 'runnable' }],
  ])('%s', (text, header) => {
    expect(read(text)).toEqual({ ...PLAIN, ...header });
  });

  test.each([
    'goroutine',
    'goroutine 1',
    'goroutine 1 ',
    'goroutine 1 [',
    'goroutine 1 [semacquire',
    'goroutine 1 [semacquire, 12 minutes',
    'goroutine x [running]:',
    'goroutine 1: [running]',
    'goroutine 1 (running)',
    'goroutine running on other thread; stack unavailable',
    'goroutine profile: total 14',
    'goroutine 1 is [blocked] forever',
    'goroutine 12345678901234567890123 [running]:',
    'Goroutine 1 [running]:',
    `goroutine 1 [${'x'.repeat(300)}]:`,
    `goroutine 1 gp=${'0'.repeat(100)} [running]:`,
    'goroutine 1 [running]:main.main()x'.replace(':', 'x'),
  ])('none in: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
