/** Which stories are told first, and how they read as plain text. */
import { describe, expect, it } from 'vitest';
import { arrangeStories, reportText } from '../../../src/engine/index.ts';
import type { Confidence, Language, ReportedStory } from '../../../src/engine/model.ts';
import { emptyReport, finding, step, story } from '../../workbench/report.ts';

describe('which stories are told first', () => {
  const other = (name: string, line: number, confidence: Confidence = 'confirmed') =>
    story({ text: name, confidence, steps: [step('one', [line]), step('two', [line + 1])] });
  const arranged = (...stories: ReportedStory[]) => {
    const { first, rest } = arrangeStories(stories);
    return [first.map(({ text }) => text), rest.map(({ text }) => text)];
  };

  it('at most three, the others follow in their order', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect(arranged(...names.map((name, index) => other(name, 10 * index)))).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('not what is only possible', () => {
    expect(arranged(other('a', 0), other('b', 10, 'likely'), other('c', 20, 'possible'))).toEqual([['a', 'b'], ['c']]);
    expect(arranged(other('a', 0, 'possible'))).toEqual([[], ['a']]);
    expect(arranged()).toEqual([[], []]);
  });

  it('not what one before it has told: each step in a line of that story', () => {
    const long = story({ text: 'long', steps: [step('one', [1]), step('two', [4, 7]), step('three', [9])] });
    const part = story({ text: 'part', steps: [step('here', [7]), step('there', [9])] });
    const beyond = story({ text: 'beyond', steps: [step('here', [7]), step('there', [10])] });
    expect(arranged(long, part, beyond)).toEqual([['long', 'beyond'], ['part']]);
    expect(arranged(part, long)).toEqual([['part', 'long'], []]);
  });

  it('a step without a place is told by no other story', () => {
    const long = story({ steps: [step('one', [1]), step('two', [2])] });
    const unseen = story({ text: 'unseen', steps: [step('one', [1]), step('two', [])] });
    expect(arranged(long, unseen)[0]).toContain('unseen');
  });
});

describe('a story as text', () => {
  const text = (stories: readonly ReportedStory[], language: Language = 'en', findings = [finding()]) =>
    reportText(emptyReport({ stories, findings }), '', language);
  const full = story({
    steps: [
      step('the service waits', [0]),
      step('the pipe is full', [2, 1205], { blamed: true }),
      step('seen often', [0, 1, 2, 3, 4, 4]),
      step('not seen', []),
    ],
    joins: [
      { from: 0, to: 1, text: 'because' },
      { from: 0, to: 2, text: 'see' },
    ],
    missing: [{ text: 'Who holds it:', command: 'ls -l /proc/12/fd' }],
  });

  it('its sentence, the steps with their lines and joins, what to run', () => {
    expect(text([full])).toContain(
      [
        'How it hangs together (confirmed)',
        '   the service hangs because the pipe is full',
        '',
        '      [1] the service waits · line 1',
        '          because → [2]',
        '          see → [3]',
        '   ▶  [2] cause: the pipe is full · lines 3, 1,206',
        '      [3] seen often · lines 1, 2, 3, 4 …',
        '      [4] not seen',
        '',
        '   To be sure, run:',
        '     Who holds it:',
        '       ls -l /proc/12/fd',
        '',
        '1. SB3001',
      ].join('\n'),
    );
  });

  it('in Chinese', () => {
    const chinese = text([full], 'zh-cn');
    expect(chinese).toContain('来龙去脉（已确认）\n   the service hangs');
    expect(chinese).toContain('   ▶  [2] 症结：the pipe is full · 第 3、1,206 行\n');
    expect(chinese).toContain('   要确认，请执行：\n');
    expect(chinese).not.toMatch(/hangs together|cause:|\bline\b|To be sure/);
  });

  it('says nothing of what to run when nothing is missing', () => {
    expect(text([story()])).not.toContain('To be sure');
  });

  it.each<[Confidence, boolean]>([
    ['confirmed', true],
    ['likely', true],
    ['possible', false],
  ])('%s: before the findings is %s', (confidence, isFirst) => {
    const shown = text([story({ confidence })]);
    expect(shown.indexOf('How it hangs together') < shown.indexOf('1. SB3001')).toBe(isFirst);
  });

  it('stands alone when no failure is known', () => {
    expect(text([story()], 'en', [])).toMatch(/^.{1,80}\nNo known failure recognised\.\n\nHow it hangs together/);
  });

  it('there is nothing about stories without one', () => {
    expect(text([])).not.toContain('hangs together');
  });
});
