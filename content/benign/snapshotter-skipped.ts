import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [
    [
      'skip loading plugin',
      /skip loading plugin "?io\.containerd\.(?:snapshotter|grpc|tracing|internal)\.v1\.[\w-]{1,40}/,
    ],
    [
      'skip loading plugin',
      /skip loading plugin" [^\n]{0,400}?io\.containerd\.(?:snapshotter|tracing|internal)\.v1\.[\w-]{1,40}/,
    ],
    [
      'failed to load plugin io.containerd.snapshotter.v1.',
      /failed to load plugin io\.containerd\.snapshotter\.v1\.(?:aufs|btrfs|zfs|devmapper)/,
    ],
  ],
  why: {
    en: 'containerd tries every snapshotter at start and skips those the host does not have; overlayfs is the one that counts.',
    'zh-cn': 'containerd 启动时会逐个尝试 snapshotter，跳过主机上没有的；真正用到的是 overlayfs。',
  },
});
