import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5004',
  group: 'storage',
  parts: ['storage', 'systemd', 'dockerd'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'docker-storage-setup of 2015 and container-storage-setup at its last commit, 2018-06-26 (source)',
      'zh-cn': '2015 年的 docker-storage-setup，以及最后一次提交（2018-06-26）的 container-storage-setup（源码）',
    },
  },
  errors: [
    'ERROR: No valid volume group found. Exiting.',
    'No volume group has been specified and root device volume group could not be determined. Exiting.',
    'ERROR: Specified volume group docker-vg does not exist, and no devices were specified',
    'ERROR: There is not enough free space in volume group centos to create data volume of size MIN_DATA_SIZE=2G.',
    'ERROR: Docker has been previously configured for use with devicemapper graph driver. Not creating a new thin pool as existing docker metadata will fail to work with it. Manual cleanup is required before this will succeed.',
    'ERROR: Already configured thin pool /dev/mapper/centos-docker--pool is not available. If thin pool exists and is taking longer to activate, set DEVICE_WAIT_TIMEOUT to a higher value and retry. If thin pool does not exist any more, remove /etc/sysconfig/docker-storage and retry',
    "INFO: Storage is already configured with overlay2 driver. Can't configure it with devicemapper driver. To override, remove /etc/sysconfig/docker-storage and retry.",
    'ERROR: Found dos signature on device /dev/sdb at offset 0x1fe. Wipe signatures using wipefs or use WIPE_SIGNATURES=true and retry.',
    'ERROR: Device /dev/sdb is already partitioned and cannot be added to volume group docker-vg',
    'ERROR: /dev//dev/xvdb is not a valid block device.',
    'ERROR: Partition specification unsupported at this time.',
    'ERROR: XFS filesystem at /var has ftype=0, cannot use overlay backend; consider different driver or separate volume or OS reprovision',
    'ERROR: Can not setup storage driver overlay2 as system does not support it. Specify a different driver.',
    'ERROR: CONTAINER_THINPOOL must be defined for the devicemapper storage driver.',
    'docker-storage-setup.service: main process exited, code=exited, status=5/NOTINSTALLED',
    'Failed to start Docker Storage Setup.',
  ],
  affected: [
    {
      component: 'docker-storage-setup (RHEL 7, CentOS 7, docker 1.7, 1.8)',
      range: {
        en: '2014 – November 2015: fails when the root file system is not on LVM, even for overlay',
        'zh-cn': '2014 年至 2015 年 11 月：根文件系统不在 LVM 上就失败，用 overlay 也一样',
      },
      fixedIn: '2015-11',
      source: 'https://github.com/projectatomic/container-storage-setup/issues/82',
    },
    {
      component: 'docker-storage-setup, container-storage-setup (RHEL, CentOS 7, Fedora, Atomic Host)',
      range: {
        en: 'all versions; the project ended in 2018',
        'zh-cn': '所有版本；项目已于 2018 年停止',
      },
      source: 'https://github.com/projectatomic/container-storage-setup',
    },
    {
      component: 'docker-ce (Docker Inc.)',
      range: { en: 'not affected: does not use it', 'zh-cn': '不受影响：不使用它' },
    },
  ],
  confirm: [
    'systemctl status -l docker-storage-setup',
    'cat /etc/sysconfig/docker-storage-setup /etc/sysconfig/docker-storage',
    'sudo vgs; sudo lvs -a; lsblk -f',
    'docker info | grep -A 3 "Storage Driver"',
  ],
  related: ['SB5001', 'SB5003', 'SB5018', 'SB4004'],
  lookAlikes: ['SB5001', 'SB5003', 'SB5002', 'SB5006', 'SB5018'],
  sources: [
    {
      title:
        'CentOS bug 9787, docker-storage-setup of the 1.8.2 package (as cited in the source document; the page itself was not checked)',
      url: 'https://bugs.centos.org/view.php?id=9787',
    },
    {
      title: 'container-storage-setup.sh: every message of the script',
      url: 'https://github.com/projectatomic/container-storage-setup/blob/master/container-storage-setup.sh',
    },
    {
      title: 'container-storage-setup#53: the script takes it for granted that the root device is on LVM',
      url: 'https://github.com/projectatomic/container-storage-setup/issues/53',
    },
    {
      title: 'container-storage-setup#76: exit early when there is no volume group',
      url: 'https://github.com/projectatomic/container-storage-setup/pull/76',
    },
    {
      title: 'container-storage-setup#97: Volume group "vg0" has insufficient free space',
      url: 'https://github.com/projectatomic/container-storage-setup/issues/97',
    },
    {
      title: 'container-storage-setup#116: Docker goes on with loop devices, and a later run breaks it',
      url: 'https://github.com/projectatomic/container-storage-setup/issues/116',
    },
    {
      title: 'container-storage-setup#280: ftype is checked on /var, not on /var/lib/docker',
      url: 'https://github.com/projectatomic/container-storage-setup/issues/280',
    },
    {
      title: 'openshift-docs#18375: Storage is already configured with overlay2 driver',
      url: 'https://github.com/openshift/openshift-docs/issues/18375',
    },
  ],
});
