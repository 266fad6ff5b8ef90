import type { GoroutineGroup } from '../../goroutines/record.ts';

/** Goroutines of a profile with the same stack. */
export interface ProfiledGoroutines extends GoroutineGroup {
  /** How many goroutines the program had, as the first line says; the entries may be fewer when some were left out. */
  readonly total: number | undefined;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'goroutine-profile': ProfiledGoroutines;
  }
}
