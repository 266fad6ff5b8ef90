/**
 * Where versions show: programs print their own at start-up and when asked, old runc prints source lines, and some messages
 * came with a release.
 */
import type { Component } from '../model.ts';
import type { LineWording } from '../signature/define.ts';

export interface VersionWording {
  /** Unique; the component's own for places where the version itself is printed. */
  readonly name: string;
  readonly component: Component;
  /** The first release that prints these messages, which name no version. */
  readonly since?: string;
  readonly wordings: readonly LineWording[];
}

export const VERSION_WORDINGS: readonly VersionWording[] = [
  {
    name: 'docker',
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
      // the same in JSON: `"level":"info","msg":"Docker daemon","storage-driver":"overlay2","time":"…","version":"24.0.7"`
      [
        'docker daemon',
        /"msg":"Docker daemon"(?:,"[a-z()-]{1,30}":"?[\w.,:+-]{1,60}"?){0,6},"version":"(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/,
      ],
      // kubectl describe node, kubectl get nodes -o wide: `docker://18.9.3`; behind the same sign may stand a registry's address
      ['docker://', /docker:\/\/(?<version>\d{1,2}\.\d{1,2}\.\d{1,3}(?:[-+~][-+~.\w]{1,30})?)(?![\w.:/])/],
    ],
  },
  {
    name: 'containerd',
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
      // containerd at start: `msg="starting containerd" revision=8b3b7ca2 version=v1.6.32`, 1.0 with `module=containerd` before them
      [
        'starting containerd',
        /starting containerd"(?: module=[\w/.-]{1,60})? revision="?[\w.-]{0,60}"? version="?v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/,
      ],
      // the same in JSON: `"msg":"starting containerd","revision":"8b3b7ca2","time":"…","version":"v1.6.32"`
      [
        'starting containerd',
        /"msg":"starting containerd","revision":"[\w.-]{0,60}"(?:,"time":"[\w.:+-]{1,60}")?,"version":"v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/,
      ],
      // kubectl describe node, kubectl get nodes -o wide: `containerd://1.6.8`; container ids stand behind the same sign
      ['containerd://', /containerd:\/\/(?<version>\d{1,2}\.\d{1,2}\.\d{1,3}(?:[-+~][-+~.\w]{1,30})?)(?![\w.:/])/],
    ],
  },
  {
    name: 'runc',
    component: 'runc',
    wordings: [
      // runc --version: `runc version 1.1.12`
      ['runc version', /runc version:? v?(?<version>\d{1,2}\.\d{1,2}\.\d[-+~.\w]{0,32})/],
      // `container_linux.go:348: starting container process caused …`
      ['container_linux.go:', /(?<file>container_linux\.go):(?<sourceLine>\d{1,4}): ?starting container process/],
      ['standard_init_linux.go:', /(?<file>standard_init_linux\.go):(?<sourceLine>\d{1,4}): ?exec user process/],
      [
        'process_linux.go:',
        /(?<file>process_linux\.go):(?<sourceLine>\d{1,4}): ?(?:container init|executing setns process)/,
      ],
      ['rootfs_linux.go:', /(?<file>rootfs_linux\.go):(?<sourceLine>\d{1,4}): ?mounting/],
    ],
  },
  {
    // libcontainer/container_linux.go, start(): before it was `container_linux.go:380: starting container process caused: …`
    name: 'runc without source lines',
    component: 'runc',
    since: '1.1.0',
    wordings: [['unable to start container process', /unable to start container process:/]],
  },
  {
    // libcontainer/process_linux.go, (*initProcess).start(): `container init was OOM-killed (memory limit too low?)`
    name: 'runc that tells of the OOM killer',
    component: 'runc',
    since: '1.0.0-rc94',
    wordings: [['container init was OOM-killed', /container init was OOM-killed/]],
  },
  {
    name: 'kernel',
    component: 'kernel',
    wordings: [
      // kernel at boot: `Linux version 5.15.0-91-generic (buildd@lcy02) (gcc …) #101-Ubuntu SMP`
      ['linux version', /Linux version (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64})/],
      // docker info, kubectl describe node: ` Kernel Version: 3.10.0-1160.el7.x86_64`
      ['kernel version:', /Kernel Version: (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64})/],
      // dump_stack in any kernel report: `CPU: 14 PID: 12788 Comm: java Not tainted 3.10.0-957.el7.x86_64 #1`
      ['not tainted', /Not tainted \(?(?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) #\d/],
      ['tainted:', /Tainted: [A-Z -]{1,40} \(?(?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) #\d/],
      // uname -a: `Linux node-7 5.15.0-91-generic #101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023 x86_64 x86_64 x86_64 GNU/Linux`
      ['gnu/linux', /Linux [\w.-]{1,64} (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) #\d/],
      // sysstat's first line: `Linux 5.10.0-28-amd64 (web-03) 	11/20/2026 	_x86_64_	(4 CPU)`
      ['_x86_64_', /Linux (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) \([\w.-]{1,64}\) /],
      ['_aarch64_', /Linux (?<version>\d\.\d{1,3}\.\d[-+~.\w]{0,64}) \([\w.-]{1,64}\) /],
    ],
  },
];
