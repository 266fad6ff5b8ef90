/** Every line that reports something, and what it tells. */
import { firstLetter } from '../../../text/index.ts';
import { CRASHES } from './crashes.ts';
import { DENIALS } from './denials.ts';
import type { EventPattern } from './event-pattern.ts';
import { NETWORK } from './network.ts';
import { RESOURCES } from './resources.ts';
import { STALLS } from './stalls.ts';
import { STORAGE } from './storage.ts';

export type { EventPattern } from './event-pattern.ts';

/** In the order in which they are tried: the certain before the general. */
const PATTERNS: readonly EventPattern[] = [...STALLS, ...NETWORK, ...RESOURCES, ...STORAGE, ...DENIALS, ...CRASHES];

interface Start {
  readonly literal: string;
  readonly pattern: EventPattern;
}

const STARTS: readonly Start[] = PATTERNS.flatMap((pattern) =>
  (pattern.starts ?? []).map((literal) => ({ literal, pattern })),
);
/** By the first character: no line is compared with more than a few beginnings. */
const BY_FIRST_CHARACTER: readonly (readonly Start[])[] = Array.from({ length: 128 }, (_, code) =>
  STARTS.filter(({ literal }) => literal.charCodeAt(0) === code),
);
const WITHIN: readonly EventPattern[] = PATTERNS.filter(({ holds }) => holds !== undefined);

/** printk cuts at about 1 KiB; audit lines with long paths may be longer. */
const LONGEST = 8192;

export interface EventLine {
  readonly pattern: EventPattern;
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** The line without white space around it. */
  readonly text: string;
}

/** Reads a line that reports something. `ofKernel`: the layers around it say that the kernel wrote it. Cheap on all others. */
export function readEvent(line: string, ofKernel: boolean): EventLine | undefined {
  const at = firstLetter(line);
  for (const { literal, pattern } of BY_FIRST_CHARACTER[line.charCodeAt(at)] ?? []) {
    const read = line.startsWith(literal, at) ? match(pattern, line, at) : undefined;
    if (read) return read;
  }
  if (!ofKernel) return undefined;
  for (const pattern of WITHIN) {
    const read = pattern.holds !== undefined && line.includes(pattern.holds) ? match(pattern, line, at) : undefined;
    if (read) return read;
  }
  return undefined;
}

function match(pattern: EventPattern, line: string, at: number): EventLine | undefined {
  const text = line.slice(at, at + LONGEST).trimEnd();
  const found = pattern.pattern.exec(text);
  return found ? { pattern, groups: found.groups ?? {}, text } : undefined;
}
