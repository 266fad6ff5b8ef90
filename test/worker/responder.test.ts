import { describe, expect, it } from 'vitest';
import type { Input, Language, Report } from '../../src/engine/index.ts';
import type { Progress, Reply, Request } from '../../src/worker/protocol.ts';
import { createResponder, type ResponderParts } from '../../src/worker/responder.ts';

function reportOf(input: Input): Report {
  return {
    schema: 1,
    input: { name: input.name, bytes: input.bytes, lines: input.text.split('\n').length, encoding: input.encoding },
    artifacts: [],
    findings: [],
    links: [],
    stories: [],
    versions: {},
    failedTools: [],
    benign: [],
    unread: { lines: 0, examples: [] },
    partial: false,
  };
}

/** Takes as many steps as the text has characters; each costs 10 ms of a clock that nothing else moves. */
function setUp(overrides: Partial<ResponderParts> = {}) {
  const replies: Reply[] = [];
  let clock = 0;
  let pauses = 0;
  const whilePaused = new Map<number, () => void>();
  const respond = createResponder({
    analyzerFor: async () => ({
      *steps(input: Input): Generator<Progress, Report> {
        for (let done = 0; done < input.text.length; done++) {
          clock += 10;
          yield { stage: 'lines', done, total: input.text.length };
        }
        return reportOf(input);
      },
    }),
    decode: (bytes, name) => ({
      name,
      text: new TextDecoder().decode(bytes),
      bytes: bytes.length,
      encoding: 'utf-8',
    }),
    fromText: (text, name) => ({ name, text, bytes: text.length, encoding: 'utf-8' }),
    reply: (reply) => void replies.push(reply),
    pause: async () => {
      pauses++;
      whilePaused.get(pauses)?.();
    },
    now: () => clock,
    ...overrides,
  });
  const finals = () =>
    replies.filter(({ kind }) => kind !== 'progress' && kind !== 'text').map(({ id, kind }) => `${id} ${kind}`);
  const settled = async (count: number) => {
    for (let turn = 0; finals().length < count && turn < 1000; turn++)
      await new Promise((resolve) => setImmediate(resolve));
    return finals();
  };
  return { respond, replies, settled, whilePaused, pauses: () => pauses };
}

const textRequest = (id: number, text: string, language: Language = 'en'): Request => ({
  kind: 'analyze-text',
  id,
  language,
  name: `paste ${id}`,
  text,
});

describe('responder', () => {
  it('answers every request exactly once, in order', async () => {
    const { respond, settled } = setUp();
    for (const id of [1, 2, 3]) respond(textRequest(id, 'abc'));
    expect(await settled(3)).toEqual(['1 report', '2 report', '3 report']);
  });

  it('loads ahead without an answer, also when that fails', async () => {
    const loaded: Language[] = [];
    const analyzerFor = (language: Language) => {
      loaded.push(language);
      return Promise.reject(new Error('404'));
    };
    const { respond, replies, settled } = setUp({ analyzerFor });
    respond({ kind: 'prepare', language: 'zh-cn' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(loaded).toEqual(['zh-cn']);
    expect(replies).toEqual([]);
    respond(textRequest(1, 'abc'));
    expect(await settled(1)).toEqual(['1 failed']);
  });

  it('pauses about every 30 ms and tells how far it is about every 100 ms', async () => {
    const { respond, settled, replies, pauses } = setUp();
    respond(textRequest(1, 'x'.repeat(100)));
    await settled(1);
    expect(pauses()).toBeGreaterThanOrEqual(30);
    expect(pauses()).toBeLessThan(50);
    expect(replies.filter(({ kind }) => kind === 'progress')).toHaveLength(10);
  });

  it('hears cancel in a pause', async () => {
    const { respond, settled, whilePaused, replies } = setUp();
    whilePaused.set(5, () => respond({ kind: 'cancel', id: 1 }));
    respond(textRequest(1, 'x'.repeat(1000)));
    respond(textRequest(2, 'abc'));
    expect(await settled(2)).toEqual(['1 cancelled', '2 report']);
    expect(replies.filter(({ kind, id }) => kind === 'progress' && id === 1).length).toBeLessThan(5);
  });

  it('does not begin what was cancelled while it waited', async () => {
    const { respond, settled, pauses } = setUp();
    respond(textRequest(1, 'ab'));
    respond(textRequest(2, 'x'.repeat(1000)));
    respond({ kind: 'cancel', id: 2 });
    expect(await settled(2)).toEqual(['1 report', '2 cancelled']);
    expect(pauses()).toBe(1);
  });

  it('ignores cancel for what it never got or has answered', async () => {
    const { respond, settled } = setUp();
    respond({ kind: 'cancel', id: 1 });
    respond(textRequest(1, 'abc'));
    expect(await settled(1)).toEqual(['1 report']);
    respond({ kind: 'cancel', id: 1 });
    respond(textRequest(2, 'abc'));
    expect(await settled(2)).toEqual(['1 report', '2 report']);
  });

  it('sends the decoded text of bytes before the report, with the line ends an editor makes of it', async () => {
    const { respond, settled, replies } = setUp();
    respond({ kind: 'analyze-bytes', id: 1, language: 'en', name: 'a.log', bytes: new Blob(['one\r\ntwo\rthree\n']) });
    await settled(1);
    expect(replies.map(({ kind }) => kind)).toEqual(['text', 'progress', 'report']);
    expect(replies[0]).toEqual({ kind: 'text', id: 1, decoded: { text: 'one\ntwo\nthree\n', encoding: 'utf-8' } });
  });

  it.each<[string, Partial<ResponderParts>, Request, string]>([
    [
      'an analysis that throws',
      {
        analyzerFor: async () => ({
          // biome-ignore lint/correctness/useYield: it breaks before its first step
          *steps() {
            throw new Error('broken');
          },
        }),
      },
      textRequest(1, 'abc'),
      'crashed: broken',
    ],
    [
      'an engine that cannot be loaded',
      { analyzerFor: () => Promise.reject(new Error('404')) },
      textRequest(1, 'abc'),
      'unavailable: 404',
    ],
    [
      'more text than a string holds',
      {
        decode: () => {
          throw new RangeError('Invalid string length');
        },
      },
      { kind: 'analyze-bytes', id: 1, language: 'en', name: 'a', bytes: new Blob(['a']) },
      'too-large: Invalid string length',
    ],
  ])('answers %s with the reason, and goes on', async (_, overrides, request, expected) => {
    const { respond, settled, replies } = setUp(overrides);
    respond(request);
    expect(await settled(1)).toEqual(['1 failed']);
    expect(
      replies.map((reply) => (reply.kind === 'failed' ? `${reply.reason}: ${reply.detail}` : reply.kind)).at(-1),
    ).toBe(expected);
    respond({ ...textRequest(2, 'abc') });
    expect(await settled(2)).toHaveLength(2);
  });
});
