import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB3001',
  group: 'start',
  parts: ['runc', 'image'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.5–29.7, runc 0.0.5–1.5.1, containerd 1.0–2.3, crun' },
  errors: [
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown',
    'docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "node app.js": executable file not found in $PATH: unknown',
    'docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/start.sh": stat /app/start.sh: no such file or directory: unknown',
    'Error: failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "server.js": executable file not found in $PATH: unknown',
    'OCI runtime exec failed: exec failed: container_linux.go:380: starting container process caused: exec: "ps": executable file not found in $PATH: unknown',
    'docker: Error response from daemon: OCI runtime create failed: container_linux.go:349: starting container process caused "exec: \\"foo\\": executable file not found in $PATH": unknown.',
    '/usr/bin/docker-current: Error response from daemon: oci runtime error: container_linux.go:247: starting container process caused "exec: \\"/bin/bash\\": executable file not found in $PATH".',
    'rpc error: code = 2 desc = "oci runtime error: exec failed: exec: \\"netstat\\": executable file not found in $PATH"',
    "docker: Error response from daemon: Container command 'foo' not found or does not exist..",
    'Error response from daemon: Cannot start container 4c01db0b339c: [8] System error: exec: "bash": executable file not found in $PATH',
    'Error: crun: executable file `bash` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
    'failed to create shim task: the file python3 was not found: unknown',
    'docker: Error response from daemon: container 88c1500d0276 encountered an error during hcs::System::CreateProcess: bash: failure in a Windows system call: The system cannot find the file specified. (0x2).',
  ],
  affected: [
    {
      component: 'runc',
      range: {
        en: 'all: the check is intended; the text around exec: "…" depends on the version',
        'zh-cn': '全部：这个检查是有意为之；不同版本只是 exec: "…" 外面的文字不同',
      },
      source: 'https://github.com/opencontainers/runc/blob/v1.5.1/libcontainer/standard_init_linux.go',
    },
    {
      component: 'crun',
      range: {
        en: 'all; the command is named since pull request 439 (2020)',
        'zh-cn': '全部；自 PR 439（2020 年）起报错里带命令名',
      },
      source: 'https://github.com/containers/crun/pull/439',
    },
  ],
  confirm: [
    "docker inspect -f '{{json .Path}} {{json .Args}} {{json .Config.Entrypoint}} {{json .Config.Cmd}}' {container}; docker inspect {container} | grep '\"PATH='",
    'docker export {container} | tar -tf - | grep -E "(^|/)$(basename -- {command})$"',
    "docker inspect -f '{{json .Mounts}}' {container}",
  ],
  related: ['SB3002', 'SB1007', 'SB5022'],
  lookAlikes: ['SB3002', 'SB3003', 'SB3004', 'SB3006', 'SB8011', 'SB7005', 'SB3011'],
  sources: [
    {
      title: 'runc 1.5.1: exec.LookPath before the process starts, standard_init_linux.go',
      url: 'https://github.com/opencontainers/runc/blob/v1.5.1/libcontainer/standard_init_linux.go',
    },
    {
      title: 'moby 29.7.2: setExitCodeFromError, daemon/errors.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/errors.go',
    },
    {
      title: 'docker/cli: toStatusError (exit codes 125, 126, 127), run.go',
      url: 'https://github.com/docker/cli/blob/v29.7.2/cli/command/container/run.go',
    },
    { title: 'crun#439: output the missing executable file', url: 'https://github.com/containers/crun/pull/439' },
    {
      title: 'crun#1688: crun, runc and krun with a command that does not exist',
      url: 'https://github.com/containers/crun/issues/1688',
    },
    {
      title: 'moby#20789: Container command not found or does not exist (Docker 1.10)',
      url: 'https://github.com/moby/moby/issues/20789',
    },
    {
      title: 'docker/compose#2950: the same text for a missing working directory',
      url: 'https://github.com/docker/compose/issues/2950',
    },
    {
      title: 'runc#4713: files gone from many containers of one node',
      url: 'https://github.com/opencontainers/runc/issues/4713',
    },
    { title: 'Docker documentation: docker debug', url: 'https://docs.docker.com/reference/cli/docker/debug/' },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
