import { describe, expect, test } from 'vitest';
import { readRole } from '../../../../src/engine/formats/ps/roles.ts';

const ID = '3f9a51c0e2b74d8896aa02c41de57b0934c8e21f6d7a05b3c9e4f18260d7ab54';
const OTHER = '0594c5897a41d401e4d1d7ddd44dacdd316c7e7d53bfdae7f16b0f6b26fcbcda';

describe('daemons', () => {
  test.each([
    ['/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock', 'dockerd'],
    ['dockerd', 'dockerd'],
    ['/usr/bin/dockerd-current --add-runtime docker-runc=/usr/libexec/docker/docker-runc-current', 'dockerd'],
    ['/usr/bin/docker daemon -H fd://', 'dockerd'],
    ['/usr/bin/docker -d -H fd://', 'dockerd'],
    ['/usr/bin/containerd', 'containerd'],
    ['docker-containerd -l unix:///var/run/docker/libcontainerd/docker-containerd.sock', 'containerd'],
    ['/usr/bin/docker-containerd-current -l unix:///x.sock', 'containerd'],
    ['/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 80', 'docker-proxy'],
    ['/usr/libexec/docker/docker-proxy-current -proto tcp', 'docker-proxy'],
    ['/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml', 'kubelet'],
    ['/opt/bin/hyperkube kubelet --v=2', 'kubelet'],
    ['runc:[2:INIT]', 'runc-init'],
    ['runc:[1:CHILD]', 'runc-init'],
    ['runc:[0:PARENT]', 'runc-init'],
    ['[runc:[2:INIT]]', 'runc-init'],
    ['[runc:[2:INIT]] <defunct>', 'runc-init'],
    ['runc init', 'runc-init'],
    ['docker-runc init', 'runc-init'],
    ['/usr/sbin/runc init', 'runc-init'],
    ['/proc/self/exe init', 'runc-init'],
    ['containerd-shim', 'shim'],
  ])('%s', (command, role) => {
    expect(readRole(command, undefined).role).toBe(role);
  });
});

describe('nobody in particular', () => {
  test.each([
    'grep --color=auto dockerd',
    'vim /etc/docker/daemon.json',
    'docker ps',
    'docker exec -it web sh',
    'docker-compose up',
    'sh -c runc list',
    '/init',
    'init',
    '/usr/lib/systemd/systemd',
    '[kworker/3:2]',
    'dockerd-rootless-setuptool.sh',
    'kubelet_exporter',
    '/pause',
    '',
  ])('%s', (command) => {
    expect(readRole(command, undefined)).toMatchObject({ role: undefined, container: undefined });
  });
});

describe('shims', () => {
  test.each([
    [`/usr/bin/containerd-shim-runc-v2 -namespace moby -id ${ID} -address /run/containerd/containerd.sock`, ID, 'moby'],
    [`containerd-shim-runc-v1 -namespace k8s.io -id ${ID} -address /run/containerd/containerd.sock`, ID, 'k8s.io'],
    [
      `containerd-shim -namespace moby -workdir /var/lib/containerd/io.containerd.runtime.v1.linux/moby/${ID} -address /x.sock`,
      ID,
      'moby',
    ],
    [`docker-containerd-shim -workdir /home/rt/io.containerd.runtime.v1.linux/moby/${ID}`, ID, 'moby'],
    [`docker-containerd-shim ${ID} /var/run/docker/libcontainerd/${ID} docker-runc`, ID, undefined],
    [
      `/usr/bin/docker-containerd-shim-current ${ID} /var/run/docker/libcontainerd/${ID} /usr/libexec/docker/docker-runc-current`,
      ID,
      undefined,
    ],
    ['containerd-shim-runc-v2 -namespace default -id web1 -address /run/containerd/containerd.sock', 'web1', 'default'],
    [`containerd-shim-runc-v2 -namespace moby -id ${ID.slice(0, 20)}`, undefined, 'moby'],
    [
      `containerd-shim -namespace moby -workdir /var/lib/containerd/io.containerd.runtime.v1.linux/moby/${ID.slice(0, 9)}`,
      undefined,
      'moby',
    ],
    ['containerd-shim -namespace', undefined, undefined],
  ])('%s', (command, container, namespace) => {
    expect(readRole(command, undefined)).toMatchObject({ role: 'shim', container, namespace, subcommand: undefined });
  });
});

describe('runc', () => {
  const root = '--root /var/run/docker/runtime-runc/moby --log /run/log.json --log-format json';

  test.each([
    [
      `docker-runc ${root} exec --process /tmp/runc-process616674997 --detach --pid-file /run/${OTHER}.pid ${ID}`,
      'exec',
      ID,
      'moby',
    ],
    [
      `runc ${root} --systemd-cgroup create --bundle /run/containerd/x/${OTHER} --pid-file /run/init.pid ${ID}`,
      'create',
      ID,
      'moby',
    ],
    [`runc --root /run/containerd/runc/k8s.io --log /run/log.json start ${ID}`, 'start', ID, 'k8s.io'],
    [`docker-runc start ${ID}`, 'start', ID, undefined],
    [`/usr/libexec/docker/docker-runc-current --systemd-cgroup=true delete --force ${ID}`, 'delete', ID, undefined],
    [`runc kill --all ${ID} 9`, 'kill', ID, undefined],
    [`runc state ${ID}`, 'state', ID, undefined],
    ['runc run -b /bundle web1', 'run', 'web1', undefined],
    ['runc list', 'list', undefined, undefined],
    [`runc exec --process /tmp/p ${ID.slice(0, 30)}`, 'exec', undefined, undefined],
    [`runc ${root} exe`, undefined, undefined, 'moby'],
    ['runc', undefined, undefined, undefined],
    ['[runc] <defunct>', undefined, undefined, undefined],
  ])('%s', (command, subcommand, container, namespace) => {
    expect(readRole(command, undefined)).toMatchObject({ role: 'runc', subcommand, container, namespace });
  });
});

describe('the dead', () => {
  test.each([
    ['[runc] <defunct>', undefined, true, '[runc]'],
    ['runc <defunct>', 'Z', true, 'runc'],
    ['runc', 'Z', true, 'runc'],
    ['runc', 'Zl+', true, 'runc'],
    ['runc', 'Sl', false, 'runc'],
    ['runc', undefined, false, 'runc'],
  ])('%s %s', (command, stat, defunct, argv0) => {
    expect(readRole(command, stat)).toMatchObject({ defunct, argv0 });
  });
});
