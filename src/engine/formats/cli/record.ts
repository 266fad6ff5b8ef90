/** One line a command printed, or the command itself as typed at a prompt. */
import type { BaseRecord } from '../../model.ts';

export interface CommandLine extends BaseRecord {
  /** `error` and others as the program means it; `command` when the line is what was typed. */
  readonly sort: 'error' | 'notice' | 'command';
  /** The program that printed it or was typed, when the line tells: `docker`, `docker-compose`, `dockerd`. */
  readonly program: string | undefined;
  /** The line without the program's prefix. */
  readonly message: string;
}

declare module '../../model.ts' {
  interface RecordTypes {
    cli: CommandLine;
  }
}
