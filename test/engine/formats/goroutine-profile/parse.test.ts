import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/goroutine-profile/claim.ts';
import format from '../../../../src/engine/formats/goroutine-profile/index.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { fixture } from '../../../support/fixtures.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { readAll, readOne } from '../../../support/one-format.ts';

const read = (name: string) => readOne(format, fixture('goroutine-profile', name));

describe('whole profiles', () => {
  test.each([
    ['dockerd-18.06', 5236, [5108, 127, 1], ['mutex', 'network-read', 'nothing']],
    ['over-http-with-headers', 5236, [5108, 127, 1], ['mutex', 'network-read', 'nothing']],
    ['labels-go1.21', 14, [12, 1, 1], ['select', 'channel', 'nothing']],
    ['leak-profile-go1.26', 3, [3], ['channel']],
  ])('%s', (name, total, counts, waits) => {
    const { records, gaps, complete, missing } = read(name);
    expect(records.map(({ count }) => count)).toEqual(counts);
    expect(records.map(({ wait }) => wait.what)).toEqual(waits);
    expect(records.map((record) => record.total)).toEqual(counts.map(() => total));
    expect({ gaps, complete, missing }).toEqual({ gaps: [], complete: true, missing: [] });
  });

  it('reads every field', () => {
    const [inspect, connection, dump] = read('dockerd-18.06').records;
    expect(inspect).toMatchObject({
      line: 1,
      ids: [],
      state: undefined,
      minutes: undefined,
      labels: undefined,
      request: 'docker inspect',
      idle: false,
      cut: false,
      wait: {
        what: 'mutex',
        in: 'ContainerInspectCurrent',
        receiver: 'Daemon',
        package: 'github.com/docker/docker/daemon',
        line: 40,
      },
    });
    expect(inspect?.wait.words.en).toBe('waiting for a mutex in Daemon.ContainerInspectCurrent (docker inspect)');
    expect(inspect?.frames.at(-1)).toEqual({
      function: 'net/http.(*conn).serve',
      file: '/usr/local/go/src/net/http/server.go',
      line: 1830,
    });
    expect([connection?.idleReason?.name, dump?.idleReason?.name]).toEqual(['connection', 'dump']);
  });

  it('reads labels', () => {
    expect(read('labels-go1.21').records.map(({ labels }) => labels)).toEqual([
      { handler: '/v2/pull', tenant: 'blue' },
      undefined,
      { handler: '/debug/pprof/goroutine' },
    ]);
  });

  it('is the same with spaces instead of tabs', () => {
    const frames = (name: string) => read(name).records.map((record) => record.frames);
    expect(frames('blog-with-spaces')).toEqual(frames('dockerd-18.06'));
  });

  it('of files with spaces in their names as well', () => {
    const text = '1 @ 0x10 0x21 0x30\n#\t0x20\tmain.main+0x1\t\tC:/Program Files/Go/src/main.go:12';
    expect(readOne(format, text).records[0]?.frames).toEqual([
      { function: 'main.main', file: 'C:/Program Files/Go/src/main.go', line: 12 },
    ]);
  });
});

describe('what is missing', () => {
  test.each([
    ['blog-with-spaces', ['stacks of 3,765 goroutines']],
    ['excerpt-without-title', ['title with the total']],
    ['between-log-lines', ['stacks of 128 goroutines']],
    ['cut-in-the-frames', ['stack of 1 goroutine', 'frames']],
    ['cut-in-a-line', ['stacks of 128 goroutines', 'frames']],
  ])('%s', (name, missing) => {
    expect(read(name)).toMatchObject({ complete: false, missing });
  });

  it('marks the entry in which the text ends, and no other', () => {
    expect(read('cut-in-the-frames').records.map(({ cut }) => cut)).toEqual([false, true]);
  });

  it.each([
    ['a title and nothing else', 'goroutine profile: total 722373', ['stacks of 722,373 goroutines'], 0],
    ['an entry without frames', 'goroutine profile: total 5\n5 @ 0x1 0x2', ['frames'], 1],
  ])('%s', (_name, text, missing, records) => {
    const parsed = readOne(format, text);
    expect(parsed).toMatchObject({ complete: false, missing });
    expect(parsed.records).toHaveLength(records);
  });

  it('nothing comes of nothing', () => {
    expect(format.parse([])).toMatchObject({
      records: [],
      gaps: [],
      complete: false,
      missing: ['title with the total'],
    });
    expect(format.parse(linesOf('#\t0x1\tmain.main+0x1\t/a.go:1\nprose')).gaps).toEqual([0, 1]);
  });
});

describe('claims', () => {
  const open = (text: string): OpenArtifact => ({ lines: linesOf(text), count: 1, skipped: 0 });
  const PROFILE = open('goroutine profile: total 3');
  const ENTRY = open('12 @ 0x1 0x2\n#\t0x1\tmain.main+0x1\t/a.go:1');
  const LABELLED = open('12 @ 0x1 0x2\n# labels: {"k":"v"}');

  test.each([
    ['goroutine profile: total 14', undefined, 'begins'],
    ['goroutineleak profile: total 3', undefined, 'begins'],
    ['  goroutine profile: total 14', undefined, 'begins'],
    ['goroutine profile: total 14', PROFILE, 'begins'],
    ['717594 @ 0x7fe8bc202980 0x7fe8bc202a40', undefined, 'continues'],
    ['717594 @ 0x7fe8bc202980 0x7fe8bc202a40', PROFILE, 'continues'],
    ['12 @ 0x1 0x3', ENTRY, 'continues'],
    ['1 @ 0x1 0x3', ENTRY, 'continues'],
    ['12 @ 0x1 0x2', LABELLED, 'continues'],
    ['13 @ 0x1 0x3', ENTRY, 'continues'],
    ['12 @ 0x1 0x2', ENTRY, 'begins'],
    ['# labels: {"k":"v"}', PROFILE, 'continues'],
    ['#\t0x1\tmain.main+0x1\t/a.go:1', PROFILE, 'continues'],
    ['# 0x1 main.main+0x1 /a.go:1', PROFILE, 'continues'],
  ])('%s', (text, artifact, expected) => {
    expect(claim(lineOf(text), artifact)).toBe(expected);
  });

  test.each([
    ['goroutine 1 [running]:', undefined],
    ['threadcreate profile: total 12', undefined],
    ['goroutine profile', undefined],
    ['#\t0x1\tmain.main+0x1\t/a.go:1', undefined],
    ['12 @', undefined],
    ['12 @ home', undefined],
    ['180001216583 1 @ 0x1106baf', undefined],
    ['1: 4096 [2: 8192] @ 0x1106baf', undefined],
    ['# cat /proc/15638/fd/2', PROFILE],
    ['# 0x1 is not a frame', PROFILE],
    ['## Heading', PROFILE],
    ['#!/bin/sh', PROFILE],
    ['#include <stdio.h>', PROFILE],
    ['717594 goroutines wait', PROFILE],
    ['有 717594 个协程被阻塞在 docker inspect', PROFILE],
  ])('not %s', (text, artifact) => {
    expect(claim(lineOf(text), artifact)).toBeUndefined();
  });

  it('two profiles are two artifacts', () => {
    expect(readAll(format, fixture('goroutine-profile', 'two-profiles')).map(({ records }) => records.length)).toEqual([
      3, 1,
    ]);
  });
});
