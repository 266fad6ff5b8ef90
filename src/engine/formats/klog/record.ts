/** One message of a Kubernetes component. The header (level, time, process) is a layer of the line; see the text stage. */
import type { BaseRecord } from '../../model.ts';

export interface KlogEntry extends BaseRecord {
  /** As printed, without a year: `0612 14:01:52.353546`. */
  readonly time: string | undefined;
  /** The message, without its quotes. */
  readonly message: string;
  /** Whether key and value pairs may follow the message (`"Msg" key="value"`); older messages are plain sentences. */
  readonly structured: boolean;
  /** Key and value pairs, unquoted. */
  readonly fields: Readonly<Record<string, string>>;
  /** `namespace/name` */
  readonly pod: string | undefined;
  readonly podUid: string | undefined;
  /** Name of the container in its pod. */
  readonly containerName: string | undefined;
  /** Id of the container, without the name of its runtime. */
  readonly container: string | undefined;
  /** Id of the pod's sandbox. */
  readonly sandbox: string | undefined;
  /** The error, in structured messages. */
  readonly error: string | undefined;
  /** Whether the line ends within a value. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    klog: KlogEntry;
  }
}
