import type { GoroutineGroup } from '../../goroutines/record.ts';

declare module '../../model.ts' {
  interface RecordTypes {
    /** Goroutines of a dump with the same stack and state. */
    'goroutine-dump': GoroutineGroup;
  }
}
