import { describe, expect, it } from 'vitest';
import { isQuoted } from '../../../src/engine/signature/quoted.ts';

describe('messages that are looked for, not reported', () => {
  it.each([
    "journalctl -u docker | grep -F '",
    '|= "',
    "+ pattern='no space left on device|",
    'Condition Key_value_matches message ^.*',
    'msgid "',
    '+ [[ x == *"',
    'expr: count_over_time({unit="docker.service"} |~ "',
  ])('%s', (before) => {
    expect(isQuoted(before)).toBe(true);
  });

  it.each([
    '',
    'Error response from daemon: ',
    'time="2026-01-02T03:04:05Z" level=error msg="',
    'web-1  | ',
    'level=error error="',
    'AssertionError: expected ok, got ',
    '> ',
    'the programmer saw: ',
  ])('not: %s', (before) => {
    expect(isQuoted(before)).toBe(false);
  });
});
