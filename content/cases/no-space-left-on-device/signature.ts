/**
 * ENOSPC from a file system. The kernel gives the same number for other things that ran out; their lines are left out by what stands
 * before the text: cgroup files, inotify, namespaces, semaphores.
 */
import { any, defineSignature, not, record, story } from '../../../src/engine/signature/index.ts';

/** What the rules below read of a row of df. */
interface Usage {
  readonly fileSystem: string | undefined;
  readonly type: string | undefined;
  readonly inodes: boolean;
  readonly available: number | undefined;
  readonly usePercent: number | undefined;
  readonly mountedOn: string | undefined;
}

/** Where Docker, containerd and the kubelet write; a volume of a pod that is full is the pod's own matter. */
const DATA = /^\/(?:|var|var\/(?:lib|log|run)|run|tmp|.{0,80}(?:docker|containerd|kubelet|buildkit).{0,200})$/;
const NOT_DATA = /\/volumes\/|^\/snap\//;
/** Always full, by their nature. */
const IMAGES: ReadonlySet<string | undefined> = new Set(['squashfs', 'iso9660', 'udf', 'erofs']);

function isFull({ fileSystem = '', type, available, usePercent, mountedOn = '' }: Usage): boolean {
  const isData = DATA.test(mountedOn) && !NOT_DATA.test(mountedOn);
  return (
    isData && ((usePercent ?? 0) >= 100 || available === 0) && !IMAGES.has(type) && !/^\/dev\/loop\d/.test(fileSystem)
  );
}

export default defineSignature({
  role: 'root',
  signs: {
    // df -h: /dev/vda1        40G   40G     0 100% /var/lib/docker
    fileSystemFull: record(
      'df',
      'strong',
      (usage) =>
        !usage.inodes && isFull(usage) && { filesystem: usage.mountedOn ?? '', usage: `${usage.usePercent ?? 100} %` },
    ),
    // What failed, and df: the file system that the path is on.
    fullWhereItFailed: story('space-exhausted', 'strong', ({ values, confidence }) => {
      const { exhausted, place, path } = values;
      return (
        exhausted === 'blocks' &&
        confidence === 'confirmed' && { ...(place && { filesystem: place }), ...(path && { path }) }
      );
    }),
    storageFull: {
      weight: 'strong',
      lines: [
        // Any call on Docker's, containerd's, BuildKit's or the kubelet's files; the path is the last word before the error:
        // mkdir /var/lib/docker/overlay2/9c…-init: no space left on device
        [
          'no space left on device',
          /(?:(?<![-.\w+@/])|write |open |mkdir |create |creat |symlink |link |rename |mknod |sync )(?!\/sys\/|\/proc\/)(?<path>(?<root>\/(?:[-.\w+@]{1,64}\/){0,5}?[-\w+@]{0,30}(?:docker|containerd|kubelet|buildkit|containers|buildx|moby|rancher|runc)[-\w+@]{0,30})(?:\/containers\/(?<container>[0-9a-f]{64})\/[^\s:"'\\]{1,200}|\/[^\s:"'\\]{0,400})?)"?: no space left on device/,
        ],
        // A data-root of another name: write /data/overlay2/9c…/diff/a: no space left on device
        [
          'no space left on device',
          /(?:(?<![-.\w+@/])|write |open |mkdir |create |symlink |link |rename |mknod )(?!\/sys\/|\/proc\/)(?<path>(?<root>\/(?:[-.\w+@]{1,64}\/){0,5}?[-.\w+@]{1,64})\/(?:overlay2?|aufs|image|io\.containerd\.[-.\w]{1,60}|tmpmounts|volumes)\/[^\s:"'\\]{1,400})"?: no space left on device/,
        ],
        // Where the path is one inside of a layer, it names no host file system:
        // failed to register layer: Error processing tar file(exit status 1): write /usr/lib/libx.so: no space left on device
        [
          'no space left on device',
          /(?:failed to register layer|Error processing tar file|ApplyLayer|failed to (?:extract layer|unpack image|pull and unpack|copy files|compute cache key|solve|export image|create temp dir|load cache key)|Error committing)(?:(?!\/sys\/|\/proc\/|inotify|watch|cgroup|fork\/exec|namespace)[^\n]){0,500}?: ?"?no space left on device/,
        ],
        // dockerd's answer to a client: docker: Error response from daemon: write /x: no space left on device
        [
          'no space left on device',
          /(?:Error response from daemon|Error from daemon in stream|OCI runtime (?:create|start|exec) failed): (?:(?!\/sys\/|\/proc\/|inotify|watch|cgroup|fork\/exec|namespace|unshare|semaphore|netlink|ipset|interface|endpoint)[^\n]){0,500}?no space left on device/,
        ],
      ],
    },
    // The error of any other program. Left out: cgroup and proc files, inotify (also `ENOSPC: no space left on device, watch`), namespaces,
    // semaphores (`(28)No space left on device: AH00023: Couldn't create the mutex`), netlink:
    // cp: error writing '/data/dump.sql': No space left on device; OSError: [Errno 28] No space left on device
    elsewhere: {
      weight: 'weak',
      lines: [
        [
          'no space left on device',
          /(?<!(?:\/sys\/|\/proc\/|inotify|watch|epoll|fork\/exec|unshare|clone|namespace|semaphore|semget|set cookie|mutex|cgroup|netlink|ipset|RTNETLINK|interface|endpoint)[^\n]{0,300})no space left on device(?!, watch|[^\n]{0,60}(?:mutex|semaphore|inotify|\/sys\/fs\/cgroup))/,
        ],
      ],
    },
    // kubelet, eviction and image garbage collection; systemd refuses before /run is full; a CI runner warns:
    // failed to garbage collect required amount of images. Wanted to free 8589934592 bytes, but freed 0 bytes
    nearlyFull: {
      weight: 'weak',
      lines: [
        [
          'failed to garbage collect required amount of images',
          /failed to garbage collect required amount of images\. (?:Wanted|Attempted) to free \d{1,20} bytes/,
        ],
        [
          'The node was low on resource',
          /The node was low on resource: (?:\[?(?:Disk|ephemeral-storage|nodefs|imagefs))/,
        ],
        [
          'Refusing to reload, not enough space',
          /Refusing to reload, not enough space available on (?<filesystem>\/[\w/]{1,60})/,
        ],
        ['You are running out of disk space', /You are running out of disk space/],
      ],
    },
    // df -i: IUse% 100: inodes are what ran out
    inodesUsedUp: record('df', 'hint', (usage) => usage.inodes && isFull(usage)),
    // devmapper: Thin Pool has 0 free data blocks which is less than minimum required …; kernel: … switching pool to out-of-data-space
    thinPoolFull: {
      weight: 'hint',
      lines: [
        ['Thin Pool has', /Thin Pool has \d{1,20} free (?:meta)?data blocks which is less than minimum required/],
        ['out-of-data-space', /switching pool to out-of-data-space/],
      ],
    },
    thinPoolUsedUp: record('docker-info', 'hint', ({ storage }) => {
      const { dataAvailable, dataTotal } = storage?.pool ?? {};
      return dataAvailable !== undefined && dataTotal !== undefined && dataAvailable < dataTotal / 50;
    }),
  },
  when: any('fileSystemFull', 'fullWhereItFailed', not(any('inodesUsedUp', 'thinPoolFull', 'thinPoolUsedUp'))),
});
