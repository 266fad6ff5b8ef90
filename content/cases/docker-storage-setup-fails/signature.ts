/**
 * Messages of docker-storage-setup, since 2017 called container-storage-setup: echo of container-storage-setup.sh with `ERROR: ` in front
 * (Error and Fatal of libcss.sh), before the end of 2015 without it.
 */
import { defineSignature, record } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // The root file system is not on LVM and no volume group was named: ERROR: No valid volume group found. Exiting.
    noVolumeGroup: {
      weight: 'decisive',
      lines: [
        ['No valid volume group found', /No valid volume group found\. Exiting/],
        // September to November 2015, whatever the driver:
        [
          'root device volume group could not be determined',
          /No volume group has been specified and root device volume group could not be determined/,
        ],
        // 2015 "does not exists": ERROR: Specified volume group docker-vg does not exist, and no devices were specified
        [
          'no devices were specified',
          /Specified volume group (?<group>[-.\w+]{0,60}) ?does not exists?, and no devices were specified/,
        ],
      ],
    },
    // ERROR: There is not enough free space in volume group centos to create data volume of size MIN_DATA_SIZE=2G.
    noFreeSpace: {
      weight: 'decisive',
      lines: [
        [
          'There is not enough free space in volume group',
          /There is not enough free space in volume group (?<group>[-.\w+]{1,60}) to create data volume of size MIN_DATA_SIZE/,
        ],
      ],
    },
    // ERROR: Docker has been previously configured for use with devicemapper graph driver. Not creating a new thin pool as …
    oldMetadata: {
      weight: 'decisive',
      lines: [
        [
          'Docker has been previously configured for use with devicemapper',
          /Docker has been previously configured for use with devicemapper graph driver\. Not creating a new thin pool/,
        ],
      ],
    },
    // ERROR: Already configured thin pool /dev/mapper/centos-docker--pool is not available. If thin pool exists and is taking longer …
    poolNotThere: {
      weight: 'decisive',
      lines: [
        [
          'Already configured thin pool',
          /Already configured thin pool (?<device>\/dev\/[-.\w/+]{1,120}) is not available/,
        ],
        [
          'does not seem to be managed by',
          /Thin pool (?<device>\/?[-.\w/+]{1,120}) does not seem to be managed by (?:container|docker)-storage-setup/,
        ],
      ],
    },
    // INFO, before 2016 an error, exit 1: Storage is already configured with overlay2 driver. Can't configure it with devicemapper driver.
    otherDriver: {
      weight: 'decisive',
      lines: [
        [
          'Storage is already configured with',
          /Storage is already configured with (?<current>[a-z0-9]{2,20}) driver\. Can't configure it with (?<driver>[a-z0-9]{2,20}) driver/,
        ],
      ],
    },
    // ERROR: Found dos signature on device /dev/sdb at offset 0x1fe. Wipe signatures using wipefs or use WIPE_SIGNATURES=true and retry.
    usedDisk: {
      weight: 'decisive',
      lines: [
        [
          'Wipe signatures using wipefs',
          /Found (?<signature>[-.\w]{1,40}) signature on device (?<device>\/dev\/[-.\w/]{1,80}) at offset \w{1,20}\. Wipe signatures using wipefs/,
        ],
        // ERROR: Device /dev/sdb is already partitioned and cannot be added to volume group docker-vg; 2015: /dev/sdb has partitions: sdb1
        [
          'is already partitioned and cannot be added',
          /Device (?<device>\/dev\/[-.\w/]{1,80}) is already partitioned and cannot be added to volume group/,
        ],
      ],
    },
    // ERROR: /dev//dev/xvdb is not a valid block device; ERROR: Partition specification unsupported at this time.
    badDevice: {
      weight: 'weak',
      lines: [
        ['is not a valid block device', /(?<device>\/dev\/[-.\w/]{1,80}) is not a valid block device/],
        ['Partition specification unsupported', /Partition specification unsupported at this time/],
      ],
    },
    // ERROR: XFS filesystem at /var has ftype=0, cannot use overlay backend; consider different driver or separate volume or OS reprovision
    overlayUnusable: {
      weight: 'decisive',
      lines: [
        [
          'cannot use overlay backend',
          /XFS filesystem at (?<path>\/[-.\w/]{0,120}) has ftype=0, cannot use overlay backend/,
        ],
        [
          'as system does not support it. Specify a different driver',
          /Can not setup storage driver (?<driver>[a-z0-9]{2,20}) as system does not support it/,
        ],
      ],
    },
    // Values in /etc/sysconfig/docker-storage-setup: ERROR: CONTAINER_THINPOOL must be defined for the devicemapper storage driver.
    badValue: {
      weight: 'decisive',
      lines: [
        [
          'CONTAINER_THINPOOL must be defined',
          /CONTAINER_THINPOOL must be defined for the devicemapper storage driver/,
        ],
        ['DATA_SIZE value', /DATA_SIZE value \S{1,30} is invalid/],
        [
          'GROWPART=true is specified and',
          /GROWPART=true is specified and \/usr\/bin\/growpart executable is not available/,
        ],
        [
          'are mutually exclusive options',
          /(?:DOCKER_ROOT_VOLUME|EXTRA_DOCKER_STORAGE_OPTIONS) and (?:CONTAINER_ROOT_LV_MOUNT_PATH|EXTRA_STORAGE_OPTIONS) are mutually exclusive/,
        ],
        [
          'Old mode of passing data and metadata',
          /Old mode of passing data and metadata logical volumes to docker is not supported/,
        ],
      ],
    },
    // 1.7 and 1.8, without a size from vgs: ./docker-storage-setup.sh: line 381: * 2 - 2048 : syntax error: operand expected
    shellError: {
      weight: 'decisive',
      lines: [
        [
          '-storage-setup',
          /(?:docker|container)-storage-setup(?:\.sh)?: line \d{1,5}: [^\n]{0,80}(?:syntax error|command not found|unbound variable|integer expression expected)/,
        ],
      ],
    },
    // systemd: docker-storage-setup.service: main process exited, code=exited, status=5/NOTINSTALLED; Failed to start Docker Storage Setup.
    unitFailed: {
      weight: 'strong',
      lines: [
        [
          '-storage-setup.service',
          /(?:docker|container)-storage-setup\.service(?:: main process exited, code=exited, status=\d| failed\.|: Failed with result|: Unit entered failed state| (?:loaded|not-found) failed failed| entered failed state)/,
        ],
        ['Failed to start Docker Storage Setup', /Failed to start Docker Storage Setup/],
      ],
    },
    unitStatus: record(
      'systemctl-status',
      'strong',
      ({ unit, inTrouble }) => inTrouble && /^(?:docker|container)-storage-setup\.service$/.test(unit ?? ''),
    ),
    // LVM's own words; any program that asks for a volume gets them: Volume group "vg0" has insufficient free space (0 extents): 5 required.
    volumeManager: {
      weight: 'hint',
      lines: [
        [
          'has insufficient free space',
          /Volume group "(?<group>[-.\w+]{1,60})" has insufficient free space \(\d{1,10} extents\): \d{1,10} required/,
        ],
        ['Cannot process volume group', /Cannot process volume group (?<group>[-.\w+]{1,60})/],
        [
          'allocatable extents found for logical volume docker',
          /Insufficient suitable allocatable extents found for logical volume docker-pool/,
        ],
      ],
    },
    // Retold: docker-storage-setup fails without LVM
    retold: {
      weight: 'weak',
      lines: [
        [
          'docker-storage-setup',
          /docker-storage-setup(?![.:/\w])[^\n]{0,120}?(?:fails|failed|does not work|stops with an error|exits with an error|报错|失败|起不来|有问题)/,
        ],
      ],
    },
  },
});
