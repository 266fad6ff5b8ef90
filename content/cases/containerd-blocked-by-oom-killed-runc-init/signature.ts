import { all, any, defineSignature, not, record } from '../../../src/engine/signature/index.ts';

const RUNC_INIT = 'runc:[2:INIT]';

export default defineSignature({
  role: 'root',
  signs: {
    initKilled: {
      weight: 'strong',
      lines: [
        // kernel, oom_kill_process, up to 5.0: `Memory cgroup out of memory: Kill process 20357 (runc:[2:INIT]) score 970 or sacrifice child`
        [
          'runc:[2:INIT]',
          /(?:Memory cgroup out of memory: |Out of memory: )?Kill process (?<stub>\d{1,10}) \(runc:\[2:INIT\]\) score \d{1,5} or (?:sacrifice |a )child/,
        ],
        // the line after it, with no prefix of its own: `Killed process 12788 (runc:[2:INIT]) total-vm:600736kB, anon-rss:3296kB`
        [
          'runc:[2:INIT]',
          /(?<!memory: )Killed process (?<stub>\d{1,10}) \(runc:\[2:INIT\]\)(?:, UID \d{1,10},)? total-vm/,
        ],
      ],
    },
    // Kernels since 5.1 print one line. They hardly ever meet a runc this old, so there the limit itself is the likelier trouble.
    initKilledByNewKernel: {
      weight: 'hint',
      lines: [
        // `Memory cgroup out of memory: Killed process 4711 (runc:[2:INIT]) total-vm:1068300kB, anon-rss:2108kB`
        ['runc:[2:INIT]', /memory: Killed process (?<stub>\d{1,10}) \(runc:\[2:INIT\]\)/],
        // `oom-kill:constraint=CONSTRAINT_MEMCG,…,task=runc:[2:INIT],pid=4711,uid=0`
        ['runc:[2:INIT]', /task=runc:\[2:INIT\],pid=(?<stub>\d{1,10})/],
      ],
    },
    initReport: record(
      'oom-report',
      'hint',
      ({ selected, killed, container, pod }) =>
        (selected?.name === RUNC_INIT || killed?.name === RUNC_INIT) && {
          ...(container && { container }),
          ...(pod && { pod }),
        },
    ),
    // A SIGABRT dump of the waiting runc itself (containerd#1882): `github.com/opencontainers/runc/libcontainer.(*linuxContainer).exec(0xc42011a000, 0x0, 0x0)`
    startBlocked: {
      weight: 'strong',
      lines: [['libcontainer.(*linuxContainer).exec', /libcontainer\.\(\*linuxContainer\)\.exec\(/]],
    },
    // strace of it (moby#36010), the call has not returned: `openat(AT_FDCWD, "/run/runc/3f1c…/exec.fifo", O_RDONLY|O_CLOEXEC`
    fifoBlocked: {
      weight: 'strong',
      lines: [
        [
          'exec.fifo',
          /open(?:at)?\([^")]{0,20}"[^"]{1,300}exec\.fifo", O_RDONLY(?:\|O_CLOEXEC)?(?![\w|)])(?! <unfinished)/,
        ],
      ],
    },
    // `openat(…, O_RDONLY|O_CLOEXEC <unfinished ...>`, which strace -f also prints when it returns a moment later
    fifoOpened: {
      weight: 'weak',
      lines: [['exec.fifo', /open(?:at)?\([^")]{0,20}"[^"]{1,300}exec\.fifo", O_RDONLY(?:\|O_CLOEXEC)? <unfinished/]],
    },
    startLeftRunning: {
      weight: 'weak',
      lines: [
        // ps, containerd 1.0: `docker-runc --root /var/run/docker/runtime-runc/moby --log …/log.json --log-format json start 3f1c…`
        ['--log-format json start', /--log-format json start (?<container>[0-9a-f]{64})/],
        // ps, containerd 0.2: `docker-runc start 3f1c…`
        ['docker-runc start', /docker-runc start (?<container>[0-9a-f]{64})/],
      ],
    },
    // containerd 0.2 stuck on the OOM eventfd (containerd#2750): `github.com/docker/containerd/runtime.(*oom).Flush(0xc420389cb0)`
    oomEventBlocked: {
      weight: 'weak',
      lines: [['containerd/runtime.(*oom).Flush', /containerd\/runtime\.\(\*oom\)\.Flush\(/]],
    },
    // What a runc with the fix says instead of hanging: `OCI runtime start failed: container process is already dead: unknown`
    startRefused: {
      weight: 'weak',
      lines: [
        ['container process is already dead', /container process is already dead/],
        ['cannot start a container that has stopped', /cannot start a container that has stopped/],
      ],
    },
    // A runc that has the fix reports the death of its init instead of hanging. It prints lines from 344 up, 1.1 and later no lines.
    initDeathReported: {
      weight: 'hint',
      lines: [
        // `container_linux.go:348: starting container process caused "read init-p: connection reset by peer"`
        ['read init-p:', /container_linux\.go:3[4-9]\d: starting container process caused[^\n]{1,120}read init-p:/],
        ['read init-p:', /unable to start container process:[^\n]{1,80}read init-p:/],
        ['container init was OOM-killed', /container init was OOM-killed/],
      ],
    },
    // dockerd in debug mode: `level=debug msg="Calling GET /v1.27/containers/json?all=1&filters=…"`
    listing: {
      weight: 'hint',
      lines: [['/containers/json', /Calling GET \/v1\.\d{1,2}\/containers\/json/]],
    },
    waitingForContainer: {
      weight: 'hint',
      lines: [
        ['container.(*State).IsRunning', /container\.\(\*State\)\.IsRunning\(/],
        ['libcontainerd.(*client)', /libcontainerd\.\(\*client\)\.[\w.]{1,40}\(/],
      ],
    },
    nodeNotReady: {
      weight: 'hint',
      lines: [
        ['PLEG is not healthy', /PLEG is not healthy/],
        ['context deadline exceeded', /operation timeout: context deadline exceeded/],
      ],
    },
  },
  when: any(
    all('initKilled', not('startRefused'), not('initDeathReported')),
    all('startRefused', not('initKilled'), not('initDeathReported')),
    'startBlocked',
    'fifoBlocked',
    'fifoOpened',
    'startLeftRunning',
    'oomEventBlocked',
  ),
});
