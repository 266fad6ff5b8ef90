/** Fixtures that are one output for all that a reader can tell, when one stands behind the other. */
import type { Fixture } from './fixtures.ts';

interface OneOutput {
  readonly first: RegExp;
  readonly second: RegExp;
  readonly why: string;
}

const ONE_OUTPUT: readonly OneOutput[] = [
  {
    first: /^iostat\//,
    second: /^iostat\//,
    why: 'iostat prints one report after the other: the first of a run is one more of the run before, unless a command stands over it',
  },
  {
    first: /^buildkit\/plain-/,
    second: /^buildkit\/plain-cut/,
    why: 'a build prints the name of a step again whenever it comes back to it',
  },
  {
    first: /^go-crash\//,
    second: /^goroutine-dump\/elided-ancestors-foreign-frames/,
    why: 'a goroutine that runs, and dumps nothing, is one more of the crash',
  },
  {
    first: /^goroutine-profile\//,
    second: /^goroutine-profile\/excerpt-without-title/,
    why: 'an entry without a title is one more of the profile: whoever picks some out puts them in any order',
  },
  {
    first: /^strace\//,
    second: /^strace\/cut-at-both-ends/,
    why: 'the traced program prints lines of all sorts to the same terminal, and a thread may have slept for long',
  },
];

/** Whether all can be told apart. */
export function areApart(all: readonly Fixture[]): boolean {
  return all.every(({ name }, at) =>
    all
      .slice(0, at)
      .every((before) => !ONE_OUTPUT.some(({ first, second }) => first.test(before.name) && second.test(name))),
  );
}
