/** runc exec waits for runc init, runc init for room in its stderr pipe, and the shim reads that pipe when runc exec has ended. */
import { all, any, defineSignature, record, story } from '../../../src/engine/signature/index.ts';

interface Waiting {
  readonly what: string;
  readonly in: string | undefined;
  readonly receiver: string | undefined;
  readonly package: string | undefined;
}

const LOCKS: readonly string[] = ['mutex', 'read-lock', 'write-lock', 'semaphore'];
/** A request that finds the lock taken for a moment is nothing unusual; this many are a queue. */
const QUEUE = 10;

/** Where dockerd takes the lock of a container itself. */
const LOCKED_IN: readonly string[] = [
  'ContainerInspect',
  'ContainerInspectCurrent',
  'ProcessEvent',
  'handleProbeResult',
];

/** Whether it waits for the lock of a container, or for the lock of its execs, which an exec holds while it starts. */
function waitsForContainer({ what, in: place, receiver, package: path }: Waiting): boolean {
  if (!LOCKS.includes(what) || path === undefined || place === undefined) return false;
  if (path.endsWith('/daemon/exec')) return true;
  return (receiver === 'State' && path.endsWith('/container')) || LOCKED_IN.includes(place);
}

/** What Go, runc and their traces begin a write with: the runtime prints a crash in many small pieces. */
const CRASH_TEXT = [
  'runtime',
  'goroutine ',
  '/usr/local/go/',
  '/usr/lib/go',
  '/go/src/',
  'SIGABRT',
  'PC=',
  'fatal error',
  'panic: ',
  'stack: frame',
  'created by ',
  'fp=',
  'sp=',
  'pc=',
  '0x',
  '00007f',
  '000000c0',
  'exec failed: ',
  'container_linux.go',
  'nsenter: ',
];

/** Of the arguments `2, "\n\t/usr/local/go/src/runtime/proc.g"..., 33` the words at the beginning of the text. */
function isCrashText(args: string): boolean {
  let text = args.slice(args.indexOf('"') + 1);
  while (text.startsWith('\\n') || text.startsWith('\\t')) text = text.slice(2);
  return CRASH_TEXT.some((beginning) => text.trimStart().startsWith(beginning));
}

export default defineSignature({
  role: 'root',
  signs: {
    // The exec that does not come back, once as it is and once as dockerd sees it.
    execStuck: {
      weight: 'weak',
      within: ['strace', 'goroutine-dump', 'goroutine-profile'],
      lines: [
        // strace, the call has not returned: `[pid 15638] write(2, "/usr/local/go/src/runtime/proc.g"..., 33`
        ['write(2, ', /write\(2, "[^\n]{0,300}?"(?:\.\.\.)?, \d{1,7}(?!\d| ?\))/],
        // dockerd 17.11 to 18.09, 19.03 to 23.0, since 24.0: `github.com/docker/docker/libcontainerd.(*client).Exec+0x4b4`,
        // `…/libcontainerd/remote.(*client).Exec(0xc0004e…)`, `…/libcontainerd/remote.(*task).Exec(0xc00012…)`
        ['libcontainerd', /libcontainerd(?:\/remote)?\.\(\*(?:client|task)\)\.Exec[(+]/],
      ],
    },
    // strace and lsof joined: runc init cannot write to a pipe whose read end another process holds, mostly the shim.
    fullPipe: story('pipe-deadlock', 'strong', ({ values }) => {
      const { program, descriptor, readerPid, pid, pipe, container } = values;
      if (program !== 'runc init' || descriptor !== '2' || !readerPid || !pid || !pipe) return false;
      return { pid, inode: pipe, ...(container && { container }) };
    }),
    crashBlocked: record(
      'strace',
      'weak',
      (event) =>
        event.event === 'call' &&
        event.blocked &&
        event.syscall === 'write' &&
        event.descriptor === 2 &&
        (isCrashText(event.args) || event.command?.startsWith('runc') === true) && {
          ...(event.pid !== undefined && { pid: String(event.process ?? event.pid) }),
          ...(event.inode !== undefined && { inode: String(event.inode) }),
        },
    ),
    // `runc:[2:I 15638 root    2w  FIFO    0,8      0t0 1070361747 pipe`
    initStderr: record(
      'lsof',
      'hint',
      ({ command, descriptor, mode, type, pid, inode }) =>
        command.startsWith('runc:[') &&
        descriptor === 2 &&
        mode === 'w' &&
        type === 'FIFO' && { pid: String(pid), ...(inode !== undefined && { inode: String(inode) }) },
    ),
    queueInProfile: record(
      'goroutine-profile',
      'hint',
      ({ wait, count }) => count >= QUEUE && waitsForContainer(wait) && { waiting: count.toLocaleString('en-US') },
    ),
    // The runtime prints minutes from one minute on.
    queueInDump: record(
      'goroutine-dump',
      'hint',
      ({ wait, minutes }) => minutes !== undefined && waitsForContainer(wait),
    ),
    // runc exec and its runc init, which live for a fraction of a second
    leftRunning: record('ps', 'hint', ({ role, subcommand, pid, container }) => {
      if (role === 'runc-init') return { pid: String(pid) };
      return role === 'runc' && subcommand === 'exec' && { runc: String(pid), ...(container && { container }) };
    }),
    // `l-wx------ 1 root root 64 Jul 20 10:02 2 -> pipe:[1070361747]`
    stderrPipe: record(
      'proc-fd',
      'hint',
      ({ descriptor, type, mode, inode }) =>
        descriptor === 2 && type === 'pipe' && mode !== 'r' && (inode === undefined || { inode: String(inode) }),
    ),
  },
  when: any(
    'fullPipe',
    'crashBlocked',
    all('execStuck', 'initStderr'),
    all('execStuck', 'queueInProfile'),
    all('execStuck', 'queueInDump'),
  ),
});
