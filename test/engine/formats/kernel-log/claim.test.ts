import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/kernel-log/index.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { claimed, FIXTURES, fixture, read } from './read.ts';

describe('takes every line the kernel is said to have written', () => {
  it.each([
    'Jun 17 03:18:17 node-7 kernel: whatever it is',
    '2026-06-17T03:18:17+0800 node-7 kernel: whatever it is',
    'Jun 17 03:18:17 node-7 kernel: [ 1234.567890] whatever it is',
    '<4>[ 1234.567890] whatever it is',
    '[ 1234.567890][ T4711] whatever it is',
    '[Wed Mar 13 11:16:48 2024] whatever it is',
    'kern  :warn  : [ 1234.567890] whatever it is',
    '> [ 1234.567890] whatever it is',
  ])('%s', (text) => {
    expect(format.claim(lineOf(text), undefined)).toBe('continues');
  });

  it('and begins a new log where the kernel starts', () => {
    expect(format.claim(lineOf('[    0.000000] Linux version 6.8.0-90-generic (b@c) #1'), undefined)).toBe('begins');
  });
});

describe('leaves alone what others wrote', () => {
  it.each([
    'Jun 17 03:18:17 node-7 dockerd[812]: whatever it is',
    'Jun 17 03:18:17 node-7 kernel: Jun 17 03:18:17 node-7 app[1]: relayed',
    'time="2026-01-02T03:04:05Z" level=error msg="INFO: task dockerd:1 blocked for more than 120 seconds."',
    'INFO: task scheduler started',
    'INFO: task build:docker blocked for more than 3 minutes.',
    'The kernel says "INFO: task dockerd:812 blocked for more than 120 seconds."',
    'BUG: #1234 the build fails',
    'BUG: soft lockup',
    'WARNING: CPU: usage is high',
    'WARNING: No swap limit support',
    'cgroup: systemd',
    'critical error, device is gone',
    'XFS (the file system) is recommended',
    'EXT4-fs is the default',
    'device-mapper: the kernel driver behind LVM',
    'nf_conntrack: how to raise the limit',
    'nfs: server',
    'audit: type=1400 means AVC',
    'AVC is short for access vector cache',
    'Oops: something went wrong',
    'general protection faults are rare',
    'Linux version 5.10',
    'task: build the image',
    'Call Trace:',
    ' schedule+0x42/0xb0',
    'java            D    0   812      1 0x00000000',
    '      Not tainted 5.4.0-169-generic #187-Ubuntu',
    ' cache: kmalloc-192, object size: 192, buffer size: 192',
    '',
  ])('%s', (text) => {
    expect(text === '' ? undefined : format.claim(lineOf(text), undefined)).toBeUndefined();
  });

  it('a stack is only taken close behind an event', () => {
    const event = 'INFO: task dockerd:812 blocked for more than 120 seconds.';
    const frame = ' schedule+0x42/0xb0';
    const takes = (text: string) => claimed(text).map((line) => line.text);
    expect(takes(`${event}\nx\ny\n${frame}`)).toEqual([event, frame]);
    expect(takes(`${event}\n1\n2\n3\n4\n${frame}`)).toEqual([event]);
    expect(takes(`nf_conntrack: table full, dropping packet\n${frame}`)).toHaveLength(1);
    expect(takes(`[ 1.000001] ${event}\n${frame}`)).toHaveLength(1);
  });
});

const REAL_LINES = FIXTURES.flatMap((name) => fixture(name).split('\n'));

const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...REAL_LINES),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(160)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(160)).map(([line, from]) => line.slice(from)),
      fc.string(),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

test('no text makes it throw; records stand in order, inside of the text', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const numbers = new Set(linesOf(text).map(({ number }) => number));
      for (const { records, gaps } of [read(text), format.parse(linesOf(text))]) {
        records.forEach(({ from, to }, index) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeGreaterThanOrEqual(records[index - 1]?.from ?? 0);
        });
        expect(gaps.every((gap) => numbers.has(gap))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('a cut anywhere invents no event', () => {
  for (const name of FIXTURES) {
    const text = fixture(name);
    const whole = new Set(read(text).records.map(({ line, event }) => `${line} ${event}`));
    for (let end = 0; end < text.length; end += 7) {
      const invented = read(text.slice(0, end)).records.filter(({ line, event }) => !whole.has(`${line} ${event}`));
      expect(invented).toEqual([]);
    }
  }
});

test('lines of another kernel stand in a stack that has lost its times', () => {
  const text = fixture('hung-task-from-a-blog');
  const other = '[Wed May 29 10:45:24 2024] veth5ca5b06: entered promiscuous mode';
  const [whole] = read(text).records;
  const lines = text.split('\n');
  for (let at = 3; at < lines.length; at++) {
    const { records } = read([...lines.slice(0, at), other, ...lines.slice(at)].join('\n'));
    expect(records.find(({ event }) => event === 'hung-task')).toMatchObject({
      stack: whole?.stack,
      state: whole?.state,
    });
  }
});

test('events of two logs in one text are those of each', () => {
  const names = FIXTURES.filter((name) => name !== 'cut-in-a-stack');
  for (const [index, name] of names.entries()) {
    const other = names[(index + 1) % names.length] ?? name;
    const events = (text: string) => read(text).records.map(({ event, message }) => `${event} ${message}`);
    expect(events(`${fixture(name)}\n${fixture(other)}`)).toEqual([
      ...events(fixture(name)),
      ...events(fixture(other)),
    ]);
  }
});
