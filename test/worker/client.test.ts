import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/engine/index.ts';
import { AnalysisFailure, createAnalyzerClient, latestOnly, type StartWorker } from '../../src/worker/client.ts';
import type { Reply, Request } from '../../src/worker/protocol.ts';

function reportOf(name: string): Report {
  return {
    schema: 1,
    input: { name, bytes: 0, lines: 0, encoding: 'utf-8' },
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

/** A worker that answers only when the test says so. */
class FakeWorker {
  readonly heard: Request[] = [];
  terminated = false;
  readonly say: (reply: Reply) => void;
  readonly crash: (detail: string) => void;

  constructor(say: (reply: Reply) => void, crash: (detail: string) => void) {
    this.say = say;
    this.crash = crash;
  }

  post(request: Request): void {
    this.heard.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const start: StartWorker = (onReply, onCrash) => {
    const worker = new FakeWorker(onReply, onCrash);
    workers.push(worker);
    return worker;
  };
  const client = createAnalyzerClient('en', start);
  const worker = (index: number): FakeWorker => {
    const found = workers[index];
    if (!found) throw new Error(`worker ${index} was not started`);
    return found;
  };
  return { client, workers, worker };
}

const reasonOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) =>
      error instanceof AnalysisFailure ? error.reason : error instanceof Error ? error.name : 'unknown',
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('analyzer client', () => {
  it('starts the worker with the first request, not before', () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    void client.analyze({ name: 'paste', text: 'a' });
    expect(workers).toHaveLength(1);
  });

  it('starts the worker ahead when it is told to, and only one', () => {
    const { client, worker, workers } = setUp();
    client.prepare();
    void client.analyze({ name: 'paste', text: 'a' });
    expect(workers).toHaveLength(1);
    expect(worker(0).heard.map(({ kind }) => kind)).toEqual(['prepare', 'analyze-text']);
  });

  it('gives every answer to the request it belongs to', async () => {
    const { client, worker } = setUp();
    const first = client.analyze({ name: 'first', text: 'a' });
    const second = client.analyze({ name: 'second', text: 'b' });
    worker(0).say({ kind: 'report', id: 2, report: reportOf('second') });
    worker(0).say({ kind: 'report', id: 1, report: reportOf('first') });
    expect((await first).input.name).toBe('first');
    expect((await second).input.name).toBe('second');
  });

  it('hands on the decoded text and the progress of its own request only', async () => {
    const { client, worker } = setUp();
    const onText = vi.fn();
    const onProgress = vi.fn();
    const promise = client.analyze({ name: 'dump.log', bytes: new Blob(['a']) }, { onText, onProgress });
    worker(0).say({ kind: 'text', id: 7, decoded: { text: 'other', encoding: 'utf-8' } });
    worker(0).say({ kind: 'text', id: 1, decoded: { text: 'a', encoding: 'utf-8' } });
    worker(0).say({ kind: 'progress', id: 1, progress: { stage: 'lines', done: 1, total: 2 } });
    worker(0).say({ kind: 'report', id: 1, report: reportOf('dump.log') });
    await promise;
    worker(0).say({ kind: 'progress', id: 1, progress: { stage: 'late', done: 2, total: 2 } });
    expect(onText.mock.calls).toEqual([[{ text: 'a', encoding: 'utf-8' }]]);
    expect(onProgress.mock.calls).toEqual([[{ stage: 'lines', done: 1, total: 2 }]]);
  });

  it('rejects with the reason the worker gives', async () => {
    const { client, worker } = setUp();
    const promise = client.analyze({ name: 'gone.log', bytes: new Blob([]) });
    worker(0).say({ kind: 'failed', id: 1, reason: 'unreadable', detail: 'NotFoundError' });
    expect(await reasonOf(promise)).toBe('unreadable');
  });

  it('rejects all that is pending when the worker crashes, and starts a new one for the next request', async () => {
    const { client, worker } = setUp();
    const first = client.analyze({ name: 'a', text: 'a' });
    worker(0).say({ kind: 'progress', id: 1, progress: { stage: 'lines', done: 0, total: 1 } });
    worker(0).crash('out of memory');
    expect(await reasonOf(first)).toBe('crashed');
    expect(worker(0).terminated).toBe(true);
    const second = client.analyze({ name: 'b', text: 'b' });
    worker(0).say({ kind: 'report', id: 2, report: reportOf('from the dead') });
    worker(1).say({ kind: 'report', id: 2, report: reportOf('b') });
    expect((await second).input.name).toBe('b');
  });

  it('tells a worker that never answered from one that broke', async () => {
    const { client, worker } = setUp();
    const promise = client.analyze({ name: 'a', text: 'a' });
    worker(0).crash('404');
    expect(await reasonOf(promise)).toBe('unavailable');
  });

  it('does not start a worker for a request that was aborted before', async () => {
    const { client, workers } = setUp();
    expect(await reasonOf(client.analyze({ name: 'a', text: 'a' }, { signal: AbortSignal.abort() }))).toBe(
      'AbortError',
    );
    expect(workers).toHaveLength(0);
  });
});

describe('cancelling', () => {
  it('rejects at once, tells the worker, and keeps a worker that answers', async () => {
    const { client, worker, workers } = setUp();
    const controller = new AbortController();
    const promise = client.analyze({ name: 'a', text: 'a' }, { signal: controller.signal });
    controller.abort();
    expect(await reasonOf(promise)).toBe('AbortError');
    expect(worker(0).heard.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    worker(0).say({ kind: 'cancelled', id: 1 });
    vi.advanceTimersByTime(60_000);
    expect(workers).toHaveLength(1);
    expect(worker(0).terminated).toBe(false);
  });

  it('ends a worker that does not hear, and gives what else was asked to a new one', async () => {
    const { client, worker } = setUp();
    const controller = new AbortController();
    const first = client.analyze({ name: 'stuck', text: 'a' }, { signal: controller.signal });
    const second = client.analyze({ name: 'next', text: 'b' });
    controller.abort();
    expect(await reasonOf(first)).toBe('AbortError');
    vi.advanceTimersByTime(2000);
    expect(worker(0).terminated).toBe(true);
    expect(worker(1).heard).toEqual([{ kind: 'analyze-text', id: 2, language: 'en', name: 'next', text: 'b' }]);
    worker(1).say({ kind: 'report', id: 2, report: reportOf('next') });
    expect((await second).input.name).toBe('next');
  });

  it('does nothing after the report', async () => {
    const { client, worker } = setUp();
    const controller = new AbortController();
    const promise = client.analyze({ name: 'a', text: 'a' }, { signal: controller.signal });
    worker(0).say({ kind: 'report', id: 1, report: reportOf('a') });
    await promise;
    controller.abort();
    expect(worker(0).heard).toHaveLength(1);
  });
});

describe('latest only', () => {
  it('aborts the analysis before, and only that', async () => {
    const { client, worker } = setUp();
    const latest = latestOnly(client);
    const first = latest.analyze({ name: 'first', text: 'a' });
    const second = latest.analyze({ name: 'second', text: 'ab' });
    worker(0).say({ kind: 'report', id: 1, report: reportOf('first') });
    worker(0).say({ kind: 'report', id: 2, report: reportOf('second') });
    expect(await reasonOf(first)).toBe('AbortError');
    expect((await second).input.name).toBe('second');
  });

  it('cancels on request', async () => {
    const { client } = setUp();
    const latest = latestOnly(client);
    const promise = latest.analyze({ name: 'first', text: 'a' });
    latest.cancel();
    expect(await reasonOf(promise)).toBe('AbortError');
  });
});
