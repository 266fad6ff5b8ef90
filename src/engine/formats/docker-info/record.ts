/** What `docker info` says about a host. Sizes are bytes. */
import type { BaseRecord } from '../../model.ts';

/** containerd, runc or init as `docker info` names them: by commit. */
export interface BuiltFrom {
  /** As printed: a commit, `v1.1.12-0-g51d5e946`, `N/A`. */
  readonly printed: string;
  /** The commit this daemon was built for, when it is another one. */
  readonly expected: string | undefined;
  /** The release, when the commit is one. */
  readonly version: string | undefined;
}

export interface ClientPlugin {
  readonly name: string;
  readonly description: string;
  readonly vendor: string | undefined;
  readonly version: string | undefined;
  readonly path: string | undefined;
}

/** The thin pool of devicemapper. */
export interface ThinPool {
  readonly name: string;
  readonly dataUsed: number | undefined;
  readonly dataTotal: number | undefined;
  readonly dataAvailable: number | undefined;
  readonly metadataUsed: number | undefined;
  readonly metadataTotal: number | undefined;
  readonly metadataAvailable: number | undefined;
  readonly minimumFree: number | undefined;
  /** Set when the pool is made of sparse files, which is for trying out only. */
  readonly dataLoopFile: string | undefined;
  readonly deferredRemoval: boolean | undefined;
  readonly deferredDeletion: boolean | undefined;
  readonly udevSync: boolean | undefined;
}

export interface StorageDriver {
  readonly name: string | undefined;
  readonly backingFilesystem: string | undefined;
  readonly supportsDType: boolean | undefined;
  /** `io.containerd.snapshotter.v1` when the images are in containerd's store. */
  readonly driverType: string | undefined;
  readonly pool: ThinPool | undefined;
  /** All that the driver tells, as printed. */
  readonly status: Readonly<Record<string, string>>;
}

export interface DockerInfo extends BaseRecord {
  readonly client:
    | {
        readonly product: string | undefined;
        readonly version: string | undefined;
        readonly context: string | undefined;
        readonly debug: boolean | undefined;
        readonly plugins: readonly ClientPlugin[];
      }
    | undefined;
  readonly containers: number | undefined;
  readonly running: number | undefined;
  readonly paused: number | undefined;
  readonly stopped: number | undefined;
  readonly images: number | undefined;
  readonly serverVersion: string | undefined;
  readonly storage: StorageDriver | undefined;
  readonly loggingDriver: string | undefined;
  readonly cgroupDriver: string | undefined;
  readonly cgroupVersion: number | undefined;
  /** `inactive`, `active`, `pending`, `error`, `locked`. */
  readonly swarm: string | undefined;
  readonly nodeId: string | undefined;
  readonly nodeAddress: string | undefined;
  readonly swarmError: string | undefined;
  readonly isManager: boolean | undefined;
  readonly runtimes: readonly string[];
  readonly defaultRuntime: string | undefined;
  readonly containerd: BuiltFrom | undefined;
  readonly runc: BuiltFrom | undefined;
  readonly init: BuiltFrom | undefined;
  readonly securityOptions: readonly string[];
  readonly seccompProfile: string | undefined;
  readonly kernel: string | undefined;
  readonly operatingSystem: string | undefined;
  readonly architecture: string | undefined;
  readonly cpus: number | undefined;
  readonly totalMemory: number | undefined;
  readonly hostName: string | undefined;
  readonly rootDirectory: string | undefined;
  /** Of the daemon. */
  readonly debug: boolean | undefined;
  readonly fileDescriptors: number | undefined;
  readonly goroutines: number | undefined;
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  readonly labels: readonly string[];
  readonly experimental: boolean | undefined;
  readonly insecureRegistries: readonly string[];
  readonly registryMirrors: readonly string[];
  readonly liveRestore: boolean | undefined;
  readonly addressPools: readonly { readonly base: string; readonly size: number }[];
  /** `iptables`, `nftables`, `iptables+firewalld`; since 29. */
  readonly firewallBackend: string | undefined;
  /** Without the word WARNING, each with all its lines. */
  readonly warnings: readonly string[];
  /** What stands in place of the client's or the server's part. */
  readonly errors: readonly string[];
  /** Everything else, by key as printed. */
  readonly other: Readonly<Record<string, string>>;
  /** Whether the end of the output is missing. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'docker-info': DockerInfo;
  }
}
