import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { insteadOf } from '../../../../src/engine/formats/tool-error/advice/index.ts';
import format from '../../../../src/engine/formats/tool-error/index.ts';
import type { Reason } from '../../../../src/engine/formats/tool-error/record.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import { artifactsIn, expectSound, garbled, readOne, recordsIn } from '../../../support/one-format.ts';

const NOTHING = { pid: undefined, path: undefined, unit: undefined, device: undefined };
const commands = (text: string): string[] =>
  recordsIn(format, text).flatMap(({ instead }) => instead.run.map(({ command }) => command));

describe('what to run instead', () => {
  it.each<[string, string]>([
    ['bash: lsof: command not found', 'sudo ls -l /proc/<pid>/fd'],
    ["lsof: WARNING: can't stat() fuse.x file system /run/user/1000/gvfs", 'sudo lsof -e /run/user/1000/gvfs -p <pid>'],
    ['sh: 1: strace: not found', 'sudo cat /proc/<pid>/stack /proc/<pid>/syscall /proc/<pid>/wchan'],
    [
      'strace: attach: ptrace(PTRACE_SEIZE, 11646): Operation not permitted',
      'grep -E "TracerPid|^State" /proc/11646/status',
    ],
    ['dmesg: read kernel buffer failed: Operation not permitted', 'sudo dmesg -T'],
    ['dmesg: read kernel buffer failed: Operation not permitted', 'journalctl -k --no-pager'],
    ['cat: /proc/1/environ: Permission denied', 'sudo cat /proc/1/environ'],
    ["ls: cannot open directory '/proc/1/fd': Permission denied", 'sudo ls -l /proc/1/fd'],
    ["head: cannot open '/var/log/messages' for reading: Permission denied", 'sudo cat /var/log/messages'],
    ["tcpdump: docker0: You don't have permission to capture on that device", 'sudo tcpdump -nni docker0'],
    ['Device "docker0" does not exist.', 'ip -br link; docker network ls'],
    [
      'Failed to start docker.service: Unit docker.service is masked.',
      'systemctl cat docker.service; ls -l /etc/systemd/system/docker.service',
    ],
    ['container does not exist', 'sudo runc --root /run/docker/runtime-runc/moby list'],
    ['bash: lsns: command not found', 'command -v lsns || ls -l /usr/sbin/lsns /usr/local/bin/lsns'],
  ])('%s', (text, command) => {
    expect(commands(text)).toContain(command);
  });

  it('a strange path is not put into a command', () => {
    expect(commands("cat: '/proc/1/fd; rm -rf': Permission denied")).toEqual(['sudo cat <path>']);
  });

  const tools = [
    'docker',
    'containerd',
    'ctr',
    'crictl',
    'runc',
    'strace',
    'lsof',
    'ps',
    'dmesg',
    'journalctl',
    'systemctl',
    'kubectl',
    'nsenter',
    'findmnt',
    'mount',
    'ip',
    'tcpdump',
    'blktrace',
    'blkparse',
    'iostat',
    'df',
    'curl',
    'kill',
    'cat',
    'grep',
    'something-else',
  ];
  const reasons: Reason[] = [
    'not-installed',
    'not-permitted',
    'no-such-process',
    'no-such-file',
    'not-found',
    'nothing-to-show',
    'cannot-connect',
    'unknown',
  ];

  it.each(tools)('there is an answer for %s and every reason, in both languages', (tool) => {
    for (const reason of reasons) {
      const instead = insteadOf(tool, reason, { ...NOTHING, pid: 7 });
      expect(instead.tool).toBe(tool);
      expect(instead.why.en).toMatch(/^[a-z ]{5,}$/);
      expect(instead.why['zh-cn']).toMatch(/^[\u4e00-\u9fff]{3,}$/);
      expect(instead.run.length).toBeGreaterThan(0);
      for (const { command, text } of instead.run) {
        expect(command).not.toMatch(/[{}](?:pid|path|unit|device)/);
        expect(text.en).toMatch(/^[\x20-\x7e]{8,}[.)?]$/);
        expect(text['zh-cn']).toMatch(/[\u4e00-\u9fff]{3}.*[。）？]$/);
      }
    }
  });

  it('reads only', () => {
    const all = tools.flatMap((tool) => reasons.flatMap((reason) => insteadOf(tool, reason, NOTHING).run));
    const changing =
      /\b(?:rm|mv|install|restart|start|stop|kill -|umount|unmask|chmod|chown|tee|dd|apply|delete|prune|sysctl -w)\b|(?:^|[^<\d&])>(?!["'\w])/;
    expect(
      all.map(({ command }) => command.replaceAll(/<\w+>/g, 'x')).filter((command) => changing.test(command)),
    ).toEqual([]);
  });
});

describe('further lines of a message', () => {
  it.each<[string, number]>([
    ['lsof-warns-and-goes-on', 1],
    ['journal-systemd-219', 2],
  ])('%s', (name, count) => {
    const parsed = readOne(format, fixture('tool-error', name));
    expect(parsed).toMatchObject({ gaps: [], complete: true, missing: [] });
    expect(parsed.records).toHaveLength(count);
  });

  it('belong to its span', () => {
    const text = fixture('tool-error', 'journal-systemd-219');
    const [hint] = recordsIn(format, text);
    expect(text.slice(hint?.from, hint?.to)).toMatch(/^Hint: [\s\S]{1,200}turn off this notice\.$/);
  });

  it.each([
    'Output information may be incomplete.',
    'turn off this notice.',
    '(socket: Operation not permitted)',
    'sudo apt install lsof',
  ])('are nothing alone: %s', (text) => {
    expect(artifactsIn(format, text)).toEqual([]);
    expect(artifactsIn(format, `bash: lsof: command not found\nsomething else\n${text}`)[0]?.range).toBe('1-1');
  });
});

describe('all fixtures', () => {
  it.each([...fixturesOf('tool-error')])('%s is read without a gap', (_, text) => {
    const tables = artifactsIn(format, text);
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.every(({ parsed }) => parsed.records.length > 0)).toBe(true);
  });

  it('none is an error of the system', () => {
    const levels = [...fixturesOf('tool-error').values()].flatMap((text) =>
      recordsIn(format, text).map(({ level }) => level),
    );
    expect(new Set(levels)).toEqual(new Set(['warning', 'info']));
  });
});

describe('properties', () => {
  test('any text', () => {
    fc.assert(
      fc.property(garbled(fixturesOf('tool-error').values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  test('a part of the lines gives the same records as all of them', () => {
    const lines = [...fixturesOf('tool-error').values()].flatMap((text) => text.split('\n'));
    fc.assert(
      fc.property(fc.subarray(lines), (part) => {
        const alone = part
          .flatMap((line) => recordsIn(format, line))
          .map(({ tool, reason, message }) => ({ tool, reason, message }));
        const together = recordsIn(format, part.join('\n')).map(({ tool, reason, message }) => ({
          tool,
          reason,
          message,
        }));
        expect(together).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });
});
