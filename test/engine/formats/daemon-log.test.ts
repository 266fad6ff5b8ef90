import { describe, expect, it } from 'vitest';
import format from '../../../src/engine/formats/daemon-log/index.ts';
import { lineOf, linesOf } from '../../support/lines.ts';

const TIME = '2018-12-14T20:04:45.788669544+08:00';

describe('daemon log', () => {
  it.each([
    [
      `time="${TIME}" level=debug msg="Calling GET /_ping"`,
      { level: 'debug', message: 'Calling GET /_ping', time: TIME },
    ],
    [
      `time="${TIME}" level=error msg="Handler for POST /x returned error: exec: \\"a b\\": not found" container=4f2a error="x y"`,
      {
        level: 'error',
        message: 'Handler for POST /x returned error: exec: "a b": not found',
        fields: { container: '4f2a', error: 'x y' },
      },
    ],
    [`time="${TIME}" level=info msg=done`, { level: 'info', message: 'done' }],
    [`time="${TIME}" level=fatal msg="two\\nlines\\there"`, { level: 'fatal', message: 'two\nlines\there' }],
    [
      'ERRO[0012] Handler for POST returned error               module=api',
      { level: 'error', message: 'Handler for POST returned error', fields: { module: 'api' } },
    ],
    ['WARN[0000] could not use snapshotter', { level: 'warning', message: 'could not use snapshotter' }],
    [
      '{"level":"warning","msg":"no \\"cpu\\" cgroup","time":"2026-01-02T03:04:05Z","id":"x"}',
      { level: 'warning', message: 'no "cpu" cgroup', fields: { id: 'x' } },
    ],
    ['level=info msg="loading plugin" type=io.containerd.content.v1', { level: 'info', message: 'loading plugin' }],
  ])('reads %s', (text, expected) => {
    const line = lineOf(text);
    expect(format.claim(line, undefined)).toBe('continues');
    expect(format.parse([line]).records).toMatchObject([expected]);
    expect(format.level?.(line)).toBe(expected.level);
  });

  it.each([
    'Error starting daemon: error initializing graphdriver',
    'time is up',
    'level headed',
    '{"log":"x","stream":"stdout","time":"2026-01-02T03:04:05Z"}',
    '{"message":"x"}',
    'INFO: task dockerd:812 blocked for more than 120 seconds.',
    '[ERRO] other logger',
    '',
  ])('does not claim %s', (text) => {
    const line = { number: 0, from: 0, to: text.length, text, envelopes: [], pieces: [{ at: 0, origin: 0 }] };
    expect(format.claim(line, undefined)).toBeUndefined();
  });

  it('makes a gap of a line that begins like one and cannot be read', () => {
    const lines = linesOf('{"level":"info","msg":"cut of');
    expect(format.parse(lines)).toMatchObject({ records: [], gaps: [0] });
  });

  it('reads a line that was cut inside a quoted value', () => {
    const [record] = format.parse(linesOf(`time="${TIME}" level=error msg="Handler for POST /v1`)).records;
    expect(record).toMatchObject({ level: 'error', message: 'Handler for POST /v1' });
  });
});
