/** Who waits for a runc init that the kernel killed. */
import type { BlockedFact, MemoryKillFact, Program, WaitersFact } from '../../facts/facts.ts';
import type { VersionFact } from '../../model.ts';
import { compareVersions } from '../../versions/index.ts';
import { type Known, onOneHost } from '../fact-base.ts';
import type { Evidence } from '../rule.ts';

/** runc start opens exec.fifo and notices only since this version that nobody will open its other end. */
const NOTICES_SINCE = '1.0.0-rc5';
/** Programs a container start goes through. */
const ON_THE_WAY: ReadonlySet<Program | undefined> = new Set(['dockerd', 'containerd', 'containerd-shim', 'runc']);
const LONG_MINUTES = 5;

export interface Waiting {
  /** Those that wait longest for a lock or another program. */
  readonly goroutines: Known<WaitersFact> | undefined;
  /** A runc start that is blocked on its fifo. */
  readonly opening: Known<BlockedFact> | undefined;
  /** A runc that does not notice. */
  readonly runc: VersionFact | undefined;
}

export function whoWaits(kill: Known<MemoryKillFact>, { facts, versions }: Evidence): Waiting {
  const waiting = facts.all('waiters').filter((group) => isHeldUp(group) && onOneHost(group, kill));
  const [longest] = waiting.toSorted((a, b) => (b.minutes?.max ?? 0) - (a.minutes?.max ?? 0));
  const opening = facts.all('blocked').find((blocked) => opensFifo(blocked, kill) && onOneHost(blocked, kill));
  const runc = versions.filter(({ component }) => component === 'runc');
  const isOld = ({ version, upTo, orNewer }: VersionFact): boolean =>
    !orNewer && compareVersions(upTo ?? version, NOTICES_SINCE) < 0;
  return { goroutines: longest, opening, runc: runc.every(isOld) ? runc[0] : undefined };
}

function isHeldUp({ program, idle, minutes, calls, what }: WaitersFact): boolean {
  const isOnTheWay = ON_THE_WAY.has(program) && !idle;
  const waitsForOthers = calls !== undefined || what === 'mutex' || what === 'system-call' || what === 'file-read';
  return isOnTheWay && waitsForOthers && (minutes?.max ?? 0) >= LONG_MINUTES;
}

/** `openat(AT_FDCWD, "/run/runc/3f1c…/exec.fifo", O_RDONLY|O_CLOEXEC`, of the container whose runc init was killed */
function opensFifo({ call, args }: BlockedFact, { container }: MemoryKillFact): boolean {
  if (!call.startsWith('open') || !args.includes('/exec.fifo"')) return false;
  return container === undefined || args.includes(container);
}
