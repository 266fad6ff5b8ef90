import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/events/index.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { claimed, FIXTURES, fixture, read, readOne } from './read.ts';

const ID = '4f2a'.padEnd(64, '0');
const EXEC = 'e7ec'.padEnd(64, '1');
const TIME = '2024-05-04T18:05:45.023195599Z';

describe('events of containers', () => {
  it.each<[text: string, expected: object]>([
    [
      `${TIME} container oom ${ID} (image=nginx:1.25, name=web)`,
      {
        source: 'docker',
        time: TIME,
        object: 'container',
        action: 'oom',
        id: ID,
        container: ID,
        name: 'web',
        attributes: { image: 'nginx:1.25', name: 'web' },
        level: 'error',
      },
    ],
    [
      `${TIME} container die ${ID} (execDuration=4, exitCode=137, image=a, name=web)`,
      { action: 'die', exitCode: 137, level: 'warning' },
    ],
    [`${TIME} container die ${ID} (exitCode=0, image=a, name=web)`, { exitCode: 0, level: 'info' }],
    [
      `${TIME} container exec_create: sh -c "a (b)" ${ID} (execID=${EXEC}, image=a, name=web)`,
      { action: 'exec_create', detail: 'sh -c "a (b)"', id: ID, attributes: { execID: EXEC } },
    ],
    [
      `${TIME} container health_status: unhealthy ${ID} (image=a, name=web)`,
      { action: 'health_status', detail: 'unhealthy', level: 'warning' },
    ],
    [
      `2024-05-04T18:05:45.023195599+02:00 container health_status: healthy ${ID} (image=a, name=web)`,
      { time: '2024-05-04T18:05:45.023195599+02:00', action: 'health_status', detail: 'healthy', level: 'info' },
    ],
    [
      `${TIME} container create ${ID} (image=a, maintainer=NGINX, Inc. (US), name=web)`,
      { attributes: { maintainer: 'NGINX, Inc. (US)', name: 'web' } },
    ],
    [
      `${TIME} network disconnect ${EXEC} (container=${ID}, name=bridge, type=bridge)`,
      { object: 'network', id: EXEC, container: ID },
    ],
    [`${TIME} image pull nginx:1.25 (name=nginx)`, { object: 'image', id: 'nginx:1.25', container: undefined }],
    [
      `2024-05-04T18:05:45.023195599+02:00 container exec_create: sh -c "a: b" ${ID} (execID=${EXEC}, image=a, name=web)`,
      { time: '2024-05-04T18:05:45.023195599+02:00', action: 'exec_create', detail: 'sh -c "a: b"', id: ID },
    ],
    [`${TIME} builder prune  (reclaimed=0)`, { object: 'builder', action: 'prune', attributes: { reclaimed: '0' } }],
    [`${TIME} container newly_made ${ID} (image=a, name=web)`, { action: 'newly_made', name: 'web' }],
    [`${TIME} daemon reload abcd-ef (name=node-7, debug=true)`, { object: 'daemon', action: 'reload' }],
    [
      `{"Type":"container","Action":"exec_die","Actor":{"ID":"${ID}","Attributes":{"exitCode":"1","name":"web"}},"time":1714838745}`,
      { source: 'docker', time: '1714838745', action: 'exec_die', id: ID, exitCode: 1, name: 'web' },
    ],
    [
      `2024-05-04 18:05:45.023 +0200 CEST container died ${ID} (image=a, name=web, containerExitCode=3)`,
      { source: 'podman', action: 'died', exitCode: 3, level: 'warning' },
    ],
    [
      `2024-05-04 18:05:45.023195599 +0000 UTC k8s.io /tasks/exit {"container_id":"${ID}","id":"x","pid":7,"exit_status":1}`,
      { source: 'containerd', object: 'task', action: 'exit', namespace: 'k8s.io', container: ID, exitCode: 1 },
    ],
    [
      `2024-05-04 18:05:45 +0000 UTC default /containers/delete {"id":"${ID}"}`,
      { object: 'container', action: 'delete', container: ID },
    ],
    [
      '2015-05-12T11:51:30.999999999Z 4386fb97867d: (from ubuntu-1:14.04) die',
      { source: 'docker', time: '2015-05-12T11:51:30.999999999Z', action: 'die', container: '4386fb97867d' },
    ],
  ])('%s', (text, expected) => {
    expect(readOne(text)).toMatchObject({ cut: false, ...expected });
  });
});

describe('events of Kubernetes', () => {
  it.each<[text: string, expected: object]>([
    [
      '5m12s       Warning   BackOff   pod/web-0   Back-off restarting failed container',
      {
        time: '5m12s',
        object: 'pod',
        name: 'web-0',
        action: 'BackOff',
        detail: 'Back-off restarting failed container',
        level: 'warning',
      },
    ],
    ['shop   2d   Normal   Pulled   pod/web-0   Pulled', { namespace: 'shop', time: '2d', level: 'info' }],
    ['3m (x4 over 10m)   Warning   Failed   pod/web-0   Error: x', { time: '3m', count: 4 }],
    ['<unknown>   Warning   Failed   replicaset.apps/web   x', { time: '<unknown>', object: 'replicaset.apps' }],
    [
      '5m 41m 12 web-0.15 Pod spec.containers{app} Warning BackOff {kubelet node-7} Back-off',
      {
        object: 'Pod',
        name: 'web-0.15',
        count: 12,
        attributes: { path: 'spec.containers{app}', from: '{kubelet node-7}', type: 'Warning' },
        detail: 'Back-off',
      },
    ],
  ])('%s', (text, expected) => {
    expect(readOne(text)).toMatchObject({ source: 'kubernetes', cut: false, ...expected });
  });

  it('reads the columns of -o wide by the header, an empty cell too', () => {
    const { records } = read(fixture('kubectl-wide-all-namespaces'));
    expect(records.map(({ detail, count, attributes }) => ({ detail, count, attributes }))).toEqual([
      {
        detail: 'Back-off restarting failed container',
        count: 12,
        attributes: { type: 'Warning', path: 'spec.containers{app}', from: 'kubelet, node-7' },
      },
      {
        detail: 'System OOM encountered, victim process: java, pid: 4711',
        count: 1,
        attributes: { type: 'Warning', from: 'kubelet, node-7' },
      },
      {
        detail: 'Container image "nginx" already present on machine',
        count: 13,
        attributes: { type: 'Normal', path: 'spec.containers{app}', from: 'kubelet, node-7' },
      },
    ]);
  });

  it('reads them by the white space when the rows do not keep to the header', () => {
    const [header = '', row = ''] = fixture('kubectl-wide-all-namespaces').split('\n');
    const shifted = row.replace('pod/web-0', 'pod/web-0-with-a-much-longer-name-than-the-column');
    expect(read(`${header}\n${shifted}`).records).toMatchObject([
      { detail: 'Back-off restarting failed container', count: 12, attributes: { from: 'kubelet, node-7' } },
    ]);
  });

  it('an empty table is not complete', () => {
    const header = 'LAST SEEN   TYPE      REASON    OBJECT      MESSAGE';
    expect(format.claim(lineOf(header), undefined)).toBe('begins');
    expect(read(header)).toMatchObject({ records: [], gaps: [], complete: false, missing: ['rows'] });
  });
});

describe('cut lines', () => {
  it.each<[text: string, expected: object]>([
    [`${TIME} container die ${ID} (execDuration=4, exitC`, { id: ID, attributes: { execDuration: '4' } }],
    [`${TIME} container die ${ID} (exitCode=13`, { exitCode: undefined }],
    [`${TIME} container die ${ID.slice(0, 20)}`, {}],
    [`${TIME} container exec_create: sh -c`, { id: undefined }],
    [`2024-05-04 18:05:45 +0000 UTC default /tasks/exit {"container_id":"4f`, { container: undefined }],
    ['5m12s       Warning   BackOff   pod/web-0', { detail: undefined }],
  ])('%s', (text, expected) => {
    expect(readOne(text)).toMatchObject({ cut: true, ...expected });
    expect(read(text)).toMatchObject({ complete: false, missing: ['end of a line'] });
  });
});

describe('claims', () => {
  it.each([
    '2024-05-04T18:05:45.023195599Z container web started',
    '2024-05-04T18:05:45Z container oom 4f2a',
    '2024-05-04 18:05:45.023 container died',
    '2024-05-04 18:05:45,023 INFO /tasks/exit',
    '{"Type":"container","ID":"x"}',
    '{"kind":"Event","Type":"x","Action":"y"}',
    '4386fb97867d: Pulling from library/nginx',
    'message (from the daemon) die',
    'Normal  Scheduled  5m  default-scheduler  Successfully assigned shop/web-0 to node-7',
    'NAME    READY   STATUS    RESTARTS   AGE',
    '5m Warning signs that pod/web-0 is broken',
    '  Type     Reason     Age   From               Message',
    'LAST SEEN at noon',
    'time="2024-05-04T18:05:45Z" level=info msg="container oom"',
    '5 Normal people walked by',
  ])('not %s', (text) => {
    expect(format.claim(lineOf(text), undefined)).toBeUndefined();
  });
});

const REAL_LINES = FIXTURES.flatMap((name) => fixture(name).split('\n'));
const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...REAL_LINES),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(300)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...REAL_LINES), fc.nat(300)).map(([line, from]) => line.slice(from)),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.join('\n'));

test('no text makes it throw; each line it takes is a header or a record', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const lines = claimed(text);
      const { records, gaps } = format.parse(lines);
      const headers = lines.filter((line) => line.text.includes('SEEN'));
      expect(gaps).toEqual([]);
      expect(records.length + headers.length).toBeGreaterThanOrEqual(lines.length);
      expect(() => format.parse(linesOf(text))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('a cut anywhere invents no event but one that is marked', () => {
  for (const name of FIXTURES) {
    const text = fixture(name);
    const key = ({ line, object, action, id, name: named }: ReturnType<typeof readOne>) =>
      [line, object, action, id, named].join(' ');
    const whole = new Set(read(text).records.map(key));
    for (let end = 0; end < text.length; end += 5) {
      const invented = read(text.slice(0, end)).records.filter((event) => !event.cut && !whole.has(key(event)));
      expect(invented).toEqual([]);
    }
  }
});
