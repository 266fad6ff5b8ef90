import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import format from '../../../../src/engine/formats/docker-info/index.ts';
import type { DockerInfo } from '../../../../src/engine/formats/docker-info/record.ts';
import { releaseOf } from '../../../../src/engine/formats/docker-info/releases.ts';
import { bytesOf } from '../../../../src/engine/formats/docker-info/sizes.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  bordersIn,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordIn,
} from '../../../support/one-format.ts';

const KIND = 'docker-info';
const GIB = 2 ** 30;

type Facts = { readonly [K in keyof DockerInfo]?: unknown };

describe('what each release says', () => {
  it.each<[string, Facts]>([
    [
      '1.12-devicemapper-loop',
      {
        client: undefined,
        versions: { docker: '1.12.6', kernel: '3.10.0-514.16.1.el7.x86_64' },
        containers: 14,
        running: 3,
        paused: 0,
        stopped: 11,
        images: 27,
        loggingDriver: 'json-file',
        cgroupDriver: 'cgroupfs',
        cgroupVersion: undefined,
        swarm: 'inactive',
        securityOptions: ['seccomp'],
        runtimes: ['runc'],
        operatingSystem: 'CentOS Linux 7 (Core)',
        cpus: 8,
        totalMemory: Math.round(15.51 * GIB),
        hostName: 'web-03',
        rootDirectory: '/var/lib/docker',
        debug: false,
        insecureRegistries: ['registry.example.com:5000', '127.0.0.0/8'],
        liveRestore: undefined,
        warnings: [
          'Usage of loopback devices is strongly discouraged for production use. Use `--storage-opt dm.thinpooldev` to specify a custom block storage device.',
          'bridge-nf-call-iptables is disabled',
          'bridge-nf-call-ip6tables is disabled',
        ],
      },
    ],
    [
      '1.13-el7-overlay',
      {
        containerd: undefined,
        runc: {
          printed: '66aedde759f33c190954815fb765eedc1d782dd9',
          expected: '9df8b306d01f59d3a8029be411de015b7304dd8f',
          version: undefined,
        },
        securityOptions: ['seccomp', 'selinux'],
        seccompProfile: '/etc/docker/seccomp.json',
        warnings: ["You're not using the default seccomp profile"],
        storage: expect.objectContaining({ name: 'overlay2', backingFilesystem: 'xfs', supportsDType: false }),
        other: {},
      },
    ],
    [
      '17.03-aufs-debug',
      {
        versions: { docker: '17.03.2-ce', containerd: '0.2.3', runc: '1.0.0-rc2', kernel: '4.4.0-210-generic' },
        debug: true,
        fileDescriptors: 1043,
        goroutines: 722373,
        httpProxy: 'http://proxy.example.com:3128',
        noProxy: 'localhost,127.0.0.1',
        labels: ['provider=generic', 'zone=rack 4'],
        registryMirrors: ['https://mirror.example.com/'],
        insecureRegistries: ['127.0.0.0/8'],
        liveRestore: true,
        runtimes: ['nvidia', 'runc'],
        defaultRuntime: 'runc',
      },
    ],
    [
      '18.09-swarm',
      {
        versions: { docker: '18.09.1', containerd: '1.2.2', kernel: '4.19.0-6-amd64' },
        swarm: 'active',
        nodeId: 'k1p8q2s5v7x9z3b6d4f0g2h1j',
        isManager: true,
        nodeAddress: '192.0.2.17',
        labels: [],
        warnings: [
          "API is accessible on http://0.0.0.0:2375 without encryption. Access to the remote API is equivalent to root access on the host. Refer to the 'Docker daemon attack surface' section in the documentation for more information: https://docs.docker.com/engine/security/security/#docker-daemon-attack-surface",
          'No swap limit support',
        ],
      },
    ],
    [
      '19.03-no-d-type',
      {
        client: {
          product: undefined,
          version: undefined,
          context: undefined,
          debug: false,
          plugins: [
            {
              name: 'app',
              description: 'Docker Application',
              vendor: 'Docker Inc.',
              version: 'v0.8.0',
              path: undefined,
            },
            {
              name: 'buildx',
              description: 'Build with BuildKit',
              vendor: 'Docker Inc.',
              version: 'v0.3.1-tp-docker',
              path: undefined,
            },
          ],
        },
        versions: { docker: '19.03.5', containerd: '1.2.10', runc: '1.0.0-rc8+dev', kernel: '3.10.0-1062.el7.x86_64' },
        insecureRegistries: ['10.0.0.0/8', 'hub.example.com', '127.0.0.0/8'],
        debug: false,
      },
    ],
    [
      '20.10-devicemapper-direct',
      {
        cgroupDriver: 'systemd',
        cgroupVersion: 1,
        defaultRuntime: 'nvidia',
        storage: expect.objectContaining({
          name: 'devicemapper',
          pool: {
            name: 'docker-thinpool',
            dataUsed: 481.2e9,
            dataTotal: 510e9,
            dataAvailable: 28.81e9,
            metadataUsed: 61.5e6,
            metadataTotal: 5.36e9,
            metadataAvailable: 5.299e9,
            minimumFree: 51e9,
            dataLoopFile: undefined,
            deferredRemoval: true,
            deferredDeletion: true,
            udevSync: true,
          },
        }),
        warnings: ['the devicemapper storage-driver is deprecated, and will be removed in a future release.'],
      },
    ],
    [
      '24.0-rootless',
      {
        client: expect.objectContaining({
          product: 'Docker Engine - Community',
          version: '24.0.7',
          context: 'rootless',
        }),
        cgroupVersion: 2,
        securityOptions: ['seccomp', 'rootless', 'cgroupns'],
        seccompProfile: 'builtin',
        storage: expect.objectContaining({ status: expect.objectContaining({ userxattr: 'true' }) }),
        httpsProxy: 'http://proxy.example.com:3128',
        warnings: [
          'No cpu cfs quota support',
          'No cpu cfs period support',
          'No cpu shares support',
          'No cpuset support',
        ],
      },
    ],
    [
      '29-containerd-store',
      {
        versions: { docker: '29.1.3', containerd: '2.2.0', runc: '1.3.4', kernel: '5.15.0-164-generic' },
        storage: {
          name: 'overlayfs',
          backingFilesystem: undefined,
          supportsDType: undefined,
          driverType: 'io.containerd.snapshotter.v1',
          pool: undefined,
          status: { 'driver-type': 'io.containerd.snapshotter.v1' },
        },
        insecureRegistries: ['::1/128', '127.0.0.0/8'],
        addressPools: [
          { base: '10.200.0.0/16', size: 24 },
          { base: '10.201.0.0/16', size: 26 },
        ],
        firewallBackend: 'nftables',
        debug: true,
        warnings: [
          expect.stringMatching(
            /^\[DEPRECATION NOTICE\]: API is accessible .* https:\/\/docs\.docker\.com\/go\/api-security\/$/,
          ),
          expect.stringContaining('cgroup v1 is deprecated'),
        ],
        other: {},
      },
    ],
    [
      'no-daemon',
      {
        errors: ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'],
        serverVersion: undefined,
        client: expect.objectContaining({
          version: '26.1.3',
          plugins: [expect.objectContaining({ name: 'compose', version: 'v2.27.0' })],
        }),
      },
    ],
    [
      'collapsed',
      {
        versions: { docker: '18.06.3-ce', containerd: '1.1.2', runc: '1.0.0-rc5+dev', kernel: '3.10.0-957.el7.x86_64' },
        running: 29,
        insecureRegistries: ['hub.example.com', '10.1.2.3:5000', '127.0.0.0/8'],
        registryMirrors: ['https://mirror.example.com/'],
        liveRestore: true,
        seccompProfile: 'default',
        rootDirectory: '/home/docker_rt',
      },
    ],
  ])('%s', (name, facts) => {
    const { records, gaps } = readOne(format, fixture(KIND, name));
    expect(gaps).toEqual([]);
    expect(records).toEqual([expect.objectContaining(facts)]);
  });
});

describe('borders', () => {
  it.each([
    ['version-then-two-infos', ['9-23', '24-33']],
    ['interleaved-cut', ['1-35']],
    ['no-daemon', ['2-13']],
  ])('%s', (name, borders) => {
    expect(bordersIn(format, fixture(KIND, name))).toEqual(borders);
  });
});

describe('completeness', () => {
  const whole = fixture(KIND, '20.10-devicemapper-direct');
  it.each<[string, string, readonly string[]]>([
    ['a whole output', whole, []],
    ['before 1.13 the registries are the end', fixture(KIND, '1.12-devicemapper-loop'), []],
    ['no daemon', fixture(KIND, 'no-daemon'), ['server']],
    ['cut after the operating system', fixture(KIND, 'interleaved-cut'), ['directories', 'end']],
    ['the last keys', whole.slice(0, whole.indexOf(' Live Restore')), ['end']],
    ['from the middle on', whole.slice(whole.indexOf(' Cgroup Driver')), ['containers', 'storage driver']],
    ['one key', ' Storage Driver: overlay2', ['containers', 'host', 'directories', 'end']],
  ])('%s', (_, text, missing) => {
    const parsed = readOne(format, text);
    expect(parsed.missing).toEqual(missing);
    expect(parsed.complete).toBe(missing.length === 0);
    expect(parsed.records).toMatchObject([{ cut: missing.includes('end') }]);
  });
});

describe('keys of other versions', () => {
  it('a new key is kept, under the storage driver too', () => {
    const text = fixture(KIND, '24.0-rootless')
      .replace('  userxattr: true', '  userxattr: true\n  idmapped: yes')
      .replace(' Live Restore', ' Snapshot Garbage: none\n Live Restore');
    const record = recordIn(format, text);
    expect(record.storage?.status).toMatchObject({ idmapped: 'yes' });
    expect(record.other).toEqual({ 'Snapshot Garbage': 'none' });
  });

  it('lines are in order: what stands too early belongs to something else', () => {
    const text = fixture(KIND, '24.0-rootless');
    const last = text.indexOf('\n\nWARNING');
    const described = `${text.slice(0, last)}\nName:         web-0\nLabels:       app=web\nStatus:       Running`;
    expect(bordersIn(format, described)).toEqual(['1-61']);
    expect(recordIn(format, described).labels).toEqual([]);
  });
});

describe('a line that nothing else prints begins one', () => {
  it.each([
    'Containers: 14',
    ' Server Version: 24.0.7',
    'Server Version: 1.12.6',
    ' Storage Driver: overlay2',
    ' Cgroup Driver: systemd',
    '  Supports d_type: false',
    ' Pool Name: docker-thinpool',
    ' Docker Root Dir: /var/lib/docker',
    ' Live Restore Enabled: false',
    'Debug Mode (client): false',
    ' Debug Mode: true',
    ' runc version: v1.1.9-0-gccaecfc',
    'containerd version: 468a545b9edcd5932818eb9de8e72413e616e86e',
    'Insecure Registries:',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBe('begins');
  });
});

describe('a line that others print too does not', () => {
  it.each([
    'Client:',
    'Client: Docker Engine - Community',
    'Server:',
    ' Version:    24.0.7',
    ' Context:    default',
    ' Plugins:',
    'Containers:',
    'Containers: 3 are running on this host',
    'Images: 12',
    'Name: web-03',
    'CPUs: 8',
    'Total Memory: 15.51 GiB',
    'Kernel Version: 5.15.0-91-generic',
    ' Kernel Version:             5.15.0-91-generic',
    'Operating System: CentOS Linux 7 (Core)',
    'Architecture: x86_64',
    'Server Version: v1.28.2',
    'Server Version is 24.0.7',
    'Storage Driver: how to choose one',
    'Storage driver: overlay2',
    'cgroup driver: systemd',
    'Cgroup Driver: what the kubelet needs',
    'Debug Mode: see below',
    'Swarm: inactive',
    'Labels:',
    'Registry Mirrors: https://mirror.example.com',
    'containerd version: 1.6.32 or newer',
    'WARNING: No swap limit support',
    'WARNING: bridge-nf-call-iptables is disabled',
    'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    '{"Containers": 14}',
    'time="2024-01-02T03:04:05Z" level=info msg="Docker daemon" storage-driver=overlay2 version=24.0.7',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('what stands behind an output is not swallowed', () => {
  const output = fixture(KIND, '1.12-devicemapper-loop');
  it.each([
    'web-03',
    '1',
    '[',
    '    {',
    ' rwsem_down_write_slowpath+0x244/0x4d0',
    'Client:',
    ' Version:      1.12.6',
    'Name:         web-0',
    'Status: Running',
    'key: value',
    'WARNING: something else',
    '可以看到 live-restore 已经打开。',
  ])('%s', (line) => {
    const expected = line.startsWith('WARNING') ? ['1-55'] : ['1-54'];
    expect(bordersIn(format, `${output}\n${line}`)).toEqual(expected);
  });

  it('a key that client and server have is of the server, unless lines nobody knows stand above', () => {
    const server = 'Server:\n Containers: 3\n Operating System: Debian GNU/Linux 12';
    expect(bordersIn(format, `${server}\n Debug Mode: false`)).toEqual(['1-4']);
    expect(bordersIn(format, `${server}\nlevel=info\n Debug Mode: false`)).toEqual(['1-5']);
    expect(bordersIn(format, `${server}\n\nClient:\n Debug Mode: false`)).toEqual(['1-3', '5-6']);
    expect(bordersIn(format, `${server}\nClient:\n Context:    default\n Debug Mode: false`)).toEqual(['1-3', '4-6']);
  });

  it('what a transport wrapped is of somebody else', () => {
    const kernel = '[Wed May 29 10:50:34 2024] docker0: port 1(veth5ca5b06) entered disabled state';
    const text = fixture(KIND, '29-containerd-store').split('\n');
    const mixed = [...text.slice(0, 12), kernel, ...text.slice(12)].join('\n');
    expect(recordIn(format, mixed)).toMatchObject({ serverVersion: '29.1.3' });
    expect(readOne(format, mixed).gaps).toEqual([]);
  });

  it('the header of an answer over HTTP is none', () => {
    expect(bordersIn(format, `${output}\nServer: Docker/29.1.3 (linux)`)).toEqual(['1-54']);
  });
});

describe('sizes', () => {
  it.each([
    ['65.54 kB', 65540],
    ['524.3kB', 524300],
    ['0 B', 0],
    ['107.4 GB', 107.4e9],
    ['15.51 GiB', Math.round(15.51 * GIB)],
    ['125.6GiB', Math.round(125.6 * GIB)],
    ['1.5TB', 1.5e12],
    ['many', undefined],
    ['1.2.3 GB', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });
});

describe('releases by commit', () => {
  it.each<['containerd' | 'runc', string, string | undefined]>([
    ['containerd', '4ab9917febca54791c5f071a9d1f404867857fcc', '0.2.3'],
    ['containerd', '89623f28b87a6004d4b785663257362d1658a729', '1.0.0'],
    ['containerd', '269548fa27e0089a8b8278fc4fc781d7f65a939b', '1.4.3'],
    ['containerd', '8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89', '1.6.32'],
    ['containerd', 'fb9028b920d2e14a1eb1c86ab2b5f7a1e5e53d4b', '1.7.34'],
    ['runc', 'ff819c7e9184c13b7c2607fe6c30ae19403a7aff', '1.0.0-rc92'],
    ['runc', 'v1.0.0-rc92-0-gff819c7e', '1.0.0-rc92'],
    ['runc', 'v1.1.12-0-g51d5e946', '1.1.12'],
    ['runc', 'v1.2.0-rc.1-0-g275e6d85', '1.2.0-rc.1'],
    ['runc', '9f9c96235cc97674e935002fc3d78361b696a69e', '1.0.0-rc4+dev'],
    ['runc', '0000000000000000000000000000000000000000', undefined],
    ['runc', 'N/A', undefined],
    ['runc', '', undefined],
  ])('%s %s', (program, printed, version) => {
    expect(releaseOf(program, printed)).toBe(version);
  });
});

describe('in a few words', () => {
  it.each([
    [
      '24.0-rootless',
      'Docker 24.0.7, overlay2, cgroup v2, kernel 6.1.0-13-amd64',
      'Docker 24.0.7，overlay2，cgroup v2，内核 6.1.0-13-amd64',
    ],
    ['no-daemon', 'nothing about the daemon', '没有守护进程的信息'],
  ])('%s: %s', (name, en, chinese) => {
    expect(readOne(format, fixture(KIND, name)).summary).toEqual({ en, 'zh-cn': chinese });
  });
});

describe('any text', () => {
  it('throws nothing and keeps records in order', () => {
    fc.assert(
      fc.property(garbled(fixturesOf(KIND).values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  it.each([...fixturesOf(KIND)])('%s cut anywhere shows no other host', (_, text) => {
    const identity = ({ serverVersion, hostName, rootDirectory, client }: DockerInfo): unknown =>
      serverVersion === undefined ? client?.version : [serverVersion, hostName, rootDirectory];
    expect(inventedByCutting(format, text, identity)).toEqual([]);
  });
});
