import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/goroutine-dump/claim.ts';
import { fromText } from '../../../../src/engine/index.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { fixture } from '../../../support/fixtures.ts';
import { bordersIn } from '../../../support/found.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';

const open = (text: string, skipped = 0): OpenArtifact => {
  const lines = linesOf(text);
  return { lines: lines.slice(-8), count: lines.length, skipped };
};
const DUMP = 'goroutine 7 [running]:\nmain.dumpStacks()\n\t/a.go:1 +0x1';

describe('begins', () => {
  test.each([
    'goroutine 1 [running]:',
    '  goroutine 17 [syscall, 3 minutes, locked to thread]:',
    '=== BEGIN goroutine stack dump ===',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('begins');
  });

  test.each([
    'main.main()',
    '\t/usr/local/go/src/sync/mutex.go:134 +0x109',
    'created by net/http.(*Server).Serve',
    '...additional frames elided...',
    '=== END goroutine stack dump ===',
    '[originating from goroutine 6]:',
    'goroutine profile: total 14',
    'goroutine stacks written to /var/run/docker/goroutine-stacks-2018-12-02T193336z.log',
    'goroutines are cheap',
    '12 goroutines blocked',
    'in goroutine 1 [running]:',
    'go func() { <-done }()',
    'goexit: ok',
    '=== RUN TestGoroutine',
    '-----',
  ])('not with %j', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
  });
});

describe('goes on', () => {
  test.each([
    'goroutine 8 [select]:',
    'main.work(0x1)',
    'main.main()',
    '\t/a.go:1 +0x1',
    'created by main.main in goroutine 1',
    '\tgoroutine running on other thread; stack unavailable',
    '=== END goroutine stack dump ===" pid=7',
  ])('with %j', (text) => {
    expect(claim(lineOf(text), open(DUMP))).toBe('continues');
  });

  test.each([
    'time="2018-12-14T20:04:45Z" level=info msg="goroutine stacks written to /var/run/docker"',
    '第 1 个 goroutine 是主线程。',
    '```',
    '...',
    'func (c *Client) dispatch(ctx context.Context) error {',
    'fmt.Println("x")',
    '# cat /proc/1/stack',
    '[<ffffffff8168863d>] dump_stack+0x19/0x1b',
    'main.go:12:3: undefined: x',
    'at java.lang.Thread.run(Thread.java:748)',
  ])('not with %j', (text) => {
    expect(claim(lineOf(text), open(DUMP))).toBeUndefined();
  });

  it('with a call that has no arguments only near the dump', () => {
    expect(claim(lineOf('main.main()'), open(DUMP, 3))).toBe('continues');
    expect(claim(lineOf('main.main()'), open(DUMP, 4))).toBeUndefined();
    expect(claim(lineOf('main.work(0x1)'), open(DUMP, 30))).toBe('continues');
  });
});

describe('begins anew', () => {
  test.each<[string, string, string, 'begins' | 'continues', number?]>([
    ['the goroutine that dumps', DUMP, 'goroutine 9 [running]:', 'begins'],
    ['the frame of containerd', DUMP, '=== BEGIN goroutine stack dump ===', 'begins'],
    ['behind the end', `${DUMP}\n=== END goroutine stack dump ===`, 'goroutine 9 [select]:', 'begins'],
    ['the first goroutine in a frame', '=== BEGIN goroutine stack dump ===', 'goroutine 9 [running]:', 'continues'],
    [
      'the one that dumps, when a crash took its header',
      `${DUMP}\nmain.main()\n\t/a.go:1 +0x1`,
      'main.dumpStacks()',
      'begins',
      1,
    ],
    ['a goroutine like others', DUMP, 'goroutine 9 [runnable]:', 'continues'],
    ['the next function of the one that dumps', 'goroutine 9 [running]:', 'main.dumpStacks()', 'continues', 1],
  ])('%s', (_name, before, text, expected, skipped = 0) => {
    expect(claim(lineOf(text), open(before, skipped))).toBe(expected);
  });

  it('behind a crash, with the header above its first function', () => {
    const crash = fixture('go-crash', 'dockerd-26-nil-pointer');
    const dump = fixture('goroutine-dump', 'dockerd-17.03-sigusr1');
    const last = crash.split('\n').length;
    const borders = bordersIn(fromText(`${crash}\n\n${dump}`));
    expect(borders).toEqual([`go-crash 1-${last}`, `goroutine-dump ${last + 2}-${last + 1 + dump.split('\n').length}`]);
  });
});
