/**
 * Lines of the form for terminals (moby/buildkit, util/progress/progressui/display.go, print() and printErrorLogs();
 * docker/buildx and solver/errdefs print the rest):
 *
 *     [+] Building 12.3s (9/12) FINISHED                                    docker:default
 *      => CACHED [builder 2/4] WORKDIR /src                                           0.0s
 *      => ERROR [builder 3/4] RUN make                                                2.1s
 *      => => # cc -o main main.c
 *     ------
 *      > [builder 3/4] RUN make:
 *     0.213 make: *** No targets specified and no makefile found.  Stop.
 *     ------
 *     Dockerfile:12
 *     --------------------
 *       12 | >>> RUN make
 *     --------------------
 *     ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
 */
import { PLACE } from './plain-line.ts';
import type { StepState } from './record.ts';

export type TerminalLine =
  | { readonly kind: 'building'; readonly elapsed: number; readonly finished: boolean }
  | {
      readonly kind: 'job';
      readonly name: string;
      readonly state: StepState | undefined;
      readonly seconds: number | undefined;
    }
  | { readonly kind: 'job-output'; readonly text: string }
  | { readonly kind: 'job-status' }
  | { readonly kind: 'excerpt'; readonly name: string }
  | { readonly kind: 'excerpt-output'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'frame-file'; readonly file: string; readonly line: number }
  | { readonly kind: 'frame-line'; readonly line: number; readonly marked: boolean; readonly text: string }
  | { readonly kind: 'failure'; readonly message: string };

const BUILDING = /^\[\+\] Building (\d{1,6}\.\d)s \(\d{1,5}\/\d{1,5}\)(?: (FINISHED))?/;
const STATES: Readonly<Record<string, StepState>> = { CACHED: 'cached', ERROR: 'error', CANCELED: 'canceled' };
const STATE = /^(CACHED|ERROR|CANCELED) /;
const SECONDS = /\s(\d{1,6}\.\d)s$/;

/** A line that cannot be anything else. `text` has no white space around it. */
export function readTerminal(text: string): TerminalLine | undefined {
  const building = text.startsWith('[+]') ? BUILDING.exec(text) : null;
  if (building) return { kind: 'building', elapsed: Number(building[1]), finished: building[2] !== undefined };
  if (text.startsWith('=> ')) return readJob(text.slice(3), true);
  if (text.startsWith('> [') && text.endsWith(':') && PLACE.test(text.slice(2))) {
    return { kind: 'excerpt', name: text.slice(2, -1) };
  }
  const failed = /^failed to solve(?:: | with frontend )/.test(text);
  return failed ? { kind: 'failure', message: text } : undefined;
}

/** `certain`: only with a place in brackets; the others could be somebody else's arrows. */
function readJob(job: string, certain: boolean): TerminalLine | undefined {
  const state = STATE.exec(job)?.[1];
  const rest = state === undefined ? job : job.slice(state.length + 1);
  if (certain && !PLACE.test(rest)) return undefined;
  const seconds = SECONDS.exec(rest.slice(-12))?.[1];
  const name = seconds === undefined ? rest : rest.slice(0, -seconds.length - 1);
  return {
    kind: 'job',
    name: name.trimEnd(),
    state: state === undefined ? undefined : STATES[state],
    seconds: seconds === undefined ? undefined : Number(seconds),
  };
}

const FAILURE = /^error: (?=failed to (?:solve|build)\b)/i;
const FILE = /^([\w./-]{1,256}):(\d{1,6})$/;
const FRAME = /^(\d{1,6}) \| (>>> | {4}|>>>$|)(\S[^\n]*)?$/;
const OUTPUT = /^(?:#\d{1,5} )?(?:\d\.\d{3}|\d\d\.\d\d|\d{3,6}\.\d)(?: |$)/;

/** A line that means something only among lines of a build. */
export function readTerminalInner(text: string): TerminalLine | undefined {
  if (text.startsWith('=> => # ')) return { kind: 'job-output', text: text.slice(8) };
  if (text.startsWith('=> =>') || text.startsWith('=> WARN: ')) return { kind: 'job-status' };
  if (text.startsWith('=> ')) {
    const job = readJob(text.slice(3), false);
    return job?.kind === 'job' && job.seconds !== undefined ? job : undefined;
  }
  if (text === '------' || text === '--------------------') return { kind: 'rule' };
  const failure = FAILURE.exec(text);
  if (failure) return { kind: 'failure', message: text.slice(failure[0].length) };
  return readFrame(text) ?? readOutput(text);
}

function readFrame(text: string): TerminalLine | undefined {
  const file = FILE.exec(text);
  if (file) return { kind: 'frame-file', file: file[1] ?? '', line: Number(file[2]) };
  const row = FRAME.exec(text);
  if (!row) return undefined;
  return { kind: 'frame-line', line: Number(row[1]), marked: row[2]?.startsWith('>>>') ?? false, text: row[3] ?? '' };
}

function readOutput(text: string): TerminalLine | undefined {
  const time = OUTPUT.exec(text);
  return time ? { kind: 'excerpt-output', text: text.slice(time[0].length) } : undefined;
}
