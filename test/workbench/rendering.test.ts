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
import { emptyReport, evidenceIn, finding } from './report.ts';

const IDLE: State = {
  inputs: [{ id: 1, name: 'paste', origin: 'paste' }],
  active: 1,
  reading: false,
  filled: true,
  phase: { kind: 'idle' },
  answer: undefined,
  stale: false,
  selected: undefined,
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
            lines: 1,
            from: 0,
            to: 5,
            records: 1,
            envelopes: [HOSTILE],
            complete: false,
            missing: [HOSTILE],
            gaps: [0],
          },
        ],
        links: [{ rule: 'rule', from: 0, to: 1, text: HOSTILE }],
        firstError: { line: 0, text: HOSTILE },
        versions: { docker: { version: HOSTILE, line: 0, printed: false } },
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

it.each<Language>(['en', 'zh-cn'])(
  'the page is built with a text area that works before any script: %s',
  (language) => {
    const html = render(h(Workbench, { language }));
    expect(html).toMatch(/<textarea id="bench-text"[^>]*><\/textarea>/);
    expect(html).toContain(stringsIn(language).start.title);
    expect(html).toContain(stringsIn(language).privacy.short);
  },
);
