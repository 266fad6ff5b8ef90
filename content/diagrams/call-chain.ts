import { defineDiagram } from '../../src/diagrams/model.ts';

export default defineDiagram({
  title: { en: 'Who waits for whom.', 'zh-cn': '谁在等谁。' },
  description: {
    en: 'Each component calls the one below and waits for its answer. A hang climbs up the chain: what the user sees at the top is the last to blame. Docker with dockershim is drawn; with CRI, kubelet calls containerd directly.',
    'zh-cn':
      '每个组件调用下一层并等它返回，卡死会沿着链条一路往上传：用户在最上面看到的，往往最不该背锅。图中是 dockershim 时代的链路；走 CRI 时 kubelet 直接调用 containerd。',
  },
  boxes: {
    kubelet: { column: 0, row: 0, title: 'docker CLI, kubelet', note: 'docker ps, inspect, exec' },
    dockerd: { column: 0, row: 1, title: 'dockerd', note: { en: 'one lock per container', 'zh-cn': '每个容器一把锁' } },
    containerd: { column: 0, row: 2, title: 'containerd' },
    shim: { column: 0, row: 3, title: 'containerd-shim' },
    runc: { column: 0, row: 4, title: 'runc create / start / exec' },
    init: {
      column: 0,
      row: 5,
      title: 'runc init',
      note: { en: 'inside the container’s cgroup', 'zh-cn': '已在容器的 cgroup 里' },
    },
    deadlock: {
      column: 1,
      row: 1,
      title: 'SB1003',
      note: { en: 'a lock in the daemon is never given back', 'zh-cn': '守护进程里的锁一直没有释放' },
      tone: 'danger',
    },
    fifo: {
      column: 1,
      row: 4,
      title: 'SB1001',
      note: {
        en: 'runc init was OOM-killed before it opened exec.fifo: runc waits in open() forever',
        'zh-cn': 'runc init 还没打开 exec.fifo 就被 OOM 杀掉：runc 永远卡在 open()',
      },
      tone: 'danger',
    },
    pipe: {
      column: 1,
      row: 5,
      title: 'SB1002',
      note: {
        en: 'runc init fills the stderr pipe and blocks in write(): nobody reads it yet',
        'zh-cn': 'runc init 写满 stderr 管道，卡在 write()：还没有人来读',
      },
      tone: 'danger',
    },
  },
  arrows: [
    { from: 'kubelet', to: 'dockerd', label: { en: 'API request', 'zh-cn': 'API 请求' } },
    { from: 'dockerd', to: 'containerd', label: 'gRPC' },
    { from: 'containerd', to: 'shim', label: 'ttrpc' },
    { from: 'shim', to: 'runc', label: { en: 'runs, waits for its exit', 'zh-cn': '执行并等它退出' } },
    { from: 'runc', to: 'init', label: { en: 'runs, waits for its answer', 'zh-cn': '执行并等它应答' } },
    { from: 'deadlock', to: 'dockerd', tone: 'danger', blocked: true },
    { from: 'fifo', to: 'runc', tone: 'danger', blocked: true },
    { from: 'pipe', to: 'init', tone: 'danger', blocked: true },
  ],
});
