import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [
    [
      'failed to load cni during init',
      /failed to load cni during init, please check CRI plugin status before setting up network for pods/,
    ],
  ],
  why: {
    en: 'Normal before a network plugin is installed, and always so where containerd serves Docker only.',
    'zh-cn': '装好网络插件之前出现是正常的；只给 Docker 用的 containerd 会一直有这一行。',
  },
});
