import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 90,
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.9 – 29.7, bridge networks with iptables',
      'zh-cn': 'Docker Engine 1.9 – 29.7，使用 iptables 的 bridge 网络',
    },
  },
  sources: [
    { title: 'Docker docs: Troubleshooting the daemon', url: 'https://docs.docker.com/engine/daemon/troubleshoot/' },
    { title: 'Docker docs: Networking overview, DNS services', url: 'https://docs.docker.com/engine/network/' },
    {
      title: 'docker/docs: which DNS servers containers get when the host has only local ones',
      url: 'https://github.com/docker/docs/commit/123bdebf85b18adadad22ae0f118043bff5abe48',
    },
    { title: 'moby#40217: docker0 keeps losing its IPv4 address', url: 'https://github.com/moby/moby/issues/40217' },
  ],
  steps: [
    {
      id: 'host',
      question: { en: 'Does the host itself resolve names?', 'zh-cn': '宿主机自己能解析域名吗？' },
      short: { en: 'Host resolves names?', 'zh-cn': '宿主机能解析吗？' },
      look: "timeout 15 getent ahosts registry-1.docker.io | head -n 2; ip route show default; grep -v '^#' /etc/resolv.conf",
      answers: [
        {
          sign: {
            en: 'No address (in a closed network ask for a name of your own), or no default route: mend the host first; that article has a section on the host’s resolver.',
            'zh-cn':
              '解析不出来（内网环境换一个自己的域名试），或者没有默认路由：先修宿主机，文章里有一节专讲宿主机的解析。',
          },
          short: { en: 'no', 'zh-cn': '不能' },
          to: { case: 'registry-dns-lookup-failed' },
        },
        {
          sign: {
            en: 'The host is fine, and the containers are on a Docker network.',
            'zh-cn': '宿主机正常，容器在 Docker 网络里。',
          },
          short: { en: 'yes, Docker network', 'zh-cn': '能，Docker 网络' },
          to: { step: 'bridge' },
        },
        {
          sign: {
            en: 'The host is fine, and these are Pods on containerd or CRI-O: their network is made by the CNI plugin, docker0 plays no part. `cni plugin not initialized`, `NetworkPluginNotReady`: it is not installed or not running.',
            'zh-cn':
              '宿主机正常，出问题的是 containerd 或 CRI-O 上的 Pod：网络由 CNI 插件负责，和 docker0 无关。报 `cni plugin not initialized`、`NetworkPluginNotReady`：插件没装好或没运行。',
          },
          short: { en: 'yes, Pods', 'zh-cn': '能，是 Pod' },
          to: { case: 'cni-not-ready' },
        },
      ],
    },
    {
      id: 'bridge',
      question: {
        en: 'Does the bridge of that network have its IPv4 address?',
        'zh-cn': '这个网络的网桥有 IPv4 地址吗？',
      },
      short: { en: 'Bridge has IPv4?', 'zh-cn': '网桥有 IPv4 吗？' },
      look: "ip -o link show type bridge; ip -4 -o addr show | grep -E ' (docker0|br-)'",
      answers: [
        {
          sign: {
            en: 'The bridge is in the first list and missing in the second: its address is gone. Put it back; nothing has to be restarted.',
            'zh-cn': '第一个列表里有这个网桥，第二个里没有：地址丢了。加回去就行，什么都不用重启。',
          },
          short: { en: 'no address', 'zh-cn': '没有地址' },
          to: { case: 'docker0-missing-ipv4' },
        },
        {
          sign: {
            en: 'There is no such bridge at all: dockerd does not run, or runs with `"bridge": "none"`.',
            'zh-cn': '根本没有这个网桥：dockerd 没在运行，或者配了 `"bridge": "none"`。',
          },
          short: { en: 'no bridge', 'zh-cn': '没有网桥' },
          to: { symptom: 'daemon-does-not-start' },
        },
        {
          sign: { en: 'It has its address.', 'zh-cn': '地址在。' },
          short: { en: 'has its address', 'zh-cn': '地址在' },
          to: { step: 'gateway' },
        },
      ],
    },
    {
      id: 'gateway',
      question: {
        en: 'Does the gateway answer the container, and do only names fail? (`<ip>` and `<port>`: a server outside that the host reaches.)',
        'zh-cn': '网关应答容器吗？只是域名不行，还是 IP 也不通？（`<ip>`、`<port>`：宿主机能连上的一台外部服务器。）',
      },
      short: { en: 'Gateway answers?', 'zh-cn': '网关有应答吗？' },
      look: `P=$(docker inspect -f '{{.State.Pid}}' <container>); docker inspect -f '{{range .NetworkSettings.Networks}}gateway {{.Gateway}} {{end}}' <container>; nsenter -t "$P" -n timeout 5 bash -c ': </dev/tcp/<ip>/<port>'; echo "IP $?"; cat "/proc/$P/net/arp"`,
      answers: [
        {
          sign: {
            en: 'The gateway has flags `0x0` and `00:00:00:00:00:00`: nobody answers ARP.',
            'zh-cn': '网关那一行是 `0x0`、`00:00:00:00:00:00`：ARP 没人应答。',
          },
          short: { en: 'ARP unanswered', 'zh-cn': 'ARP 无应答' },
          to: { guide: 'unanswered-arp' },
        },
        {
          sign: {
            en: '`IP 0`, and the gateway has flags `0x2` and a MAC address: only names fail.',
            'zh-cn': '`IP 0`，网关那一行是 `0x2` 且有 MAC：只有域名不行。',
          },
          short: { en: 'only names fail', 'zh-cn': '只有域名不行' },
          to: { step: 'names' },
        },
        {
          sign: {
            en: '`IP 1` or `IP 124`, and the gateway has a MAC address: packets are lost on the host.',
            'zh-cn': '`IP 1` 或 `IP 124`，而网关有 MAC：包丢在宿主机上。',
          },
          short: { en: 'addresses fail too', 'zh-cn': 'IP 也不通' },
          to: { step: 'forward' },
        },
      ],
    },
    {
      id: 'names',
      question: { en: 'Which DNS server does the container ask?', 'zh-cn': '容器问的是哪台 DNS？' },
      short: { en: 'Which DNS server?', 'zh-cn': '问的哪台 DNS？' },
      look: "cat /proc/$(docker inspect -f '{{.State.Pid}}' <container>)/root/etc/resolv.conf; grep -v '^#' /etc/resolv.conf",
      answers: [
        {
          sign: {
            en: '`127.0.0.11`: Docker’s own server on a user-defined network. It passes names on to the host’s servers, and those do not answer. If the host can ask them, give the container others with `--dns`.',
            'zh-cn':
              '`127.0.0.11`：自定义网络里的 Docker 内置 DNS。它要转给宿主机配置的上游服务器，而上游没有应答。宿主机问得通的话，就用 `--dns` 给容器换一台。',
          },
          short: { en: '127.0.0.11', 'zh-cn': '内置 DNS 127.0.0.11' },
          to: { case: 'embedded-dns-upstream-timeout' },
        },
        {
          sign: {
            en: 'A server that the container cannot reach, such as 8.8.8.8 in a closed network: Docker leaves out loopback servers of the host and may then take public ones. Give it reachable servers: `--dns` for one container, `"dns"` in daemon.json for all; that needs a restart of dockerd.',
            'zh-cn':
              '容器访问不到的服务器，比如封闭网络里的 8.8.8.8：Docker 会跳过宿主机的回环地址，之后可能改用公网 DNS。给它能访问到的：单个容器用 `--dns`，全部用 daemon.json 的 `"dns"`（要重启 dockerd）。',
          },
          short: { en: 'one it cannot reach', 'zh-cn': '访问不到的服务器' },
        },
        {
          sign: {
            en: 'Only names of other containers fail: they resolve on a user-defined network, both containers on the same one, and not on the default bridge.',
            'zh-cn': '只有别的容器的名字解析不了：默认 bridge 上本来就不能按名字互访，要把双方放到同一个自定义网络里。',
          },
          short: { en: 'only container names', 'zh-cn': '只有容器名' },
        },
      ],
    },
    {
      id: 'forward',
      question: { en: 'Where does the host lose the packets?', 'zh-cn': '包丢在宿主机的哪一步？' },
      short: { en: 'Where are packets lost?', 'zh-cn': '包丢在哪一步？' },
      look: "sysctl net.ipv4.ip_forward; dmesg -T | grep -F 'table full' | tail -n 3; iptables-save | grep -c DOCKER; systemctl show docker firewalld nftables iptables ufw -p Id,ActiveEnterTimestamp",
      answers: [
        {
          sign: {
            en: '`net.ipv4.ip_forward = 0`: something switched forwarding off, mostly a file in `/etc/sysctl.d`. `sysctl -w net.ipv4.ip_forward=1` puts it back at once; then mend the file.',
            'zh-cn':
              '`net.ipv4.ip_forward = 0`：转发被关了，多半是 `/etc/sysctl.d` 里的某个文件。先用 `sysctl -w net.ipv4.ip_forward=1` 恢复，再改那个文件。',
          },
          short: { en: 'ip_forward = 0', 'zh-cn': '转发关闭 ip_forward=0' },
          to: { case: 'ipv4-forwarding-disabled' },
        },
        {
          sign: {
            en: '`nf_conntrack: table full, dropping packet`: new connections are dropped, also on the host. Raise `net.netfilter.nf_conntrack_max`, then find who opens so many.',
            'zh-cn':
              '`nf_conntrack: table full, dropping packet`：连接跟踪表满了，新连接被丢，宿主机也一样。先调大 `net.netfilter.nf_conntrack_max`，再查是谁建了这么多连接。',
          },
          short: { en: 'conntrack table full', 'zh-cn': 'conntrack 表满' },
          to: { case: 'conntrack-table-full' },
        },
        {
          sign: {
            en: '0 rules with DOCKER, or a firewall became active after docker and few are left: it flushed Docker’s rules. dockerd writes them anew when it starts: save the state below first, and mind live-restore. (With `"firewall-backend": "nftables"` 0 is normal.)',
            'zh-cn':
              '含 DOCKER 的规则数为 0，或者防火墙在 docker 之后启动、规则所剩无几：Docker 的规则被冲掉了。dockerd 重启时会重写：先按下文存好现场，没开 live-restore 要挑时间。（配了 `"firewall-backend": "nftables"` 时为 0 是正常的。）',
          },
          short: { en: 'Docker’s rules are gone', 'zh-cn': 'Docker 规则没了' },
          to: { case: 'iptables-chain-missing' },
        },
        {
          sign: {
            en: 'Small answers pass, downloads and TLS handshakes hang: the MTU of the bridge is larger than that of the uplink (VPN, cloud, overlay). Compare both with `ip link`, then create the network with a smaller MTU.',
            'zh-cn':
              '小包能过，下载和 TLS 握手卡住：网桥的 MTU 比出口（VPN、云网络、overlay）大。用 `ip link` 对比两边，再用较小的 MTU 重建网络。',
          },
          short: { en: 'only large packets', 'zh-cn': '只丢大包' },
        },
      ],
    },
  ],
});
