import { isDumper } from '../../goroutines/idle.ts';
import { stackLine } from '../../goroutines/stack-line.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { type CrashLine, crashLine, isAboutStack } from './crash-line.ts';

/** `main.main()` has no arguments that would prove it to be a call: it must stand near other lines of the crash. */
const NEAR = 3;

/** A crash begins with its reason and goes on to its registers, or to the last stack when it has none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (!open) return crashLine(text, false) === undefined ? undefined : 'begins';
  const stage = stageOf(open);
  const kind = crashLine(text, true);
  if (kind !== undefined) return claimOwn(kind, text, stage);
  const stack = stackLine(text);
  if (stage === 'registers') return stack === 'separator' ? 'continues' : undefined;
  if (stage === 'over') return undefined;
  if (stack === undefined || stack === 'begin' || stack === 'end') return undefined;
  if (stack === 'call' && isOfDump(text, open)) return undefined;
  return stack === 'call' && open.skipped > NEAR && text.trimEnd().endsWith('()') ? undefined : 'continues';
}

/** Whether all goroutines are dumped behind a crash: other threads that run show no stack in one. */
function isOfDump(text: string, { lines }: OpenArtifact): boolean {
  const [before, header] = lines.slice(-2).map((line) => stackLine(line.text));
  return header === 'header' && before !== undefined && before !== 'separator' && isDumper(text);
}

/** How far a crash has come. `between`: after `-----`, where GOTRACEBACK=crash begins the next thread. */
type Stage = CrashLine | 'stack' | 'between' | 'registers' | 'over';

function stageOf({ lines }: OpenArtifact): Stage {
  const last = lines.at(-1)?.text ?? '';
  const own = crashLine(last, true);
  if (own === 'register') return 'registers';
  if (own === 'exit') return 'over';
  if (own === 'memory') return 'stack';
  if (own !== undefined) return own;
  return stackLine(last) === 'separator' ? 'between' : 'stack';
}

/** What may stand above a reason without being another crash. */
const ABOVE: Readonly<Partial<Record<CrashLine, readonly Stage[]>>> = {
  thread: ['thread', 'runtime'],
  runtime: ['thread', 'runtime', 'stack', 'note'],
  panic: ['thread', 'runtime'],
  'fatal-error': ['thread', 'runtime', 'panic', 'note'],
  signal: ['thread', 'runtime', 'panic', 'fatal-error', 'note', 'between'],
  request: [],
};
const INDENTED = /^\s/;

function claimOwn(kind: CrashLine, text: string, stage: Stage): Claim {
  switch (kind) {
    case 'register':
      return stage === 'stack' || stage === 'registers' ? 'continues' : undefined;
    case 'memory':
    case 'runtime-stack':
      return stage === 'registers' || stage === 'over' ? undefined : 'continues';
    case 'exit':
      return stage === 'over' ? undefined : 'continues';
    case 'note':
      if (stage !== 'stack' && stage !== 'registers' && stage !== 'over') return 'continues';
      return crashLine(text, false) === undefined ? undefined : 'begins';
    default: {
      // A panic in a deferred function is printed below the first one, indented.
      if (kind === 'panic' && stage === 'panic' && INDENTED.test(text)) return 'continues';
      const isBelow = kind !== 'runtime' || stage !== 'stack' || isAboutStack(text);
      if (isBelow && ABOVE[kind]?.includes(stage)) return 'continues';
      return crashLine(text, false) === undefined ? undefined : 'begins';
    }
  }
}
