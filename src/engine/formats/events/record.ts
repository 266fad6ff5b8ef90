/** One event of Docker, Podman, containerd or Kubernetes. */
import type { BaseRecord } from '../../model.ts';

export interface ContainerEvent extends BaseRecord {
  readonly source: 'docker' | 'podman' | 'containerd' | 'kubernetes';
  /** As printed; Kubernetes prints an age (`5m12s`). */
  readonly time: string | undefined;
  /** What it happened to: `container`, `image`, `network`, `task`, `Pod` … */
  readonly object: string;
  /** `oom`, `die`, `health_status`, `BackOff` … */
  readonly action: string;
  /** What stands after the action: the command of an exec, `unhealthy`; of Kubernetes the message. */
  readonly detail: string | undefined;
  /** Id of the object, or the name of an image, volume or Kubernetes object. */
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Id of the container it is about, also when the object is a network or volume. */
  readonly container: string | undefined;
  readonly exitCode: number | undefined;
  /** How often Kubernetes saw it. */
  readonly count: number | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether the line ends before the event does. */
  readonly cut: boolean;
}

/** What one line says, without its place. */
export type EventFields = Omit<ContainerEvent, keyof BaseRecord>;

declare module '../../model.ts' {
  interface RecordTypes {
    events: ContainerEvent;
  }
}
