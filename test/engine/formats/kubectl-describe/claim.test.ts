import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ArtifactFinder } from '../../../../src/engine/artifacts/find.ts';
import format from '../../../../src/engine/formats/kubectl-describe/index.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { claimed, FIXTURES, fixture, read } from './read.ts';

describe('begins or goes on without any other line', () => {
  it.each([
    ['Name:             web-0', 'begins'],
    ['Name:         api', 'begins'],
    ['Name:\t\torders-1006230814-6wk5p', 'begins'],
    ['Name: api-6c5c9d7f44-2wq8d', 'begins'],
    ['NAME                      READY   STATUS        RESTARTS      AGE', 'begins'],
    ['NAME     STATUS   ROLES    AGE    VERSION', 'begins'],
    ['  Type     Reason     Age   From               Message', 'begins'],
    ['  FirstSeen	LastSeen	Count	From	SubobjectPath	Type	Reason	Message', 'begins'],
    ['    State:          Waiting', 'continues'],
    ['    Last State:     Terminated', 'continues'],
    ['    Container ID:   docker://08070a9f853e5de0', 'continues'],
    ['  Warning  BackOff  2m (x4 over 3m)  kubelet  Back-off restarting failed container', 'continues'],
    ['web-0   0/1   CrashLoopBackOff   12 (3m1s ago)   41m', 'continues'],
    ['node-7   NotReady   <none>   128d   v1.18.3', 'continues'],
  ])('%s', (text, claim) => {
    expect(format.claim(lineOf(text), undefined)).toBe(claim);
  });
});

describe('leaves alone what others print', () => {
  it.each([
    // Other programs that print a name.
    'Name: web',
    'Name:   java',
    ' Name: node-7',
    'Name:              docker-thinpool',
    'Name:          default',
    'Name:\tjava',
    'name: web-0',
    'Name:             Web Server',
    // YAML and prose.
    'containers:',
    'Containers:',
    'Containers: 3',
    'Events:',
    'Conditions:',
    'State: running',
    'State:              ACTIVE',
    'Status: Downloaded newer image for nginx:latest',
    '  Ready             False',
    '  app:',
    'Reason: unknown',
    'Normal people do not read this',
    'Warning: the host is low on memory',
    'Warning  3 things went wrong',
    'Namespace: shop',
    // Other tables.
    'CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES',
    'NAME      READY',
    'NAME                DRIVER              STATE',
    'NAMESPACE   LAST SEEN   TYPE      REASON    OBJECT      MESSAGE',
    '5m12s       Warning   BackOff   pod/web-0   Back-off restarting failed container',
    '/dev/sda1   1/1   Running',
    'Step 1/1 : FROM a',
    'time="2024-05-04T18:05:45Z" level=info msg="web-0   1/1   Running   0   3h"',
    '',
  ])('%s', (text) => {
    expect(text === '' ? undefined : format.claim(lineOf(text), undefined)).toBeUndefined();
  });

  it('nothing but rows follows the rows of a table', () => {
    const table = 'NAME    READY   STATUS    RESTARTS   AGE\nweb-0   1/1     Running   0          3h';
    const takes = (text: string) => claimed(text).length;
    expect(takes(`${table}\nStatus:  Running`)).toBe(2);
    expect(takes(`${table}\n  key: value`)).toBe(2);
    expect(takes(`${table}\nweb-1   1/1     Running   0          3h`)).toBe(3);
  });

  it('a field is only taken close behind a description', () => {
    const state = '    State:          Waiting';
    const takes = (text: string) => claimed(text).length;
    expect(takes(`${state}\n      Reason:       CrashLoopBackOff`)).toBe(2);
    expect(takes(`${state}\na\nb\n      Reason:       CrashLoopBackOff`)).toBe(2);
    expect(takes(`${state}\na\nb\nc\nd\n      Reason:       CrashLoopBackOff`)).toBe(1);
  });

  it('text under a key is taken, text beside it is not', () => {
    const takes = (text: string) => claimed(text).map((line) => line.text.trim());
    expect(takes('    State:          Waiting\n    Args:\n      -c\n      sleep 5; exec app\nthen it died')).toEqual([
      'State:          Waiting',
      'Args:',
      '-c',
      'sleep 5; exec app',
    ]);
  });
});

describe('what leads to a certain line', () => {
  it.each<[text: string, lines: readonly number[]]>([
    ['Events:\n  Type     Reason     Age   From               Message', [0, 1]],
    ['Conditions:\n  Type   Status  LastHeartbeatTime  LastTransitionTime  Reason  Message', [0, 1]],
    ['Conditions:\n  Type     Reason     Age   From               Message', [1]],
    ['  app:\n    Container ID:  docker://08070a9f853e5de0', [0, 1]],
    [
      'Name: web\nNamespace: shop\nNode: node-7/10.40.0.17\nContainers:\napp:\nState: Waiting\nReason: CrashLoopBackOff',
      [0, 1, 2, 3, 4, 5, 6],
    ],
    ['Name: web\nlevel=info\nNamespace: shop\nState: Waiting', [0, 2, 3]],
    ['Name: web\n\n\n\n\nState: Waiting', [5]],
    ['this is the state:\n    State:          Waiting', [1]],
    ['Status: bad\nNAME    READY   STATUS    RESTARTS   AGE', [1]],
    ['Events:\nweb-0   1/1     Running   0          3h', [1]],
  ])('%s', (text, lines) => {
    const finder = new ArtifactFinder([format]);
    for (const line of linesOf(text)) if (line.text !== '') finder.feed(line);
    expect(finder.finish().map(({ lineNumbers }) => lineNumbers)).toEqual([lines]);
  });

  it('a description whose indentation was lost still names its pod and container', () => {
    const text =
      'Name: web\nNamespace: shop\nNode: node-7/10.40.0.17\nContainers:\napp:\nState: Waiting\nReason: CrashLoopBackOff';
    expect(format.parse(linesOf(text)).records).toMatchObject([
      { sort: 'pod', name: 'web', node: 'node-7' },
      { sort: 'container', pod: 'web', name: 'app', state: { reason: 'CrashLoopBackOff' } },
    ]);
  });
});

const REAL_LINES = FIXTURES.flatMap((name) => fixture(name).split('\n'));
const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...REAL_LINES),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(120)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(120)).map(([line, from]) => line.slice(from)),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

test('no text makes it throw; records begin in order, inside of the text', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      for (const { records } of [read(text), format.parse(linesOf(text))]) {
        records.forEach(({ from, to }, index) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeGreaterThanOrEqual(records[index - 1]?.from ?? 0);
        });
      }
    }),
    { numRuns: 500 },
  );
});

describe('where another description begins', () => {
  const POD = 'Name:         web-0\nNamespace:    shop\nContainers:\n  app:\n    State:          Running';
  const COLLAPSED = 'Name: web\nNamespace: shop\nContainers:\napp:\nState: Running';
  const STATE = '    State:          Waiting\n      Reason:       RunContainerError';
  const EVENTS =
    'Events:\n  Type    Reason     Age  From               Message\n  Normal  Scheduled  2s   default-scheduler  ok';

  it.each<[name: string, text: string, lengths: number[]]>([
    ['its name stands where kubectl prints it', `${POD}\n${POD}`, [5, 5]],
    ['its name stands somewhere else', `${POD}\n${COLLAPSED}`, [5, 5]],
    ['both were collapsed', `${COLLAPSED}\n\n${COLLAPSED}`, [5, 5]],
    ['the one before was a table', `web-1   1/1     Running   0          3h\n${COLLAPSED}`, [1, 5]],
    ['events go on', `${POD}\n${EVENTS}`, [8]],
    ['events go on behind a blank line', `${POD}\n\n${EVENTS}`, [8]],
    ['a name behind a blank line is of no container', `${POD}\n\nweb-03:\nx`, [5]],
    ['events go on behind a line of a log', `${POD}\nlevel=info\n${EVENTS}`, [8]],
    ['a remark that stands apart is followed by events', `${POD}\n\nthe events:\n${EVENTS}`, [5, 3]],
    ['a remark that stands apart is followed by another state', `${STATE}\nit fails:\n\n${STATE}`, [2, 2]],
  ])('%s', (_, text, lengths) => {
    const finder = new ArtifactFinder([format]);
    for (const line of linesOf(text)) if (line.text !== '') finder.feed(line);
    expect(finder.finish().map(({ lineNumbers }) => lineNumbers.length)).toEqual(lengths);
  });
});
