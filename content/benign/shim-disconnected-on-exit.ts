import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [['cleaning up after shim disconnected', /cleaning up after shim disconnected/]],
  why: {
    en: 'containerd says this whenever a container ends, also when it ended well.',
    'zh-cn': '容器退出时 containerd 都会打印这一行，正常退出也一样。',
  },
});
