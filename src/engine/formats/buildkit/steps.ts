/** A step being read. */
import type { Line } from '../../model.ts';
import { PLACE } from './plain-line.ts';
import type { BuildStep, StepState } from './record.ts';

export interface Draft {
  readonly number: number | undefined;
  name: string;
  readonly first: Line;
  last: Line;
  state: StepState;
  seconds: number | undefined;
  outputLines: number | undefined;
  firstError: string | undefined;
  error: string | undefined;
  /** Of the legacy form, which prints it apart from the name. */
  readonly position: BuildStep['position'];
}

export function newStep(line: Line, name: string, number?: number, position?: BuildStep['position']): Draft {
  return {
    number,
    name,
    first: line,
    last: line,
    state: 'running',
    seconds: undefined,
    outputLines: 0,
    firstError: undefined,
    error: undefined,
    position,
  };
}

const LONGEST_ERROR = 500;
/** What programs say when something fails. */
const ERROR =
  /\berr(?:or|!)|\b(?:fatal|failed|failure|cannot|can't|unable to|denied|not found|no such|no space|killed|panic|could not|couldn't|refused|timed out|traceback|undefined reference)\b/i;

/** Notes a line that the step's command printed. */
export function addOutput(step: Draft, text: string): void {
  step.outputLines = (step.outputLines ?? 0) + 1;
  if (step.firstError === undefined && ERROR.test(text.slice(0, LONGEST_ERROR))) {
    step.firstError = text.slice(0, LONGEST_ERROR);
  }
}

/** `… did not complete successfully: exit code: 137`, `… returned a non-zero code: 2` */
const EXIT_CODE = /(?:exit code|non-zero code): (\d{1,3})\b/;

export function exitCodeIn(message: string | undefined): number | undefined {
  const code = message === undefined ? undefined : EXIT_CODE.exec(message)?.[1];
  return code === undefined ? undefined : Number(code);
}

export function toStep({ first, last, number, state, seconds, outputLines, error, ...draft }: Draft): BuildStep {
  const { name, stage, position } = placed(draft.name);
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    level: state === 'error' ? 'error' : 'info',
    sort: 'step',
    number,
    name,
    stage,
    position: position ?? draft.position,
    state,
    seconds,
    outputLines,
    firstError: state === 'error' ? draft.firstError : undefined,
    error,
    exitCode: exitCodeIn(error),
  };
}

/** `[linux/amd64 builder 2/4] RUN make` → stage `linux/amd64 builder`, position 2 of 4, name `RUN make` */
function placed(name: string): Pick<BuildStep, 'name' | 'stage' | 'position'> {
  const place = PLACE.exec(name)?.[0];
  if (place === undefined) return { name: name === '' ? undefined : name, stage: undefined, position: undefined };
  const inside = place.slice(1, place.indexOf(']'));
  const numbers = /(\d{1,3})\/(\d{1,3})$/.exec(inside);
  const stage = (numbers ? inside.slice(0, numbers.index) : inside).trim();
  return {
    name: name.slice(place.length),
    stage: stage === '' ? undefined : stage,
    position: numbers ? { index: Number(numbers[1]), total: Number(numbers[2]) } : undefined,
  };
}
