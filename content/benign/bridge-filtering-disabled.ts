import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [['bridge-nf-call-ip', /bridge-nf-call-ip6?tables is disabled/]],
  why: {
    en: 'A note of docker info and dockerd about the host: traffic within one bridge does not pass iptables. Ordinary on a host without Kubernetes.',
    'zh-cn': 'docker info 和 dockerd 对宿主机设置的提示：同一网桥内的流量不经过 iptables。非 Kubernetes 主机上很常见。',
  },
});
