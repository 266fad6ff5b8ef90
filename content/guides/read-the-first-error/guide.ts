import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'begin',
  order: 10,
  risk: 'reads',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.8 – 29, containerd 2, systemd 219 – 257' },
  cases: ['SB5001', 'SB5011', 'SB4004', 'SB6001', 'SB3001'],
  sources: [
    { title: 'Docker docs: Read the daemon logs', url: 'https://docs.docker.com/engine/daemon/logs/' },
    {
      title: 'journalctl(1): --since, --boot, --output',
      url: 'https://man7.org/linux/man-pages/man1/journalctl.1.html',
    },
    {
      title: 'moby/moby: daemon/errors.go, how a runtime error is wrapped and turned into an exit code',
      url: 'https://github.com/moby/moby/blob/master/daemon/errors.go',
    },
    {
      title: 'runc: libcontainer/error.go and process_linux.go, the innermost messages',
      url: 'https://github.com/opencontainers/runc/tree/main/libcontainer',
    },
  ],
});
