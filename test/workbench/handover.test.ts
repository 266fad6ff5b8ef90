import { describe, expect, it, vi } from 'vitest';
import { openInAnalyzer, receiveText } from '../../src/workbench/handover.ts';

/** Enough of a window to send and hear messages. */
class FakeWindow extends EventTarget {
  readonly location: { readonly origin: string };
  readonly sent: { message: unknown; target: string }[] = [];
  opener: unknown = null;
  opens: FakeWindow | null = null;
  setTimeout = () => 0;

  constructor(origin = 'https://sickbay.example') {
    super();
    this.location = { origin };
  }

  open = () => this.opens;
  postMessage = (message: unknown, target: string) => void this.sent.push({ message, target });

  hear(data: unknown, origin: string, source: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  }
}

// The functions use only what the fake has.
const asWindow = (fake: FakeWindow) => fake as unknown as Window;

const READY = { sickbay: 'ready' };
const ORIGIN = 'https://sickbay.example';

describe('handing a text over', () => {
  function opened() {
    const here = new FakeWindow();
    const tab = new FakeWindow();
    here.opens = tab;
    expect(openInAnalyzer('/diagnose/', 'secret', asWindow(here))).toBe(true);
    return { here, tab };
  }

  it('sends it once, to the tab that says it is ready, and to no other origin', () => {
    const { here, tab } = opened();
    expect(tab.sent).toEqual([]);
    here.hear(READY, ORIGIN, tab);
    here.hear(READY, ORIGIN, tab);
    expect(tab.sent).toEqual([{ message: { sickbay: 'text', text: 'secret' }, target: ORIGIN }]);
  });

  it.each<[string, unknown, string, 'tab' | 'other']>([
    ['another origin', READY, 'https://evil.example', 'tab'],
    ['another window', READY, ORIGIN, 'other'],
    ['another message', { sickbay: 'text', text: 'x' }, ORIGIN, 'tab'],
    ['no message', null, ORIGIN, 'tab'],
  ])('sends nothing to %s', (_, data, origin, source) => {
    const { here, tab } = opened();
    here.hear(data, origin, source === 'tab' ? tab : new FakeWindow());
    expect(tab.sent).toEqual([]);
  });

  it('says when the tab could not be opened', () => {
    expect(openInAnalyzer('/diagnose/', 'text', asWindow(new FakeWindow()))).toBe(false);
  });
});

describe('receiving a text', () => {
  function waiting() {
    const here = new FakeWindow();
    const opener = new FakeWindow();
    here.opener = opener;
    const take = vi.fn();
    receiveText(take, asWindow(here));
    return { here, opener, take };
  }

  it('asks the opener on this origin only, and takes one text', () => {
    const { here, opener, take } = waiting();
    expect(opener.sent).toEqual([{ message: READY, target: ORIGIN }]);
    here.hear({ sickbay: 'text', text: 'one' }, ORIGIN, opener);
    here.hear({ sickbay: 'text', text: 'two' }, ORIGIN, opener);
    expect(take.mock.calls).toEqual([['one']]);
  });

  it.each<[string, unknown, string, 'opener' | 'other']>([
    ['another origin', { sickbay: 'text', text: 'x' }, 'https://evil.example', 'opener'],
    ['another window', { sickbay: 'text', text: 'x' }, ORIGIN, 'other'],
    ['a message without text', { sickbay: 'text' }, ORIGIN, 'opener'],
    ['a text that is none', { sickbay: 'text', text: { toString: () => 'x' } }, ORIGIN, 'opener'],
  ])('takes nothing from %s', (_, data, origin, source) => {
    const { here, opener, take } = waiting();
    here.hear(data, origin, source === 'opener' ? opener : new FakeWindow());
    expect(take).not.toHaveBeenCalled();
  });

  it('asks nobody when nobody opened it', () => {
    const take = vi.fn();
    receiveText(take, asWindow(new FakeWindow()));
    expect(take).not.toHaveBeenCalled();
  });
});
