import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5001',
  group: 'storage',
  parts: ['dockerd', 'storage'],
  severity: 'critical',
  fixRisk: 'changes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.6–24.0 (source), 25.0 and later without the driver',
      'zh-cn': 'Docker Engine 1.6–24.0（源码），25.0 及以后版本已移除该驱动',
    },
  },
  errors: [
    'Error starting daemon: error initializing graphdriver: devicemapper: Non existing device docker-thinpool',
    'failed to start daemon: error initializing graphdriver: devicemapper: Non existing device docker-thinpool',
    '[graphdriver] prior storage driver devicemapper failed: devicemapper: Non existing device docker-thinpool',
    'Error starting daemon: error initializing graphdriver: Non existing device docker-docker--pool',
    'devmapper: Unable to take ownership of thin-pool (docker-thinpool) that already has used data blocks',
    'devmapper: Unable to take ownership of thin-pool (docker-thinpool) with non-zero transaction ID',
    'Error starting daemon: error initializing graphdriver: devmapper: Device docker-thinpool is not a thin pool',
    'Error starting daemon: error initializing graphdriver: changing direct-lvm config is not supported',
    'failed to query pool "/dev/mapper/containerd-pool": no such device or address',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '1.6 – 24.0 with the devicemapper driver on an LVM thin pool',
        'zh-cn': '1.6 – 24.0，使用 devicemapper 驱动且配了 LVM thin pool（direct-lvm）',
      },
      source: 'https://docs.docker.com/engine/storage/drivers/device-mapper-driver/',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '25.0 and later: driver removed, these messages cannot appear',
        'zh-cn': '25.0 及以后：驱动已移除，不会再出现这些报错',
      },
      source: 'https://docs.docker.com/engine/deprecated/#device-mapper-storage-driver',
    },
    {
      component: 'containerd',
      range: {
        en: '1.3 and later with the devmapper snapshotter (failed to query pool)',
        'zh-cn': '1.3 及以后，使用 devmapper snapshotter（failed to query pool）',
      },
      source: 'https://github.com/containerd/containerd/blob/main/docs/snapshotters/devmapper.md',
    },
  ],
  confirm: [
    'sudo lvs -a -o vg_name,lv_name,lv_attr,lv_size,data_percent,metadata_percent',
    'sudo dmsetup info {device}',
    'sudo pvs -o pv_name,vg_name,pv_size',
    'grep -s -e thinpool -e directlvm /etc/docker/daemon.json /etc/sysconfig/docker-storage',
  ],
  related: ['SB5002', 'SB5004', 'SB5018'],
  lookAlikes: ['SB5002', 'SB5018', 'SB5003', 'SB5008', 'SB5019'],
  sources: [
    {
      title: 'moby 20.10: checkThinPool and initDevmapper, deviceset.go',
      url: 'https://github.com/moby/moby/blob/v20.10.27/daemon/graphdriver/devmapper/deviceset.go',
    },
    {
      title: 'moby 20.10: setupDirectLVM, device_setup.go',
      url: 'https://github.com/moby/moby/blob/v20.10.27/daemon/graphdriver/devmapper/device_setup.go',
    },
    {
      title: 'docker/docs#6942: pool not active because thin_check is not installed',
      url: 'https://github.com/docker/docs/issues/6942',
    },
    {
      title: 'moby#21304: Device is not a thin pool',
      url: 'https://github.com/moby/moby/issues/21304',
    },
    {
      title: 'firecracker-containerd#461: failed to query pool',
      url: 'https://github.com/firecracker-microvm/firecracker-containerd/issues/461',
    },
    {
      title: 'Docker documentation: Device Mapper storage driver (deprecated)',
      url: 'https://docs.docker.com/engine/storage/drivers/device-mapper-driver/',
    },
    {
      title: 'Docker documentation: deprecated features, Device Mapper',
      url: 'https://docs.docker.com/engine/deprecated/#device-mapper-storage-driver',
    },
  ],
});
