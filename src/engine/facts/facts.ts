/**
 * What records of any kind say in a common vocabulary, so that they can be joined: a row of ps, a traced thread and an open
 * file all speak of a process. Each format tells the facts in its records; correlation reads facts and knows no formats.
 */
import type { ComponentCall, WaitFor } from '../goroutines/record.ts';
import type { Level, Localized, Span } from '../model.ts';

/** What every fact has: where it stands. */
interface BaseFact extends Span {
  /** Number of the line, from 0. */
  readonly line: number;
  /** As printed; several programs and hosts may print in different zones. */
  readonly time?: string;
}

/** The programs of the call chain, from the one users talk to down to the one inside the container. */
export const PROGRAMS = ['kubelet', 'docker', 'dockerd', 'containerd', 'containerd-shim', 'runc', 'runc init'] as const;
export type Program = (typeof PROGRAMS)[number];

/** A process or one of its threads exists, or existed. */
export interface ProcessFact extends BaseFact {
  readonly fact: 'process';
  readonly pid: number;
  /** Set when the fact is about one thread; the main thread has the pid of its process. */
  readonly thread?: number;
  readonly parent?: number;
  /** Short name, without path and arguments. */
  readonly name?: string;
  readonly command?: string;
  readonly program?: Program;
  /** Container id, at least 12 hexadecimal digits. */
  readonly container?: string;
  /** When it was started, as printed. */
  readonly started?: string;
  /** State as ps prints it: `D`, `Z`, `Ssl`. */
  readonly state?: string;
  readonly cgroup?: string;
}

/** A thread was in a system call that did not return while it was watched. */
export interface BlockedFact extends BaseFact {
  readonly fact: 'blocked';
  readonly thread: number;
  readonly pid?: number;
  readonly call: string;
  readonly descriptor?: number;
  /** What the descriptor is, when printed with the call. */
  readonly of?: DescriptorFact['of'];
  /** Inode of the pipe or socket behind the descriptor, when printed. */
  readonly inode?: number;
  /** Arguments as printed. */
  readonly args: string;
}

/** A thread was seen to get something from a descriptor. */
export interface ReadFact extends BaseFact {
  readonly fact: 'read';
  readonly thread: number;
  readonly pid: number;
  readonly descriptor: number;
}

/** A process has a descriptor open. */
export interface DescriptorFact extends BaseFact {
  readonly fact: 'descriptor';
  readonly pid: number;
  readonly number: number;
  /** Reading, writing, or both. */
  readonly mode?: 'r' | 'w' | 'u';
  readonly of: 'pipe' | 'socket' | 'file' | 'other';
  /** Device the inode is on: numbers of inodes are only unique there. */
  readonly device?: string;
  readonly inode?: number;
  /** Of a socket: the inode of its other end. */
  readonly peer?: number;
  readonly path?: string;
  readonly command?: string;
  readonly deleted?: boolean;
}

/** Goroutines with the same stack. */
export interface WaitersFact extends BaseFact {
  readonly fact: 'waiters';
  readonly program?: Program;
  readonly count: number;
  readonly what: WaitFor;
  /** Innermost function that is neither library nor transport: `ContainerInspectCurrent`; and the type it belongs to. */
  readonly in?: string;
  readonly receiver?: string;
  readonly package?: string;
  /** All functions, the innermost first: `daemon.Daemon.ContainerInspect`. */
  readonly stack: readonly string[];
  /** The one they wait in, as in the stack. */
  readonly place?: string;
  /** Another program they wait for. */
  readonly calls?: ComponentCall;
  readonly request?: string;
  /** Whether the program says how long, from one minute on: a dump does, a profile does not. */
  readonly timed: boolean;
  /** Shortest and longest wait. */
  readonly minutes?: { readonly min: number; readonly max: number };
  /** Waits by design. */
  readonly idle: boolean;
  readonly words: Localized;
}

/** The kernel killed a process for want of memory. Sizes in bytes. */
export interface MemoryKillFact extends BaseFact {
  readonly fact: 'memory-kill';
  readonly scope?: 'cgroup' | 'host' | 'cpuset' | 'memory-policy';
  readonly victim?: { readonly pid: number; readonly name: string };
  /** The process whose allocation set it off. */
  readonly trigger?: { readonly pid?: number; readonly name: string };
  /** The cgroup whose limit fired, and the one the victim was in. */
  readonly limitedCgroup?: string;
  readonly victimCgroup?: string;
  readonly container?: string;
  readonly pod?: string;
  readonly limit?: number;
  readonly usage?: number;
  readonly kernel?: number;
  readonly cache?: number;
  /** Resident memory of all listed processes. */
  readonly resident?: number;
  /** What each cgroup below the one whose limit fired takes itself. */
  readonly groups?: readonly { readonly path: string; readonly bytes: number }[];
  readonly failures?: number;
  /** Seconds since the kernel started. */
  readonly uptime?: number;
}

/** A mount as one mount namespace sees it. */
export interface MountFact extends BaseFact {
  readonly fact: 'mount';
  /** A process in that namespace. */
  readonly pid?: number;
  readonly id: number;
  readonly parent: number;
  readonly root: string;
  readonly point: string;
  readonly device: string;
  readonly fileSystem?: string;
  readonly propagation?: 'private' | 'shared' | 'slave' | 'shared-slave' | 'unbindable';
  readonly peerGroup?: number;
  readonly master?: number;
}

/** A process is in a cgroup, as the reader's cgroup namespace shows it. */
export interface CgroupFact extends BaseFact {
  readonly fact: 'cgroup';
  readonly pid?: number;
  /** 0 is the unified hierarchy. */
  readonly hierarchy: number;
  readonly controllers: readonly string[];
  readonly path: string;
  readonly container?: string;
}

export interface InterfaceFact extends BaseFact {
  readonly fact: 'interface';
  readonly name: string;
  /** Undefined when the output cannot tell. */
  readonly hasIpv4?: boolean;
  readonly up?: boolean;
  readonly addresses: readonly string[];
  readonly master?: string;
}

/** Somebody asked on the network: for the owner of an address, for a name, for a connection. */
export interface QuestionFact extends BaseFact {
  readonly fact: 'question';
  readonly over: 'arp' | 'dns' | 'tcp';
  /** The address or name that was asked for. */
  readonly about: string;
  readonly asker?: string;
  /** Undefined when the capture cannot tell. */
  readonly answered?: boolean;
  readonly interface?: string;
}

/** How full something is. */
export interface RoomFact extends BaseFact {
  readonly fact: 'room';
  readonly of: 'blocks' | 'inodes' | 'thin-pool-data' | 'thin-pool-metadata' | 'memory-cgroup-ids';
  /** Mount point, file system or pool. */
  readonly place: string;
  readonly used?: number;
  readonly total?: number;
  /** 0 to 100. */
  readonly percent?: number;
}

/** A setting of a unit, of the daemon's file or as the running daemon reports it. */
export interface SettingFact extends BaseFact {
  readonly fact: 'setting';
  /** `docker.service`, `daemon.json`, `dockerd`. */
  readonly of: string;
  /** `MountFlags`, `live-restore`, `cgroup-driver`. */
  readonly name: string;
  readonly value: string;
}

/** A container is what somebody says about it. */
export interface ContainerFact extends BaseFact {
  readonly fact: 'container';
  readonly id: string;
  readonly name?: string;
  readonly pid?: number;
  readonly state?: string;
  readonly oomKilled?: boolean;
  readonly memoryLimit?: number;
}

/** Something happened and was logged. */
export interface EventFact extends BaseFact {
  readonly fact: 'event';
  readonly level?: Level;
  readonly program?: string;
  readonly pid?: number;
  readonly message: string;
  /** Seconds since the kernel started. */
  readonly uptime?: number;
  readonly container?: string;
  /** The systemd unit that logged it. */
  readonly unit?: string;
  /** What happened to a unit: it failed by itself, or because another one did. */
  readonly outcome?: 'failed' | 'dependency-failed' | 'started' | 'stopped';
  /** What the unit logged last stands below, not above. */
  readonly isAboveItsLog?: true;
  /** How often it was seen, when the program counted. */
  readonly count?: number;
}

export type Fact =
  | ProcessFact
  | BlockedFact
  | ReadFact
  | DescriptorFact
  | WaitersFact
  | MemoryKillFact
  | MountFact
  | CgroupFact
  | InterfaceFact
  | QuestionFact
  | RoomFact
  | SettingFact
  | ContainerFact
  | EventFact;

export type FactName = Fact['fact'];
export type FactOf<N extends FactName> = Extract<Fact, { readonly fact: N }>;
