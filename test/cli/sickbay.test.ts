import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'sickbay-cli-'));

function run(input: string | Buffer, ...commandArguments: string[]) {
  return spawnSync('npm', ['run', '-s', 'sickbay', '--', ...commandArguments], {
    cwd: PROJECT_ROOT,
    input,
    encoding: 'utf8',
  });
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const LOOPBACK = 'docker: Error response from daemon: There are no more loopback devices available.\n';

describe('the command line', { timeout: 60_000 }, () => {
  it('prints one JSON object a line, one per file', () => {
    const { stdout, status } = run('', 'analyze', '--json', file('a.log', LOOPBACK), file('b.log', 'all is well\n'));
    const reports = stdout
      .trim()
      .split('\n')
      .map((line): { findings: { code: string }[] } => JSON.parse(line));
    expect(reports.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['SB5003'], []]);
    expect(reports[0]).toMatchObject({ schema: 1, input: { lines: 1, bytes: LOOPBACK.length } });
    expect(status).toBe(0);
  });

  it('reads standard input and prints a report to read', () => {
    const { stdout, status } = run(LOOPBACK, 'analyze', '-');
    expect(stdout).toContain('SB5003');
    expect(stdout).toContain('/cases/no-loopback-devices/');
    expect(stdout).toMatch(/1 \| docker: Error response[^\n]*\n\s+\|[ ~]*~/);
    expect(status).toBe(0);
  });

  it('speaks Chinese when asked to', () => {
    const { stdout, status } = run(LOOPBACK, 'analyze', '--lang', 'zh-cn', '-');
    expect(stdout).toContain('认出 1 种故障。');
    expect(stdout).toContain('/cases/no-loopback-devices/');
    expect(status).toBe(0);
  });

  it('says which tool failed and what to run instead', () => {
    const { stdout, status } = run('bash: lsof: command not found\n', 'analyze', '-');
    expect(stdout).toContain('lsof showed nothing: not installed');
    expect(stdout).toContain('sudo ls -l /proc/<pid>/fd');
    expect(status).toBe(0);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['binary', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3])],
    ['UTF-16', Buffer.from(`\ufeff${LOOPBACK}`, 'utf16le')],
  ])('exits with 0 for %s', (name, content) => {
    expect(run('', 'analyze', file(`${name}.bin`, content)).status).toBe(0);
  });

  it.each([
    ['a missing file', ['analyze', join(folder, 'nowhere.log')]],
    ['a folder', ['analyze', folder]],
    ['no file', ['analyze']],
    ['no command', []],
    ['an unknown option', ['analyze', '--frobnicate', 'x']],
    ['an unknown language', ['analyze', '--lang', 'tlh', 'x']],
  ])('exits with 2 and says why for %s', (_, commandArguments) => {
    const { status, stderr, stdout } = run('', ...commandArguments);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(stderr).toMatch(/^sickbay: /);
    expect(stdout).toBe('');
  });

  it('still reports the readable files when one is not', () => {
    const { status, stdout } = run('', 'analyze', '--json', join(folder, 'nowhere.log'), file('c.log', LOOPBACK));
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});

describe('the scaffold', { timeout: 60_000 }, () => {
  it('refuses to overwrite and names what is wrong', () => {
    const refuse = (...commandArguments: string[]) =>
      spawnSync('npm', ['run', '-s', 'new-case', '--', ...commandArguments], { cwd: PROJECT_ROOT, encoding: 'utf8' });
    expect(refuse('no-loopback-devices', '--code', 'SB5999', '--title', 'x').stderr).toContain('is there already');
    expect(refuse('some-new-case', '--code', 'SB5003', '--title', 'x').stderr).toContain(
      'belongs to no-loopback-devices',
    );
    expect(refuse('some-new-case', '--code', 'XX1', '--title', 'x').status).toBe(2);
    expect(
      execFileSync('git', ['status', '--porcelain', 'content/cases/some-new-case'], {
        cwd: PROJECT_ROOT,
        encoding: 'utf8',
      }),
    ).toBe('');
  });
});
