/** How a line is recognised that reports something. */
import type { Level } from '../../../model.ts';
import type { KernelEventName } from '../record.ts';

export interface EventPattern {
  readonly event: KernelEventName;
  readonly level: Level;
  /** How the line begins: compared before the pattern is tried. */
  readonly starts?: readonly string[];
  /** What stands somewhere in the line, when it begins with a name. Such lines are believed only when the kernel wrote them. */
  readonly holds?: string;
  /**
   * Anchored at the beginning of the line. The groups `task`, `pid`, `cpu`, `seconds`, `device`, `port`, `state`, `count`,
   * `cgroup`, `kernel` and `function` become fields of the record.
   */
  readonly pattern: RegExp;
  /** Whether a stack or other lines about it may follow. */
  readonly traced: boolean;
  /** Whether the line may give an error number, and the process that met the error. */
  readonly failure?: boolean;
}
