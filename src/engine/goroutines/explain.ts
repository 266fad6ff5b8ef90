/** What a stack tells: what the goroutine waits for, for whom, and whether anybody needs to worry. */
import { callOf } from './component-calls.ts';
import { type FunctionName, isStandard, isTransport, readFunctionName } from './function-name.ts';
import { idleReasonOf } from './idle.ts';
import type { CreatedBy, Frame, GoroutineGroup, Wait } from './record.ts';
import { requestOf } from './requests.ts';
import { waitOf } from './waiting.ts';
import { wordsOf } from './words.ts';

/** What is known about goroutines of one stack and state. */
export interface KnownStack {
  readonly state: string | undefined;
  readonly minutes: GoroutineGroup['minutes'];
  readonly locked: boolean;
  readonly frames: readonly Frame[];
  readonly createdBy: CreatedBy | undefined;
  /** In a profile: how many functions of the runtime the innermost frame called, which are not printed. */
  readonly hiddenCallers: number | undefined;
}

type Explanation = Pick<GoroutineGroup, 'wait' | 'idle' | 'idleReason' | 'request' | 'calls'>;

export function explain({ state, minutes, locked, frames, createdBy, hiddenCallers }: KnownStack): Explanation {
  const names = frames.map((frame) => readFunctionName(frame.function));
  const call = callOf(names);
  const { what, systemCall } = waitOf({ state, names, call, hiddenCallers });
  const idleReason = idleReasonOf({
    state,
    locked,
    what,
    names,
    call,
    creator: createdBy && readFunctionName(createdBy.function),
  });
  const request = requestOf(names);
  const place = placeOf(names);
  const name = place === undefined ? undefined : names[place];
  const frame = place === undefined ? undefined : frames[place];
  const calls = idleReason ? undefined : call?.calls;
  const wait: Wait = {
    what,
    in: name?.name,
    receiver: name?.receiver,
    package: name?.package,
    file: frame?.file,
    line: frame?.line,
    systemCall,
    words: wordsOf({ what, minutes, name, systemCall, calls, request, state }),
  };
  return { wait, idle: idleReason !== undefined, idleReason, request, calls };
}

/** The frame people would call the place where it waits: the innermost of the program's own code, else the outermost. */
function placeOf(names: readonly FunctionName[]): number | undefined {
  const own = names.findIndex(({ package: path }) => path !== '' && !isStandard(path) && !isTransport(path));
  if (own !== -1) return own;
  const library = names.findLastIndex(({ package: path }) => path !== '' && !isStandard(path));
  if (library !== -1) return library;
  const outermost = names.findLastIndex(({ package: path }) => path !== 'runtime');
  return outermost !== -1 ? outermost : names.length > 0 ? 0 : undefined;
}
