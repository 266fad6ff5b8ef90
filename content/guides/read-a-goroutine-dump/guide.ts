import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'daemon',
  order: 30,
  risk: 'reads',
  verified: { date: '2026-11-20', on: 'Go 1.5 – 1.26; Docker Engine 1.8 – 29, containerd 0.2 – 2.3' },
  cases: ['SB1001', 'SB1002', 'SB1003'],
  sources: [
    {
      title: 'Go: runtime/traceback.go, goroutineheader',
      url: 'https://github.com/golang/go/blob/master/src/runtime/traceback.go',
    },
    {
      title: 'Go: runtime/runtime2.go, the wait reasons',
      url: 'https://github.com/golang/go/blob/master/src/runtime/runtime2.go',
    },
    {
      title: 'moby b75246202a: Stop locking container exec store while starting (24.0)',
      url: 'https://github.com/moby/moby/commit/b75246202a',
    },
    {
      title: 'containerd#4434: containerd-shim hangs',
      url: 'https://github.com/containerd/containerd/issues/4434',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
});
