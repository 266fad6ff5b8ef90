/** Where versions are found, and where something only looks like one. */
import { describe, expect, it } from 'vitest';
import { createAnalyzer, fromText, type Report } from '../../../src/engine/index.ts';
import { FORMATS } from '../../support/formats.ts';

const analyzer = createAnalyzer({ formats: FORMATS, cases: [], benign: [] });
const versionsIn = (text: string): Report['versions'] => analyzer.analyze(fromText(text)).versions;
const shown = (text: string): Record<string, string> =>
  Object.fromEntries(Object.entries(versionsIn(text)).map(([component, found]) => [component, found.text]));

const SHA = '8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89';

describe('printed', () => {
  it.each<[text: string, expected: Record<string, string>]>([
    // asked for
    ['Docker version 17.03.2-ce, build f5ec1e2', { docker: '17.03.2-ce' }],
    [' Server Version: 24.0.7', { docker: '24.0.7' }],
    ['containerd version 0.2.3 commit: 4ab9917febca54791c5f071a9d1f404867857fcc', { containerd: '0.2.3' }],
    [`containerd github.com/containerd/containerd v1.6.32 ${SHA}`, { containerd: '1.6.32' }],
    [`containerd github.com/containerd/containerd/v2 v2.1.5 ${SHA}`, { containerd: '2.1.5' }],
    [`containerd containerd.io 1.6.32 ${SHA}`, { containerd: '1.6.32' }],
    ['runc version 1.1.12', { runc: '1.1.12' }],
    ['runc version 1.0.0-rc2', { runc: '1.0.0-rc2' }],
    ['docker-runc -v\nrunc version spec: 1.0.0-rc2-dev', {}],
    // at start
    [
      'time="2019-11-20T10:00:00.1Z" level=info msg="Docker daemon" commit=633a0ea graphdriver(s)=overlay2 version=19.03.5',
      { docker: '19.03.5' },
    ],
    [
      'time="2023-06-01T10:00:00Z" level=info msg="Docker daemon" commit=659604f containerd-snapshotter=false storage-driver=overlay2 version=24.0.2',
      { docker: '24.0.2' },
    ],
    [
      'time="2016-08-30T10:00:00Z" level=info msg="Docker daemon" commit=23cf638 graphdriver=devicemapper version=1.12.1',
      { docker: '1.12.1' },
    ],
    [
      '{"commit":"659604f","level":"info","msg":"Docker daemon","storage-driver":"overlay2","time":"2023-06-01T10:00:00Z","version":"24.0.2"}',
      { docker: '24.0.2' },
    ],
    [
      `time="2024-05-01T10:00:00Z" level=info msg="starting containerd" revision=${SHA} version=v1.6.32`,
      { containerd: '1.6.32' },
    ],
    [
      'time="2018-01-20T10:00:00Z" level=info msg="starting containerd" module=containerd revision=89623f28b87a6004d4b785663257362d1658a729 version=v1.0.0',
      { containerd: '1.0.0' },
    ],
    [
      `{"level":"info","msg":"starting containerd","revision":"${SHA}","time":"2024-05-01T10:00:00Z","version":"v1.6.32"}`,
      { containerd: '1.6.32' },
    ],
    // Kubernetes
    ['  Container Runtime Version:  docker://18.9.3', { docker: '18.9.3' }],
    ['  Container Runtime Version:  containerd://1.6.8', { containerd: '1.6.8' }],
    [
      'I1120 10:00:00.000001    1234 kuberuntime_manager.go:257] "Container runtime initialized" containerRuntime="containerd" version="v2.1.5" apiVersion="v1"',
      { containerd: '2.1.5' },
    ],
    [
      'NAME     STATUS   ROLES    AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE             KERNEL-VERSION      CONTAINER-RUNTIME\nnode-7   Ready    <none>   12d   v1.22.3   10.0.0.7      <none>        Ubuntu 20.04.3 LTS   5.4.0-90-generic    containerd://1.5.5',
      { containerd: '1.5.5', kernel: '5.4.0-90-generic' },
    ],
    // kernel
    [
      '[    0.000000] Linux version 5.15.0-91-generic (buildd@lcy02-amd64-045) (gcc) #101-Ubuntu SMP',
      { kernel: '5.15.0-91-generic' },
    ],
    [' Kernel Version: 3.10.0-1160.el7.x86_64', { kernel: '3.10.0-1160.el7.x86_64' }],
    ['CPU: 14 PID: 12788 Comm: java Not tainted 3.10.0-957.el7.x86_64 #1', { kernel: '3.10.0-957.el7.x86_64' }],
    [
      'CPU: 2 PID: 712 Comm: kworker/2:1 Tainted: G        W  OE     6.8.0-45-generic #45-Ubuntu',
      { kernel: '6.8.0-45-generic' },
    ],
    [
      'Linux node-7 5.15.0-91-generic #101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023 x86_64 x86_64 x86_64 GNU/Linux',
      { kernel: '5.15.0-91-generic' },
    ],
    [
      '[root@web-03 ~]# uname -a\nLinux web-03 3.10.0-957.el7.x86_64 #1 SMP Thu Nov 8 23:39:32 UTC 2018 x86_64 x86_64 x86_64 GNU/Linux',
      { kernel: '3.10.0-957.el7.x86_64' },
    ],
    ['Linux 5.10.0-28-amd64 (web-03) \t11/20/2026 \t_x86_64_\t(4 CPU)', { kernel: '5.10.0-28-amd64' }],
    ['Linux 6.1.0-18-arm64 (node-7) \t2026-11-20 \t_aarch64_\t(8 CPU)', { kernel: '6.1.0-18-arm64' }],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
    for (const found of Object.values(versionsIn(text))) expect(found.printed).toBe(true);
  });

  it('the place is the line that shows it', () => {
    const text =
      'something\nLinux 5.10.0-28-amd64 (web-03) \t11/20/2026 \t_x86_64_\t(4 CPU)\n\nDevice  r/s  w/s  rkB/s  wkB/s  %util\nsda  1.00  2.00  3.00  4.00  5.00';
    expect(versionsIn(text).kernel).toMatchObject({ line: 1, printed: true });
  });
});

describe('worked out', () => {
  it.each<[text: string, words: string, evidence: string]>([
    [
      'oci runtime error: container_linux.go:247: starting container process caused "exec: \\"bash\\""',
      '1.0.0-rc2',
      'container_linux.go:247: starting container process',
    ],
    [
      'container_linux.go:348: starting container process caused "exec: \\"sh\\""',
      '1.0.0-rc5',
      'container_linux.go:348: starting container process',
    ],
    [
      'container_linux.go:345: starting container process caused "x"',
      '1.0.0-rc7 to 1.0.0-rc8',
      'container_linux.go:345: starting container process',
    ],
    [
      'standard_init_linux.go:228: exec user process caused: no such file or directory',
      '1.0.0-rc94 to 1.0.3',
      'standard_init_linux.go:228: exec user process',
    ],
    [
      'process_linux.go:449: container init caused "x"',
      '1.0.0-rc9 to 1.0.0-rc10',
      'process_linux.go:449: container init',
    ],
    [
      'process_linux.go:112: executing setns process caused: exit status 1',
      '1.0.0-rc93',
      'process_linux.go:112: executing setns process',
    ],
    [
      'rootfs_linux.go:60: mounting "/a" to rootfs at "/b" caused: not a directory',
      '1.0.0-rc93',
      'rootfs_linux.go:60: mounting',
    ],
    [
      'OCI runtime create failed: runc create failed: unable to start container process: exec: "foo"',
      '1.1.0 or newer',
      'unable to start container process:',
    ],
    [
      'runc create failed: container init was OOM-killed (memory limit too low?)',
      '1.0.0-rc94 or newer',
      'container init was OOM-killed',
    ],
  ])('%s', (text, words, evidence) => {
    expect(versionsIn(`first\n${text}`).runc).toMatchObject({ text: words, line: 1, printed: false, evidence });
  });

  it('what is closest is told: the range of a source line, not the release a message came with', () => {
    const text =
      'container_linux.go:380: starting container process caused: process_linux.go:545: container init caused: container init was OOM-killed (memory limit too low?)';
    expect(versionsIn(text).runc).toMatchObject({ text: '1.0.0-rc94 to 1.0.3' });
    expect(versionsIn(text).runc?.others).toBeUndefined();
  });
});

describe('no version', () => {
  it.each([
    'container_linux.go:9999: starting container process caused "x"',
    'container_linux.go:348: some other message',
    'process_linux.go:86: applying cgroup configuration',
    'unable to start container: no such image',
    'the container was OOM-killed',
    'Operating System: Debian GNU/Linux 12 (bookworm)',
    'Linux is a kernel, 5.15.0 is a version #1 of GNU/Linux',
    'Linux 5.10.0-28-amd64 without a banner',
    'Kernel Version: unknown',
    'docker://10.0.0.5:5000/team/app:1.2',
    'docker://registry.example.com/app:1.19.2',
    `containerd://${'4b5e57f6'.repeat(8)}`,
    'Container ID: containerd://12.34',
    'apiVersion: 1.40.0',
    'starting containerd revision version',
    'msg="Docker daemon restarted" version=9.9.9',
    'runc versions differ: 1.1.12',
    'Docker version control',
  ])('%s', (text) => {
    expect(versionsIn(text)).toEqual({});
  });
});

describe('several', () => {
  it('others that do not fit are told too, each once', () => {
    const text = [
      'Docker version 24.0.7, build afdd53b',
      'Docker version 19.03.5, build 633a0ea9',
      'Docker version 24.0.7, build afdd53b',
      'Docker version 19.03.5, build 633a0ea9',
    ].join('\n');
    expect(versionsIn(text).docker).toMatchObject({
      version: '24.0.7',
      line: 0,
      others: [{ version: '19.03.5', line: 1 }],
    });
  });

  it('what fits the printed version is not another', () => {
    const text = 'runc version 1.1.12\nunable to start container process: exec: "x"';
    expect(versionsIn(text).runc).toEqual({ version: '1.1.12', text: '1.1.12', line: 0, printed: true });
  });

  it('are told in Chinese', () => {
    const { versions } = analyzer.analyze(fromText('unable to start container process: x'), { language: 'zh-cn' });
    expect(versions.runc?.text).toBe('1.1.0 或更新版本');
  });
});
