import { defineDiagram } from '../../src/diagrams/model.ts';

export default defineDiagram({
  title: { en: 'A circle through one pipe.', 'zh-cn': '一根管道绕成的死循环。' },
  description: {
    en: 'runc init crashes and writes a long Go trace to stderr. The pipe holds 64 KiB; when it is full, write() blocks. The shim would read the pipe, but only after runc has exited, and runc waits for runc init.',
    'zh-cn':
      'runc init 崩溃，往 stderr 写一大段 Go 堆栈。管道只有 64 KiB，写满后 write() 阻塞。shim 会去读这根管道，但要等 runc 退出之后；而 runc 正在等 runc init。',
  },
  boxes: {
    shim: {
      column: 0,
      row: 0,
      title: 'containerd-shim',
      note: { en: 'holds the read end, reads after runc exits', 'zh-cn': '拿着读端，等 runc 退出后才读' },
    },
    runc: {
      column: 0,
      row: 1,
      title: 'runc exec',
      note: { en: 'blocked in read() on the init pipe', 'zh-cn': '卡在对 init 管道的 read()' },
    },
    init: {
      column: 0,
      row: 2,
      title: 'runc init',
      note: { en: 'blocked in write(2, …)', 'zh-cn': '卡在 write(2, …)' },
      tone: 'danger',
    },
    pipe: {
      column: 1,
      row: 1,
      title: { en: 'stderr pipe', 'zh-cn': 'stderr 管道' },
      note: { en: '65,536 bytes, full', 'zh-cn': '65,536 字节，已满' },
      tone: 'caution',
    },
  },
  arrows: [
    { from: 'shim', to: 'runc', label: { en: 'waits for its exit', 'zh-cn': '等它退出' } },
    { from: 'runc', to: 'init', label: { en: 'waits for its answer', 'zh-cn': '等它应答' } },
    { from: 'init', to: 'pipe', tone: 'danger', blocked: true },
    { from: 'pipe', to: 'shim', tone: 'caution', dashed: true },
  ],
});
