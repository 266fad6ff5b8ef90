import { defineDiagram } from '../../src/diagrams/model.ts';

export default defineDiagram({
  title: { en: 'Does the unmount reach the holder?', 'zh-cn': '卸载传得到占用者吗？' },
  description: {
    en: 'Above: up to Docker 18.02 dockerd made its storage directory private. A service with its own mount namespace keeps a copy of the container’s mount, and the unmount by dockerd never reaches it. Below: when the mount is shared, the copy is a slave of the same peer group and goes away with it.',
    'zh-cn':
      '上半：Docker 18.02 及以前，dockerd 会把自己的存储目录设成 private。有独立 mount namespace 的服务手里留着容器挂载的副本，dockerd 的卸载永远传不过去。下半：挂载是 shared 时，副本是同一个 peer group 的 slave，会跟着一起卸掉。',
  },
  boxes: {
    oldDaemon: {
      column: 0,
      row: 0,
      title: { en: 'host: …/merged', 'zh-cn': '宿主机：…/merged' },
      note: { en: 'private, parent is a private bind mount', 'zh-cn': 'private，父挂载是 private 的 bind mount' },
    },
    oldHolder: {
      column: 1,
      row: 0,
      title: { en: 'service with PrivateTmp', 'zh-cn': '带 PrivateTmp 的服务' },
      note: { en: 'its copy stays mounted: device or resource busy', 'zh-cn': '副本一直挂着：device or resource busy' },
      tone: 'danger',
    },
    newDaemon: { column: 0, row: 1, title: { en: 'host: …/merged', 'zh-cn': '宿主机：…/merged' }, note: 'shared:109' },
    newHolder: {
      column: 1,
      row: 1,
      title: { en: 'service with PrivateTmp', 'zh-cn': '带 PrivateTmp 的服务' },
      note: 'master:109',
      tone: 'accent',
    },
  },
  arrows: [
    {
      from: 'oldDaemon',
      to: 'oldHolder',
      label: { en: 'unmount stops', 'zh-cn': '卸载传不到' },
      tone: 'danger',
      blocked: true,
    },
    { from: 'newDaemon', to: 'newHolder', label: { en: 'unmount passes', 'zh-cn': '卸载传得到' }, tone: 'accent' },
  ],
});
