import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'symptom',
  signs: {
    // unmountIpcMounts, up to 17.07, one entry of two or three lines (1.9.1-1.10: shm and mqueue; 1.9.0 prints each path as an error):
    // level=warning msg="failed to cleanup ipc mounts:\nfailed to umount /var/lib/docker/containers/6a1f…/shm: invalid argument"
    umountFailed: {
      weight: 'decisive',
      lines: [
        [
          'failed to umount',
          /failed to umount (?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>invalid argument|no such file or directory|device or resource busy|operation not permitted|permission denied)/,
        ],
        // Ids and paths taken out: failed to umount /var/lib/docker/containers/.../shm: no such file or directory
        [
          'failed to umount',
          /failed to umount (?<path>\/[^\s:"'\\]{1,300}\/(?:shm|mqueue)): (?<reason>invalid argument|no such file or directory|device or resource busy|operation not permitted|permission denied)/,
        ],
      ],
    },
    // The heading alone, when the transport kept only the first line; 1.9.0: 6a1f…: Failed to umount ipc filesystems: failed to cleanup …
    cleanupFailed: {
      weight: 'strong',
      lines: [
        ['failed to cleanup ipc mounts', /failed to cleanup ipc mounts/],
        ['Failed to umount ipc filesystems', /(?<container>[0-9a-f]{64}): Failed to umount ipc filesystems/],
      ],
    },
    // Cleanup of daemon/start.go, 17.09 and later; flags from 18.09 on:
    // level=warning msg="6a1f… cleanup: failed to unmount IPC: umount /…/6a1f…/mounts/shm, flags: 0x2: no such file or directory"
    unmountIpc: {
      weight: 'decisive',
      lines: [
        [
          'cleanup: failed to unmount IPC',
          /(?:(?<container>[0-9a-f]{64}) )?cleanup: failed to unmount IPC: umount (?<path>\/[^\s:"'\\,]{1,300})(?:, flags: 0x\d{1,4})?: (?<reason>[a-z][a-z ]{4,60}[a-z])/,
        ],
      ],
    },
    // The same for secrets, 1.13 and later: 6a1f… cleanup: failed to unmount secrets: invalid argument
    unmountSecrets: {
      weight: 'strong',
      lines: [
        [
          'cleanup: failed to unmount secrets',
          /(?:(?<container>[0-9a-f]{64}) )?cleanup: failed to unmount secrets: (?:umount (?<path>\/[^\s:"'\\,]{1,300})(?:, flags: 0x\d{1,4})?: )?(?<reason>[a-z][a-z ]{4,60}[a-z])/,
        ],
      ],
    },
    // Cleanup of daemon/start.go, 18.02 and later:
    // level=warning msg="Error while cleaning up container resource mounts." container=6a1f… error="umount /…: invalid argument"
    resourceMounts: {
      weight: 'weak',
      lines: [
        [
          'Error while cleaning up container resource mounts',
          /Error while cleaning up container resource mounts\."? container="?(?<container>[0-9a-f]{64})/,
        ],
        ['Error while cleaning up container resource mounts', /Error while cleaning up container resource mounts/],
      ],
    },
    // cleanupMounts when the daemon starts, 1.9 and 1.10: Error starting daemon: Error cleaningup mounts:\ndevice or resource busy
    startStopped: {
      weight: 'decisive',
      role: 'root',
      lines: [['Error starting daemon: Error cleaning', /Error starting daemon: Error cleaning ?up mounts/]],
    },
    // The same when it stops, to this day: Error during daemon shutdown: Error cleaning up mounts:\n…
    oldMounts: {
      weight: 'weak',
      lines: [['Error cleaning', /Error cleaning ?up mounts:/]],
    },
    // containerd's CRI, cleanupSandboxFiles; the pod is not stopped before it works (up to 1.3 "failed to unmount sandbox files"):
    // failed to cleanup sandbox files: failed to unmount "/run/containerd/io.containerd.grpc.v1.cri/sandboxes/6a1f…/shm": device or …
    sandboxShm: {
      weight: 'decisive',
      role: 'root',
      lines: [
        [
          'failed to unmount',
          /failed to unmount "?(?<path>\/[-.\w/]{1,160}\/sandboxes\/(?<container>[0-9a-f]{64})\/shm)"?: (?<reason>[a-z][a-z ]{4,60}[a-z])/,
        ],
      ],
    },
    // umount(8), by hand: umount: /var/lib/docker/containers/6a1f…/mounts/shm: target is busy.
    byHand: {
      weight: 'weak',
      lines: [
        [
          'not mounted',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>not mounted)/,
        ],
        [
          'target is busy',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>target is busy)/,
        ],
        [
          'device is busy',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>device is busy)/,
        ],
        [
          'no mount point specified',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>no mount point specified)/,
        ],
        [
          'Operation not permitted',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>Operation not permitted)/,
        ],
        [
          'Device or resource busy',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>Device or resource busy)/,
        ],
        [
          'Invalid argument',
          /umount: (?:can't unmount )?(?<path>\/[-.\w/+@]{1,160}\/(?<container>[0-9a-f]{64})\/(?:mounts\/)?(?:shm|mqueue)): (?<reason>Invalid argument)/,
        ],
      ],
    },
    // As people retell it: umount shm and umount mqueue failed
    retold: {
      weight: 'weak',
      lines: [['umount mqueue', /umount shm (?:and|und|or|\+|\/|&|,|和|与|及|、) ?umount mqueue/]],
    },
  },
});
