import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import format from '../../../../src/engine/formats/docker-inspect/index.ts';
import type { InspectedContainer, InspectedObject } from '../../../../src/engine/formats/docker-inspect/record.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  bordersIn,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readAll,
  readOne,
  recordIn,
  recordsIn,
} from '../../../support/one-format.ts';

const KIND = 'docker-inspect';
const ID = '4f2ac1d05b7e9d3c8a6f1e2b4d7c9a0e5f3b8d1c6a4e2f7b9d0c3a5e8f1b6d4c';
const NETWORK = '7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f9000a1b2c3d4e5f60718293a4b5';

function containerIn(text: string): InspectedContainer {
  const record = recordIn(format, text);
  if (record.sort !== 'container') throw new Error(`a ${record.sort}`);
  return record;
}

describe('each sort of object', () => {
  it.each<[string, object]>([
    [
      '1.8-container',
      {
        sort: 'container',
        id: ID,
        name: 'outer',
        created: '2015-12-04T00:40:34.123456789Z',
        image: '9c7a54a9a43cca047013b82af109fe963fde787f63f9e016fdc3384500c2823d',
        imageName: 'scytest',
        path: '/start_docker.sh',
        args: [],
        entrypoint: [],
        command: ['/start_docker.sh'],
        state: {
          status: undefined,
          running: false,
          paused: false,
          restarting: false,
          dead: false,
          oomKilled: false,
          pid: 0,
          exitCode: -1,
          error: '[8] System error: mkdir /sys/fs/docker-daemon: no such file or directory',
          startedAt: '2015-12-04T00:40:34.9Z',
          finishedAt: undefined,
        },
        hostConfig: expect.objectContaining({ privileged: true, networkMode: 'bridge', logDriver: 'json-file' }),
        graphDriver: { name: 'devicemapper', data: expect.objectContaining({ DeviceId: '21' }) },
        networks: [expect.objectContaining({ name: 'bridge', address: '172.17.0.5', gateway: '172.17.42.1' })],
      },
    ],
    [
      '1.13-container-oom',
      {
        restartCount: 0,
        entrypoint: ['stress'],
        args: ['-m', '10', '--vm-bytes', '128M'],
        state: expect.objectContaining({ status: 'exited', oomKilled: true, exitCode: 137, pid: 0, error: undefined }),
        hostConfig: expect.objectContaining({
          memory: 214748364,
          memorySwap: 214748364,
          pidsLimit: 0,
          runtime: 'runc',
          cgroupParent: '/kubepods/burstable/pod1f0a8c62-b0d1-4a57-9a3e-52540012ab34',
          networkMode: `container:${NETWORK}`,
          binds: ['/var/lib/kubelet/pods/1f0a/etc-hosts:/etc/hosts'],
          logOpts: { 'max-size': '50m', 'max-file': '3' },
        }),
        graphDriver: {
          name: 'overlay2',
          data: expect.objectContaining({ MergedDir: '/var/lib/docker/overlay2/bb22/merged' }),
        },
        mounts: [
          {
            type: 'bind',
            name: undefined,
            source: '/var/lib/kubelet/pods/1f0a/etc-hosts',
            destination: '/etc/hosts',
            driver: undefined,
            mode: undefined,
            writable: true,
            propagation: 'rprivate',
          },
        ],
        labels: { 'io.kubernetes.pod.name': 'oomtest-6d4c' },
      },
    ],
    [
      '20.10-container-unhealthy',
      {
        restartCount: 3,
        health: {
          status: 'unhealthy',
          failingStreak: 41,
          log: [
            expect.objectContaining({ exitCode: -1, output: 'Health check exceeded timeout (30s)' }),
            expect.objectContaining({ exitCode: 1, output: expect.stringMatching(/refused\n$/) }),
          ],
        },
        state: expect.objectContaining({ status: 'running', pid: 20357, finishedAt: undefined }),
        hostConfig: expect.objectContaining({
          nanoCpus: 500000000,
          pidsLimit: undefined,
          cgroupnsMode: 'private',
          restartPolicy: 'unless-stopped',
        }),
        networks: [
          {
            name: 'app_default',
            networkId: NETWORK,
            endpointId: expect.any(String),
            address: '172.20.0.3',
            address6: '2001:db8::3',
            gateway: '172.20.0.1',
            mac: '02:42:ac:14:00:03',
          },
        ],
        ports: { '80/tcp': ['0.0.0.0:8080', '[::]:8080'] },
        sandboxKey: '/var/run/docker/netns/0a1b2c3d4e5f',
      },
    ],
    [
      '29-container-created',
      {
        state: expect.objectContaining({ status: 'created', exitCode: 128, error: expect.stringContaining('"sleep"') }),
        hostConfig: expect.objectContaining({ memory: 536870912, memorySwap: -1, pidsLimit: 100 }),
        graphDriver: undefined,
      },
    ],
    [
      '19.03-image',
      {
        sort: 'image',
        name: 'registry.example.com/app:1.2',
        tags: ['registry.example.com/app:1.2'],
        digests: [],
        architecture: 'arm64',
        os: 'linux',
        size: 123456789,
        layers: 2,
        entrypoint: ['/app'],
        user: 'nobody',
      },
    ],
    [
      '23.0-network',
      {
        sort: 'network',
        id: NETWORK,
        name: 'bridge',
        driver: 'bridge',
        scope: 'local',
        internal: false,
        ipv6: false,
        subnets: [{ subnet: '172.17.0.0/16', gateway: '172.17.0.1' }],
        containers: [{ id: ID, name: 'web', address: '172.17.0.2/16' }],
        options: { 'com.docker.network.bridge.name': 'docker0', 'com.docker.network.driver.mtu': '1500' },
      },
    ],
    [
      '20.10-volume',
      {
        sort: 'volume',
        id: undefined,
        name: 'app_data',
        created: '2022-02-03T04:05:06Z',
        driver: 'local',
        mountpoint: '/var/lib/docker/volumes/app_data/_data',
        scope: 'local',
        options: { device: '192.0.2.9:/export', o: 'addr=192.0.2.9,nolock', type: 'nfs' },
        labels: { 'com.docker.compose.project': 'app' },
      },
    ],
  ])('%s', (name, facts) => {
    const { records, ...rest } = readOne(format, fixture(KIND, name));
    expect(rest).toMatchObject({ gaps: [], complete: true, missing: [] });
    expect(records).toEqual([expect.objectContaining({ ...facts, cut: false })]);
  });
});

describe('the same object in another form', () => {
  const withoutPlace = ({ from: _, to: __, line: ___, ...rest }: InspectedObject): object => rest;
  it.each([
    ['collapsed', '20.10-container-unhealthy'],
    ['one-line', '20.10-container-unhealthy'],
    ['jq-two-blanks', '1.13-container-oom'],
    ['interleaved', '1.13-container-oom'],
  ])('%s', (form, original) => {
    expect(withoutPlace(recordIn(format, fixture(KIND, form)))).toEqual(
      withoutPlace(recordIn(format, fixture(KIND, original))),
    );
  });

  it('without the brackets that open it', () => {
    const text = fixture(KIND, '1.13-container-oom').split('\n').slice(2).join('\n');
    const parsed = readOne(format, text);
    expect(parsed).toMatchObject({ complete: true, missing: [], records: [{ id: ID, cut: false }] });
  });

  it('two objects of one output', () => {
    const records = recordsIn(format, fixture(KIND, 'two-containers'));
    expect(records).toMatchObject([
      { name: 'a', state: { pid: 4711 } },
      { name: 'b', state: { pid: 4712 } },
    ]);
    expect(records[1]?.from).toBeGreaterThan(records[0]?.to ?? Number.POSITIVE_INFINITY);
  });

  it('two outputs, one after the other', () => {
    const text = `${fixture(KIND, '19.03-image')}\n${fixture(KIND, '23.0-network')}`;
    expect(readAll(format, text).map(({ records }) => records.map(({ sort }) => sort))).toEqual([
      ['image'],
      ['network'],
    ]);
  });
});

describe('what is missing', () => {
  const oom = fixture(KIND, '1.13-container-oom');
  it.each<[string, string, readonly string[]]>([
    ['the end', fixture(KIND, 'cut'), ['Config', 'NetworkSettings', 'end']],
    ['the beginning', fixture(KIND, 'tail-only'), ['Id']],
    ['all but the state', fixture(KIND, 'state-fragment'), ['Id', 'HostConfig', 'Config', 'NetworkSettings', 'end']],
    ['two brackets', fixture(KIND, 'lines-lost'), ['lines']],
    ['the last bracket', oom.replace(/\n\]$/, ''), ['end']],
    ['the state', oom.replace(/ {8}"State": \{[^}]*\},\n/, ''), ['State']],
  ])('%s', (_, text, missing) => {
    const parsed = readOne(format, text);
    expect(parsed.missing).toEqual(missing);
    expect(parsed.complete).toBe(false);
  });

  it('the first lines belong to the inner object they are of', () => {
    const container = containerIn(fixture(KIND, 'tail-only'));
    expect(container).toMatchObject({
      id: undefined,
      cut: true,
      name: 'web',
      state: { startedAt: '2021-03-04T01:02:04.5Z' },
      health: { failingStreak: 41 },
      hostConfig: { nanoCpus: 500000000 },
    });
  });

  it('nothing but the state', () => {
    expect(containerIn(fixture(KIND, 'state-fragment'))).toMatchObject({
      cut: true,
      state: { oomKilled: true, exitCode: 137 },
    });
  });

  it('the state alone, as a template prints it', () => {
    const text = '{"Status":"exited","Running":false,"OOMKilled":true,"Pid":0,"ExitCode":137}';
    expect(containerIn(text)).toMatchObject({ id: undefined, cut: true, state: { status: 'exited', oomKilled: true } });
  });

  it('a bracket that was lost does not swallow what follows', () => {
    const lines = oom.split('\n');
    const end = lines.indexOf('        },');
    const text = [...lines.slice(0, end), ...lines.slice(end + 1)].join('\n');
    expect(containerIn(text)).toMatchObject({
      image: expect.stringMatching(/^sha256:/),
      state: { status: 'exited' },
      hostConfig: { memory: 214748364 },
    });
  });

  it('a number at the very end may not be whole', () => {
    const text = oom.slice(0, oom.indexOf('"ExitCode": 137') + '"ExitCode": 13'.length);
    expect(containerIn(text).state).toMatchObject({ oomKilled: true, exitCode: undefined });
  });

  it('what is no JSON becomes a gap', () => {
    const { gaps, records } = readOne(format, oom.replace('"Pid": 0,', '"Pid": zero,'));
    expect(gaps).toHaveLength(1);
    expect(records).toMatchObject([{ state: { pid: undefined, exitCode: 137 } }]);
  });
});

describe('a member that only Docker has begins one', () => {
  it.each([
    `        "Id": "${ID}",`,
    `"Id": "sha256:${ID}",`,
    '            "OOMKilled": true,',
    '        "HostConfig": {',
    '        "GraphDriver": {',
    '        "RestartCount": 3,',
    '        "RepoTags": [',
    '        "Mountpoint": "/var/lib/docker/volumes/app_data/_data",',
    '        "ResolvConfPath": "/var/lib/docker/containers/4f2a/resolv.conf",',
    `[{"Id":"${ID}","Created":"2021-03-04T01:02:03.4Z"}]`,
    '{"Name":"/web","HostConfig":{"Memory":0}}',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBe('begins');
  });
});

describe('other JSON does not', () => {
  it.each([
    '[',
    '{',
    '    }',
    ']',
    '    "name": "web",',
    '"Status": "running",',
    '        "State": {',
    '        "Name": "/web",',
    '"Id": "1234",',
    `"id": "${ID}",`,
    '    "apiVersion": "v1",',
    '    "kind": "Pod",',
    '        "Labels": {},',
    '  "storage-driver": "overlay2",',
    '{"debug": true}',
    '{"level":"info","msg":"HostConfig","time":"2024-01-02T03:04:05Z"}',
    '{"status":"start","id":"4f2a","from":"nginx","Type":"container"}',
    `["sha256:${ID}"]`,
    '"OOMKilled" is set when the kernel killed the container.',
    'The "HostConfig": { of the container',
    'State: {"Status": "running"}',
    '// "Id": "x"',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('what stands behind an output is not swallowed', () => {
  const output = fixture(KIND, '20.10-volume');
  it.each([
    '{\n  "storage-driver": "overlay2"\n}',
    '[\n  {\n    "name": "web"\n  }\n]',
    '"Using iptables proxy"',
    '1',
    'Error: No such object: web',
    '{"log": 1}',
  ])('%s', (text) => {
    expect(bordersIn(format, `${output}\n${text}`)).toEqual(['1-17']);
  });

  it.each([
    ['a part of one', 'state-fragment'],
    ['one that was cut', 'cut'],
  ])('nor, behind a blank line, by %s', (_, name) => {
    const text = fixture(KIND, name);
    const lines = text.split('\n').length;
    const [first = '', second] = bordersIn(format, `${text}\n\n${output}`);
    expect(Number(first.split('-')[1])).toBeLessThanOrEqual(lines);
    expect(second).toBe(`${lines + 2}-${lines + 18}`);
  });
});

describe('in a few words', () => {
  it.each([
    [
      '1.13-container-oom',
      'container k8s_stress_oomtest-6d4c_test_0 exited (exit code 137, OOMKilled)',
      '容器 k8s_stress_oomtest-6d4c_test_0 exited（退出码 137，OOMKilled）',
    ],
    ['two-containers', 'container a running, container b running', '容器 a running、容器 b running'],
    ['19.03-image', 'image registry.example.com/app:1.2', '镜像 registry.example.com/app:1.2'],
  ])('%s: %s', (name, en, chinese) => {
    expect(readOne(format, fixture(KIND, name)).summary).toEqual({ en, 'zh-cn': chinese });
  });
});

it('of many objects the first few are named', () => {
  const objects = Array.from({ length: 5 }, (_, index) => ({
    Id: ID,
    Name: `/web-${index}`,
    State: { Status: 'exited' },
  }));
  expect(readOne(format, JSON.stringify(objects)).summary).toEqual({
    en: 'container web-0 exited, container web-1 exited, container web-2 exited and 2 more',
    'zh-cn': '容器 web-0 exited、容器 web-1 exited、容器 web-2 exited 等 5 个',
  });
});

describe('any text', () => {
  it('throws nothing and keeps records in order', () => {
    fc.assert(
      fc.property(garbled(fixturesOf(KIND).values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  it('throws nothing on any JSON, whole or cut', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(200), (json, cut) => {
        expectSound(format, `{"Id": "${ID}", "State": ${json.slice(0, cut)}`);
        expectSound(format, `"Id": "${ID}",\n${json}`);
      }),
      { numRuns: 400 },
    );
  });

  it('is bounded in depth', () => {
    const text = `"Id": "${ID}",\n"State": ${'{"a":['.repeat(20_000)}`;
    expect(recordIn(format, text)).toMatchObject({ id: ID, cut: true });
  });

  it('a key may have any name', () => {
    const text = `{"Id": "${ID}", "State": {"__proto__": 1}, "Config": {"Labels": {"__proto__": "x", "constructor": "y"}}}`;
    expect(Object.entries(containerIn(text).labels)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  const small = [...fixturesOf(KIND)].filter(([, text]) => text.length < 2700);
  it.each(small)('%s cut anywhere shows no other object', (_, text) => {
    expect(inventedByCutting(format, text, ({ sort, id, name }) => [sort, id, name])).toEqual([]);
  });
});
