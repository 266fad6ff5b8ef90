/** One line of dockerd's or containerd's log. */
import type { BaseRecord } from '../../model.ts';
import type { LogFields } from './logfmt.ts';

export interface DaemonLogEntry extends BaseRecord, Omit<LogFields, 'level'> {}

declare module '../../model.ts' {
  interface RecordTypes {
    'daemon-log': DaemonLogEntry;
  }
}
