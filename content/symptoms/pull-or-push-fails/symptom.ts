import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 100,
  verified: { date: '2026-11-20', on: 'Docker Engine 1.10 – 29.7, containerd 1.0 – 2.3' },
  sources: [
    { title: 'Docker docs: daemon proxy configuration', url: 'https://docs.docker.com/engine/daemon/proxy/' },
    {
      title: 'distribution: insecure registries and certificates, docs/content/about/insecure.md',
      url: 'https://github.com/distribution/distribution/blob/main/docs/content/about/insecure.md',
    },
    {
      title: 'containerd: registry configuration, docs/hosts.md',
      url: 'https://github.com/containerd/containerd/blob/main/docs/hosts.md',
    },
    { title: 'Docker docs: Docker Hub usage and limits', url: 'https://docs.docker.com/docker-hub/usage/' },
  ],
  steps: [
    {
      id: 'where',
      question: { en: 'How far did the request get?', 'zh-cn': '请求走到了哪一步？' },
      short: { en: 'How far did it get?', 'zh-cn': '走到了哪一步？' },
      look: "journalctl -u docker -u containerd -o short-iso --no-pager --since '-15 min' | grep -iE 'pull|push|resolve|dial tcp|x509|register layer|extract layer' | tail -n 20",
      answers: [
        {
          sign: {
            en: 'It ends with `lookup`, `dial tcp`, `x509`, `timeout`, `EOF` or `HTTP response to HTTPS client`: it never got a proper answer of the registry.',
            'zh-cn':
              '末尾是 `lookup`、`dial tcp`、`x509`、`timeout`、`EOF` 或 `HTTP response to HTTPS client`：没得到仓库的正常应答。',
          },
          short: { en: 'no answer', 'zh-cn': '没有应答' },
          to: { step: 'transport' },
        },
        {
          sign: {
            en: 'It ends with `denied`, `unauthorized`, `toomanyrequests`, `manifest unknown` or `not found`: the registry answered and refused.',
            'zh-cn':
              '末尾是 `denied`、`unauthorized`、`toomanyrequests`、`manifest unknown` 或 `not found`：仓库应答了，但拒绝了。',
          },
          short: { en: 'the registry refused', 'zh-cn': '仓库拒绝了' },
          to: { step: 'answer' },
        },
        {
          sign: {
            en: 'The layers came, and unpacking failed: `failed to register layer`, `failed to extract layer`, `no space left on device`.',
            'zh-cn':
              '镜像层下载完了，解压时失败：`failed to register layer`、`failed to extract layer`、`no space left on device`。',
          },
          short: { en: 'unpacking failed', 'zh-cn': '镜像层解压失败' },
          to: { step: 'local' },
        },
        {
          sign: {
            en: '`Cannot connect to the Docker daemon`, `error during connect`: not the registry; the client does not reach dockerd.',
            'zh-cn':
              '`Cannot connect to the Docker daemon`、`error during connect`：和仓库无关，是客户端连不上 dockerd。',
          },
          short: { en: 'dockerd not reached', 'zh-cn': '连不上 dockerd' },
          to: { case: 'cannot-connect-to-daemon' },
        },
      ],
    },
    {
      id: 'transport',
      question: {
        en: 'What failed on the way? Ask from the machine that pulls.',
        'zh-cn': '路上哪一步失败？要在拉镜像的那台机器上查。',
      },
      short: { en: 'What failed on the way?', 'zh-cn': '路上哪步失败？' },
      look: 'getent ahosts <registry> | head -n 2; curl -sSI --max-time 10 https://<registry>/v2/ | head -n 1',
      answers: [
        {
          sign: {
            en: '`lookup <registry>`: the name was not resolved. `"dns"` in daemon.json does not help, it is for containers.',
            'zh-cn': '`lookup <registry>`：域名没解析出来。daemon.json 的 `"dns"` 没用，那是给容器的。',
          },
          short: { en: 'lookup', 'zh-cn': '域名解析 lookup' },
          to: { case: 'registry-dns-lookup-failed' },
        },
        {
          sign: {
            en: '`server gave HTTP response to HTTPS client`: the registry has no TLS on that port.',
            'zh-cn': '`server gave HTTP response to HTTPS client`：仓库这个端口没有 TLS。',
          },
          short: { en: 'HTTP response to HTTPS', 'zh-cn': 'HTTP 对 HTTPS' },
          to: { case: 'registry-http-response-to-https-client' },
        },
        {
          sign: { en: '`x509: …`: the certificate is not accepted.', 'zh-cn': '`x509: …`：证书没被接受。' },
          short: { en: 'x509', 'zh-cn': '证书 x509' },
          to: { step: 'certificate' },
        },
        {
          sign: {
            en: '`dial tcp` with an IP address, `timeout`, `connection refused`, `reset`, `EOF`: the connection fails.',
            'zh-cn': '`dial tcp` 后面是 IP，或 `timeout`、`connection refused`、`reset`、`EOF`：连接建不起来或中断。',
          },
          short: { en: 'the connection', 'zh-cn': '连接不通' },
          to: { step: 'route' },
        },
      ],
    },
    {
      id: 'certificate',
      question: {
        en: 'Whose certificate is it, and is it valid now?',
        'zh-cn': '证书是谁签的？现在有效吗？',
      },
      short: { en: 'Whose certificate?', 'zh-cn': '谁签的证书？' },
      look: 'date -u; timeout 10 openssl s_client -connect <registry>:443 -servername <registry> </dev/null 2>/dev/null | openssl x509 -noout -issuer -subject -dates',
      answers: [
        {
          sign: {
            en: '`has expired or is not yet valid`: look at the clock of this host first (NTP), then at the dates: the owner of the registry has to renew it.',
            'zh-cn':
              '`has expired or is not yet valid`：先看本机时钟（NTP），再看证书日期：真过期了，要由仓库那边换证书。',
          },
          short: { en: 'dates or clock', 'zh-cn': '日期或时钟' },
          to: { case: 'registry-x509-expired' },
        },
        {
          sign: {
            en: '`signed by unknown authority`: a private CA, an intercepting proxy, or an incomplete chain. Give the client that CA (`/etc/docker/certs.d/<registry>/ca.crt`); do not switch the check off.',
            'zh-cn':
              '`signed by unknown authority`：私有 CA、做 TLS 拦截的代理，或者证书链不全。把 CA 交给客户端（`/etc/docker/certs.d/<registry>/ca.crt`），不要关掉校验。',
          },
          short: { en: 'unknown authority', 'zh-cn': '未知 CA' },
          to: { case: 'registry-x509-unknown-authority' },
        },
        {
          sign: {
            en: "`is valid for A, not B`, `doesn't contain any IP SANs`: use the name that is in the certificate, or have it issued for the name you use.",
            'zh-cn':
              "`is valid for A, not B`、`doesn't contain any IP SANs`：改用证书里的名字，或者按你用的名字重新签发。",
          },
          short: { en: 'another name', 'zh-cn': '名字对不上' },
        },
      ],
    },
    {
      id: 'route',
      question: {
        en: 'Directly or through a proxy, and is it refused or silent?',
        'zh-cn': '直连还是走代理？被拒绝还是没反应？',
      },
      short: { en: 'Proxy? Refused or silent?', 'zh-cn': '代理？拒绝？超时？' },
      look: "timeout 10 docker info -f '{{.HTTPProxy}} {{.HTTPSProxy}} {{.NoProxy}}'; systemctl show docker containerd -p Environment --no-pager",
      answers: [
        {
          sign: {
            en: '`connection refused`, `no route to host`: nothing listens there, or a firewall rejects it: check address, port and service. After `proxyconnect` it is the proxy.',
            'zh-cn':
              '`connection refused`、`no route to host`：那边没人监听，或者被防火墙拒绝：核对地址、端口和服务。前面有 `proxyconnect` 的话，出问题的是代理。',
          },
          short: { en: 'refused', 'zh-cn': '被拒绝' },
          to: { case: 'registry-connection-refused' },
        },
        {
          sign: {
            en: '`i/o timeout`, `TLS handshake timeout`, `Client.Timeout exceeded`, `EOF`: a firewall, a missing proxy, or an MTU that is too large. If other HTTPS addresses are silent too, the way out is closed or needs the proxy; if only large downloads stop, it is the MTU.',
            'zh-cn':
              '`i/o timeout`、`TLS handshake timeout`、`Client.Timeout exceeded`、`EOF`：防火墙、没配代理，或者 MTU 太大。别的 HTTPS 地址也没反应，就是出口不通或要走代理；只有大文件卡住，就是 MTU。',
          },
          short: { en: 'silent, or cut off', 'zh-cn': '没反应或中断' },
          to: { case: 'registry-timeout' },
        },
        {
          sign: {
            en: 'curl works, the daemon does not, and the two use different proxies: those of your shell do not reach dockerd or containerd. An internal registry belongs in their `NO_PROXY`.',
            'zh-cn':
              'curl 通、守护进程不通，而且两边代理不一样：shell 里的代理到不了 dockerd、containerd。内网仓库要写进它们的 `NO_PROXY`。',
          },
          short: { en: 'only curl works', 'zh-cn': '只有 curl 通' },
          to: { case: 'registry-timeout' },
        },
      ],
    },
    {
      id: 'answer',
      question: { en: 'Why does the registry refuse?', 'zh-cn': '仓库为什么拒绝？' },
      short: { en: 'Why does it refuse?', 'zh-cn': '为什么拒绝？' },
      look: "uname -m; timeout 10 docker info -f '{{json .RegistryConfig.Mirrors}}'",
      answers: [
        {
          sign: {
            en: '`pull access denied`, `denied`, `unauthorized`: first check the name for a typo, then the login and the rights.',
            'zh-cn': '`pull access denied`、`denied`、`unauthorized`：先看镜像名有没有写错，再看登录和权限。',
          },
          short: { en: 'denied', 'zh-cn': '无权限 denied' },
          to: { case: 'registry-auth-denied' },
        },
        {
          sign: {
            en: '`toomanyrequests`, `429`: the limit of this address or account. Log in, or pull through a mirror. Do not retry in a loop, each try may count.',
            'zh-cn':
              '`toomanyrequests`、`429`：这个出口 IP 或账号到了限额。登录，或者走镜像加速。别循环重试，每次都可能计数。',
          },
          short: { en: 'toomanyrequests', 'zh-cn': '限额 toomanyrequests' },
          to: { case: 'registry-rate-limited' },
        },
        {
          sign: {
            en: '`manifest unknown`, `manifest for … not found`, `not found`: that tag or digest is not there: look for a typo, then at what the registry has.',
            'zh-cn':
              '`manifest unknown`、`manifest for … not found`、`not found`：没有这个标签或 digest：先看有没有写错，再到仓库里查有哪些。',
          },
          short: { en: 'manifest unknown', 'zh-cn': '没有这个标签' },
          to: { case: 'manifest-unknown' },
        },
        {
          sign: {
            en: '`no matching manifest for linux/…`: the image has no variant for this CPU: take another tag, or have one built for it.',
            'zh-cn':
              '`no matching manifest for linux/…`：镜像没有这种 CPU 架构的版本：换标签，或者让人构建这个架构的。',
          },
          short: { en: 'no matching manifest', 'zh-cn': '架构不匹配' },
          to: { case: 'no-matching-manifest' },
        },
      ],
    },
    {
      id: 'local',
      question: { en: 'Why could the layer not be unpacked?', 'zh-cn': '镜像层为什么解压失败？' },
      short: { en: 'Why not unpacked?', 'zh-cn': '为什么解压失败？' },
      look: 'timeout 10 df -h -x overlay -x squashfs; timeout 10 df -i -x overlay -x squashfs',
      answers: [
        {
          sign: {
            en: '`no space left on device`: blocks or inodes are used up.',
            'zh-cn': '`no space left on device`：空间或 inode 用完了。',
          },
          short: { en: 'no space left', 'zh-cn': '没有空间' },
          to: { symptom: 'disk-full' },
        },
        {
          sign: {
            en: '`unexpected EOF`, `invalid tar header`, `verification failed`, `lchown`, `layer does not exist`: the download was cut short or changed, or the local store is damaged. Pull once more; if it fails on another host too, have the image pushed again.',
            'zh-cn':
              '`unexpected EOF`、`invalid tar header`、`verification failed`、`lchown`、`layer does not exist`：下载不完整或被改动，或者本地镜像库损坏。再拉一次；换台机器也失败，就让人重新推送镜像。',
          },
          short: { en: 'something else', 'zh-cn': '别的' },
          to: { case: 'failed-to-register-layer' },
        },
      ],
    },
  ],
});
