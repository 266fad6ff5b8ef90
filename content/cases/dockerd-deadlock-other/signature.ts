/** A dump shows who waits for a lock. Who holds it is the goroutine of the same story that waits for something else. */
import { all, any, defineSignature, not, record } from '../../../src/engine/signature/index.ts';

interface Frame {
  readonly function: string;
}

interface Waiting {
  readonly what: string;
  readonly in: string | undefined;
  readonly receiver: string | undefined;
  readonly package: string | undefined;
}

const LOCKS: readonly string[] = ['mutex', 'read-lock', 'write-lock', 'semaphore'];
/** What else a holder of a lock is stuck in: a plugin that does not answer, a dead disk or mount, a full pipe, a host tool. */
const HELD_UP: readonly string[] = [
  'http-response',
  'system-call',
  'file-read',
  'file-write',
  'network-write',
  'channel-send',
  'child-process',
];
const DAEMONS = ['github.com/docker/', 'github.com/moby/', 'github.com/containerd/'];
/** Removing a large container or waiting for a slow disk may take a minute under a lock. */
const MINUTES = 2;
/** In a profile, which has no times: more than meet at a lock by chance, and more than any load explains. */
const QUEUE = 10;
const CROWD = 500;

const isDaemon = ({ package: path }: Waiting): boolean => DAEMONS.some((start) => path?.startsWith(start));
const waitsForLock = (wait: Waiting): boolean => LOCKS.includes(wait.what) && isDaemon(wait);

/** `State.IsRunning` */
const placeOf = ({ receiver, in: name }: Waiting): string => [receiver, name].filter(Boolean).join('.');

/** Deadlocks that are known: functions that stand on the stack of one of the two goroutines, the report, and who has the fix. */
const KNOWN: readonly (readonly [report: string, ...functions: string[]])[] = [
  ['moby#42545, Docker 23.0', 'libnetwork.(*controller).processEndpointDelete'],
  ['moby#42569, Docker 23.0', 'libnetwork.(*controller).processEndpointCreate'],
  ['moby#42545, Docker 23.0', 'libnetwork.(*network).getSvcRecords'],
  ['moby#50620, Docker 29.0', 'bridge.(*driver).handleFirewalldReloadNw'],
  ['containerd#6772, containerd 1.6.3', 'metrics/cgroups/v1.(*Collector).Add'],
  ['containerd#6772, containerd 1.6.3', 'metrics/cgroups/v2.(*Collector).Add'],
  ['containerd#9103, containerd 1.7.8', 'task.(*service).handleProcessExit', 'task.(*service).Create'],
];

function knownDeadlock(frames: readonly Frame[]): string | undefined {
  const isOn = (name: string): boolean => frames.some((frame) => frame.function.endsWith(name));
  return KNOWN.find(([, ...functions]) => functions.every(isOn))?.[0];
}

export default defineSignature({
  role: 'root',
  signs: {
    longWait: record(
      'goroutine-dump',
      'strong',
      ({ wait, minutes, request }) =>
        minutes !== undefined &&
        minutes.max >= MINUTES &&
        waitsForLock(wait) && { minutes: String(minutes.max), lock: placeOf(wait), ...(request && { request }) },
    ),
    queue: record(
      'goroutine-profile',
      'weak',
      ({ wait, count, request }) =>
        count >= QUEUE &&
        waitsForLock(wait) && {
          waiting: count.toLocaleString('en-US'),
          lock: placeOf(wait),
          ...(request && { request }),
        },
    ),
    crowd: record('goroutine-profile', 'weak', ({ wait, count }) => count >= CROWD && waitsForLock(wait)),
    known: record('goroutine-dump', 'strong', ({ wait, minutes, frames }) => {
      const known = knownDeadlock(frames);
      return (
        known !== undefined && LOCKS.includes(wait.what) && minutes !== undefined && minutes.max >= MINUTES && { known }
      );
    }),
    // Waits for as long, and not for a lock: the likely holder.
    holder: record(
      'goroutine-dump',
      'hint',
      ({ wait, minutes, idle, calls }) =>
        !idle &&
        minutes !== undefined &&
        minutes.max >= MINUTES &&
        isDaemon(wait) &&
        (HELD_UP.includes(wait.what) || calls?.component === 'plugin') && { holder: placeOf(wait) },
    ),
    // pkg/plugins/client.go, 1.8–29: `Unable to connect to plugin: /run/docker/plugins/nas.sock/VolumeDriver.Get: Post …, retrying in 8s`
    pluginGone: {
      weight: 'hint',
      lines: [
        [
          'Unable to connect to plugin:',
          /Unable to connect to plugin: (?<plugin>[^\s"]{1,160}?)\/\w{3,30}\.\w{3,30}: [^\n]{1,300}?retrying in \d/,
        ],
        ['Unable to locate plugin:', /Unable to locate plugin: (?<plugin>[^\s",]{1,100}), retrying in \d/],
      ],
    },
    // Stories of their own: an exec that containerd does not answer, dockerd holds the locks of its container meanwhile;
    execInFlight: {
      weight: 'hint',
      within: ['goroutine-dump', 'goroutine-profile'],
      lines: [['libcontainerd', /libcontainerd(?:\/remote)?\.\(\*(?:client|task)\)\.Exec[(+]/]],
    },
    // and a runc init that the kernel killed while an old runc waited for it.
    initKilled: {
      weight: 'hint',
      lines: [['runc:[2:INIT]', /Kill(?:ed)? process \d{1,10} \(runc:\[2:INIT\]\)/]],
    },
    startBlocked: {
      weight: 'hint',
      lines: [['libcontainer.(*linuxContainer).exec', /libcontainer\.\(\*linuxContainer\)\.exec\(/]],
    },
  },
  when: all(any('longWait', 'queue', 'known'), not('execInFlight'), not('initKilled'), not('startBlocked')),
  yieldsTo: ['SB1001', 'SB1002'],
});
