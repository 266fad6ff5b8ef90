/** Where versions are printed: by the programs about themselves, at start-up, and in the source lines of old runc. */
import type { Component } from '../model.ts';
import type { LineWording } from '../signature/define.ts';

export interface VersionWording {
  readonly component: Component;
  readonly wordings: readonly LineWording[];
}

export const VERSION_WORDINGS: readonly VersionWording[] = [
  {
    component: 'docker',
    wordings: [
      // docker --version: `Docker version 17.03.2-ce, build f5ec1e2`
      ['docker version', /Docker version (?<version>\d{1,2}\.\d{1,2}(?:\.\d{1,3})?[-+~.\w]{0,30}), build/],
      // docker info: ` Server Version: 24.0.7`
      ['server version:', /Server Version: (?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/],
      // dockerd at start: `msg="Docker daemon" commit=a224086 graphdriver(s)=overlay2 version=19.03.5`
      [
        'docker daemon',
        /Docker daemon" commit=[\w-]{1,60}(?: [a-z()-]{1,30}="?[\w.,-]{1,60}"?){0,6} version="?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/,
      ],
    ],
  },
  {
    component: 'containerd',
    wordings: [
      // containerd 0.2: `containerd version 0.2.3 commit: 4ab9917febca…`
      ['containerd version', /containerd version:? v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/],
      // containerd --version: `containerd github.com/containerd/containerd v1.6.32 8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89`
      [
        'containerd github.com/containerd',
        /containerd github\.com\/containerd\/containerd(?:\/v2)? v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/,
      ],
      ['containerd containerd.io', /containerd containerd\.io v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/],
      // containerd at start: `msg="starting containerd" revision=8b3b7ca2 version=v1.6.32`
      [
        'starting containerd',
        /starting containerd" revision=[\w.-]{1,60} version="?v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/,
      ],
    ],
  },
  {
    component: 'runc',
    wordings: [
      // runc --version: `runc version 1.1.12`
      ['runc version', /runc version:? v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/],
      // `container_linux.go:348: starting container process caused …`
      ['container_linux.go:', /(?<file>container_linux\.go):(?<sourceLine>\d{1,4}): ?starting container process/],
      ['standard_init_linux.go:', /(?<file>standard_init_linux\.go):(?<sourceLine>\d{1,4}): ?exec user process/],
      ['process_linux.go:', /(?<file>process_linux\.go):(?<sourceLine>\d{1,4}): ?container init/],
    ],
  },
  {
    component: 'kernel',
    wordings: [
      // kernel at boot: `Linux version 5.15.0-91-generic (buildd@lcy02) (gcc …) #101-Ubuntu SMP`
      ['linux version', /Linux version (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64})/],
      // docker info: ` Kernel Version: 3.10.0-1160.el7.x86_64`
      ['kernel version:', /Kernel Version: (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64})/],
      // dump_stack in any kernel report: `CPU: 14 PID: 12788 Comm: java Not tainted 3.10.0-957.el7.x86_64 #1`
      ['not tainted', /Not tainted (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) #\d/],
      ['tainted:', /Tainted: [A-Z -]{1,40} (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) #\d/],
    ],
  },
];
