import { expect, test } from 'vitest';
import type { Report } from '../../src/engine/index.ts';
import { FIRST_COMMANDS, pasteNext } from '../../src/workbench/suggestions.ts';

const artifact = (kind: 'daemon-log' | 'oom-report'): Report['artifacts'][number] => ({
  kind,
  title: kind,
  line: 0,
  lastLine: 0,
  lines: 1,
  others: 0,
  from: 0,
  to: 1,
  records: 1,
  envelopes: [],
  complete: true,
  missing: [],
  gaps: [],
  gapCount: 0,
});

test('with nothing understood: the daemon log, the kernel log, the version first', () => {
  expect(pasteNext({ artifacts: [] }).slice(0, 3)).toEqual(FIRST_COMMANDS);
  expect(FIRST_COMMANDS.map((command) => command.split(' ')[0])).toEqual(['journalctl', 'dmesg', 'docker']);
});

test('what is there already is not asked for again', () => {
  const next = pasteNext({ artifacts: [artifact('daemon-log')] });
  expect(next.some((command) => command.includes('journalctl -u docker'))).toBe(false);
  expect(next[0]).toBe('dmesg -T');
  expect(pasteNext({ artifacts: [artifact('daemon-log'), artifact('oom-report')] })[0]).toBe('docker version');
});

test('nothing that is suggested changes anything', () => {
  for (const command of pasteNext({ artifacts: [] })) {
    expect(command).toMatch(/^(?:journalctl|dmesg|docker (?:version|info|inspect)|systemctl status)\b/);
  }
});
