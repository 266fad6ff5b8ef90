/** Instead of the tools that look at the network. */
import { type Advice, run } from './advice.ts';

const FROM_HOST = run(
  'sudo nsenter -t <pid> -n ip addr',
  "The host's ip in the network of the container; <pid> is `docker inspect -f '{{.State.Pid}}' <container>`.",
  "在容器的网络里运行宿主机的 ip；<pid> 用 `docker inspect -f '{{.State.Pid}}' <container>` 得到。",
);
const INTERFACES = run(
  'ls /sys/class/net; cat /proc/net/fib_trie',
  'Interfaces and IPv4 addresses without ip.',
  '不用 ip 也能看到接口和 IPv4 地址。',
);
const NAMES = run(
  'ip -br link; docker network ls',
  'The interfaces there are here; the bridge of a user network is called br-<first 12 digits of its id>.',
  '这里有哪些接口；自定义网络的网桥叫 br-<网络 ID 的前 12 位>。',
);
const CAPTURE = run(
  'sudo tcpdump -nni {device}',
  'Capturing needs root or CAP_NET_RAW.',
  '抓包需要 root 或 CAP_NET_RAW。',
);
const SOCKETS = run(
  'cat /proc/net/tcp /proc/net/tcp6',
  'Sockets in hexadecimal: 0A is listening, 01 connected.',
  '十六进制的套接字表：0A 是监听，01 是已连接。',
);
const RESOLVER = run(
  'cat /etc/resolv.conf; getent hosts registry-1.docker.io',
  'Asks the resolver of the system, which every image has.',
  '用系统自带的解析器查询，每个镜像里都有。',
);

export const NETWORK: Advice = {
  ip: {
    'not-installed': [INTERFACES, FROM_HOST],
    'not-permitted': [
      run(
        'sudo ip addr',
        'Reading needs no rights, changes do. In a container: from the host.',
        '查看不需要权限，改动才需要。如果在容器里：请到宿主机上做。',
      ),
    ],
    'not-found': [NAMES],
    'no-such-file': [
      run(
        'ls -l /run/docker/netns; lsns -t net',
        'Docker does not keep its namespaces where `ip netns` looks. Enter by process: nsenter -t <pid> -n.',
        'Docker 的网络命名空间不在 `ip netns` 查找的位置。请按进程进入：nsenter -t <pid> -n。',
      ),
    ],
    unknown: [run('ip addr show; ip link show', 'The full names of the commands.', '命令的完整写法。')],
  },
  ifconfig: {
    'not-installed': [run('ip addr', 'Its successor.', '它的继任者。'), INTERFACES],
    'not-found': [NAMES],
  },
  tcpdump: {
    'not-installed': [
      run(
        'sudo nsenter -t <pid> -n tcpdump -nni any',
        "The host's tcpdump in the network of the container; nothing has to be installed in it.",
        '在容器的网络里运行宿主机的 tcpdump，容器里不用安装任何东西。',
      ),
    ],
    'not-permitted': [CAPTURE],
    'not-found': [NAMES],
    'nothing-to-show': [run('ip -br link show {device}', 'The interface is down.', '该接口没有启用。')],
    'no-such-file': [run('ls -l {path}', 'The file is not there.', '文件不存在。')],
    unknown: [
      run(
        'sudo tcpdump -nni any',
        "Without the filter; put filters in quotes: 'port 53 or arp'.",
        "先不加过滤表达式；过滤表达式要加引号：'port 53 or arp'。",
      ),
    ],
  },
  ss: { 'not-installed': [SOCKETS] },
  netstat: { 'not-installed': [run('ss -tlnp', 'Its successor.', '它的继任者。'), SOCKETS] },
  dig: { 'not-installed': [RESOLVER] },
  nslookup: { 'not-installed': [RESOLVER] },
  ping: { 'not-installed': [RESOLVER] },
  brctl: { 'not-installed': [run('bridge link; ip link show master docker0', 'Its successor.', '它的继任者。')] },
  curl: {
    'not-installed': [run('docker version', 'Asks the daemon over the same socket.', '通过同一个套接字询问守护进程。')],
    'not-permitted': [
      run(
        'ls -l /var/run/docker.sock; id',
        'The socket belongs to root and the group docker: use sudo.',
        '套接字属于 root 和 docker 组：请用 sudo。',
      ),
    ],
    'cannot-connect': [
      run(
        'ls -l /var/run/docker.sock; sudo ss -lxp | grep docker.sock',
        'Whether the socket is there and who listens. Nobody: the daemon is down. Somebody who does not answer: it hangs.',
        '看套接字在不在、谁在监听。没人监听：守护进程没有运行。有人监听却不回答：它卡住了。',
      ),
      run(
        'pidof dockerd',
        'For its goroutines send SIGUSR1 to this process: it writes them to a file and goes on.',
        '想要 goroutine 转储，可向该进程发送 SIGUSR1：它会写入文件并继续运行。',
      ),
    ],
    unknown: [
      run(
        'curl --version; docker version',
        'Sockets need curl 7.40 or newer.',
        '使用套接字需要 curl 7.40 或更新版本。',
      ),
    ],
  },
};
