import { defineSignature, record, story } from '../../../src/engine/signature/index.ts';

/** The root file system of a container, by storage driver. */
const CONTAINER_ROOT =
  /\/(?:overlay2?\/[^/]{1,80}\/merged|(?:devicemapper|aufs)\/mnt\/[^/]{1,80}|zfs\/graph\/[^/]{1,80})$/;
/** The directory of a storage driver itself. */
const DRIVER_HOME = /\/(?:overlay2?|aufs|devicemapper|btrfs|zfs)$/;
/** Docker's directory as a container sees it that mounts `/` of the host somewhere. */
const FOREIGN_DATA_ROOT = /^\/[^/]{1,80}(?:\/[^/]{1,80}){0,3}\/var\/lib\/docker\//;

export default defineSignature({
  role: 'root',
  signs: {
    // dockerd 1.6–29, cleanupContainer of daemon/delete.go and ReleaseLayer of daemon/images/service.go. By version:
    // up to 17.05: Driver overlay2 failed to remove root filesystem 6a1f…: remove /…/merged: device or resource busy
    // 17.06–18.03: driver "overlay2" failed to remove root filesystem for 6a1f…: remove /…/merged: device or resource busy
    // 18.06–28.1: container 6a1f…: driver "overlay2" failed to remove root filesystem: unlinkat /…/merged: device or …
    // 28.2 and later: cannot remove container "web": driver "overlay2" failed to remove root filesystem: unlinkat /…
    rootFilesystem: {
      weight: 'decisive',
      lines: [
        [
          'failed to remove root filesystem',
          /driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem(?: for)? (?<container>[0-9a-f]{12,64}): (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: )?(?:remove|unlinkat|rmdir|error while removing|aufs: unmount error(?: after retries)?:) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        [
          'failed to remove root filesystem',
          /container (?<container>[0-9a-f]{12,64}): driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem: (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: )?(?:remove|unlinkat|rmdir|error while removing|aufs: unmount error(?: after retries)?:) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        [
          'failed to remove root filesystem',
          /container "(?<container>[-.\w]{1,128})": driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem: (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: )?(?:remove|unlinkat|rmdir|error while removing|aufs: unmount error(?: after retries)?:) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        [
          'failed to remove root filesystem',
          /driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem: (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: )?(?:remove|unlinkat|rmdir|error while removing|aufs: unmount error(?: after retries)?:) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        // aufs: Driver aufs failed to remove root filesystem 6a1f…: rename /…/mnt/9c… /…/mnt/9c…-removing: device or …
        [
          'failed to remove root filesystem',
          /driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem(?:(?: for)? (?<container>[0-9a-f]{12,64}))?: (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: error preparing atomic delete: )?rename (?<path>\/[^\s:"'\\]{1,120}\/(?:mnt|diff)\/[0-9a-f]{64}) \/[^\s:"'\\]{1,200}-removing: device or resource busy/,
        ],
        // Without its names, as in titles and where ids were taken out: failed to remove root filesystem <id>: remove /…/<id>/merged: device …
        [
          'failed to remove root filesystem',
          /failed to remove root filesystem[^\n:"\\]{0,80}: (?:remover?|unlinkat|rmdir|rename) (?<path>\/[^\n:"\\]{1,200}): device or resource busy/,
        ],
      ],
    },
    // The same with devicemapper, which has no path to name; 17.06 and later "failed to remove device 9c…: Device is Busy":
    // Driver devicemapper failed to remove root filesystem 6a1f…: Device is Busy
    deviceBusy: {
      weight: 'decisive',
      lines: [
        [
          'failed to remove root filesystem',
          /driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem(?: for)? (?<container>[0-9a-f]{12,64}): (?:failed to remove device [0-9a-f]{12,64}(?:-init)?: )?Device is Busy/,
        ],
        [
          'failed to remove root filesystem',
          /container (?<container>[0-9a-f]{12,64}): driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem: (?:failed to remove device [0-9a-f]{12,64}(?:-init)?: )?Device is Busy/,
        ],
        [
          'failed to remove root filesystem',
          /driver "?(?<driver>[-a-z0-9]{2,20})"? failed to remove root filesystem: (?:failed to remove device [0-9a-f]{12,64}(?:-init)?: )?Device is Busy/,
        ],
        // Without its names: Driver devicemapper failed to remove root filesystem. Device is busy
        ['failed to remove root filesystem', /failed to remove root filesystem(?:\.|[^\n:"\\]{0,80}:) Device is Busy/],
      ],
    },
    // The same with ZFS: driver "zfs" failed to remove root filesystem: exit status 1: "/sbin/zfs zfs destroy -r tank/…"
    // => cannot destroy 'tank/docker/9c…': dataset is busy
    datasetBusy: {
      weight: 'strong',
      lines: [
        [
          'failed to remove root filesystem',
          /driver "?(?<driver>zfs)"? failed to remove root filesystem(?:(?: for)? [0-9a-f]{12,64})?: exit status \d{1,3}: "[^"]{1,240}" => cannot destroy '(?<path>[^\s'"]{1,200})': dataset is busy/,
        ],
      ],
    },
    // daemon/delete.go, the container's own directory, often its shm:
    // Unable to remove filesystem for 6a1f…: remove /var/lib/docker/containers/6a1f…/shm: device or resource busy
    // 28.2 and later: cannot remove container "web": unable to remove filesystem: unlinkat /…: device or resource busy
    containerDirectory: {
      weight: 'decisive',
      lines: [
        [
          'unable to remove filesystem',
          /unable to remove filesystem for (?<container>[0-9a-f]{12,64}): (?:remove|unlinkat|rmdir|error while removing) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        [
          'unable to remove filesystem',
          /container "(?<container>[-.\w]{1,128})": unable to remove filesystem: (?:remove|unlinkat|rmdir|error while removing) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        // Without its names: Unable to remove filesystem for xxx: remove /var/lib/docker/containers/xxx/shm: device or resource busy
        [
          'unable to remove filesystem',
          /unable to remove filesystem[^\n:"\\]{0,80}: (?:remove|unlinkat|rmdir) (?<path>\/[^\n:"\\]{1,200}): device or resource busy/,
        ],
      ],
    },
    // layer/layer_store.go deleteRWLayer, 1.10 and later, printed before the answer to the client:
    // level=error msg="Error removing mounted layer 6a1f…: remove /…/merged: device or resource busy"
    mountedLayer: {
      weight: 'decisive',
      lines: [
        [
          'Error removing mounted layer',
          /Error removing mounted layer (?<container>[0-9a-f]{12,64}): (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: )?(?:remove|unlinkat|rmdir|error while removing|aufs: unmount error(?: after retries)?:) (?<path>\/[^\s:"'\\]{1,300}): device or resource busy/,
        ],
        // aufs: Error removing mounted layer 6a1f…: rename /…/mnt/9c… /…/mnt/9c…-removing: device or resource busy
        [
          'Error removing mounted layer',
          /Error removing mounted layer (?<container>[0-9a-f]{12,64}): (?:could not remove (?:mountpoint|diff path) for id [0-9a-f]{64}(?:-init)?: error preparing atomic delete: )?rename (?<path>\/[^\s:"'\\]{1,120}\/(?:mnt|diff)\/[0-9a-f]{64}) \/[^\s:"'\\]{1,200}-removing: device or resource busy/,
        ],
        [
          'Error removing mounted layer',
          /Error removing mounted layer (?<container>[0-9a-f]{12,64}): (?:failed to remove device [0-9a-f]{12,64}(?:-init)?: )?Device is Busy/,
        ],
      ],
    },
    // kubelet, whatever the runtime says behind it:
    // RemoveContainer "6a1f…" from runtime service failed: rpc error: ... failed to remove container "6a1f…": ... unlinkat /…
    kubelet: {
      weight: 'strong',
      lines: [
        [
          'failed to remove container',
          /failed to remove container "?(?<container>[0-9a-f]{12,64})"?:[^/]{1,240}(?:remove|unlinkat|rmdir) (?<path>\/(?!sys\/fs\/cgroup)[^\s:"'\\]{1,300}): device or resource busy/,
        ],
      ],
    },
    // The bare system error, from a tool that deletes the directory itself; not the end of the lines above. A failed mount
    // says "to /…/merged" instead. A path cannot begin inside another, which keeps the work linear.
    // rm: cannot remove '/var/lib/docker/overlay2/9c…/merged': Device or resource busy; with devicemapper and aufs …/mnt/9c…, and …/6a1f…/shm
    mergedDirectory: {
      weight: 'strong',
      lines: [
        [
          'device or resource busy',
          /(?<!filesystem: |[0-9a-f]{12}: )(?<![-.\w/+@])(?:remove|unlinkat|rmdir) ["'‘]?(?<path>\/[-.\w/+@]{1,300}\/merged)["'’]?: device or resource busy/,
        ],
        [
          'device or resource busy',
          /cannot remove ["'‘](?<path>\/[-.\w/+@]{1,120}\/(?:mnt\/[0-9a-f]{64}|[0-9a-f]{64}\/(?:mounts\/)?shm))["'’]: device or resource busy/,
        ],
        [
          'Device or resource busy',
          /\[Errno 16\] Device or resource busy: ["']?(?<path>\/[^\s:"'\\]{1,300}\/(?:merged|(?:devicemapper|aufs)\/mnt\/[0-9a-f]{64}(?:-init)?|[0-9a-f]{64}\/(?:mounts\/)?shm))/,
        ],
      ],
    },
    // containerd, Delete of process/init.go: umount(2) itself says busy, the mount is in use in the same namespace.
    // failed rootfs umount: failed to unmount target /run/containerd/io.containerd.runtime.v2.task/k8s.io/6a1f…/rootfs: device …
    rootfsUmount: {
      weight: 'weak',
      lines: [
        [
          'rootfs: device or resource busy',
          /(?<![-.\w/])(?:umount|unmount target|remove|unlinkat) (?<path>\/[-.\w/]{1,80}\/io\.containerd\.runtime\.v[12]\.[a-z]{4,5}\/[-.\w]{1,60}\/(?<container>[-.\w]{1,76})\/rootfs): device or resource busy/,
        ],
      ],
    },
    // containerd and CNI on RHEL 7 kernels, the same leak of another mount:
    // remove netns: unlinkat /var/run/netns/cni-49ddd103-d374-1f86-7324-13abaeb9c910: device or resource busy
    networkNamespace: {
      weight: 'strong',
      lines: [
        [
          '/run/netns/cni-',
          /(?:remove|unlinkat) (?<path>(?:\/var)?\/run\/netns\/cni-[-0-9a-f]{36}): device or resource busy/,
        ],
      ],
    },
    // dockerd 18.03–29, cleanupSecretDir of container_operations_unix.go; misspelt "attmepting" in 18.03 and 18.06:
    // level=warning msg="Error while attempting to unmount dir, this may prevent removal of container." dir=/…/mounts/secrets error=…
    secretDirectory: {
      weight: 'weak',
      lines: [
        [
          'to unmount dir, this may prevent removal of container',
          /to unmount dir, this may prevent removal of container\."? dir="?(?<path>\/[-.\w/]{1,200}\/(?<container>[0-9a-f]{64})\/mounts\/secrets)/,
        ],
        [
          'to unmount dir, this may prevent removal of container',
          /to unmount dir, this may prevent removal of container/,
        ],
      ],
    },
    // Kernel with devicemapper, drivers/md/dm-ioctl.c dev_remove:
    // device-mapper: ioctl: unable to remove open device docker-253:0-1234567-9c…
    openDevice: {
      weight: 'weak',
      lines: [
        ['unable to remove open device docker-', /unable to remove open device docker-\d{1,4}:\d{1,7}-\d{1,20}-/],
      ],
    },
    // dockerd up to 1.6, deviceset.go waitClose, where a layer bears the id of its container:
    // Warning: error waiting for device 6a1f… to close: Timeout while waiting for device 6a1f… to close
    deviceNotClosed: {
      weight: 'weak',
      lines: [
        [
          'error waiting for device',
          /error waiting for device (?<container>[0-9a-f]{64})(?:-init)? to close: Timeout while waiting for device/,
        ],
      ],
    },
    // grep -n PATH /proc/*/mountinfo: a private copy of the mount, or a shared one that is no slave, keeps it busy:
    // /proc/19973/mountinfo:40:231 227 0:40 / /…/merged rw,relatime shared:119 - overlay overlay rw,...
    holder: {
      weight: 'hint',
      lines: [
        [
          '/mountinfo:',
          /\/proc\/(?<pid>\d{1,10})\/mountinfo:[\d\s:]{5,50}\/ (?<path>\/[^\s:"'\\]{1,300}\/merged) rw[,\w]{0,100}(?: shared:\d{1,10})? - overlay/,
        ],
        // grep PATH /proc/*/mounts: /proc/28146/mounts:shm /var/lib/docker/containers/6a1f…/shm tmpfs rw,nosuid,nodev,...
        [
          '/mounts:',
          /\/proc\/(?<pid>\d{1,10})\/mounts:(?:shm|overlay|\/dev\/mapper\/docker-[-.\w:]{1,100}) (?<path>\/[-.\w/+@]{1,120}\/(?:merged|mnt\/[0-9a-f]{64}|[0-9a-f]{64}\/(?:mounts\/)?shm)) (?:overlay|xfs|ext4|tmpfs) rw/,
        ],
      ],
    },
    // Listings of two processes joined: the daemon's unmount does not reach a copy, or a removal failed as busy on one.
    copyOutOfReach: story('mount-held', 'strong', ({ values }) => {
      const { reached, busy, path, pid } = values;
      if (busy === 'yes' && reached !== 'true') return { ...(path && { path }), ...(pid && { pid }) };
      // Without an error it may be another mount than the one the rest is about.
      return reached === 'false';
    }),
    // dockerd 1.12.0 to 17.12.0 mounts the driver's directory on itself and makes it private (no tag before the dash), so that no
    // unmount leaves it: 1143 44 8:4 /docker/overlay2 /data/docker/overlay2 rw,relatime - xfs /dev/sda4 rw,…
    privateHome: record('mountinfo', 'weak', ({ mountPoint, root, propagation }) => {
      return (
        propagation?.kind === 'private' && DRIVER_HOME.test(mountPoint) && root !== '/' && mountPoint.endsWith(root)
      );
    }),
    // What it leads to: 223 1143 0:40 / /data/docker/overlay2/9c…/merged rw,relatime - overlay overlay rw,…
    privateRootfs: record('mountinfo', 'weak', ({ mountPoint, propagation }) => {
      const isPrivate = propagation?.kind === 'private' && CONTAINER_ROOT.test(mountPoint);
      return isPrivate && !FOREIGN_DATA_ROOT.test(mountPoint) && { path: mountPoint };
    }),
    // A private copy in a container that mounts the host's root, such as cAdvisor with -v /:/rootfs:ro:
    // 612 580 0:40 / /rootfs/var/lib/docker/overlay2/9c…/merged ro,relatime - overlay overlay rw,…
    privateCopy: record('mountinfo', 'weak', ({ mountPoint, propagation, pid }) => {
      const isPrivate = propagation?.kind === 'private' && CONTAINER_ROOT.test(mountPoint);
      return isPrivate && FOREIGN_DATA_ROOT.test(mountPoint) && { ...(pid !== undefined && { pid: String(pid) }) };
    }),
  },
  yieldsTo: ['SB5010'],
});
