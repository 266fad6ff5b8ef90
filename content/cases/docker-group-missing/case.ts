import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB6003',
  group: 'daemon',
  parts: ['systemd', 'dockerd'],
  severity: 'high',
  fixRisk: 'changes',
  verified: { date: '2026-11-20', on: 'systemd 219–259, Docker Engine 1.6–29.7' },
  errors: [
    'docker.socket: Failed to resolve group docker: No such process',
    "docker.socket: Failed to resolve group 'docker': Unknown group",
    'Failed to chown socket at step GROUP: No such process',
    'docker.socket: Failed to chown socket at step GROUP: No such process',
    'docker.socket: Failed to resolve group docker: Connection refused',
    'docker.socket: Control process exited, code=exited, status=216/GROUP',
    'could not change group /var/run/docker.sock to docker: group docker not found',
    'failed to load listeners: group dockerops not found',
  ],
  affected: [
    {
      component: 'systemd',
      range: {
        en: '219 – 236: “Failed to chown socket at step GROUP”',
        'zh-cn': '219 – 236：报 “Failed to chown socket at step GROUP”',
      },
      source: 'https://github.com/systemd/systemd/blob/v219/src/core/socket.c',
    },
    {
      component: 'systemd',
      range: {
        en: '237 and later: “Failed to resolve group”; with quotes and “Unknown group” since pull request 39783 (end of 2025)',
        'zh-cn':
          '237 及以后：报 “Failed to resolve group”；自 PR 39783（2025 年底）起组名带引号，原因写作 “Unknown group”',
      },
      source: 'https://github.com/systemd/systemd/pull/39783',
    },
    {
      component: 'Docker Engine',
      range: {
        en: 'all that are started through docker.socket with SocketGroup=docker',
        'zh-cn': '所有通过 docker.socket（SocketGroup=docker）启动的版本',
      },
      source: 'https://github.com/moby/moby/blob/docker-v29.7.2/contrib/init/systemd/docker.socket',
    },
  ],
  confirm: [
    'getent group {group}',
    'systemctl cat docker.socket | grep -i -E "SocketGroup|SocketUser|SocketMode"',
    'systemctl status docker.socket docker.service --no-pager',
    'grep ^group: /etc/nsswitch.conf',
  ],
  related: ['SB6001', 'SB6002', 'SB6009', 'SB6011'],
  lookAlikes: ['SB6002', 'SB6011', 'SB6009'],
  sources: [
    {
      title: 'systemd: socket_chown, src/core/socket.c',
      url: 'https://github.com/systemd/systemd/blob/main/src/core/socket.c',
    },
    {
      title: 'systemd#39783: user and group error messages (Unknown group)',
      url: 'https://github.com/systemd/systemd/pull/39783',
    },
    {
      title: 'moby 29.7.2: docker.socket',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/contrib/init/systemd/docker.socket',
    },
    {
      title: 'moby 29.7.2: group of the socket, daemon/listeners/listeners_linux.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/listeners/listeners_linux.go',
    },
    {
      title: 'bazzite-dx#222: docker.socket fails on a fresh image, group does not exist',
      url: 'https://github.com/ublue-os/bazzite-dx/issues/222',
    },
    {
      title: 'libnetwork#2335: group in FreeIPA, directory not reachable at boot',
      url: 'https://github.com/moby/libnetwork/issues/2335',
    },
    {
      title: 'centos-workstation/homeserver#18: group lost after an image update',
      url: 'https://github.com/centos-workstation/homeserver/issues/18',
    },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
