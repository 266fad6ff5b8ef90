/** What kubectl tells about pods, their containers and nodes: `describe`, `get pods`, `get nodes`. */
import type { BaseRecord } from '../../model.ts';

export interface PodSummary extends BaseRecord {
  readonly sort: 'pod';
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly node: string | undefined;
  /** `Running`, `CrashLoopBackOff`, `Init:0/1`, `Terminating (lasts 2d)` */
  readonly status: string | undefined;
  /** Why it is so, for an evicted pod for example. */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  /** How many of its containers are ready; only in the table. */
  readonly ready: { readonly count: number; readonly total: number } | undefined;
  readonly restarts: number | undefined;
  readonly age: string | undefined;
}

export interface NodeSummary extends BaseRecord {
  readonly sort: 'node';
  readonly name: string | undefined;
  /** `Ready`, `NotReady,SchedulingDisabled`; only in the table. */
  readonly status: string | undefined;
  readonly kubelet: string | undefined;
  readonly kernel: string | undefined;
  /** `containerd://1.6.8`, `docker://19.3.15` */
  readonly runtime: string | undefined;
  readonly age: string | undefined;
}

export interface ContainerState {
  readonly state: 'Waiting' | 'Running' | 'Terminated';
  /** `CrashLoopBackOff`, `OOMKilled`, `Error`, `Completed` … */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly exitCode: number | undefined;
  readonly signal: number | undefined;
  readonly started: string | undefined;
  readonly finished: string | undefined;
}

export interface ContainerDescription extends BaseRecord {
  readonly sort: 'container';
  readonly pod: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly role: 'init' | 'ephemeral' | 'ordinary';
  /** Id of the container, without the name of its runtime. */
  readonly container: string | undefined;
  readonly image: string | undefined;
  readonly state: ContainerState | undefined;
  readonly lastState: ContainerState | undefined;
  readonly ready: boolean | undefined;
  readonly restarts: number | undefined;
  readonly limits: Readonly<Record<string, string>>;
  readonly requests: Readonly<Record<string, string>>;
  /** The limit of its memory in bytes. */
  readonly memoryLimit: number | undefined;
  readonly liveness: string | undefined;
  readonly readiness: string | undefined;
  readonly startup: string | undefined;
  /** Whether the text ends within it. */
  readonly cut: boolean;
}

export interface ConditionLine extends BaseRecord {
  readonly sort: 'condition';
  /** Name of the pod or node. */
  readonly of: string | undefined;
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

export interface EventLine extends BaseRecord {
  readonly sort: 'event';
  /** Name of the pod or node. */
  readonly of: string | undefined;
  readonly type: string;
  readonly reason: string;
  /** When it was last seen: `5m12s`. */
  readonly age: string;
  readonly count: number;
  /** Who says it: `kubelet`, `kubelet, node-7`, `{kubelet node-7}`. */
  readonly source: string | undefined;
  /** Name of the container it is about. */
  readonly containerName: string | undefined;
  readonly message: string;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'kubectl-describe': PodSummary | NodeSummary | ContainerDescription | ConditionLine | EventLine;
  }
}
