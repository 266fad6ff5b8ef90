/** Pastes of whole investigations: what is found in them, in envelopes too, and what is left when a part is missing. */
import { describe, expect, it } from 'vitest';
import { createFileAnalyzer } from '../../../src/catalog/files.ts';
import { decode, type Report, type ReportedArtifact, type ReportedStory } from '../../../src/engine/index.ts';
import { INVESTIGATIONS, investigation, marksOf } from '../../support/investigations.ts';
import { reportOn, sureness, surest } from '../../support/stories.ts';
import { WRAPPINGS } from '../../support/wrap.ts';

const analyzer = await createFileAnalyzer();
const OUTER = WRAPPINGS.filter(({ name }) => ['quoted', 'docker json-file', 'CRLF'].includes(name));

/** The text without the lines of some artifacts; the others keep their line numbers. */
function without(text: string, removed: readonly ReportedArtifact[]): string {
  const isRemoved = (line: number): boolean => removed.some((one) => one.line <= line && line <= one.lastLine);
  return text
    .split('\n')
    .map((line, number) => (isRemoved(number) ? '' : line))
    .join('\n');
}

const isUntouched = ({ steps }: ReportedStory, { line, lastLine }: ReportedArtifact): boolean =>
  steps.every(({ places }) => places.every((place) => place.line < line || place.line > lastLine));

const ofRule = ({ stories }: Report, name: string): Report['stories'] => stories.filter(({ rule }) => rule === name);
const ofCode = ({ findings }: Report, name: string): Report['findings'] => findings.filter(({ code }) => code === name);

describe('investigations', () => {
  it.each(INVESTIGATIONS)('$name: artifacts, findings and stories', ({ text, marks }) => {
    expect(marksOf(reportOn(text))).toEqual(marks);
  });

  describe.each(OUTER)('in $name', ({ name, wrap }) => {
    it.each(INVESTIGATIONS)('$name', ({ text, marks }) => {
      expect(OUTER).toHaveLength(3);
      expect(marksOf(analyzer.analyze(decode(wrap(text), name)))).toEqual(marks);
    });
  });

  it.each(INVESTIGATIONS)(
    '$name: no part that is missing makes anything surer, and the rest is still told',
    ({ text }) => {
      const whole = reportOn(text);
      for (const artifact of whole.artifacts) {
        const rest = reportOn(without(text, [artifact]));
        for (const { rule } of rest.stories) {
          expect(surest(ofRule(rest, rule)), `${rule} without ${artifact.kind}`).toBeLessThanOrEqual(
            surest(ofRule(whole, rule)),
          );
        }
        for (const { code } of rest.findings) {
          const before = surest(ofCode(whole, code));
          if (before > 0) expect(surest(ofCode(rest, code)), code).toBeLessThanOrEqual(before);
        }
        const untouched = whole.stories.filter((story) => isUntouched(story, artifact));
        const kept = new Set(rest.stories.map(({ rule }) => rule));
        expect(untouched.filter(({ rule }) => !kept.has(rule))).toEqual([]);
      }
    },
  );

  it.each(INVESTIGATIONS)('$name: cut at any line it says nothing that the whole does not', ({ text, marks }) => {
    const lines = text.split('\n');
    const rules = new Set(marks.filter((mark) => mark.startsWith('#story')).map((mark) => mark.split(' ')[1]));
    const step = Math.max(1, Math.floor(lines.length / 60));
    for (let count = 1; count < lines.length; count += step) {
      const { stories } = reportOn(lines.slice(0, count).join('\n'));
      expect(stories.map(({ rule }) => rule).filter((rule) => !rules.has(rule))).toEqual([]);
    }
  });
});

describe('the chain of an exec that is blocked on its standard error', () => {
  const { text } = investigation('exec-blocked-on-stderr');
  const whole = reportOn(text);
  const [chain] = ofRule(whole, 'blocked-by');

  it('goes from the requests to the pipe, and to the memory', () => {
    expect(chain?.steps.map(({ id }) => id.replace(/ \d{1,4}$/, ''))).toEqual([
      'dockerd ContainerInspectCurrent',
      'dockerd IsRunning',
      'dockerd List',
      'dockerd ContainerExecStart',
      'containerd Start',
      'pid 23104',
      'pid 27733',
      'pid 27790',
      'crash',
      'pipe 884213907',
      'reader 23104',
      expect.stringMatching(/^memory c41f7e02a9d8/),
    ]);
    expect(chain?.steps.filter(({ blamed }) => blamed).map(({ id }) => id.slice(0, 9))).toEqual([
      'pid 27790',
      'memory c4',
    ]);
    expect(chain?.values).toMatchObject({ victims: '90,173', kernel: '99.66 %', time: 'Mar  9 11:42:06' });
  });

  it('names the case of the chain before its cause, wherever the kernel log stands', () => {
    const { artifacts } = whole;
    const report = artifacts.find(({ kind }) => kind === 'oom-report');
    const lines = text.split('\n');
    const first = lines.slice(report?.line, (report?.lastLine ?? 0) + 1).join('\n');
    const { findings } = reportOn(`${first}\n\n${without(text, report ? [report] : [])}`);
    expect(findings.map(({ code }) => code).slice(0, 2)).toEqual(['SB1002', 'SB2003']);
  });

  it.each([
    [
      'goroutine-profile',
      0,
      'likely',
      "curl -s -m 20 --unix-socket /var/run/docker.sock 'http://localhost/debug/pprof/goroutine?debug=1'",
    ],
    ['goroutine-profile', 1, 'likely', 'kill -USR1 $(pidof containerd)'],
    ['ps', 0, 'likely', "ps -eo pid,ppid,lstart,args | grep -E '[s]him|[r]unc'"],
    ['strace', 0, 'likely', 'grep -H . /proc/23104/task/*/syscall'],
    ['strace', 2, 'possible', 'grep -H . /proc/27790/task/*/syscall'],
    ['lsof', 0, 'likely', 'ls -l /proc/27790/fd'],
    ['lsof', 2, 'likely', "find /proc/[0-9]*/fd -lname 'pipe:[[]884213907]' -ls 2>/dev/null"],
    ['oom-report', 0, 'confirmed', "dmesg -T | grep -E 'invoked oom-killer|Killed process|fork rejected'"],
  ] as const)('without %s %i it is %s and says what to run', (kind, index, confidence, command) => {
    const removed = whole.artifacts.filter((artifact) => artifact.kind === kind)[index];
    const [left] = ofRule(reportOn(without(text, removed ? [removed] : [])), 'blocked-by');
    expect(left?.confidence).toBe(confidence);
    expect(left?.missing.map((one) => one.command)).toContain(command);
  });

  it('is not confirmed without the tables of open files', () => {
    const tables = whole.artifacts.filter(({ kind }) => kind === 'lsof');
    expect(tables).toHaveLength(3);
    const rest = reportOn(without(text, tables));
    expect(surest(ofRule(rest, 'pipe-deadlock'))).toBeLessThan(sureness('confirmed'));
    expect(surest(ofRule(rest, 'blocked-by'))).toBeLessThan(sureness('confirmed'));
    expect(ofCode(rest, 'SB1002').map(({ confidence }) => confidence)).toEqual(['likely']);
  });
});
