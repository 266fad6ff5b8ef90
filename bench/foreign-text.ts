/** Texts that hold nothing any artifact kind reads: what else stands in a paste. Always the same. */
import { sequence } from './sequence.ts';

const LINES = 4000;

/** `below(9)` is a number from 0 to 8. */
type Write = (n: number, below: (limit: number) => number) => string;

const WORDS =
  'the container was restarted after a node lost its network and nobody could tell why some of them never came back while others did so at once with all their memory limit total ports'.split(
    ' ',
  );
const CHARACTERS = '容器在节点重启之后一直无法启动排查发现磁盘空间已经用完所以日志里只有一行错误内存限制也没有生效';

const accessLog: Write = (n, below) => {
  const path = ['/api/v1/orders', '/static/app.js', '/healthz', '/users/sign-in'][below(4)];
  const second = String(n % 60).padStart(2, '0');
  return `198.51.100.${below(250)} - - [17/Jun/2026:03:18:${second} +0800] "GET ${path}?id=${below(1e9)} HTTP/1.1" ${below(9) === 0 ? 502 : 200} ${below(90_000)} "https://shop.example.com/" "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0" rt=0.${below(1000)}`;
};

const javaTrace: Write = (n, below) => {
  const place = n % 12;
  if (place === 0)
    return `2026-06-17 03:18:17.123 ERROR 1 --- [nio-8080-exec-${below(40)}] o.a.c.c.C.[.[.[/].[dispatcherServlet] : Servlet.service() threw exception`;
  if (place === 1) return 'java.lang.IllegalStateException: Failed to obtain JDBC Connection; nested exception is';
  if (place === 8)
    return `Caused by: java.net.SocketTimeoutException: connect timed out: db-${below(9)}.example.com:5432`;
  if (place === 11) return `\t... ${below(90)} common frames omitted`;
  return `\tat org.springframework.jdbc.datasource.DataSourceUtils.getConnection(DataSourceUtils.java:${below(900)}) ~[spring-jdbc-5.3.31.jar!/:5.3.31]`;
};

const jsonLog: Write = (n, below) =>
  n % 3 === 0
    ? `{"severity":"INFO","message":"request completed","httpRequest":{"status":200,"latency":"0.${below(1000)}s"},"timestamp":"2026-06-17T03:18:17.${below(1000)}Z","trace":"${below(1e9)}"}`
    : `{"level":${below(4) * 10 + 20},"time":17817167${below(100_000)},"pid":1,"hostname":"web-7d9c${below(999)}","req":{"id":${below(1e9)},"method":"GET","url":"/orders"},"msg":"done"}`;

const pythonLog: Write = (n, below) => {
  const place = n % 8;
  if (place === 5) return 'Traceback (most recent call last):';
  if (place === 6)
    return `  File "/usr/lib/python3.12/site-packages/celery/app/trace.py", line ${below(900)}, in trace_task`;
  if (place === 7) return '    response = self.session.get(url, timeout=self.timeout)';
  return `2026-06-17 03:18:${String(n % 60).padStart(2, '0')},${below(1000)} - celery.worker.strategy - INFO - Task orders.tasks.send_mail[${below(1e9)}] received`;
};

const YAML = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: web',
  '  labels:',
  '    app.kubernetes.io/name: web',
  'spec:',
  '  replicas: 3',
  '  template:',
  '    spec:',
  '      containers:',
  '        - name: web',
  '          image: registry.example.com/team/web:1.4.2',
  '          args: ["--listen", ":8080"]',
  '          resources:',
  '            limits: {memory: 512Mi, cpu: 500m}',
  '          # the probe of the old version',
];
const yaml: Write = (n) => YAML[n % YAML.length] ?? '';

const sentence = (below: (limit: number) => number): string =>
  Array.from({ length: 8 + below(14) }, () => WORDS[below(WORDS.length)]).join(' ');
const english: Write = (n, below) =>
  n % 9 === 0 ? `${n / 9 + 1}. ${sentence(below)}:` : `${sentence(below)}, ${sentence(below)}.`;

const chinese: Write = (_, below) =>
  `${Array.from({ length: 20 + below(50) }, () => CHARACTERS[below(CHARACTERS.length)]).join('')}，docker ps。`;

const SOURCE = [
  'func (daemon *Daemon) ContainerInspect(name string, size bool) (*types.ContainerJSON, error) {',
  '\tcontainer, err := daemon.GetContainer(name)',
  '\tif err != nil {',
  '\t\treturn nil, err',
  '\t}',
  '',
  '#include <linux/oom.h>',
  'static int oom_kill_process(struct oom_control *oc, const char *message)',
  '    const limits = { memory: 512, total: readings.reduce((sum, one) => sum + one, 0) };',
  '    for name, value in sorted(self.labels.items()):',
  '        raise ValueError("no such container: %s" % name)',
  '/* The caller holds the lock of the container. */',
  '# Device names are not stable',
  '}',
];
const source: Write = (n, below) => (SOURCE[n % SOURCE.length] ?? '').replace('512', String(below(4096)));

/** Names and texts. */
export const FOREIGN_TEXTS: readonly (readonly [name: string, text: string])[] = Object.entries({
  'access log': accessLog,
  'Java traces': javaTrace,
  'JSON log': jsonLog,
  'Python log': pythonLog,
  YAML: yaml,
  English: english,
  Chinese: chinese,
  source,
}).map(([name, write]) => {
  const next = sequence(11);
  const below = (limit: number): number => Math.floor(next() * limit);
  return [name, Array.from({ length: LINES }, (_, n) => write(n, below)).join('\n')];
});
