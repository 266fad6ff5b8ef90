/** What `docker inspect` says about one object. Sizes are bytes; numbers stand as Docker prints them. */
import type { BaseRecord } from '../../model.ts';

export interface ContainerState {
  /** `running`, `exited`, `created`, `restarting`, `removing`, `paused`, `dead`; since 1.9. */
  readonly status: string | undefined;
  readonly running: boolean | undefined;
  readonly paused: boolean | undefined;
  readonly restarting: boolean | undefined;
  readonly dead: boolean | undefined;
  readonly oomKilled: boolean | undefined;
  /** In the host's PID namespace; 0 when it does not run. */
  readonly pid: number | undefined;
  readonly exitCode: number | undefined;
  /** Why it could not be started; undefined when there is no error. */
  readonly error: string | undefined;
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
}

export interface HealthCheck {
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly exitCode: number | undefined;
  readonly output: string | undefined;
}

export interface ContainerHealth {
  /** `starting`, `healthy`, `unhealthy`. */
  readonly status: string | undefined;
  readonly failingStreak: number | undefined;
  /** The last results, Docker keeps five. */
  readonly log: readonly HealthCheck[];
}

export interface HostConfig {
  /** 0 without a limit. */
  readonly memory: number | undefined;
  /** Memory and swap together; -1 without a limit. */
  readonly memorySwap: number | undefined;
  readonly memoryReservation: number | undefined;
  /** Kernel memory limit of cgroup v1. */
  readonly kernelMemory: number | undefined;
  readonly oomKillDisable: boolean | undefined;
  readonly nanoCpus: number | undefined;
  readonly cpuQuota: number | undefined;
  /** 0 or -1 without a limit. */
  readonly pidsLimit: number | undefined;
  readonly networkMode: string | undefined;
  readonly pidMode: string | undefined;
  readonly cgroupParent: string | undefined;
  readonly cgroupnsMode: string | undefined;
  readonly privileged: boolean | undefined;
  readonly runtime: string | undefined;
  readonly restartPolicy: string | undefined;
  readonly autoRemove: boolean | undefined;
  readonly binds: readonly string[];
  readonly shmSize: number | undefined;
  readonly logDriver: string | undefined;
  readonly logOpts: Readonly<Record<string, string>>;
}

export interface GraphDriver {
  readonly name: string | undefined;
  /** `MergedDir`, `UpperDir`, `DeviceName` … */
  readonly data: Readonly<Record<string, string>>;
}

export interface Mount {
  /** `bind`, `volume`, `tmpfs`. */
  readonly type: string | undefined;
  /** Of a volume. */
  readonly name: string | undefined;
  readonly source: string | undefined;
  readonly destination: string | undefined;
  readonly driver: string | undefined;
  readonly mode: string | undefined;
  readonly writable: boolean | undefined;
  readonly propagation: string | undefined;
}

export interface ContainerNetwork {
  readonly name: string;
  readonly networkId: string | undefined;
  readonly endpointId: string | undefined;
  readonly address: string | undefined;
  readonly address6: string | undefined;
  readonly gateway: string | undefined;
  readonly mac: string | undefined;
}

interface Inspected extends BaseRecord {
  readonly id: string | undefined;
  /** Without the slash in front of a container's name. */
  readonly name: string | undefined;
  readonly created: string | undefined;
  /** Whether its end, or its beginning, is missing. */
  readonly cut: boolean;
}

export interface InspectedContainer extends Inspected {
  readonly sort: 'container';
  readonly state: ContainerState | undefined;
  readonly health: ContainerHealth | undefined;
  readonly restartCount: number | undefined;
  /** Id of the image, and the name it was started by. */
  readonly image: string | undefined;
  readonly imageName: string | undefined;
  /** What runs: the path of the program and its arguments. */
  readonly path: string | undefined;
  readonly args: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly user: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly logPath: string | undefined;
  readonly hostConfig: HostConfig | undefined;
  readonly graphDriver: GraphDriver | undefined;
  readonly mounts: readonly Mount[];
  readonly networks: readonly ContainerNetwork[];
  /** Published ports: `80/tcp` to `0.0.0.0:8080`. */
  readonly ports: Readonly<Record<string, readonly string[]>>;
  /** Path of the network namespace. */
  readonly sandboxKey: string | undefined;
}

export interface InspectedImage extends Inspected {
  readonly sort: 'image';
  readonly tags: readonly string[];
  readonly digests: readonly string[];
  readonly architecture: string | undefined;
  readonly os: string | undefined;
  readonly size: number | undefined;
  readonly layers: number | undefined;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly user: string | undefined;
  readonly graphDriver: GraphDriver | undefined;
}

export interface InspectedNetwork extends Inspected {
  readonly sort: 'network';
  readonly driver: string | undefined;
  readonly scope: string | undefined;
  readonly internal: boolean | undefined;
  readonly ipv6: boolean | undefined;
  readonly subnets: readonly { readonly subnet: string | undefined; readonly gateway: string | undefined }[];
  readonly containers: readonly {
    readonly id: string;
    readonly name: string | undefined;
    readonly address: string | undefined;
  }[];
  readonly options: Readonly<Record<string, string>>;
}

export interface InspectedVolume extends Inspected {
  readonly sort: 'volume';
  readonly driver: string | undefined;
  readonly mountpoint: string | undefined;
  readonly scope: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** Something else that has an id, such as a plugin; only what all objects have. */
export interface InspectedOther extends Inspected {
  readonly sort: 'other';
}

export type InspectedObject = InspectedContainer | InspectedImage | InspectedNetwork | InspectedVolume | InspectedOther;

declare module '../../model.ts' {
  interface RecordTypes {
    'docker-inspect': InspectedObject;
  }
}
