/** A message of a tool about itself. */
import type { Reason } from '../record.ts';

/**
 * One message. Groups of the pattern: `pid`, `path`, `unit`, `device` are what it is about, `errno` a text of the C library
 * that says the reason, `tool` the program when several print it.
 */
export interface Row {
  readonly tool: string;
  readonly starts: readonly string[];
  readonly pattern: RegExp;
  /** `errno`: as the group of that name says; a line with another text is none of the tool's errors. */
  readonly reason: Reason | 'errno';
}
