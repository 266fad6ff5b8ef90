import { describe, expect, it } from 'vitest';
import { all, fixture, read } from './read.ts';

describe('the description of a pod', () => {
  const text = fixture('pod-1.29');

  it('the pod', () => {
    expect(all(text, 'pod')).toMatchObject([
      { name: 'web-0', namespace: 'shop', node: 'node-7', status: 'Running', reason: undefined, restarts: undefined },
    ]);
    expect(read(text)).toMatchObject({ gaps: [], complete: true, missing: [] });
  });

  it('its containers, with states, limits and probes', () => {
    const [migrate, app, ...others] = all(text, 'container');
    expect(others).toEqual([]);
    expect(migrate).toMatchObject({ name: 'migrate', role: 'init', level: 'info', ready: true, lastState: undefined });
    expect(app).toMatchObject({
      level: 'error',
      pod: 'web-0',
      namespace: 'shop',
      name: 'app',
      role: 'ordinary',
      container: '08070a9f853e5de0ab2b2d17b8d35e9566b528bc02ad95192d23c6688eb33d96',
      image: 'registry.example.net/shop/web:4.18.3',
      state: { state: 'Waiting', reason: 'CrashLoopBackOff', exitCode: undefined },
      lastState: {
        state: 'Terminated',
        reason: 'OOMKilled',
        exitCode: 137,
        started: 'Thu, 12 Mar 2026 06:01:11 +0000',
        finished: 'Thu, 12 Mar 2026 06:02:40 +0000',
      },
      ready: false,
      restarts: 7,
      limits: { cpu: '500m', memory: '512Mi' },
      requests: { memory: '256Mi' },
      memoryLimit: 512 * 2 ** 20,
      liveness: expect.stringContaining('timeout=1s'),
      readiness: undefined,
      cut: false,
    });
  });

  it('its conditions and events', () => {
    expect(all(text, 'condition').map(({ of, type, status, level }) => [of, type, status, level])).toEqual([
      ['web-0', 'Initialized', 'True', 'info'],
      ['web-0', 'Ready', 'False', 'warning'],
      ['web-0', 'PodScheduled', 'True', 'info'],
    ]);
    expect(all(text, 'event')).toMatchObject([
      { of: 'web-0', type: 'Normal', reason: 'Scheduled', age: '22m', count: 1, source: 'default-scheduler' },
      { type: 'Warning', reason: 'BackOff', age: '2m12s', count: 44, source: 'kubelet', level: 'warning' },
    ]);
  });

  it('is read the same when other lines stand between its own', () => {
    const lines = text.split('\n');
    const noise = 'time="2024-05-04T18:05:45Z" level=info msg="ignoring event"';
    const mixed = lines.flatMap((line, index) => (index % 9 === 4 ? [noise, line] : [line])).join('\n');
    const told = (of: string) => read(of).records.map(({ from: _from, to: _to, line: _line, ...record }) => record);
    expect(told(mixed)).toEqual(told(text));
  });

  it('with tabs, as kubectl 1.5 printed it', () => {
    const old = fixture('pod-1.5-tabs');
    expect(all(old, 'container')).toMatchObject([
      {
        name: 'orders',
        container: '90315cc9f513c724e9957a4788d3e625a078de84750f244a40f97ae355eb1149',
        lastState: { reason: 'Error', exitCode: 255 },
        level: 'warning',
        memoryLimit: 128 * 2 ** 20,
      },
    ]);
    expect(all(old, 'event')).toMatchObject([
      { reason: 'Scheduled', source: '{default-scheduler }', containerName: undefined },
      { reason: 'Pulling', age: '1m', count: 12, source: '{kubelet node-7}', containerName: 'orders' },
      { reason: 'FailedSync', type: 'Warning', age: '30s', count: 9 },
    ]);
  });

  it('an evicted one says why; what has done its work is no failure', () => {
    const two = fixture('two-pods-one-evicted');
    expect(all(two, 'pod')).toMatchObject([
      { name: 'report-5f4b7c-jm2p9', status: 'Failed', reason: 'Evicted', level: 'error', node: 'node-7' },
      { name: 'migrate-28701140-hx4kz', status: 'Succeeded', level: 'info' },
    ]);
    expect(all(two, 'container')).toMatchObject([{ pod: 'migrate-28701140-hx4kz', level: 'info' }]);
    expect(all(two, 'condition')).toMatchObject([{ type: 'Ready', status: 'False', level: 'info' }]);
  });
});

describe('the description of a node', () => {
  const text = fixture('node-1.18');

  it('the node and its versions', () => {
    expect(all(text, 'node')).toMatchObject([
      {
        name: 'node-7',
        kubelet: 'v1.18.3',
        kernel: '3.10.0-1062.el7.x86_64',
        runtime: 'docker://18.6.3',
        versions: { kernel: '3.10.0-1062.el7.x86_64', docker: '18.6.3' },
      },
    ]);
    expect(read(text).complete).toBe(true);
  });

  it('its conditions: those that should hold and those that should not', () => {
    expect(all(text, 'condition').map(({ type, status, reason, level }) => [type, status, reason, level])).toEqual([
      ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'info'],
      ['DiskPressure', 'True', 'KubeletHasDiskPressure', 'warning'],
      ['PIDPressure', 'Unknown', 'NodeStatusUnknown', 'warning'],
      ['Ready', 'False', 'KubeletNotReady', 'warning'],
    ]);
    expect(all(text, 'condition').at(-1)?.message).toMatch(/^PLEG is not healthy: .* threshold is 3m0s$/);
  });
});

describe('parts of a description', () => {
  it('the states of a container', () => {
    expect(all(fixture('state-only'), 'container')).toMatchObject([
      {
        name: undefined,
        pod: undefined,
        state: { reason: 'RunContainerError' },
        lastState: {
          reason: 'ContainerCannotRun',
          exitCode: 127,
          message: expect.stringContaining('container_linux.go:348'),
        },
        restarts: 5,
      },
    ]);
  });

  it.each([
    ['events-only-1.18', [12, 'kubelet, node-7', undefined]],
    ['events-collapsed', [4, 'kubelet, node-7', undefined]],
    ['events-1.35-path', [44, 'kubelet', 'app']],
  ])('the events: %s', (name, expected) => {
    const event = all(fixture(name), 'event').find(({ type }) => type === 'Warning');
    expect([event?.count, event?.source, event?.containerName]).toEqual(expected);
    expect(event?.message).not.toContain('spec.containers');
  });

  it('two states after each other are of two containers', () => {
    const text =
      '    State:          Running\n    Ready:          True\n    State:          Waiting\n      Reason:       ErrImagePull';
    expect(all(text, 'container')).toMatchObject([
      { state: { state: 'Running' }, level: 'info' },
      { state: { state: 'Waiting', reason: 'ErrImagePull' }, level: 'error' },
    ]);
  });

  it.each([
    ['ContainerCreating', 'info'],
    ['PodInitializing', 'info'],
    ['ImagePullBackOff', 'error'],
    ['CreateContainerError', 'error'],
  ])('waiting for %s is %s', (reason, level) => {
    expect(all(`    State:          Waiting\n      Reason:       ${reason}`, 'container')).toMatchObject([{ level }]);
  });
});

describe('tables', () => {
  it('pods', () => {
    expect(all(fixture('pods-table'), 'pod')).toMatchObject([
      { namespace: 'shop', status: 'Running', ready: { count: 1, total: 1 }, node: 'node-7', level: 'info' },
      { name: 'web-0', status: 'CrashLoopBackOff', restarts: 12, age: '41m', level: 'warning' },
      { status: 'Init:CrashLoopBackOff', node: undefined, level: 'warning' },
      { status: 'Terminating', level: 'info' },
      { status: 'OOMKilled', age: '2d5h', level: 'warning' },
    ]);
  });

  it.each<[row: string, expected: object]>([
    ['web-0   1/1   Running   0   3h', { name: 'web-0', namespace: undefined }],
    ['web-0   0/2   Init:0/1   0   5s', { status: 'Init:0/1', ready: { count: 0, total: 2 } }],
    ['web-0   0/1   ExitCode:137   3   1h', { status: 'ExitCode:137', level: 'warning' }],
    ['shop   web-0   0/1   Pending   0   <unknown>', { namespace: 'shop', age: '<unknown>' }],
  ])('a row alone: %s', (row, expected) => {
    expect(all(row, 'pod')).toMatchObject([expected]);
  });

  it('nodes', () => {
    expect(all(fixture('nodes-table'), 'node')).toMatchObject([
      { name: 'node-6', status: 'Ready,SchedulingDisabled', level: 'info', versions: { docker: '18.6.3' } },
      { name: 'node-7', status: 'NotReady', level: 'warning', versions: { containerd: '2.1.5' } },
    ]);
    expect(all('node-7   NotReady   <none>   128d   v1.18.3', 'node')).toMatchObject([
      { kubelet: 'v1.18.3', kernel: undefined, runtime: undefined },
    ]);
  });

  it.each([
    'NAME   READY   STATUS    RESTARTS   AGE',
    '  Type     Reason     Age   From               Message\n  ----     ------     ----  ----               -------',
  ])('a header without rows is not complete: %s', (text) => {
    expect(read(text)).toMatchObject({ records: [], gaps: [], complete: false, missing: ['rows'] });
  });

  it('no events are none that are missing', () => {
    const text = `${fixture('node-1.18').split('Conditions:')[0]}Events:              <none>`;
    expect(read(text)).toMatchObject({ complete: true, missing: [] });
  });
});

describe('cut descriptions', () => {
  it('a container that is not whole is marked', () => {
    const text = fixture('cut-in-a-container');
    expect(all(text, 'container')).toMatchObject([{ name: 'app', state: { state: 'Running' }, cut: true }]);
    expect(read(text)).toMatchObject({ complete: false, missing: ['rest of the container', 'events'] });
  });

  it('no cut at the end of a line makes a description complete, or invents a record', () => {
    const lines = fixture('pod-1.29').split('\n');
    const key = (record: { line: number; sort: string }) => `${record.line} ${record.sort}`;
    const whole = new Set(read(lines.join('\n')).records.map(key));
    const events = lines.indexOf('Events:');
    for (let end = 3; end < lines.length; end++) {
      const { records, complete } = read(lines.slice(1, end).join('\n'));
      expect(records.map(({ line, sort }) => key({ line: line + 1, sort })).filter((one) => !whole.has(one))).toEqual(
        [],
      );
      if (end <= events) expect(complete).toBe(false);
    }
  });
});
