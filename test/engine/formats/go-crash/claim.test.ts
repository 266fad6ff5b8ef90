import { describe, expect, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/go-crash/claim.ts';
import format from '../../../../src/engine/formats/go-crash/index.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { fixture } from '../../../support/fixtures.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { readAll } from '../../../support/one-format.ts';

const open = (text: string, skipped = 0): OpenArtifact => {
  const lines = linesOf(text);
  return { lines: lines.slice(-8), count: lines.length, skipped };
};

describe('begins', () => {
  test.each([
    'panic: runtime error: invalid memory address or nil pointer dereference',
    'fatal error: all goroutines are asleep - deadlock!',
    'fatal: morestack on g0',
    'runtime/cgo: pthread_create failed: Resource temporarily unavailable',
    'runtime: goroutine stack exceeds 1000000000-byte limit',
    'runtime: failed to create new OS thread (have 12 already; errno=11)',
    'SIGQUIT: quit',
    'PC=0x7f512b7365f7 m=0 sigcode=18446744073709551610',
    '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a2b1c]',
    'unexpected fault address 0x7f00',
    '2024/03/04 05:06:07 http: panic serving 192.0.2.7:41322: boom',
    'http: panic serving 192.0.2.7:41322: boom',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('begins');
  });

  test.each([
    'goroutine 1 [running]:',
    'goroutine 0 [idle]:',
    'Kernel panic - not syncing: Out of memory',
    "thread 'main' panicked at src/main.rs:2:5:",
    'level=panic msg="cannot go on"',
    'panic("x")',
    "  panic: 'fatal',",
    'panic: true',
    'panic: {',
    'panic: fatal,',
    'PHP Fatal error:  Uncaught Error: Call to undefined function',
    'gcc: fatal error: no input files',
    'fatal: not a git repository',
    'runtime: nvidia',
    'runtime: runc',
    'runtime/default',
    '--- SIGABRT {si_signo=SIGABRT, si_code=SI_TKILL, si_pid=1, si_uid=0} ---',
    'SIGABRT',
    'SIGKILL: kill it',
    'PC=0x12',
    'rax    0x0',
    'exit status 2',
    'signal arrived during cgo execution',
    '00007ffe1121a558:  00007ffe1121a6d8  00007ffe1121a6b0',
    '2024/03/04 05:06:07 http: TLS handshake error from 192.0.2.7:41322: EOF',
  ])('not with %s', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
  });
});

const STACK = 'goroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1';

describe('goes on', () => {
  test.each([
    ['panic: x', '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a2b1c]'],
    ['panic: x [recovered]', '\tpanic: y'],
    ['panic: x', 'fatal error: panic holding locks'],
    ['runtime: goroutine stack exceeds 1000000000-byte limit', 'fatal error: stack overflow'],
    ['runtime/cgo: pthread_create failed: x', 'SIGABRT: abort'],
    ['SIGABRT: abort', 'PC=0x7f512b7365f7 m=0 sigcode=6'],
    ['fatal error: x', 'runtime stack:'],
    ['fatal error: x', 'goroutine 1 [running]:'],
    ['SIGABRT: abort\ngoroutine 0 [idle]:', 'runtime: unknown pc 0x7f512b7365f7'],
    [
      'SIGABRT: abort\ngoroutine 0 [idle]:',
      'stack: frame={sp:0x7ffe1121a658, fp:0x0} stack=[0x7ffe0ae1bb28,0x7ffe1121ab50)',
    ],
    ['SIGABRT: abort\ngoroutine 0 [idle]:', '00007ffe1121a658: <00007f512b737ce8 0000000000000020'],
    ['SIGABRT: abort\ngoroutine 0 [idle]:', '0x00007ffe1121a658: <0x00007f512b737ce8  0x0000000000000020'],
    [`panic: x\n${STACK}`, 'goroutine 2 [select]:'],
    [`panic: x\n${STACK}`, 'goroutine 2 [running]:'],
    [`panic: x\n${STACK}\ngoroutine 2 [running]:`, '\tgoroutine running on other thread; stack unavailable'],
    ['panic: x\ngoroutine 9 [running]:', 'main.dumpStacks()'],
    [`panic: x\n${STACK}`, 'runtime: g 1: unexpected return pc for main.main called from 0x0'],
    [`panic: x\n${STACK}`, 'exit status 2'],
    [`panic: x\n${STACK}`, 'rax    0x0'],
    [`panic: x\n${STACK}\nrax    0x0`, 'rbx    0x7f512babc868'],
    [`panic: x\n${STACK}\nrax    0x0`, '-----'],
    [`panic: x\n${STACK}\nrax    0x0\n-----`, 'SIGQUIT: quit'],
  ])('behind %j with %j', (before, text) => {
    expect(claim(lineOf(text), open(before))).toBe('continues');
  });

  test.each([
    [
      `panic: x\n${STACK}\nrax    0x0`,
      'exec failed: container_linux.go:348: starting container process caused "read init-p"',
    ],
    [`panic: x\n${STACK}\nrax    0x0`, 'goroutine 2 [select]:'],
    [`panic: x\n${STACK}\nexit status 2`, 'goroutine 2 [select]:'],
    [`panic: x\n${STACK}\nexit status 2`, 'main.main()'],
    [`panic: x\n${STACK}`, 'time="2018-12-14T20:04:45Z" level=info msg="x"'],
    [`panic: x\n${STACK}`, '=== BEGIN goroutine stack dump ==='],
    [`panic: x\n${STACK}\ngoroutine 9 [running]:`, 'github.com/docker/docker/pkg/signal.DumpStacks(0xc820b4a000, 0xf)'],
    ['panic: x', 'rax    0x0'],
    ['panic: x', 'usage: 0x1'],
  ])('not behind %j with %j', (before, text) => {
    expect(claim(lineOf(text), open(before))).toBeUndefined();
  });
});

describe('begins anew', () => {
  test.each([
    ['panic: x', 'panic: y'],
    [`panic: x\n${STACK}`, 'panic: y'],
    [`panic: x\n${STACK}`, 'SIGQUIT: quit'],
    [`panic: x\n${STACK}\nrax    0x0`, 'runtime/cgo: pthread_create failed: x'],
    [`panic: x\n${STACK}\nexit status 2`, 'fatal error: x'],
    [`panic: x\n${STACK}`, 'runtime: failed to create new OS thread (have 12 already; errno=11)'],
    [`panic: x\n${STACK}`, 'runtime: goroutine stack exceeds 1000000000-byte limit'],
    ['SIGABRT: abort', 'SIGABRT: abort'],
  ])('behind %j with %j', (before, text) => {
    expect(claim(lineOf(text), open(before))).toBe('begins');
  });

  const crash = fixture('go-crash', 'dockerd-26-nil-pointer');
  test.each([
    ['one after the other', `${crash}\n${crash}`, 2],
    ['with what systemd says between', `${crash}\ndocker.service: Main process exited, code=exited\n${crash}`, 2],
    ['far apart', `${crash}\n${'x\n'.repeat(60)}${crash}`, 2],
    ['lines of others between', crash.replaceAll('\n', '\ntime="2018-12-14T20:04:45Z" level=info msg="x"\n'), 1],
  ])('%s', (_name, text, count) => {
    expect(readAll(format, text).map(({ complete }) => complete)).toEqual(Array(count).fill(true));
  });
});
