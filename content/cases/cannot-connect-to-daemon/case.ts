import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB6001',
  group: 'daemon',
  parts: ['docker-cli', 'dockerd', 'systemd'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine and CLI 1.6–29.7, docker-compose 1.x, Docker Desktop',
      'zh-cn': 'Docker Engine 与 CLI 1.6–29.7，docker-compose 1.x，Docker Desktop',
    },
  },
  errors: [
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
    'failed to connect to the docker API at tcp://docker:2375: lookup docker on 10.0.0.10:53: no such host',
    'Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?',
    'Cannot connect to the Docker daemon at unix:///home/ops/.docker/desktop/docker.sock. Is the docker daemon running?',
    'Cannot connect to the Docker daemon at unix:///run/user/1000/docker.sock. Is the docker daemon running?',
    'error during connect: Get "http://docker:2375/v1.24/info": dial tcp: lookup docker on 10.0.0.10:53: no such host',
    'error during connect: This error may indicate that the docker daemon is not running.: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/version": open //./pipe/docker_engine: The system cannot find the file specified.',
    'error during connect: Get "http://docker.example.com/v1.24/containers/json": command [ssh -l ops -- build-02 docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=ssh: connect to host build-02 port 22: Connection refused',
    'request returned 500 Internal Server Error for API route and version http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.51/info, check if the server supports the requested API version',
    'dial unix /var/run/docker.sock: connect: connection refused',
    'connect ENOENT /var/run/docker.sock',
    'Error response from daemon: open \\\\.\\pipe\\docker_engine_linux: The system cannot find the file specified.',
    'Connection to the Docker daemon at \'localhost\' failed with error "[2] No such file or directory"; ensure the Docker daemon is running and accessible',
    'java.lang.IllegalStateException: Could not find a valid Docker environment. Please see logs and check configuration',
    'Error response from daemon: dial unix docker.raw.sock: connect: connection refused',
    "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))",
    "ERROR: Couldn't connect to Docker daemon at http+docker://localhost - is it running?",
    'Cannot connect to the Docker daemon. Is the docker daemon running on this host?',
    "Cannot connect to the Docker daemon. Is 'docker -d' running on this host?",
    "cannot connect to the Docker daemon. Is 'docker daemon' running on this host?",
    'Get http:///var/run/docker.sock/v1.20/containers/json: dial unix /var/run/docker.sock: no such file or directory.',
    'An error occurred trying to connect: Get https://192.168.99.100:2376/v1.22/info: dial tcp 192.168.99.100:2376: i/o timeout',
  ],
  affected: [
    {
      component: 'Docker CLI',
      range: {
        en: 'all: the message tells that nobody answered; its words changed in 1.9, 1.13 and 29.0',
        'zh-cn': '全部：这条消息只说明“没人应答”；措辞在 1.9、1.13、29.0 变过',
      },
      source: 'https://github.com/moby/moby/blob/docker-v29.7.2/client/request.go',
    },
    {
      component: 'docker-compose (Python)',
      range: { en: '1.x, end of life', 'zh-cn': '1.x，已停止维护' },
      source: 'https://github.com/docker/compose/issues/8429',
    },
  ],
  confirm: [
    'docker context ls; env | grep ^DOCKER_',
    'systemctl status docker.service docker.socket --no-pager',
    'docker -H {socket} version',
    'sudo journalctl -u docker.service -n 300 --no-pager | grep -i -E "failed to start|level=fatal|error starting"',
  ],
  related: ['SB6002', 'SB6003', 'SB6004', 'SB6005', 'SB6006', 'SB6007', 'SB6009', 'SB1003'],
  lookAlikes: ['SB6002', 'SB6008', 'SB6007', 'SB1003', 'SB8001'],
  sources: [
    {
      title: 'moby 29.7.2: how the client words connection failures, client/request.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/client/request.go',
    },
    {
      title: 'moby 28.5.2: the words before 29, client/request.go',
      url: 'https://github.com/moby/moby/blob/v28.5.2/client/request.go',
    },
    { title: 'moby 1.6.2: api/client/utils.go', url: 'https://github.com/moby/moby/blob/v1.6.2/api/client/utils.go' },
    {
      title: 'docker/cli: SSH connection helper, commandconn.go',
      url: 'https://github.com/docker/cli/blob/v29.7.2/cli/connhelper/commandconn/commandconn.go',
    },
    {
      title: 'docker/compose#8429: http+docker://localhost - is it running?',
      url: 'https://github.com/docker/compose/issues/8429',
    },
    {
      title: 'docker-py#3219: Error while fetching server API version',
      url: 'https://github.com/docker/docker-py/issues/3219',
    },
    {
      title: 'docker/desktop-linux#20: engine unreachable after removing Docker Desktop',
      url: 'https://github.com/docker/desktop-linux/issues/20',
    },
    { title: 'Docker documentation: daemon logs', url: 'https://docs.docker.com/engine/daemon/logs/' },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
