/** What the report says about what was read: extents, gaps, tools that failed; and all of it as plain text. */
import { describe, expect, it } from 'vitest';
import { createAnalyzer, type FailedTool, fromText, type Language, reportText } from '../../../src/engine/index.ts';
import { FORMATS } from '../../support/formats.ts';

const analyzer = createAnalyzer({ formats: FORMATS, cases: [], benign: [] });
const reportOn = (text: string, language: Language = 'en') => analyzer.analyze(fromText(text), { language });
const textOf = (text: string, language: Language = 'en') => reportText(reportOn(text, language), text, language);
const lines = (...text: string[]) => text.join('\n');

const ENTRY = (message: string, level = 'info') => `time="2026-11-20T10:00:00Z" level=${level} msg="${message}"`;
const LSOF = 'bash: lsof: command not found';
const DUMP = lines(
  'goroutine 1 [running]:',
  'main.main()',
  '\t/go/src/app/main.go:12 +0x1d',
  '',
  'goroutine 7 [semacquire, 91 minutes]:',
  'sync.runtime_SemacquireMutex(0xc42, 0x0)',
  '\t/usr/local/go/src/runtime/sema.go:71 +0x3d',
  'created by main.work',
  '\t/go/src/app/main.go:40 +0x1d',
);

describe('artifacts', () => {
  it('reach from the first to the last of their lines, and count their own', () => {
    const text = lines('prose', ENTRY('one'), 'prose between', '', 'more prose', ENTRY('two'), 'prose');
    expect(reportOn(text).artifacts).toMatchObject([{ kind: 'daemon-log', line: 1, lastLine: 5, lines: 2, others: 2 }]);
    expect(textOf(text)).toContain('Daemon log · 2 entries · lines 2–6, 2 of others between\n');
    expect(textOf(text, 'zh-cn')).toContain('守护进程日志 · 2 条日志 · 第 2–6 行，中间夹有 2 行别的内容\n');
  });

  it('of one line', () => {
    expect(textOf(ENTRY('one'))).toContain('Daemon log · 1 entry · line 1\n');
    expect(textOf(ENTRY('one'), 'zh-cn')).toContain('守护进程日志 · 1 条日志 · 第 1 行\n');
  });

  it('say what was peeled, what is missing and what was not understood', () => {
    const journal = lines(
      ...Array.from({ length: 1200 }, (_, index) => ENTRY(`entry ${index}`)),
      ...DUMP.split('\n')
        .slice(0, -2)
        .map((line) => `Nov 20 10:00:01 web-03 dockerd[812]: ${line}`),
    );
    expect(textOf(journal)).toContain(
      'Goroutine dump · 2 goroutines in 2 groups, 1 waiting more than an hour · lines 1,201–1,207 · journald peeled · cut: end missing\n',
    );
    expect(textOf(journal, 'zh-cn')).toContain('· 第 1,201–1,207 行 · 已剥去 journald 外层 · 不完整，缺：结尾\n');
  });

  it('name the lines that were not understood', () => {
    const table = lines(
      'COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF    NODE NAME',
      'dockerd   902 root  cwd    DIR    8,3     4096       2 /',
    );
    const [artifact] = reportOn(table).artifacts;
    expect(artifact).toMatchObject({ gaps: [], gapCount: 0, complete: true, missing: [] });
    const cgroups = lines('#subsys_namehierarchynum_cgroupsenabled', 'memory9655351', 'cpuset62041');
    expect(reportOn(cgroups).artifacts).toMatchObject([{ gaps: [1, 2], gapCount: 2, complete: false }]);
    expect(textOf(cgroups)).toContain('2 lines not understood: 2, 3\n');
    expect(textOf(cgroups, 'zh-cn')).toContain('2 行没读懂：第 2、3 行\n');
  });

  it('of a log too long to be read whole tell its lines and errors', () => {
    const text = lines(
      ...Array.from({ length: 20_100 }, (_, index) => ENTRY('x', index % 1000 === 0 ? 'error' : 'info')),
    );
    expect(reportOn(text).artifacts).toMatchObject([{ summary: '20,100 lines, 21 errors' }]);
  });
});

describe('tools that failed', () => {
  const failed = (text: string, language?: Language): readonly FailedTool[] => reportOn(text, language).failedTools;

  it('what failed, why, and what to run instead', () => {
    expect(failed(lines('prose', LSOF))).toEqual([
      {
        tool: 'lsof',
        why: 'not installed',
        line: 1,
        text: LSOF,
        count: 1,
        run: [
          {
            command: 'sudo ls -l /proc/<pid>/fd',
            text: 'Lists the open files of the process: paths, pipes and sockets with their inode.',
            risk: 'reads',
          },
        ],
      },
    ]);
    expect(failed(LSOF, 'zh-cn')).toMatchObject([
      { tool: 'lsof', why: '没有安装', run: [{ text: expect.stringContaining('列出进程打开的文件') }] },
    ]);
  });

  it('one answer for a tool that fails again, another for another reason', () => {
    const attach = (pid: number, why: string) => `strace: attach: ptrace(PTRACE_SEIZE, ${pid}): ${why}`;
    const found = failed(lines(LSOF, LSOF, attach(7, 'Operation not permitted'), attach(7, 'No such process'), LSOF));
    expect(found.map(({ tool, why, count }) => [tool, why, count])).toEqual([
      ['lsof', 'not installed', 3],
      ['strace', 'not permitted', 1],
      ['strace', 'no such process', 1],
    ]);
  });

  it.each<[tool: string, why: string, text: string]>([
    ['lsof', 'a header without rows', 'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME'],
    ['ps', 'a header without rows', 'UID        PID  PPID  C STIME TTY          TIME CMD'],
    ['df', 'a header without rows', 'Filesystem      Size  Used Avail Use% Mounted on'],
    ['kubectl', 'a header without rows', 'NAME   READY   STATUS    RESTARTS   AGE'],
    ['kubectl', 'a header without rows', 'LAST SEEN   TYPE      REASON    OBJECT      MESSAGE'],
    ['strace', 'attached, but no system call seen', 'strace: Process 11646 attached'],
    [
      'tcpdump',
      'no packets',
      lines(
        'tcpdump: listening on docker0, link-type EN10MB (Ethernet), capture size 262144 bytes',
        '0 packets captured',
        '0 packets received by filter',
        '0 packets dropped by kernel',
      ),
    ],
  ])('%s, %s', (tool, why, text) => {
    expect(failed(text)).toMatchObject([{ tool, why, line: 0 }]);
    expect(failed(text)[0]?.run.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'rows',
      lines(
        'COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF    NODE NAME',
        'dockerd   902 root  cwd    DIR    8,3     4096       2 /',
      ),
    ],
    ['calls', lines('strace: Process 11646 attached', 'futex(0x5581, FUTEX_WAIT_PRIVATE, 0, NULL')],
    ['an error of the daemon', 'Error response from daemon: no such container: web'],
    ['prose about a tool', 'If lsof is not installed, install it.'],
  ])('none with %s', (_, text) => {
    expect(failed(text)).toEqual([]);
  });

  it('stand in the text of the report', () => {
    expect(textOf(lines('prose', LSOF, LSOF))).toContain(
      lines(
        'No known failure recognised.',
        '',
        'lsof showed nothing: not installed',
        '',
        `     2 | ${LSOF} (and 1 more time)`,
        '',
        '   Run instead (reads only):',
        '     sudo ls -l /proc/<pid>/fd',
        '       Lists the open files of the process: paths, pipes and sockets with their inode.',
        '',
        'Understood:',
      ),
    );
    expect(textOf(LSOF, 'zh-cn')).toContain(
      lines(
        '没有认出已知故障。',
        '',
        'lsof 没有给出结果：没有安装',
        '',
        `     1 | ${LSOF}`,
        '',
        '   请改用（只读）：',
        '     sudo ls -l /proc/<pid>/fd',
      ),
    );
  });
});

describe('versions in the text of the report', () => {
  const text = lines(
    'Linux version 5.15.0-91-generic (buildd@lcy02) (gcc) #101-Ubuntu SMP',
    'container_linux.go:348: starting container process caused "x"',
    'Linux version 4.19.0-17-amd64 (debian-kernel) (gcc) #1 SMP Debian',
  );

  it.each<[Language, string]>([
    [
      'en',
      lines(
        'Versions:',
        '  runc 1.0.0-rc5, worked out from line 2: container_linux.go:348: starting container process',
        '  kernel 5.15.0-91-generic, line 1',
        '    also 4.19.0-17-amd64, line 3',
      ),
    ],
    [
      'zh-cn',
      lines(
        '版本：',
        '  runc 1.0.0-rc5，由第 2 行推断：container_linux.go:348: starting container process',
        '  kernel 5.15.0-91-generic，第 1 行',
        '    另有 4.19.0-17-amd64，第 3 行',
      ),
    ],
  ])('%s', (language, expected) => {
    expect(textOf(text, language)).toContain(expected);
  });
});

it('the Chinese report has no English sentence', () => {
  const text = textOf(lines('prose', LSOF, DUMP, ENTRY('x', 'error'), 'prose'), 'zh-cn');
  expect(text).not.toMatch(/\b(?:lines?|records?|missing|recognised|understood|peeled|example)\b/i);
});
