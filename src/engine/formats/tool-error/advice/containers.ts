/** Instead of the command lines of container engines and clusters. */
import { type Advice, run } from './advice.ts';

const ENGINES = run(
  'ps -ef | grep -E "dockerd|containerd|crio|podman"; ls -l /run/docker.sock /run/containerd/containerd.sock /run/crio/crio.sock',
  'Which container engine this host has.',
  '这台主机上用的是哪个容器引擎。',
);
const CONTAINERD = run(
  'sudo ctr namespaces list; sudo ctr -n k8s.io containers list',
  'Talks to containerd itself; Docker uses the namespace moby, Kubernetes k8s.io.',
  '直接询问 containerd；Docker 用命名空间 moby，Kubernetes 用 k8s.io。',
);
const PODS = run(
  'sudo crictl ps -a; sudo crictl pods',
  'Shows pods and containers on the node itself, without the API server.',
  '在节点本机查看 pod 和容器，不经过 API server。',
);
const RUNC_STATE = run(
  'sudo ls /run/docker/runtime-runc/moby /run/containerd/runc/k8s.io',
  'The containers runc knows, one folder each.',
  'runc 所知道的容器，每个一个目录。',
);

export const CONTAINERS: Advice = {
  docker: { 'not-installed': [ENGINES, CONTAINERD], 'not-permitted': [ENGINES] },
  dockerd: { 'not-installed': [ENGINES] },
  'docker-compose': {
    'not-installed': [run('docker compose version', 'Version 2 is a plugin of docker.', '第 2 版是 docker 的插件。')],
  },
  containerd: { 'not-installed': [ENGINES] },
  ctr: {
    'not-installed': [
      run(
        'docker-containerd-ctr version; k3s ctr version',
        'Names it has in Docker before 18.09 and in k3s.',
        'Docker 18.09 之前和 k3s 里它叫这些名字。',
      ),
      ENGINES,
    ],
  },
  crictl: {
    'not-installed': [CONTAINERD],
    'cannot-connect': [
      run(
        'sudo crictl --runtime-endpoint unix:///run/containerd/containerd.sock ps -a',
        'Names the socket, which crictl otherwise looks for in several places; dockershim.sock is gone since Kubernetes 1.24.',
        '直接指明套接字，否则 crictl 会在几处查找；dockershim.sock 从 Kubernetes 1.24 起不再存在。',
      ),
      ENGINES,
    ],
  },
  nerdctl: { 'not-installed': [CONTAINERD] },
  podman: { 'not-installed': [ENGINES] },
  runc: {
    'not-installed': [
      run('docker-runc --version', 'Its name in Docker before 18.09.', 'Docker 18.09 之前它叫这个名字。'),
      RUNC_STATE,
    ],
    'not-found': [
      run(
        'sudo runc --root /run/docker/runtime-runc/moby list',
        'Docker keeps the state of its containers elsewhere than runc by itself: --root must name it.',
        'Docker 的容器状态不在 runc 的默认目录里：要用 --root 指明。',
      ),
      RUNC_STATE,
    ],
  },
  kubectl: {
    'not-installed': [
      PODS,
      run('k3s kubectl get nodes; microk8s kubectl get nodes', 'Names it has there.', '在 k3s 和 microk8s 里的名字。'),
    ],
    'not-permitted': [run('kubectl auth can-i --list', 'What this user may see.', '这个用户能看什么。'), PODS],
    'not-found': [
      run(
        'kubectl get pods -A; kubectl api-resources',
        'All namespaces, and the names of resources. Without -n only the default namespace is searched.',
        '所有命名空间，以及资源的名称。不加 -n 只查默认命名空间。',
      ),
    ],
    'nothing-to-show': [
      run(
        'kubectl get pods -A',
        'All namespaces; without -n only the default one is shown.',
        '所有命名空间；不加 -n 只显示默认的。',
      ),
    ],
    'cannot-connect': [
      run(
        'kubectl config current-context; kubectl cluster-info',
        'Which server is asked. localhost:8080 means: no kubeconfig was found.',
        '看问的是哪个服务器。localhost:8080 表示没有找到 kubeconfig。',
      ),
      PODS,
    ],
    'no-such-file': [
      run(
        'ls -l ~/.kube/config /etc/kubernetes/admin.conf; echo $KUBECONFIG',
        'Where the configuration is.',
        '配置文件在哪里。',
      ),
    ],
    unknown: [
      run(
        'kubectl get events -A --sort-by=.lastTimestamp',
        'What happened last in the cluster.',
        '集群里最近发生了什么。',
      ),
    ],
  },
};
