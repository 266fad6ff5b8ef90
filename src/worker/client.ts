/** The page's side of the protocol: a promise for each analysis. */
import type { Language, Report } from '../engine/index.ts';
import type { AnalysisRequest, DecodedText, FailureReason, Progress, Reply, Request } from './protocol.ts';

/** What is to be analyzed: a text, or a file that the worker reads. */
export type AnalysisInput =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Blob };

export interface AnalysisOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Called once for an input of bytes, before the report. */
  readonly onText?: (decoded: DecodedText) => void;
  readonly signal?: AbortSignal;
}

export interface AnalyzerClient {
  /** Starts the worker ahead of the first analysis, so that nothing needs to be fetched then. */
  prepare(): void;
  /** Rejects with an `AnalysisFailure`, or with the signal's reason when it was aborted. */
  analyze(input: AnalysisInput, options?: AnalysisOptions): Promise<Report>;
  /** Ends the worker; a later request starts a new one. */
  close(): void;
}

export class AnalysisFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, detail: string) {
    super(detail);
    this.name = 'AnalysisFailure';
    this.reason = reason;
  }
}

/** A running worker, and what it is heard saying. */
export interface RunningWorker {
  post(request: Request): void;
  terminate(): void;
}

export type StartWorker = (onReply: (reply: Reply) => void, onCrash: (detail: string) => void) => RunningWorker;

interface Pending extends AnalysisOptions {
  readonly request: AnalysisRequest;
  readonly resolve: (report: Report) => void;
  readonly reject: (reason: unknown) => void;
}

/** How long a cancelled worker may go on before it is ended by force, in milliseconds. */
const PATIENCE = 2000;

export const startAnalyzerWorker: StartWorker = (onReply, onCrash) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Reply>) => onReply(data);
  worker.onmessageerror = () => onCrash('a message could not be read');
  worker.onerror = (event) => {
    event.preventDefault();
    onCrash(event.message ?? '');
  };
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
};

/** The worker is started by the first request, and again by the first one after it crashed. */
export function createAnalyzerClient(
  language: Language,
  startWorker: StartWorker = startAnalyzerWorker,
): AnalyzerClient {
  const pending = new Map<number, Pending>();
  /** Cancelled requests the worker has not answered yet, each with the timer that ends the worker. */
  const cancelled = new Map<number, ReturnType<typeof setTimeout>>();
  let worker: RunningWorker | undefined;
  let hasAnswered = false;
  let lastId = 0;

  function settle(id: number): Pending | undefined {
    const entry = pending.get(id);
    pending.delete(id);
    clearTimeout(cancelled.get(id));
    cancelled.delete(id);
    return entry;
  }

  function receive(reply: Reply): void {
    hasAnswered = true;
    switch (reply.kind) {
      case 'progress':
        pending.get(reply.id)?.onProgress?.(reply.progress);
        break;
      case 'text':
        pending.get(reply.id)?.onText?.(reply.decoded);
        break;
      case 'report':
        settle(reply.id)?.resolve(reply.report);
        break;
      case 'failed':
        settle(reply.id)?.reject(new AnalysisFailure(reply.reason, reply.detail));
        break;
      case 'cancelled':
        settle(reply.id);
        break;
      default:
        reply satisfies never;
    }
  }

  function start(): RunningWorker {
    hasAnswered = false;
    const started = startWorker(
      (reply) => started === worker && receive(reply),
      (detail) => started === worker && crash(detail),
    );
    return started;
  }

  function stop(): void {
    worker?.terminate();
    worker = undefined;
    for (const id of [...cancelled.keys()]) settle(id);
  }

  function crash(detail: string): void {
    const reason = hasAnswered ? 'crashed' : 'unavailable';
    stop();
    for (const id of [...pending.keys()]) settle(id)?.reject(new AnalysisFailure(reason, detail));
  }

  /** Ends a worker that does not hear `cancel`; the other requests go to a new one. */
  function replace(): void {
    stop();
    for (const { request } of pending.values()) send(request);
  }

  function send(request: Request): void {
    worker ??= start();
    worker.post(request);
  }

  /** The promise is settled at once; the worker gets some time to notice. */
  function abort(id: number, reason: unknown): void {
    const entry = pending.get(id);
    if (!entry) return;
    pending.delete(id);
    cancelled.set(id, setTimeout(replace, PATIENCE));
    send({ kind: 'cancel', id });
    entry.reject(reason);
  }

  function analyze(input: AnalysisInput, options: AnalysisOptions = {}): Promise<Report> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const request = requestOf(++lastId, language, input);
    return new Promise<Report>((resolve, reject) => {
      pending.set(request.id, { ...options, request, resolve, reject });
      signal?.addEventListener('abort', () => abort(request.id, signal.reason), { once: true });
      try {
        send(request);
      } catch (error) {
        settle(request.id);
        reject(new AnalysisFailure('unavailable', error instanceof Error ? error.message : String(error)));
      }
    });
  }

  return { prepare: () => send({ kind: 'prepare', language }), analyze, close: () => crash('closed') };
}

function requestOf(id: number, language: Language, input: AnalysisInput): AnalysisRequest {
  return 'text' in input
    ? { kind: 'analyze-text', id, language, name: input.name, text: input.text }
    : { kind: 'analyze-bytes', id, language, name: input.name, bytes: input.bytes };
}

export interface LatestOnly extends AnalyzerClient {
  /** Aborts the analysis that is under way, if any. */
  cancel(): void;
}

/** Latest wins: each analysis aborts the one before it. */
export function latestOnly(client: AnalyzerClient): LatestOnly {
  let controller: AbortController | undefined;
  return {
    prepare: () => client.prepare(),
    analyze(input, options = {}) {
      controller?.abort();
      controller = new AbortController();
      const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
      return client.analyze(input, { ...options, signal });
    },
    cancel: () => controller?.abort(),
    close: () => client.close(),
  };
}
