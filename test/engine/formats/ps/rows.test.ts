import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from '../../../../src/engine/formats/ps/parse.ts';
import type { ListedProcess } from '../../../../src/engine/formats/ps/record.ts';
import { linesOf } from '../../../support/lines.ts';
import { fixture, readAll, readOne } from './read.ts';

function only(text: string): ListedProcess {
  const [record, ...others] = readOne(text).records;
  if (!record || others.length > 0) throw new Error('expected one process');
  return record;
}

describe('columns', () => {
  test.each([
    [
      'ef-18.06-exec',
      {
        pid: 6655,
        ppid: 1,
        tid: undefined,
        user: 'root',
        start: 'Jun17',
        tty: undefined,
        cpuSeconds: 45_608,
        stat: undefined,
      },
    ],
    [
      'aux-states',
      {
        pid: 1,
        ppid: undefined,
        cpuPercent: 0,
        virtualSize: 191_184 * 1024,
        residentSize: 4200 * 1024,
        stat: 'Ss',
        start: 'Feb02',
        cpuSeconds: 862,
      },
    ],
    ['eLf-threads', { pid: 902, ppid: 1, tid: 902, threads: 3, cpuSeconds: 608 }],
    ['eo-wchan', { pid: 1, ppid: 0, stat: 'Ss', wchan: 'do_epoll_wait', command: 'systemd', user: undefined }],
    [
      'eo-lstart-and-name',
      {
        pid: 902,
        user: 'root',
        start: 'Mon Feb  2 10:02:43 2026',
        elapsedSeconds: 1_217_469,
        command: '/usr/bin/dockerd -H fd://',
      },
    ],
    ['el-long', { pid: 1, ppid: 0, stat: 'S', wchan: 'do_epo', user: '0', command: 'systemd' }],
    ['docker-top', { pid: 3221, ppid: 3200, start: 'Jun11', command: 'nginx: master process nginx -g daemon off;' }],
    ['busybox', { pid: 1, user: 'root', cpuSeconds: 0, command: 'sh', ppid: undefined }],
    ['blog-collapsed', { pid: 20817, ppid: 6655, start: '6月17', cpuSeconds: 64 }],
  ])('%s', (name, expected) => {
    expect(readOne(fixture(name)).records[0]).toMatchObject(expected);
  });

  it('a name with a space in the middle of the table', () => {
    expect(readOne(fixture('eo-lstart-and-name')).records.map(({ user, command }) => [user, command])).toEqual([
      ['root', '/usr/bin/dockerd -H fd://'],
      ['anna', '/usr/lib/firefox/firefox -contentproc'],
      ['root', '[migration/0]'],
    ]);
  });

  test.each([
    ['PID TTY TIME CMD', '7 pts/0 1-02:03:04 x', { tty: 'pts/0', cpuSeconds: 93_784 }],
    ['PID START CMD', '7 15:23:11 x', { start: '15:23:11' }],
    ['PID START CMD', '7 Nov 20 x y', { start: 'Nov 20', command: 'x y' }],
    ['PID STARTED CMD', '7 Fri Nov 20 15:23:11 2026 x', { start: 'Fri Nov 20 15:23:11 2026', command: 'x' }],
    ['PID ELAPSED CMD', '7 3302 x', { elapsedSeconds: 3302 }],
    ['PID VSZ RSS CMD', '7 1032m 12 x', { virtualSize: 1032 * 1024 ** 2, residentSize: 12 * 1024 }],
    ['PID CGROUP CMD', '7 0::/system.slice/docker.service x', { cgroup: '0::/system.slice/docker.service' }],
    ['PID CGROUP CMD', '7 - x', { cgroup: undefined }],
    ['PID MY_TITLE CMD', '7 whatever x', { command: 'x' }],
    ['PID WCHAN', '7 pipe_write', { wchan: 'pipe_write', command: '' }],
    ['PID SPID CMD', '7 9 x', { tid: 9 }],
  ])('%s: %s', (header, row, expected) => {
    expect(only(`${header}\n${row}`)).toMatchObject({ pid: 7, ...expected });
  });

  it('collapsed spaces change nothing but the tree', () => {
    const bare = (text: string) =>
      readOne(text).records.map(({ from: _from, to: _to, depth: _depth, start, ...process }) => ({
        ...process,
        start: start?.replace(/ +/g, ' '),
      }));
    for (const name of ['ef-18.06-exec', 'aux-states', 'ef-forest-20.10', 'eLf-threads', 'el-long', 'docker-top']) {
      expect(bare(fixture(name).replace(/ {2,}/g, ' '))).toEqual(bare(fixture(name)));
    }
  });
});

describe('says what is missing', () => {
  test.each([
    ['ef-18.06-exec', true, []],
    ['grepped-rows', false, ['header']],
    ['header-only', false, ['rows']],
  ])('%s', (name, complete, missing) => {
    expect(readOne(fixture(name))).toMatchObject({ complete, missing, gaps: [] });
  });

  it('a line that is no row of the table is a gap', () => {
    expect(parse(linesOf('  PID  PPID CMD\n    1     0 init\nx y z'))).toMatchObject({
      gaps: [2],
      records: [{ pid: 1 }],
    });
  });
});

describe('whatever is pasted', () => {
  const names = readdirSync(new URL('fixtures', import.meta.url)).map((file) => file.replace('.txt', ''));
  const realLines = names.flatMap((name) => fixture(name).split('\n'));
  const garbled = fc
    .array(
      fc.oneof(
        fc.constantFrom(...realLines),
        fc.tuple(fc.constantFrom(...realLines), fc.nat(120)).map(([line, length]) => line.slice(0, length)),
        fc.tuple(fc.constantFrom(...realLines), fc.nat(120)).map(([line, from]) => line.slice(from)),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 30 },
    )
    .map((lines) => lines.join('\n'));

  it('nothing makes it throw, and spans are in order and inside of the text', () => {
    fc.assert(
      fc.property(garbled, (text) => {
        for (const parsed of [parse(linesOf(text)), ...readAll(text)]) {
          parsed.records.forEach(({ from, to, pid }, index) => {
            expect(Number.isInteger(pid)).toBe(true);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(from).toBeGreaterThan(parsed.records[index - 1]?.to ?? -1);
          });
          expect(parsed.complete).toBe(parsed.missing.length === 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(names)('a cut of %s invents no process, and no container', (name) => {
    const text = fixture(name).trimEnd();
    const whole = new Map(
      readAll(text).flatMap(({ records }) =>
        records.map((process): [string, ListedProcess] => [`${process.line} ${process.pid}`, process]),
      ),
    );
    for (let at = 0; at <= text.length; at++) {
      for (const { line, pid, ppid, container, subcommand } of readAll(text.slice(0, at)).flatMap(
        ({ records }) => records,
      )) {
        const process = whole.get(`${line} ${pid}`);
        expect({ at, ppid }).toEqual({ at, ppid: process?.ppid });
        expect([undefined, process?.container]).toContain(container);
        expect([undefined, process?.subcommand]).toContain(subcommand);
      }
    }
  });
});
