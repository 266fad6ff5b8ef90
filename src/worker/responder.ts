/** The worker's side of the protocol, without the worker: requests in, replies out. */
import type { Input, Language, Report } from '../engine/index.ts';
import type { AnalysisRequest, FailureReason, Progress, Reply, Request } from './protocol.ts';

/** What the responder needs of the engine. */
export interface StepwiseAnalyzer {
  steps(input: Input, options: { readonly language: Language }): Generator<Progress, Report>;
}

export interface ResponderParts {
  readonly analyzerFor: (language: Language) => Promise<StepwiseAnalyzer>;
  readonly decode: (bytes: Uint8Array, name: string) => Input;
  readonly fromText: (text: string, name: string) => Input;
  readonly reply: (reply: Reply) => void;
  /** Lets other events through, so that `cancel` is heard. */
  readonly pause: () => Promise<void>;
  readonly now: () => number;
}

/** How long the worker stays deaf at a time, and how often it tells how far it is, in milliseconds. */
const SLICE = 30;
const PROGRESS_EVERY = 100;

class Failure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.reason = reason;
  }
}

/** Handles one request after the other, in the order they came. */
export function createResponder(parts: ResponderParts): (request: Request) => void {
  const waiting: AnalysisRequest[] = [];
  const cancelled = new Set<number>();
  let current: number | undefined;

  async function answer(request: AnalysisRequest): Promise<Reply> {
    const isCancelled = () => cancelled.has(request.id);
    try {
      if (isCancelled()) return { kind: 'cancelled', id: request.id };
      const analyzer = await parts.analyzerFor(request.language).catch((error) => {
        throw new Failure('unavailable', error);
      });
      const input = await read(request, parts);
      if (request.kind === 'analyze-bytes') parts.reply(textReply(request.id, input));
      const report = await run(analyzer, input, request, parts, isCancelled);
      return report ? { kind: 'report', id: request.id, report } : { kind: 'cancelled', id: request.id };
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('crashed', error);
      return { kind: 'failed', id: request.id, reason: failure.reason, detail: failure.message };
    }
  }

  async function work(): Promise<void> {
    for (let request = waiting.shift(); request; request = waiting.shift()) {
      current = request.id;
      const reply = await answer(request);
      cancelled.delete(request.id);
      parts.reply(reply);
    }
    current = undefined;
  }

  return (request) => {
    switch (request.kind) {
      case 'prepare':
        // Should it fail, the analysis that needs it says so.
        parts.analyzerFor(request.language).catch(() => undefined);
        break;
      case 'cancel':
        if (request.id === current || waiting.some(({ id }) => id === request.id)) cancelled.add(request.id);
        break;
      case 'analyze-text':
      case 'analyze-bytes':
        waiting.push(request);
        if (current === undefined) void work();
        break;
      default:
        request satisfies never;
    }
  };
}

async function read(request: AnalysisRequest, parts: ResponderParts): Promise<Input> {
  if (request.kind === 'analyze-text') return parts.fromText(request.text, request.name);
  const buffer = await request.bytes.arrayBuffer().catch((error) => {
    throw new Failure('unreadable', error);
  });
  try {
    return withEditorLineEnds(parts.decode(new Uint8Array(buffer), request.name));
  } catch (error) {
    throw new Failure('too-large', error);
  }
}

/** Editors end every line with a line feed. The text is changed before it is analyzed, so that positions fit both. */
function withEditorLineEnds(input: Input): Input {
  return input.text.includes('\r') ? { ...input, text: input.text.replace(/\r\n?/g, '\n') } : input;
}

function textReply(id: number, { text, encoding, binaryKind }: Input): Reply {
  return { kind: 'text', id, decoded: { text, encoding, ...(binaryKind !== undefined && { binaryKind }) } };
}

/** Takes the steps of an analysis, pausing between slices. Nothing when it was cancelled on the way. */
async function run(
  analyzer: StepwiseAnalyzer,
  input: Input,
  { id, language }: AnalysisRequest,
  { reply, pause, now }: ResponderParts,
  isCancelled: () => boolean,
): Promise<Report | undefined> {
  const steps = analyzer.steps(input, { language });
  let pausedAt = now();
  let reportedAt = pausedAt;
  await pause();
  while (!isCancelled()) {
    const step = steps.next();
    if (step.done) return step.value;
    const time = now();
    if (time - reportedAt >= PROGRESS_EVERY) {
      reply({ kind: 'progress', id, progress: step.value });
      reportedAt = time;
    }
    if (time - pausedAt >= SLICE) {
      await pause();
      pausedAt = now();
    }
  }
  return undefined;
}
