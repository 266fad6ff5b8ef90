import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Language, Report } from '../../src/engine/index.ts';
import { answerOf } from '../../src/workbench/answer.ts';
import { BenchContext } from '../../src/workbench/context.ts';
import { AnswerPanel } from '../../src/workbench/parts/answer.tsx';
import type { State } from '../../src/workbench/state.ts';
import { stringsIn } from '../../src/workbench/strings.ts';
import { Workbench } from '../../src/workbench/workbench.tsx';
import { emptyReport, evidenceIn, finding, step, story } from './report.ts';

const IDLE: State = {
  inputs: [{ id: 1, name: 'paste', origin: 'paste' }],
  active: 1,
  reading: false,
  filled: true,
  phase: { kind: 'idle' },
  answer: undefined,
  stale: false,
  selected: undefined,
  selectedStep: undefined,
  wanted: undefined,
  removed: undefined,
  part: undefined,
  editor: 'textarea',
  wrap: true,
  notice: undefined,
};

function panel(state: Partial<State>, language: Language = 'en'): string {
  const bench = { language, strings: stringsIn(language), controller: undefined };
  return render(h(BenchContext.Provider, { value: bench, children: h(AnswerPanel, { state: { ...IDLE, ...state } }) }));
}

const answered = (report: Report, text = ''): Partial<State> => ({ answer: answerOf(report, text) });

/** The text of some markup, with a bar where an element begins or ends. */
function plain(html: string): string {
  return html
    .replace(/<[^>]{0,400}>/g, '|')
    .replaceAll('&lt;', '<')
    .replace(/(?:\s*\|\s*)+/g, ' | ');
}

const HOSTILE = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>&amp;';

describe('hostile text', () => {
  const text = `error: ${HOSTILE} end`;
  const html = panel(
    answered(
      emptyReport({
        input: { name: HOSTILE, bytes: 1, lines: 1, encoding: 'utf-8' },
        findings: [
          finding({
            title: HOSTILE,
            why: HOSTILE,
            versionNote: HOSTILE,
            values: { container: HOSTILE, [HOSTILE]: 'x' },
            next: [HOSTILE],
            evidence: [evidenceIn(text, HOSTILE)],
          }),
          finding({ code: 'SB0002', title: HOSTILE, evidence: [evidenceIn(text, 'end')] }),
        ],
        artifacts: [
          {
            kind: 'oom-report',
            title: HOSTILE,
            line: 0,
            lastLine: 0,
            lines: 1,
            others: 0,
            from: 0,
            to: 5,
            records: 1,
            envelopes: [HOSTILE],
            complete: false,
            missing: [HOSTILE],
            gaps: [0],
            gapCount: 1,
          },
        ],
        stories: [
          story({
            text: HOSTILE,
            steps: [step(HOSTILE, [0, 1]), step(HOSTILE, [0], { id: 'other', blamed: true })],
            joins: [{ from: 0, to: 1, text: HOSTILE }],
            missing: [{ text: HOSTILE, command: HOSTILE }],
          }),
          story({ confidence: 'possible', text: HOSTILE }),
        ],
        firstError: { line: 0, text: HOSTILE },
        versions: {
          docker: { version: HOSTILE, text: HOSTILE, line: 0, printed: false, evidence: HOSTILE },
          runc: {
            version: '1',
            text: '1',
            line: 0,
            printed: true,
            others: [{ version: '2', text: HOSTILE, line: 0, printed: true }],
          },
        },
        failedTools: [
          {
            tool: HOSTILE,
            why: HOSTILE,
            line: 0,
            text: HOSTILE,
            count: 2,
            run: [{ command: HOSTILE, text: HOSTILE, risk: 'reads' }],
          },
        ],
        benign: [{ line: 0, count: 2, text: HOSTILE, why: HOSTILE }],
        unread: { lines: 1, examples: [{ line: 0, text: HOSTILE }] },
      }),
      text,
    ),
  );

  it('stays text wherever it is shown', () => {
    expect(html.split('&lt;img src=x onerror=alert(1)').length).toBeGreaterThan(12);
    expect(html).not.toMatch(/<(?:img|script)/i);
  });

  it('is no part of an address', () => {
    expect(
      [...html.matchAll(/href="([^"]*)"/g)]
        .map(([, address]) => address)
        .filter((address) => /img|script/.test(address ?? '')),
    ).toEqual([]);
  });

  it('is never given to anything that reads markup', () => {
    const folder = new URL('../../src/workbench', import.meta.url).pathname;
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    expect(sources.length).toBeGreaterThan(20);
    const reading =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|supportHtml|isTrusted/;
    expect(sources.filter((file) => reading.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  });
});

describe('the answer', () => {
  const text = 'one\ntwo error three\nfour';
  const two = emptyReport({
    findings: [
      finding({
        evidence: [evidenceIn(text, 'error')],
        line: 1,
        matches: 1,
        values: { container: 'abc' },
        next: ['docker ps'],
      }),
      finding({ code: 'SB9999', slug: 'other', title: 'Another', confidence: 'possible', role: 'symptom' }),
    ],
  });

  it('stands first, with its line, mark, values, commands and article', () => {
    const html = panel(answered(two, text));
    expect(html.indexOf('SB3001')).toBeLessThan(html.indexOf('SB9999'));
    expect(html).toContain('two </span><mark>error</mark><span> three');
    expect(html).toContain('Line 2: ');
    expect(html).toContain('<dt>container</dt><dd>abc</dd>');
    expect(html).toContain('<code>docker ps</code>');
    expect(html).toContain('/cases/exec-not-found-in-path/#fix&amp;container=abc');
    expect(html).toContain('Confirmed');
  });

  it('speaks Chinese on a Chinese page', () => {
    const html = panel(answered(two, text), 'zh-cn');
    expect(html).toContain('已确认');
    expect(html).toContain('/zh-cn/cases/exec-not-found-in-path/');
    expect(html).not.toContain('Confirmed');
  });

  it('says that nothing is known, and what to paste next', () => {
    const html = panel(answered(emptyReport()));
    expect(html).toContain('No known failure recognised');
    expect(html).toContain('journalctl -u docker');
  });

  it('names what is no text', () => {
    const html = panel(
      answered(
        emptyReport({ input: { name: 'photo.log', bytes: 9, lines: 0, encoding: 'binary', binaryKind: 'JPEG image' } }),
      ),
    );
    expect(html).toContain('photo.log holds no text (JPEG image)');
    expect(html).not.toContain('No known failure');
  });

  it('stays while a new one is worked out, and says that it is old', () => {
    expect(panel({ ...answered(two, text), stale: true })).toContain('data-waiting="true"');
    expect(panel(answered(two, text))).toContain('data-waiting="false"');
  });

  it.each(['unreadable', 'too-large', 'crashed', 'unavailable'] as const)('says what went wrong: %s', (reason) => {
    expect(panel({ phase: { kind: 'failed', reason } })).toContain(stringsIn('en').failure[reason]);
  });
});

describe('stories', () => {
  const text = 'the first line\nsecond\nthird line of the paste';
  const told = story({
    steps: [step('the service waits', [0]), step('the pipe is full', [2, 1, 2], { blamed: true }), step('unseen', [])],
    missing: [{ text: 'Who holds it:', command: 'ls -l /proc/12/fd' }],
  });
  const html = (report: Partial<Report>, language: Language = 'en') =>
    panel(answered(emptyReport({ findings: [finding()], ...report }), text), language);
  const other = (name: string, line: number) =>
    story({ text: name, steps: [step('one', [line]), step('two', [line + 1])] });

  it('the sentence, how sure it is, the steps with their lines, where each leads, what to run', () => {
    const shown = plain(html({ stories: [told] }));
    expect(shown).toMatch(
      /How it hangs together \| Confirmed \| .{1,120} \| the service hangs because the pipe is full \|/,
    );
    const list = shown.slice(shown.indexOf('Step by step'));
    expect(list).toContain('| 1 | the service waits | line 1 | the first line | because → 2 |');
    expect(list).toContain('| 2 | Cause | the pipe is full | line 3 | third line of the paste | also | line 2 |');
    expect(list).toContain('| 3 | unseen |');
    expect(list).toContain('To be sure, run | Who holds it: | ls -l /proc/12/fd |');
  });

  it('the drawing is hidden from screen readers and holds no button; the list has one for each step that is seen', () => {
    const page = html({ stories: [told] });
    const drawing = /<svg class="drawing".*?<\/svg>/s.exec(page)?.[0] ?? '';
    expect(drawing).toContain('aria-hidden="true"');
    expect(drawing).toContain('the pipe is full');
    expect(drawing).not.toMatch(/<button|tabindex|href/i);
    expect(page.split('data-step="').length - 1).toBe(2);
    expect(page).not.toContain('data-step="2"');
  });

  it('the step whose line is selected is marked in both', () => {
    const state = { ...answered(emptyReport({ stories: [told] }), text), selectedStep: { story: 0, step: 1 } };
    const page = panel(state);
    expect(page.split('data-selected="true"').length - 1).toBe(1);
    expect(page).toMatch(/data-step="1" aria-current="true"/);
  });

  it('stand after the first finding and before the others', () => {
    const findings = [finding(), finding({ code: 'SB9999', title: 'Another' })];
    const shown = plain(html({ findings, stories: [told] }));
    const order = ['SB3001', 'Step by step', 'SB9999'].map((part) => shown.indexOf(part));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('are the answer where no failure is known by name, unless they are only possible', () => {
    const leads = (confidence: 'confirmed' | 'possible') => {
      const shown = plain(html({ findings: [], stories: [{ ...told, confidence }] }));
      return shown.indexOf('How it hangs together') < shown.indexOf('No known failure');
    };
    expect(leads('confirmed')).toBe(true);
    expect(leads('possible')).toBe(false);
  });

  it('at most three are open, the others folded', () => {
    const stories = ['a', 'b', 'c', 'd', 'e'].map((name, index) => other(`story ${name}`, 10 * index));
    const page = html({ stories });
    expect(page.split('<section class="bench-finding bench-story"').length - 1).toBe(3);
    expect(page.split('<details class="bench-finding bench-story">').length - 1).toBe(2);
    expect(plain(page)).toContain('| 2 more | Confirmed | story d |');
  });

  it('what is only possible is folded', () => {
    const page = html({ stories: [{ ...told, confidence: 'possible' }] });
    expect(page).not.toContain('<section class="bench-finding bench-story"');
    expect(plain(page)).toContain('How it hangs together | Possible | the service hangs');
  });

  it('many folded ones are shown when asked for', () => {
    const stories = Array.from({ length: 12 }, (_, index) => other(`story ${index}`, 10 * index));
    const page = html({ stories });
    expect(page.split('<details class="bench-finding bench-story">').length - 1).toBe(4);
    expect(plain(page)).toContain('| Show all 9 |');
  });

  it('the first finding leads to what is told in full', () => {
    const links = (stories: Report['stories']) => html({ stories }).split('>How it hangs together</button>').length - 1;
    expect([links([told]), links([{ ...told, confidence: 'possible' }]), links([])]).toEqual([1, 0, 0]);
  });

  it('there is nothing to see without one', () => {
    expect(html({})).not.toContain('bench-stor');
  });

  it('speak Chinese on a Chinese page', () => {
    const shown = plain(html({ stories: [told] }, 'zh-cn'));
    expect(shown).toContain('来龙去脉 | 已确认 |');
    expect(shown).toContain('| 2 | 症结 | the pipe is full | 第 3 行 |');
    expect(shown).not.toMatch(/Cause|hangs together|Step by step|To be sure|line 3 \|/);
  });
});

describe('what was understood', () => {
  const artifact = {
    kind: 'goroutine-dump',
    title: 'Goroutine dump',
    line: 11,
    lastLine: 9875,
    lines: 9865,
    others: 0,
    from: 0,
    to: 5,
    records: 37,
    summary: '1,404 goroutines in 37 groups',
    envelopes: ['journald'],
    complete: false,
    missing: ['end'],
    gaps: [],
    gapCount: 0,
  } as const;
  const understood = (changed: Partial<Report['artifacts'][number]>, language: Language = 'en') =>
    plain(panel(answered(emptyReport({ artifacts: [{ ...artifact, ...changed }] })), language));

  it('names each part with its extent, its layers and what is missing', () => {
    expect(understood({})).toContain(
      'Goroutine dump | 1,404 goroutines in 37 groups | lines 12–9,876 | journald peeled | cut: end missing |',
    );
    expect(understood({}, 'zh-cn')).toContain('| 第 12–9,876 行 | 已剥去 journald 外层 | 不完整，缺：end |');
  });

  it('says nothing of layers, gaps and missing parts where there are none', () => {
    const text = understood({ envelopes: [], complete: true, missing: [], lastLine: 11 });
    expect(text).toContain('in 37 groups | line 12 |');
    expect(text).not.toMatch(/peeled|cut|not understood/);
  });

  it('tells lines of others between', () => {
    expect(understood({ others: 3 })).toContain('lines 12–9,876 | (3 lines of others between)');
  });

  it('every line that was not understood can be gone to, the first few at once', () => {
    const gaps = [11, 12, 15, 20, 30, 40, 50, 60, 70];
    const text = understood({ gaps, gapCount: 120 });
    expect(text).toContain('120 lines not understood: | 12 | 13 | 16 | 21 | 31 | 41 | and 114 more |');
    expect(understood({ gaps: gaps.slice(0, 7), gapCount: 7 })).toContain(
      '7 lines not understood: | 12 | 13 | 16 | 21 | 31 | 41 | 51 |',
    );
    expect(understood({ gaps: [11], gapCount: 1 })).toContain('1 line not understood: | 12 |');
  });

  it('names versions with their place, and what they were worked out from', () => {
    const versions: Report['versions'] = {
      docker: { version: '24.0.7', text: '24.0.7', line: 1, printed: true },
      runc: {
        version: '1.0.0-rc7',
        text: '1.0.0-rc7 to 1.0.0-rc8',
        upTo: '1.0.0-rc8',
        line: 4,
        printed: false,
        evidence: 'container_linux.go:345: starting container process',
        others: [{ version: '1.1.0', text: '1.1.0 or newer', line: 1233, printed: false, orNewer: true }],
      },
    };
    const text = plain(panel(answered(emptyReport({ versions }))));
    expect(text).toContain('docker | 24.0.7 | line 2 | runc');
    expect(text).toContain(
      '1.0.0-rc7 to 1.0.0-rc8 | line 5 | worked out from container_linux.go:345: starting container process',
    );
    expect(text).toContain('1.1.0 or newer | line 1,234');
  });
});

describe('tools that failed', () => {
  const failedTools: Report['failedTools'] = [
    {
      tool: 'lsof',
      why: 'not installed',
      line: 0,
      text: 'bash: lsof: command not found',
      count: 2,
      run: [{ command: 'sudo ls -l /proc/<pid>/fd', text: 'Lists the open files.', risk: 'reads' }],
    },
  ];

  it('stand first when nothing is known, with the command to run instead', () => {
    const html = panel(answered(emptyReport({ failedTools }), 'bash: lsof: command not found'));
    const text = plain(html);
    expect(text.indexOf('The tool itself failed')).toBeLessThan(text.indexOf('No known failure recognised'));
    expect(text).toContain('lsof showed nothing: not installed');
    expect(text).toContain('There is no output to judge yet.');
    expect(html).toContain('aria-label="Copy: sudo ls -l /proc/&lt;pid>/fd"');
    expect(text).toContain('Lists the open files.');
  });

  it('stand below the findings otherwise', () => {
    const text = plain(panel(answered(emptyReport({ failedTools, findings: [finding()] }))));
    expect(text.indexOf('SB3001')).toBeLessThan(text.indexOf('The tool itself failed'));
    expect(text).not.toContain('No known failure');
  });

  it('are not spoken of when none failed', () => {
    expect(panel(answered(emptyReport()))).not.toContain('bench-failed-tools');
  });

  it('speak Chinese on a Chinese page', () => {
    expect(plain(panel(answered(emptyReport({ failedTools })), 'zh-cn'))).toContain('lsof 没有给出结果：not installed');
  });
});

it.each<Language>(['en', 'zh-cn'])(
  'the page is built with a text area that works before any script: %s',
  (language) => {
    const html = render(h(Workbench, { language }));
    expect(html).toMatch(/<textarea id="bench-text"[^>]*><\/textarea>/);
    expect(html).toContain(stringsIn(language).start.title);
    expect(html).toContain(stringsIn(language).privacy.short);
  },
);
