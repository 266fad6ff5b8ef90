import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [
    [
      'your kernel does not support cgroup blkio',
      /Your kernel does not support cgroup blkio (?:weight|throttle)[\w. ]{0,40}/,
    ],
  ],
  why: {
    en: 'dockerd checks which block I/O limits the kernel offers; without them only --blkio-weight and its relatives are unavailable.',
    'zh-cn':
      'dockerd 启动时会检查内核支持哪些块设备限流功能；不支持时只是 --blkio-weight 等参数不可用，不影响容器运行。',
  },
});
