import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB8001',
  group: 'registry',
  parts: ['registry', 'dockerd', 'containerd', 'network'],
  severity: 'medium',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.6–29.7, containerd 1.3–2.2, BuildKit, podman',
      'zh-cn': 'Docker Engine 1.6–29.7，containerd 1.3–2.2，BuildKit，podman',
    },
  },
  errors: [
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 192.168.20.1:53: no such host',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving',
    'failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: read udp 10.0.0.31:46217->10.0.0.2:53: i/o timeout',
    'dial tcp: lookup registry-1.docker.io: Temporary failure in name resolution',
    'dial tcp: lookup registry-1.docker.io on [::1]:53: read udp [::1]:50843->[::1]:53: read: connection refused',
    'Failed to pull image "nginx:1.27": rpc error: code = Unknown desc = failed to pull and unpack image "docker.io/library/nginx:1.27": failed to resolve reference "docker.io/library/nginx:1.27": failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp: lookup registry-1.docker.io: Try again',
    'failed to get sandbox image "registry.k8s.io/pause:3.9": failed to pull image "registry.k8s.io/pause:3.9": failed to do request: Head "https://registry.k8s.io/v2/pause/manifests/3.9": dial tcp: lookup registry.k8s.io on 10.0.0.2:53: server misbehaving',
    'ERROR: failed to solve: golang:1.24: failed to resolve source metadata for docker.io/library/golang:1.24: failed to do request: Head "https://registry-1.docker.io/v2/library/golang/manifests/1.24": dial tcp: lookup registry-1.docker.io on 127.0.0.11:53: server misbehaving',
    'Get https://registry-1.docker.io/v2/: dial tcp: lookup registry-1.docker.io',
    'Get https://registry-1.docker.io/v2/library/redis/manifests/latest: Get https://auth.docker.io/token?scope=repository%3Alibrary%2Fredis%3Apull&service=registry.docker.io: dial tcp: lookup auth.docker.io on 10.0.0.2:53: no such host',
    'error pulling image configuration: download failed after attempts=6: dial tcp: lookup production.cloudflare.docker.com on 10.0.0.2:53: no such host',
    'Error while pulling image: Get https://index.docker.io/v1/repositories/library/redis/images: dial tcp: lookup index.docker.io: no such host',
    'Get "https://registry-1.docker.io/v2/": proxyconnect tcp: dial tcp: lookup proxy.example.com on 10.0.0.2:53: no such host',
    'pinging container registry registry-1.docker.io: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: Temporary failure in name resolution',
    'dial tcp: lookup mcr.microsoft.com: getaddrinfow: The requested name is valid, but no data of the requested type was found.',
    'Get https://registry-1.docker.io/v2/: dial tcp: i/o timeout',
  ],
  affected: [
    {
      component: 'Docker Engine, containerd, BuildKit, podman, helm …',
      range: {
        en: 'all: the words are those of Go’s resolver or of the C library behind it',
        'zh-cn': '全部：这些话出自 Go 的解析器，或它背后的 C 库',
      },
      source: 'https://github.com/golang/go/blob/master/src/net/dnsclient_unix.go',
    },
  ],
  confirm: [
    'getent ahosts {registry}',
    'grep -v "^#" /etc/resolv.conf; resolvectl status --no-pager',
    'dig +time=3 +tries=1 {registry} @{server}',
    'systemctl show docker containerd --property Environment --no-pager',
  ],
  related: ['SB7001', 'SB7014', 'SB8005', 'SB8012'],
  lookAlikes: ['SB8005', 'SB8006', 'SB6001', 'SB7014', 'SB7001', 'SB8003'],
  sources: [
    {
      title: 'Go: what the resolver says and when it reads resolv.conf again, src/net/dnsclient_unix.go',
      url: 'https://github.com/golang/go/blob/master/src/net/dnsclient_unix.go',
    },
    {
      title: 'moby 29.7.2: “DNSConfig defines default DNS options for containers”, daemon/config/config.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/config/config.go',
    },
    {
      title: 'moby#12347: pull and push do not use --dns',
      url: 'https://github.com/moby/moby/issues/12347',
    },
    { title: 'Docker documentation: daemon proxy configuration', url: 'https://docs.docker.com/engine/daemon/proxy/' },
    {
      title: 'docker.kitematic#3427: lookup on [::1]:53, connection refused',
      url: 'https://github.com/docker-archive-public/docker.kitematic/issues/3427',
    },
    {
      title: 'kube-ops-view#176: lookup on 127.0.0.53:53: server misbehaving from kubelet',
      url: 'https://github.com/hjacobs/kube-ops-view/issues/176',
    },
    {
      title: 'k3os#431: lookup registry-1.docker.io: Try again',
      url: 'https://github.com/rancher/k3os/issues/431',
    },
    {
      title: 'podman#16687: Temporary failure in name resolution',
      url: 'https://github.com/podman-container-tools/podman/issues/16687',
    },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
