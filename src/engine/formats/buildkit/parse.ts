import type { Line, Localized, Parsed } from '../../model.ts';
import { type BuildLine, mayFollow, readCertain, readInner } from './build-line.ts';
import type { BuildFailure, BuildStep } from './record.ts';
import { addOutput, type Draft, exitCodeIn, newStep, toStep } from './steps.ts';

/** Reads the lines of one or several builds; each step is one record, and what the build ended with another. */
export function parse(lines: Iterable<Line>): Parsed<BuildStep | BuildFailure> {
  const reader = new BuildReader();
  const gaps: number[] = [];
  for (const line of lines) if (!reader.take(line)) gaps.push(line.number);
  const records = reader.finish();
  const isOpen = records.some((record) => record.sort === 'step' && record.state === 'running');
  const missing = [...(records.length === 0 ? ['steps'] : []), ...(isOpen ? ['end of the build'] : [])];
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

/** `18 steps, 1 failed` */
function summaryOf(records: readonly (BuildStep | BuildFailure)[]): Localized {
  const steps = records.filter((record) => record.sort === 'step');
  const failed = steps.filter(({ state }) => state === 'error').length;
  const { length } = steps;
  return {
    en: `${length} ${length === 1 ? 'step' : 'steps'}${failed > 0 ? `, ${failed} failed` : ''}`,
    'zh-cn': `${length} 个步骤${failed > 0 ? `，${failed} 个失败` : ''}`,
  };
}

/** Where in the Dockerfile it failed. */
interface Place {
  readonly file: string;
  readonly line: number;
  instruction: string | undefined;
}

/** Whether a name is the other one, as far as the terminal was wide. */
function isShortened(shown: string, name: string): boolean {
  return shown === name || (shown.length >= SHORTEST_NAME && name.startsWith(shown.replace(/\.\.\.$/, '')));
}

const SHORTEST_NAME = 12;

class BuildReader {
  readonly #records: (BuildStep | BuildFailure)[] = [];
  /** Steps of the build at hand, by number (plain form) or by name (terminal form). */
  readonly #steps = new Map<number | string, Draft>();
  #step: Draft | undefined;
  #legacy: Draft | undefined;
  /** The excerpt being read, and the step it adds to. */
  #excerpt: { readonly step: Draft | undefined } | undefined;
  #place: Place | undefined;
  #elapsed = 0;
  #previous: BuildLine | undefined;

  /** False when the line is none of a build where it stands. */
  take(line: Line): boolean {
    const read = readCertain(line.text) ?? readInner(line.text);
    const isCertain = read !== undefined && readCertain(line.text) !== undefined;
    // The first line was claimed for what follows it.
    if (!read || !(isCertain || this.#previous === undefined || mayFollow(this.#previous, read))) return false;
    this.#absorb(line, read);
    this.#previous = read;
    return true;
  }

  finish(): (BuildStep | BuildFailure)[] {
    this.#endBuild();
    return this.#records.sort((a, b) => a.from - b.from);
  }

  #absorb(line: Line, read: BuildLine): void {
    switch (read.kind) {
      case 'vertex':
      case 'vertex-end':
      case 'vertex-output':
      case 'vertex-status':
        this.#absorbPlain(line, read);
        break;
      case 'building':
        if (read.elapsed < this.#elapsed) this.#endBuild();
        this.#elapsed = read.elapsed;
        break;
      case 'job':
        this.#absorbJob(line, read);
        break;
      case 'job-output':
        // Shown only while the command runs.
        if (this.#step?.state === 'done') this.#step.state = 'running';
        this.#absorbOutput(line, read.text, this.#step);
        break;
      case 'excerpt':
        this.#absorbExcerpt(line, read.name);
        break;
      case 'excerpt-output':
        this.#absorbOutput(line, read.text, this.#excerpt?.step);
        break;
      case 'rule':
        this.#excerpt = undefined;
        break;
      case 'frame-file':
        this.#place = { file: read.file, line: read.line, instruction: undefined };
        break;
      case 'frame-line':
        if (read.marked && this.#place) this.#place.instruction ??= read.text;
        break;
      case 'failure':
        this.#fail(line, read.message);
        break;
      case 'context':
        this.#endBuild();
        break;
      case 'step':
        this.#beginLegacy(line, read);
        break;
      case 'step-failure':
        this.#failLegacy(line, read.message);
        break;
      default:
        this.#absorbLegacy(line, read.kind);
    }
  }

  #absorbPlain(line: Line, read: BuildLine & { readonly number: number }): void {
    // Before 23.0 the lines of an excerpt had their numbers too.
    if (read.kind === 'vertex-output' && this.#excerpt) {
      this.#absorbOutput(line, read.text, this.#excerpt.step);
      return;
    }
    this.#excerpt = undefined;
    const known = this.#steps.get(read.number);
    // A number that comes back after its end belongs to another build.
    if (known && known.state !== 'running' && read.kind === 'vertex') this.#endBuild();
    const step = this.#stepOf(read.number, () => newStep(line, read.kind === 'vertex' ? read.name : '', read.number));
    step.last = line;
    if (read.kind === 'vertex') step.name = read.name;
    else if (read.kind === 'vertex-output') addOutput(step, read.text);
    else if (read.kind === 'vertex-end') {
      step.state = read.state;
      step.seconds = read.seconds;
      step.error = read.error;
    }
  }

  #absorbJob(line: Line, { name, state, seconds }: BuildLine & { readonly kind: 'job' }): void {
    const step = this.#stepOf(name, () => newStep(line, name));
    step.last = line;
    step.seconds = seconds;
    step.state = state ?? (seconds === undefined ? 'running' : 'done');
  }

  #absorbOutput(line: Line, text: string, step: Draft | undefined): void {
    if (!step) return;
    addOutput(step, text);
    step.last = line;
  }

  /** The excerpt repeats what the plain form has printed already. */
  #absorbExcerpt(line: Line, name: string): void {
    const known = this.#steps.get(name) ?? [...this.#steps.values()].find((step) => isShortened(step.name, name));
    if (known?.outputLines) {
      this.#excerpt = { step: undefined };
      return;
    }
    const step = known ?? this.#stepOf(name, () => newStep(line, name));
    step.state = 'error';
    step.last = line;
    this.#excerpt = { step };
  }

  #fail(line: Line, message: string): void {
    // In a terminal the step itself does not say why.
    const step = [...this.#steps.values()].findLast(({ state }) => state === 'error');
    if (step) step.error ??= message;
    const { file, line: fileLine, instruction } = this.#place ?? {};
    this.#records.push({
      from: line.from,
      to: line.to,
      line: line.number,
      level: 'error',
      sort: 'failure',
      message,
      exitCode: exitCodeIn(message),
      file,
      fileLine,
      instruction,
    });
    this.#place = undefined;
  }

  #failLegacy(line: Line, message: string): void {
    const step = this.#legacy;
    if (!step) this.#fail(line, message);
    else {
      step.error = message;
      step.state = 'error';
      step.last = line;
    }
    this.#endBuild();
  }

  #absorbLegacy(line: Line, kind: BuildLine['kind']): void {
    const step = this.#legacy;
    if (!step) return;
    if (kind === 'step-cached') step.state = 'cached';
    else if (kind === 'step-image' && step.state === 'running') step.state = 'done';
    if (kind === 'built') this.#endBuild();
    else step.last = line;
  }

  #beginLegacy(line: Line, { index, total, name }: BuildLine & { readonly kind: 'step' }): void {
    if (index === 1 && this.#legacy) this.#endBuild();
    if (this.#legacy?.state === 'running') this.#legacy.state = 'done';
    const position = total === undefined ? undefined : { index, total };
    this.#legacy = { ...newStep(line, name, index, position), outputLines: undefined };
    this.#steps.set(index, this.#legacy);
  }

  #stepOf(key: number | string, make: () => Draft): Draft {
    const step = this.#steps.get(key) ?? make();
    this.#steps.set(key, step);
    this.#step = step;
    return step;
  }

  #endBuild(): void {
    for (const step of this.#steps.values()) this.#records.push(toStep(step));
    this.#steps.clear();
    this.#step = undefined;
    this.#excerpt = undefined;
    this.#legacy = undefined;
    this.#elapsed = 0;
  }
}
