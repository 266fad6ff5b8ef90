import { describe, expect, it, test } from 'vitest';
import { parseTime } from '../../../src/engine/text/index.ts';

/** The printed time, the same in ISO 8601 to the millisecond, and whether zone and year are known. */
const WALL: readonly (readonly [printed: string, utc: string, zone: boolean, year: boolean])[] = [
  ['Jun 17 03:18:17', '1970-06-17T03:18:17.000Z', false, false],
  ['Jun  7 03:18:17', '1970-06-07T03:18:17.000Z', false, false],
  ['Jun 7 03:18:17', '1970-06-07T03:18:17.000Z', false, false],
  ['Jun\u00a017\u00a003:18:17', '1970-06-17T03:18:17.000Z', false, false],
  ['Dec 31 23:59:59.123456', '1970-12-31T23:59:59.123Z', false, false],
  ['Feb 29 00:00:00', '1970-03-01T00:00:00.000Z', false, false],
  ['8月 20 14:48:00', '1970-08-20T14:48:00.000Z', false, false],
  ['8月  2 14:48:00', '1970-08-02T14:48:00.000Z', false, false],
  ['11月 02 03:04:05.123456', '1970-11-02T03:04:05.123Z', false, false],
  ['五 12月 14 20:04:45 2018', '2018-12-14T20:04:45.000Z', false, true],
  ['日  3月  3 11:16:48 2024', '2024-03-03T11:16:48.000Z', false, true],
  ['四 2020-08-20 14:48:00 CST', '2020-08-20T14:48:00.000Z', false, true],
  ['2018-12-14T20:04:45+0800', '2018-12-14T12:04:45.000Z', true, true],
  ['2018-12-14T20:04:45+08:00', '2018-12-14T12:04:45.000Z', true, true],
  ['2018-12-14T20:04:45-03:30', '2018-12-14T23:34:45.000Z', true, true],
  ['2018-12-14T20:04:45.788669+0800', '2018-12-14T12:04:45.788Z', true, true],
  ['2018-12-14T20:04:45.788669544+08:00', '2018-12-14T12:04:45.788Z', true, true],
  ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05.000Z', true, true],
  ['2024-01-02T03:04:05.123456789Z', '2024-01-02T03:04:05.123Z', true, true],
  ['2024-01-02T03:04:05.5Z', '2024-01-02T03:04:05.500Z', true, true],
  ['2024-03-13T11:16:48,123456+00:00', '2024-03-13T11:16:48.123Z', true, true],
  ['2024-01-02 03:04:05', '2024-01-02T03:04:05.000Z', false, true],
  ['Fri 2018-12-14 20:04:45 CST', '2018-12-14T20:04:45.000Z', false, true],
  ['Fri 2018-12-14 20:04:45 UTC', '2018-12-14T20:04:45.000Z', true, true],
  ['Fri 2018-12-14 20:04:45 +08', '2018-12-14T12:04:45.000Z', true, true],
  ['Wed Mar 13 11:16:48 2024', '2024-03-13T11:16:48.000Z', false, true],
  ['Sun Mar  3 11:16:48 2024', '2024-03-03T11:16:48.000Z', false, true],
  ['Mar13 11:16', '1970-03-13T11:16:00.000Z', false, false],
  ['0612 14:01:52.353546', '1970-06-12T14:01:52.353Z', false, false],
  ['1544789085', '2018-12-14T12:04:45.000Z', true, true],
  ['1544789085.788669', '2018-12-14T12:04:45.788Z', true, true],
  ['1544789085788', '2018-12-14T12:04:45.788Z', true, true],
  ['1544789085788669', '2018-12-14T12:04:45.788Z', true, true],
  ['1544789085788669544', '2018-12-14T12:04:45.788Z', true, true],
];

describe('a time of the clock on the wall', () => {
  test.each(WALL)('%s', (printed, utc, zone, year) => {
    const clock = parseTime(printed);
    expect(clock).toMatchObject({ base: 'wall', zone, year });
    expect(clock?.base === 'wall' && new Date(clock.milliseconds).toISOString()).toBe(utc);
  });

  it('keeps the order within a millisecond', () => {
    const [first, second] = ['…45.788669', '…45.788670'].map((time) => parseTime(time.replace('…', 'Dec 14 20:04:')));
    expect(first?.base === 'wall' && second?.base === 'wall' && first.milliseconds < second.milliseconds).toBe(true);
  });
});

test.each([
  ['1234.567890', 1234.56789],
  ['0.000000', 0],
  ['7993043.926831', 7993043.926831],
  ['  12.345678', 12.345678],
])('%j is a time since the kernel started', (printed, seconds) => {
  expect(parseTime(printed)).toEqual({ base: 'uptime', seconds });
});

test.each([
  '',
  'yesterday',
  'Jun 17',
  'Foo 17 03:18:17',
  'unF 17 03:18:17',
  'Jun 32 03:18:17',
  '0月 20 14:48:00',
  '13月 20 14:48:00',
  '8月 32 14:48:00',
  '8月20日 14:48:00',
  'Jun 17 24:18:17',
  'Jun 17 03:60:17',
  '2018-13-14T20:04:45Z',
  '2018-00-14T20:04:45Z',
  '2018-12-14',
  '1312 14:01:52.353546',
  '+0.000123',
  '12',
  '12:04:45',
  '2024-01-02T03:04:05Z and more',
  `2024-01-02T03:04:05Z${' '.repeat(100)}`,
])('%j is no time', (printed) => {
  expect(parseTime(printed)).toBeUndefined();
});
