import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report, Span } from '../../src/engine/index.ts';
import { Controller } from '../../src/workbench/controller.ts';
import {
  type Editor,
  FIRST_INPUT,
  freshSnapshot,
  type Gap,
  type Mark,
  type Snapshot,
} from '../../src/workbench/editor/editor.ts';
import { AnalysisFailure, type AnalysisInput, type AnalysisOptions, type LatestOnly } from '../../src/worker/client.ts';
import { emptyReport, evidenceIn, finding, step, story } from './report.ts';

class FakeEditor implements Editor {
  readonly kind: Editor['kind'];
  readonly capacity: number;
  readonly texts = new Map<number, Snapshot>([[FIRST_INPUT, freshSnapshot('')]]);
  shown = FIRST_INPUT;
  marks: readonly Mark[] = [];
  gaps: readonly Gap[] = [];
  selected: Span | undefined;
  revealed: Span | undefined;
  /** Whether the last selection took the focus. */
  focused: boolean | undefined;
  isDisposed = false;

  constructor(kind: Editor['kind'] = 'textarea', capacity = 1000) {
    this.kind = kind;
    this.capacity = capacity;
  }

  has = (id: number) => this.texts.has(id);
  open = (id: number, snapshot: Snapshot) => void this.texts.set(id, snapshot);
  show = (id: number) => {
    this.shown = id;
  };
  close = (id: number) => void this.texts.delete(id);
  text = (id: number) => this.texts.get(id)?.text ?? '';
  length = (id: number) => this.text(id).length;
  snapshot = (id: number) => this.texts.get(id) ?? freshSnapshot('');
  replace = (text: string) => void this.texts.set(this.shown, freshSnapshot(text));
  mark = (marks: readonly Mark[], gaps: readonly Gap[]) => {
    this.gaps = gaps;
    this.marks = marks;
  };
  reveal = (span: Span) => {
    this.revealed = span;
  };
  select = (span: Span, { focus } = { focus: true }) => {
    this.selected = span;
    this.focused = focus;
  };
  setWrap = () => undefined;
  focus = () => undefined;
  hasFocus = () => false;
  dispose = () => {
    this.isDisposed = true;
  };
}

/** An analyzer that answers when the test says so; a newer request aborts the older, as the real one does. */
class FakeAnalyzer implements LatestOnly {
  readonly asked: AnalysisInput[] = [];
  #pending:
    | { options: AnalysisOptions; resolve: (report: Report) => void; reject: (reason: unknown) => void }
    | undefined;

  analyze(input: AnalysisInput, options: AnalysisOptions = {}): Promise<Report> {
    this.cancel();
    this.asked.push(input);
    return new Promise((resolve, reject) => {
      this.#pending = { options, resolve, reject };
    });
  }

  cancel(): void {
    this.#pending?.reject(new DOMException('aborted', 'AbortError'));
    this.#pending = undefined;
  }

  close = () => undefined;
  prepare = () => undefined;

  readText(text: string, encoding = 'utf-8'): void {
    this.#pending?.options.onText?.({ text, encoding });
  }

  async answer(report: Report): Promise<void> {
    this.#pending?.resolve(report);
    this.#pending = undefined;
    await vi.advanceTimersByTimeAsync(0);
  }

  async fail(error: Error): Promise<void> {
    this.#pending?.reject(error);
    this.#pending = undefined;
    await vi.advanceTimersByTimeAsync(0);
  }

  get texts(): string[] {
    return this.asked.map((input) => ('text' in input ? input.text : `file ${input.name}`));
  }
}

function setUp(capacity = 1000) {
  const editor = new FakeEditor('textarea', capacity);
  const analyzer = new FakeAnalyzer();
  const controller = new Controller({
    analyzer,
    editor,
    pasteName: 'paste',
    emptyFile: (name) => `${name} is empty`,
    gapIn: (title) => `gap in ${title}`,
  });
  const type = (text: string, how: 'typed' | 'pasted' = 'typed') => {
    editor.texts.set(editor.shown, freshSnapshot(text));
    controller.edited(how);
  };
  return { controller, editor, analyzer, type };
}

const names = ({ state }: Controller) => state.inputs.map(({ name }) => name);
const LOG = 'first line\nthe error stands here\nlast line';
const reportOn = (text: string, ...parts: string[]) =>
  emptyReport({
    findings: parts.map((part, index) => finding({ code: `SB${index}`, evidence: [evidenceIn(text, part)] })),
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('analyzing', () => {
  it('waits for a pause in typing', () => {
    const { analyzer, type } = setUp();
    for (const text of ['e', 'er', 'err']) {
      type(text);
      vi.advanceTimersByTime(100);
    }
    expect(analyzer.texts).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(analyzer.texts).toEqual(['err']);
  });

  it('does not wait after a paste', () => {
    const { analyzer, type } = setUp();
    type(LOG, 'pasted');
    expect(analyzer.texts).toEqual([LOG]);
  });

  it('keeps the old answer, marked as such, until the new one is there', async () => {
    const { analyzer, controller, type } = setUp();
    type(LOG, 'pasted');
    await analyzer.answer(reportOn(LOG, 'error'));
    const old = controller.state.answer;
    expect(old?.report.findings).toHaveLength(1);
    type(`${LOG}!`);
    expect(controller.state).toMatchObject({ answer: old, stale: true });
    vi.advanceTimersByTime(200);
    expect(controller.state).toMatchObject({ answer: old, stale: true, phase: { kind: 'working' } });
    await analyzer.answer(emptyReport());
    expect(controller.state).toMatchObject({ stale: false, phase: { kind: 'idle' } });
    expect(controller.state.answer?.report.findings).toEqual([]);
  });

  it('takes no answer to a text that has changed since', async () => {
    const { analyzer, controller, type } = setUp();
    type(LOG, 'pasted');
    type(`${LOG}!`);
    await analyzer.answer(reportOn(LOG, 'error'));
    expect(controller.state.answer).toBeUndefined();
  });

  it('takes the answer away with the text', async () => {
    const { analyzer, controller, type } = setUp();
    type(LOG, 'pasted');
    await analyzer.answer(reportOn(LOG, 'error'));
    type('');
    expect(controller.state).toMatchObject({ answer: undefined, filled: false, phase: { kind: 'idle' } });
  });

  it('stops on request, and starts again', async () => {
    const { analyzer, controller, type } = setUp();
    type(LOG, 'pasted');
    controller.cancel();
    await vi.advanceTimersByTimeAsync(0);
    expect(controller.state.phase).toEqual({ kind: 'cancelled' });
    controller.again();
    await analyzer.answer(reportOn(LOG, 'error'));
    expect(controller.state.answer?.report.findings).toHaveLength(1);
  });

  it('says why it failed and keeps the text', async () => {
    const { analyzer, controller, editor, type } = setUp();
    type(LOG, 'pasted');
    await analyzer.fail(new AnalysisFailure('crashed', 'out of memory'));
    expect(controller.state.phase).toEqual({ kind: 'failed', reason: 'crashed' });
    expect(editor.text(FIRST_INPUT)).toBe(LOG);
  });
});

describe('inputs', () => {
  it('a text goes into the empty input, another one beside it', async () => {
    const { controller, editor } = setUp();
    await controller.openText('one', { origin: 'paste' });
    await controller.openText('two', { origin: 'paste' });
    expect(names(controller)).toEqual(['paste', 'paste 2']);
    expect(editor.text(controller.state.active)).toBe('two');
    expect(editor.text(FIRST_INPUT)).toBe('one');
  });

  it('line ends become line feeds, as in every editor', async () => {
    const { controller, editor } = setUp();
    await controller.openText('a\r\nb\rc', { origin: 'paste' });
    expect(editor.text(FIRST_INPUT)).toBe('a\nb\nc');
  });

  it('a sample replaces an untouched sample, nothing else', async () => {
    const { controller, type } = setUp();
    await controller.openText('one', { name: 'sample.log', origin: 'sample' });
    await controller.openText('two', { name: 'sample.log', origin: 'sample' });
    expect(names(controller)).toEqual(['sample.log']);
    type('two, changed');
    await controller.openText('three', { name: 'sample.log', origin: 'sample' });
    expect(names(controller)).toEqual(['sample.log', 'sample.log']);
  });

  it('reads a file when it is shown, and analyzes it in the same go', async () => {
    const { analyzer, controller, editor } = setUp();
    controller.openFiles([new File(['x'], 'a.log'), new File(['y'], 'b.log')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(names(controller)).toEqual(['a.log', 'b.log']);
    expect(analyzer.texts).toEqual(['file a.log']);
    expect(controller.state.reading).toBe(true);
    analyzer.readText(LOG);
    expect(controller.state.reading).toBe(false);
    expect(editor.text(FIRST_INPUT)).toBe(LOG);
    await analyzer.answer(reportOn(LOG, 'error'));
    expect(controller.state.answer?.report.findings).toHaveLength(1);
    expect(analyzer.asked).toHaveLength(1);
  });

  it('shows no text of what is none', async () => {
    const { analyzer, controller, editor } = setUp();
    controller.openFiles([new File(['x'], 'photo.jpg')]);
    await vi.advanceTimersByTimeAsync(0);
    analyzer.readText('\u0000\u0001', 'binary');
    await analyzer.answer(emptyReport({ input: { name: 'photo.jpg', bytes: 2, lines: 1, encoding: 'binary' } }));
    expect(editor.text(FIRST_INPUT)).toBe('');
    expect(controller.state.answer?.report.input.encoding).toBe('binary');
  });

  it('says that a file is empty', async () => {
    const { analyzer, controller } = setUp();
    controller.openFiles([new File([], 'empty.log')]);
    await vi.advanceTimersByTimeAsync(0);
    analyzer.readText('');
    await analyzer.answer(emptyReport({ input: { name: 'empty.log', bytes: 0, lines: 0, encoding: 'utf-8' } }));
    expect(controller.state).toMatchObject({
      answer: undefined,
      filled: false,
      notice: 'empty.log is empty',
      phase: { kind: 'idle' },
    });
  });

  it('refuses a file that no string can hold without reading it', async () => {
    const { analyzer, controller } = setUp();
    const file = new File(['x'], 'huge.log');
    Object.defineProperty(file, 'size', { value: 3_000_000_000 });
    controller.openFiles([file]);
    await vi.advanceTimersByTimeAsync(0);
    expect(controller.state.phase).toEqual({ kind: 'failed', reason: 'too-large' });
    expect(analyzer.asked).toEqual([]);
  });

  it('remembers the answer of each', async () => {
    const { analyzer, controller } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(reportOn(LOG, 'error'));
    await controller.openText('another', { origin: 'paste' });
    await analyzer.answer(emptyReport());
    controller.activate(FIRST_INPUT);
    expect(controller.state.answer?.report.findings).toHaveLength(1);
    expect(analyzer.asked).toHaveLength(2);
  });

  it('clears, and brings back', async () => {
    const { analyzer, controller, editor } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(reportOn(LOG, 'error'));
    controller.clear();
    expect(editor.text(FIRST_INPUT)).toBe('');
    expect(controller.state).toMatchObject({ answer: undefined, removed: 'paste' });
    controller.undo();
    await analyzer.answer(reportOn(LOG, 'error'));
    expect(editor.text(FIRST_INPUT)).toBe(LOG);
    expect(controller.state.removed).toBeUndefined();
  });

  it('brings back what was closed, beside what came since', async () => {
    const { controller, editor } = setUp();
    await controller.openText('one', { origin: 'paste' });
    controller.close(FIRST_INPUT);
    await controller.openText('two', { origin: 'paste' });
    controller.undo();
    await vi.advanceTimersByTimeAsync(0);
    expect([...editor.texts.values()].map(({ text }) => text)).toEqual(['two', 'one']);
  });

  it('gives everything to another editor', async () => {
    const { analyzer, controller, editor } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(reportOn(LOG, 'error'));
    editor.texts.set(FIRST_INPUT, { text: LOG, selection: { from: 3, to: 5 }, top: 11 });
    const next = new FakeEditor('monaco');
    next.texts.clear();
    controller.replaceEditor(next);
    expect(next.texts.get(FIRST_INPUT)).toEqual({ text: LOG, selection: { from: 3, to: 5 }, top: 11 });
    expect(next.marks).toHaveLength(1);
    expect(editor.isDisposed).toBe(true);
    expect(controller.state.editor).toBe('monaco');
  });
});

describe('evidence', () => {
  it('is marked, brought into sight when the text is new, and selected by line', async () => {
    const { analyzer, controller, editor } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(reportOn(LOG, 'error', 'last'));
    expect(editor.marks.map(({ from, to, finding: index, first }) => [LOG.slice(from, to), index, first])).toEqual([
      ['error', 0, true],
      ['last', 1, false],
    ]);
    expect(editor.revealed && LOG.slice(editor.revealed.from, editor.revealed.to)).toBe('the error stands here');
    expect(editor.selected).toBeUndefined();
    controller.showEvidence(1, 0);
    expect(editor.selected && LOG.slice(editor.selected.from, editor.selected.to)).toBe('last line');
    expect(controller.state.selected).toEqual({ finding: 1, row: 0 });
  });

  it('does not scroll away under one who types', async () => {
    const { analyzer, editor, type } = setUp();
    type(LOG);
    vi.advanceTimersByTime(200);
    await analyzer.answer(reportOn(LOG, 'error'));
    expect(editor.marks).toHaveLength(1);
    expect(editor.revealed).toBeUndefined();
  });

  it('is gone through in the order of the text, round and round', async () => {
    const { analyzer, controller } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(reportOn(LOG, 'last', 'first', 'error'));
    const visited = [1, 1, 1, 1, -1].map((direction) => {
      controller.step(direction === 1 ? 1 : -1);
      return controller.state.selected?.finding;
    });
    expect(visited).toEqual([1, 2, 0, 1, 0]);
  });

  it('backwards begins at the end; without evidence nothing happens', async () => {
    const { analyzer, controller } = setUp();
    controller.step(1);
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(reportOn(LOG, 'first', 'last'));
    controller.step(-1);
    expect(controller.state.selected?.finding).toBe(1);
  });

  it('moves the part that is shown of a text too long for the editor', async () => {
    const long = `${'filler line\n'.repeat(500)}the error\n${'filler line\n'.repeat(500)}`;
    const { analyzer, controller, editor } = setUp(1000);
    await controller.openText(long, { origin: 'paste' });
    expect(analyzer.texts).toEqual([long]);
    expect(controller.state.part).toEqual({ shown: editor.length(FIRST_INPUT), all: long.length });
    expect(editor.length(FIRST_INPUT)).toBeLessThanOrEqual(1000);
    await analyzer.answer(reportOn(long, 'error'));
    expect(editor.marks.map(({ from, to }) => editor.text(FIRST_INPUT).slice(from, to))).toEqual(['error']);
    controller.showEvidence(0, 0);
    expect(editor.text(FIRST_INPUT).slice(editor.selected?.from, editor.selected?.to)).toBe('the error');
  });
});

describe('lines that were not understood', () => {
  const ARTIFACT = {
    kind: 'cgroups-table',
    title: 'cgroup controllers',
    from: 0,
    to: LOG.length,
    line: 0,
    lastLine: 2,
    lines: 3,
    others: 0,
    records: 0,
    envelopes: [],
    complete: true,
    missing: [],
    gaps: [1, 2],
    gapCount: 2,
  } as const;

  it('are marked in the editor, and gone to by their number', async () => {
    const { analyzer, controller, editor } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(emptyReport({ artifacts: [ARTIFACT] }));
    expect(editor.marks).toEqual([]);
    expect(editor.gaps.map(({ from, to, label }) => [LOG.slice(from, to), label])).toEqual([
      ['the error stands here', 'gap in cgroup controllers'],
      ['last line', 'gap in cgroup controllers'],
    ]);
    controller.showLine(2);
    expect(editor.selected && LOG.slice(editor.selected.from, editor.selected.to)).toBe('last line');
  });

  it('a line that the report does not name is not gone to', async () => {
    const { analyzer, controller, editor } = setUp();
    controller.showLine(1);
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(emptyReport({ artifacts: [ARTIFACT] }));
    controller.showLine(0);
    expect(editor.selected).toBeUndefined();
  });

  it('are given to the editor that takes over', async () => {
    const { analyzer, controller } = setUp();
    await controller.openText(LOG, { origin: 'paste' });
    await analyzer.answer(emptyReport({ artifacts: [ARTIFACT] }));
    const next = new FakeEditor('monaco', 100_000);
    controller.replaceEditor(next);
    expect(next.gaps).toHaveLength(2);
  });

  it('of a text too long for the editor, those in the part that is shown', async () => {
    const long = `${'filler line\n'.repeat(500)}unread\n${'filler line\n'.repeat(500)}`;
    const { analyzer, controller, editor } = setUp(1000);
    await controller.openText(long, { origin: 'paste' });
    await analyzer.answer(emptyReport({ artifacts: [{ ...ARTIFACT, lastLine: 1000, gaps: [500], gapCount: 1 }] }));
    expect(editor.gaps).toEqual([]);
    controller.showLine(500);
    expect(editor.gaps.map(({ from, to }) => editor.text(FIRST_INPUT).slice(from, to))).toEqual(['unread']);
  });
});

describe('steps of a story', () => {
  const selected = (editor: FakeEditor) => editor.selected && LOG.slice(editor.selected.from, editor.selected.to);
  const open = async () => {
    const told = story({ steps: [step('waits', [2, 0]), step('blocks', [1], { blamed: true }), step('unseen', [])] });
    const parts = setUp();
    await parts.controller.openText(LOG, { origin: 'paste' });
    await parts.analyzer.answer({ ...reportOn(LOG, 'error'), stories: [told] });
    return parts;
  };

  it('are gone to by their first line, with the focus or without', async () => {
    const { controller, editor } = await open();
    controller.showStep({ story: 0, step: 0 });
    expect([selected(editor), editor.focused]).toEqual(['last line', true]);
    expect(controller.state.selectedStep).toEqual({ story: 0, step: 0 });
    controller.showStep({ story: 0, step: 1 }, { focus: false });
    expect([selected(editor), editor.focused]).toEqual(['the error stands here', false]);
    expect(controller.state.selectedStep).toEqual({ story: 0, step: 1 });
  });

  it('further lines of a step are gone to by their number', async () => {
    const { controller, editor } = await open();
    controller.showLine(0);
    expect(selected(editor)).toBe('first line');
  });

  it('only one thing is selected at a time', async () => {
    const { controller } = await open();
    controller.showEvidence(0, 0);
    controller.showStep({ story: 0, step: 1 });
    expect(controller.state).toMatchObject({ selected: undefined, selectedStep: { story: 0, step: 1 } });
    controller.showEvidence(0, 0);
    expect(controller.state).toMatchObject({ selected: { finding: 0, row: 0 }, selectedStep: undefined });
  });

  it('are forgotten with the answer they belong to', async () => {
    const { analyzer, controller, type } = await open();
    controller.showStep({ story: 0, step: 1 });
    type('another text', 'pasted');
    await analyzer.answer(emptyReport());
    expect(controller.state.selectedStep).toBeUndefined();
  });

  it.each([
    ['seen nowhere', { story: 0, step: 2 }],
    ['that is not there', { story: 0, step: 9 }],
    ['of a story that is not there', { story: 3, step: 0 }],
  ])('one %s selects nothing', async (_, place) => {
    const { controller, editor } = await open();
    controller.showStep(place);
    expect([editor.selected, controller.state.selectedStep]).toEqual([undefined, undefined]);
  });
});
