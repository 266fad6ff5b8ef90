import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // dockerd 1.10–24.0, pkg/devicemapper/devmapper.go GetStatus and GetTable; before 1.10 without the first word:
    // Error starting daemon: error initializing graphdriver: devicemapper: Non existing device docker-thinpool
    // The name before the general one keeps what follows out of it when copying has lost the white space; a name that
    // ends in the long id of a layer is a container's device, not the pool.
    missing: {
      weight: 'decisive',
      lines: [
        [
          'Non existing device',
          /devicemapper: Non existing device (?!docker-\d{1,4}:\d{1,7}-\d{1,20}-[0-9a-f]{32})(?<device>docker-thinpool(?:-tpool)?(?![-.+\w])|docker-thinpool(?=[a-z])|docker-\d{1,4}:\d{1,7}-\d{1,20}-pool|[-.+\w]{1,128})/,
        ],
        [
          'Non existing device',
          /(?:graphdriver: |storage driver "?devicemapper"? failed: )Non existing device (?<device>docker-thinpool(?=[a-z])|docker-\d{1,4}:\d{1,7}-\d{1,20}-pool|[-.+\w]{1,128})/,
        ],
      ],
    },
    // The same place with --debug, before the error:
    // level=debug msg="devicemapper: GetStatus() Non existing device docker-thinpool"
    missingDebug: {
      weight: 'weak',
      lines: [['Non existing device', /Get(?:Status|Table)(?:\(\)|:) Non existing device (?<device>[-.+\w]{1,128})/]],
    },
    // dockerd 1.6–24.0, daemon/graphdriver/devmapper/deviceset.go checkThinPool:
    // devmapper: Unable to take ownership of thin-pool (docker-thinpool) that already has used data blocks
    poolInUse: {
      weight: 'decisive',
      lines: [
        [
          'Unable to take ownership of thin-pool',
          /Unable to take ownership of thin-pool \((?<device>[-.:+\w]{1,128})\) that already has used data blocks/,
        ],
      ],
    },
    // The same function: devmapper: Unable to take ownership of thin-pool (docker-thinpool) with non-zero transaction ID
    poolUsedBefore: {
      weight: 'decisive',
      lines: [
        [
          'Unable to take ownership of thin-pool',
          /Unable to take ownership of thin-pool \((?<device>[-.:+\w]{1,128})\) with non-zero transaction ID/,
        ],
      ],
    },
    // deviceset.go thinPoolExists: devmapper: Device docker-thinpool is not a thin pool
    notAPool: {
      weight: 'strong',
      lines: [
        ['is not a thin pool', /(?:devmapper|graphdriver|failed): Device (?<device>[-.+\w]{1,128}) is not a thin pool/],
      ],
    },
    // deviceset.go initDevmapper: changing direct-lvm config is not supported
    configChanged: {
      weight: 'weak',
      lines: [
        ['direct-lvm config is not supported', /changing direct-lvm config is not supported/],
        ['cannot setup direct-lvm when', /cannot setup direct-lvm when .{1,6}thinpooldev/],
      ],
    },
    // containerd 1.3–2.3, snapshots/devmapper/pool_device.go NewPoolDevice:
    // error="failed to query pool \"/dev/mapper/containerd-pool\": no such device or address"
    snapshotterPoolMissing: {
      weight: 'strong',
      lines: [['failed to query pool', /failed to query pool "?\/dev\/mapper\/(?<device>[-.+\w]{1,128})/]],
    },
    // LVM, lib/activate: Check of pool docker/thinpool failed (status:2). Manual repair required!
    poolCheckFailed: {
      weight: 'hint',
      lines: [
        [
          'Manual repair required',
          /Check of (?:thin )?pool [-.+\w]{1,64}\/[-.+\w]{1,64} failed \(status:\d{1,3}\)\. Manual repair required/,
        ],
      ],
    },
  },
});
