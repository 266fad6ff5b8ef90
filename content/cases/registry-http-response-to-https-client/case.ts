import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB8002',
  group: 'registry',
  parts: ['registry', 'dockerd', 'containerd'],
  severity: 'medium',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.8–29.7, containerd 1.4–2.3, BuildKit' },
  errors: [
    'Error response from daemon: Get "https://10.10.4.21:5000/v2/": http: server gave HTTP response to HTTPS client',
    'Get https://192.0.2.20:5000/v1/_ping: http: server gave HTTP response to HTTPS client',
    'Error response from daemon: failed to resolve reference "10.10.4.21:5000/shop/web:41": failed to do request: Head "https://10.10.4.21:5000/v2/shop/web/manifests/41": http: server gave HTTP response to HTTPS client',
    'Failed to pull image "10.10.4.21:5000/shop/web:41": rpc error: code = Unknown desc = failed to pull and unpack image "10.10.4.21:5000/shop/web:41": failed to resolve reference "10.10.4.21:5000/shop/web:41": failed to do request: Head "https://10.10.4.21:5000/v2/shop/web/manifests/41": http: server gave HTTP response to HTTPS client',
    'ERROR: failed to solve: 10.10.4.21:5000/base/jre:21: failed to resolve source metadata for 10.10.4.21:5000/base/jre:21: failed to do request: Head "https://10.10.4.21:5000/v2/base/jre/manifests/21": http: server gave HTTP response to HTTPS client',
    'failed to authorize: failed to fetch anonymous token: Get "https://10.10.4.21:5001/auth?scope=repository%3Ashop%2Fweb%3Apull&service=registry": http: server gave HTTP response to HTTPS client',
    'Error response from daemon: http: server gave HTTP response to HTTPS client',
    'http: server gave HTTP response to HTTPS client',
    'v2 ping attempt failed with error: Get https://registry.example.com:5000/v2/: tls: oversized record received with length 20527',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: 'all; 1.11 and older word it “tls: oversized record received with length 20527”',
        'zh-cn': '全部；1.11 及更早的写法是 “tls: oversized record received with length 20527”',
      },
      source: 'https://github.com/moby/moby/issues/23228',
    },
    {
      component: 'containerd, BuildKit, helm, crane, podman …',
      range: { en: 'all: the text is Go’s net/http', 'zh-cn': '全部：这句话来自 Go 的 net/http' },
      source: 'https://github.com/containerd/containerd/issues/4938',
    },
  ],
  confirm: [
    'curl -si --max-time 5 http://{registry}/v2/ | head -n 1',
    'curl -sv -o /dev/null --max-time 5 https://{registry}/v2/',
    "docker info -f '{{json .RegistryConfig.IndexConfigs}} {{json .RegistryConfig.InsecureRegistryCIDRs}}'",
    'grep -r . /etc/containerd/certs.d /etc/docker/certs.d --include=hosts.toml',
  ],
  related: ['SB8003', 'SB8012'],
  lookAlikes: ['SB8003', 'SB8006', 'SB8005', 'SB6001'],
  sources: [
    {
      title: 'distribution: insecure registries, docs/content/about/insecure.md',
      url: 'https://github.com/distribution/distribution/blob/main/docs/content/about/insecure.md',
    },
    {
      title: 'docker/cli: insecure registries and options that can be reloaded, dockerd.md',
      url: 'https://github.com/docker/cli/blob/v29.7.2/docs/reference/dockerd.md',
    },
    {
      title: 'moby 29.7.2: registry hosts with the containerd image store, daemon/hosts.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/hosts.go',
    },
    {
      title: 'containerd: registry configuration, docs/hosts.md',
      url: 'https://github.com/containerd/containerd/blob/main/docs/hosts.md',
    },
    {
      title: 'containerd#4938: insecure registry, HTTP response to HTTPS client',
      url: 'https://github.com/containerd/containerd/issues/4938',
    },
    {
      title: 'containerd#12808: config_path with two directories is ignored',
      url: 'https://github.com/containerd/containerd/issues/12808',
    },
    { title: 'moby#23228: oversized record with Docker 1.11', url: 'https://github.com/moby/moby/issues/23228' },
    { title: 'Docker documentation: configure BuildKit', url: 'https://docs.docker.com/build/buildkit/configure/' },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
