/** Orders versions of Docker, containerd, runc and the kernel as their projects do. */

/** `1.0.0-rc2` → numbers [1, 0, 0] and release candidate 2; `17.03.2-ce` → [17, 3, 2], final. */
interface Parts {
  readonly numbers: readonly number[];
  /** Release candidate, beta or alpha number; infinite for a final release. */
  readonly candidate: number;
}

const CANDIDATE = /-(?:rc|beta|alpha)\.?(\d{1,4})/;

function partsOf(version: string): Parts {
  const numbers = /\d{1,6}(?:\.\d{1,6}){0,4}/.exec(version)?.[0].split('.').map(Number) ?? [];
  const candidate = CANDIDATE.exec(version)?.[1];
  return { numbers, candidate: candidate === undefined ? Number.POSITIVE_INFINITY : Number(candidate) };
}

/** Negative when a is older than b, positive when newer, 0 when the same release. Build suffixes (`-ce`, `.el7`) do not count. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let at = 0; at < Math.max(left.numbers.length, right.numbers.length); at++) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.candidate === right.candidate ? 0 : left.candidate - right.candidate;
}

/** Whether both belong to one release series: the same first two numbers. */
export function sameSeries(a: string, b: string): boolean {
  const [left, right] = [partsOf(a).numbers, partsOf(b).numbers];
  return left[0] === right[0] && left[1] === right[1];
}

/** Whether all numbers agree that both have: `3.10.0-514.el7` and `3.10.0-957.el7` are two builds, `19.03.5` and `19.03.5-ce` may be one. */
export function isSameBuild(a: string, b: string): boolean {
  const [left, right] = [numbersIn(a), numbersIn(b)];
  return left.every((number, at) => right[at] === undefined || right[at] === number);
}

function numbersIn(version: string): number[] {
  return [...version.matchAll(/\d{1,9}/g)].map(([digits]) => Number(digits));
}
