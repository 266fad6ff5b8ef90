import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import format from '../../../../src/engine/formats/unit-file/index.ts';
import type { UnitFile } from '../../../../src/engine/formats/unit-file/record.ts';
import { wordsOf } from '../../../../src/engine/formats/unit-file/words.ts';
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

const KIND = 'unit-file';

type Facts = { readonly [K in keyof UnitFile]?: unknown };

describe('what is in force', () => {
  it.each<[string, Facts]>([
    [
      '1.11-slave',
      {
        unit: 'docker.service',
        type: 'notify',
        execStart: ['/usr/bin/docker daemon -H fd://'],
        mountFlags: 'slave',
        privateTmp: undefined,
        limitNoFile: { soft: 1048576, hard: 1048576 },
        limitNProc: { soft: 1048576, hard: 1048576 },
        limitCore: { soft: 'infinity', hard: 'infinity' },
        tasksMax: undefined,
        delegate: true,
        killMode: undefined,
        oomScoreAdjust: undefined,
      },
    ],
    [
      '1.13-el7-continued',
      {
        execStart: [
          '/usr/bin/dockerd-current --add-runtime docker-runc=/usr/libexec/docker/docker-runc-current --default-runtime=docker-runc --exec-opt native.cgroupdriver=systemd --userland-proxy-path=/usr/libexec/docker/docker-proxy-current $OPTIONS $DOCKER_STORAGE_OPTIONS $REGISTRIES',
        ],
        environment: {
          GOTRACEBACK: 'crash',
          DOCKER_HTTP_HOST_COMPAT: '1',
          PATH: '/usr/libexec/docker:/usr/bin:/usr/sbin',
        },
        environmentFiles: [
          '-/run/containers/registries.conf',
          '-/etc/sysconfig/docker',
          '-/etc/sysconfig/docker-storage',
          '-/etc/sysconfig/docker-network',
        ],
        tasksMax: '80%',
        limitNoFile: { soft: 65536, hard: 1048576 },
        restart: 'on-abnormal',
      },
    ],
    [
      '18.06-drop-ins',
      {
        fragments: [
          { path: '/usr/lib/systemd/system/docker.service', dropIn: false, line: 1 },
          { path: '/etc/systemd/system/docker.service.d/http-proxy.conf', dropIn: true, line: 25 },
          { path: '/etc/systemd/system/docker.service.d/override.conf', dropIn: true, line: 29 },
        ],
        execStart: ['/usr/bin/dockerd --live-restore=true -H tcp://0.0.0.0:2375'],
        mountFlags: 'slave',
        privateTmp: true,
        environment: { HTTP_PROXY: 'http://proxy.example.com:3128', NO_PROXY: 'localhost,127.0.0.1' },
        limitNoFile: { soft: 'infinity', hard: 'infinity' },
      },
    ],
    [
      '29-current',
      { tasksMax: 'infinity', killMode: 'process', oomScoreAdjust: -500, delegate: true, mountFlags: undefined },
    ],
    [
      'drop-in-alone',
      { unit: undefined, mountFlags: 'slave', fragments: [{ path: undefined, dropIn: false, line: 1 }] },
    ],
    [
      'changed-on-disk',
      {
        changedOnDisk: true,
        killMode: 'control-group',
        settings: expect.objectContaining({ 'Service.TimeoutStopFailureMode': ['abort'] }),
      },
    ],
    [
      'collapsed',
      { execStart: ['/opt/k8s/bin/dockerd --log-level=error $DOCKER_NETWORK_OPTIONS'], killMode: 'process' },
    ],
    [
      'interleaved',
      { execStart: ['/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock'], mountFlags: 'shared' },
    ],
  ])('%s', (name, facts) => {
    const { records, ...rest } = readOne(format, fixture(KIND, name));
    expect(rest).toMatchObject({ gaps: [], complete: true, missing: [] });
    expect(records).toEqual([expect.objectContaining({ ...facts, cut: false })]);
  });

  it('every assignment stands with its section, line and file', () => {
    const { directives } = recordIn(format, fixture(KIND, '18.06-drop-ins'));
    expect(directives).toHaveLength(22);
    expect(directives.slice(-5)).toEqual([
      {
        section: 'Service',
        key: 'Environment',
        value: '"HTTP_PROXY=http://proxy.example.com:3128" "NO_PROXY=localhost,127.0.0.1"',
        line: 27,
        fragment: 1,
      },
      { section: 'Service', key: 'ExecStart', value: '', line: 31, fragment: 2 },
      {
        section: 'Service',
        key: 'ExecStart',
        value: '/usr/bin/dockerd --live-restore=true -H tcp://0.0.0.0:2375',
        line: 32,
        fragment: 2,
      },
      { section: 'Service', key: 'MountFlags', value: 'slave', line: 33, fragment: 2 },
      { section: 'Service', key: 'PrivateTmp', value: 'true', line: 34, fragment: 2 },
    ]);
  });

  it('two units of one output', () => {
    const records = readAll(format, fixture(KIND, 'two-units')).flatMap((parsed) => parsed.records);
    expect(records.map(({ unit }) => unit)).toEqual(['docker.socket', 'containerd.service']);
    expect(records[0]?.settings).toMatchObject({ 'Socket.SocketGroup': ['docker'] });
    // The drop-in takes the adjustment back and names controllers.
    expect(records[1]).toMatchObject({ oomScoreAdjust: undefined, delegate: ['cpu', 'memory', 'pids'] });
  });
});

describe('one assignment after another', () => {
  const inService = (...lines: string[]): UnitFile => recordIn(format, `[Service]\n${lines.join('\n')}`);
  it.each<[readonly string[], Facts]>([
    [['MountFlags=slave', 'MountFlags=shared'], { mountFlags: 'shared' }],
    [['MountFlags=slave', 'MountFlags='], { mountFlags: undefined }],
    [['ExecStart=/bin/a', 'ExecStart=/bin/b'], { execStart: ['/bin/a', '/bin/b'] }],
    [['ExecStart=/bin/a', 'ExecStart=', 'ExecStart=/bin/b'], { execStart: ['/bin/b'] }],
    [['Environment=A=1', 'Environment=B=2', 'Environment=A=3'], { environment: { A: '3', B: '2' } }],
    [['Environment=A=1', 'Environment='], { environment: {} }],
    [['Environment="A=x y" \'B=1 2\' C=a=b'], { environment: { A: 'x y', B: '1 2', C: 'a=b' } }],
    [['PrivateTmp=off'], { privateTmp: false }],
    [['PrivateTmp=disconnected'], { privateTmp: undefined }],
    [['LimitNOFILE=1024:524288'], { limitNoFile: { soft: 1024, hard: 524288 } }],
    [['LimitNOFILE=many'], { limitNoFile: undefined }],
    [['TasksMax=4915'], { tasksMax: 4915 }],
    [['TasksMax=80%'], { tasksMax: '80%' }],
    [['TasksMax=some'], { tasksMax: undefined }],
    [['Delegate=no'], { delegate: false }],
    [['OOMScoreAdjust=-999'], { oomScoreAdjust: -999 }],
    [['OOMScoreAdjust=high'], { oomScoreAdjust: undefined }],
    [['KillMode = process'], { killMode: 'process' }],
    [['ExecStart=/bin/a \\', '# why', '  -b'], { execStart: ['/bin/a -b'] }],
    [['ExecStart=/bin/a \\', '  -b \\', '  "-c d"'], { execStart: ['/bin/a -b "-c d"'] }],
  ])('%s', (lines, facts) => {
    expect(inService(...lines)).toMatchObject(facts);
  });

  it('dependencies are not taken back by an empty value', () => {
    const text = '[Unit]\nAfter=a.service\nAfter=\nAfter=b.service';
    expect(recordIn(format, text).settings).toEqual({ 'Unit.After': ['a.service', 'b.service'] });
  });
});

describe('words', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['a b', ['a', 'b']],
    ['"a b" c', ['a b', 'c']],
    ["'a \"b' c", ['a "b', 'c']],
    ['a\\ b', ['a b']],
    ['""', ['']],
    ['"a', ['a']],
    ['a="x y"', ['a=x y']],
  ])('%s', (value, words) => {
    expect(wordsOf(value)).toEqual(words);
  });
});

describe('what is missing', () => {
  it.each<[string, string, readonly string[]]>([
    ['the end of a value', fixture(KIND, 'cut'), ['end of a value']],
    [
      'the unit file, of a drop-in with its heading',
      '# /etc/systemd/system/docker.service.d/a.conf\n[Service]\nMountFlags=slave',
      ['unit file'],
    ],
    ['all under a heading', '# /usr/lib/systemd/system/docker.service', ['content', '[Service]']],
    ['the section a service has', '# /usr/lib/systemd/system/docker.service\n[Unit]\nAfter=a.service', ['[Service]']],
    [
      'a drop-in without its text',
      `${fixture(KIND, '1.11-slave')}\n# /etc/systemd/system/docker.service.d/a.conf`,
      ['content'],
    ],
    ['nothing, of a section that was pasted by itself', '[Service]\nMountFlags=slave', []],
  ])('%s', (_, text, missing) => {
    const parsed = readOne(format, text);
    expect(parsed.missing).toEqual(missing);
    expect(parsed.complete).toBe(missing.length === 0);
  });

  it('an assignment before any section is a gap', () => {
    const { gaps, records } = readOne(
      format,
      '# /etc/systemd/system/docker.service.d/a.conf\nMountFlags=slave\n[Service]\nKillMode=mixed',
    );
    expect(gaps).toEqual([1]);
    expect(records).toMatchObject([{ mountFlags: undefined, killMode: 'mixed' }]);
  });
});

describe('a heading or a section that only unit files have begins one', () => {
  it.each<[string, 'begins' | 'continues']>([
    ['# /usr/lib/systemd/system/docker.service', 'begins'],
    ['# /lib/systemd/system/containerd.service', 'begins'],
    ['# /run/systemd/transient/docker.service', 'begins'],
    ['# /etc/systemd/system/docker.service.d/override.conf', 'continues'],
    ['# /usr/lib/systemd/system/service.d/10-timeout-abort.conf', 'continues'],
    ['==> /etc/systemd/system/docker.service <==', 'begins'],
    ['/etc/systemd/system/docker.service:', 'begins'],
    ['[root@node-7 ~]# cat /usr/lib/systemd/system/docker.service', 'begins'],
    ['$ sudo cat /lib/systemd/system/docker.socket', 'begins'],
    ['# Warning: docker.service changed on disk, the version systemd has loaded is outdated.', 'begins'],
    ['[Unit]', 'begins'],
    ['    [Service]', 'begins'],
    ['[Install]', 'begins'],
    ['[Socket]', 'begins'],
  ])('%s', (text, claim) => {
    expect(claimAlone(format, text)).toBe(claim);
  });
});

describe('where another file begins', () => {
  it.each<[name: string, text: string, borders: string[]]>([
    ['the sections of one follow on each other', '[Unit]\nAfter=a\n\n[Service]\nKillMode=mixed', ['1-5']],
    ['a section comes again', '[Service]\nMountFlags=slave\n\n[Service]\nKillMode=mixed', ['1-2', '4-5']],
    ['[Unit] comes behind others', '[Service]\nKillMode=mixed\n[Unit]\nAfter=a', ['1-2', '3-4']],
    ['a section of a drop-in', `${fixture(KIND, '18.06-drop-ins')}\n\n[Service]\nMountFlags=slave`, ['2-35', '37-38']],
    ['a prompt with the command of a tool', '[Service]\nMountFlags=slave\n# ctr version\nKillMode=mixed', ['1-4']],
  ])('%s', (_, text, borders) => {
    expect(bordersIn(format, text)).toEqual(borders);
  });

  it.each(['# ctr version', '# crictl ps -a', '# docker info', '# systemctl daemon-reload'])(
    '%s is no comment',
    (text) => {
      expect(recordIn(format, `[Service]\nMountFlags=slave\n${text}`)).toMatchObject({ mountFlags: 'slave' });
      expect(bordersIn(format, `[Service]\nMountFlags=slave\n${text}`)).toEqual(['1-2']);
    },
  );

  it.each(['# runc needs this', '# podman is not used'])('%s is one', (text) => {
    expect(bordersIn(format, `[Service]\nMountFlags=slave\n${text}`)).toEqual(['1-3']);
  });
});

describe('other configuration does not', () => {
  it.each([
    '[service]',
    '[unit]',
    '[Desktop Entry]',
    '[global]',
    '[plugins."io.containerd.grpc.v1.cri"]',
    '[[registry]]',
    '[Mount]',
    '[Timer]',
    '[Service] section of the unit',
    'MountFlags=slave',
    'Environment=A=1',
    'version = 2',
    'root = "/var/lib/containerd"',
    'services:',
    '  ExecStart: /usr/bin/dockerd',
    'ExecStart={ path=/usr/bin/dockerd ; argv[]=/usr/bin/dockerd -H fd:// }',
    '/usr/lib/systemd/system/docker.service',
    'Created symlink /etc/systemd/system/multi-user.target.wants/docker.service → /usr/lib/systemd/system/docker.service.',
    '# vim /usr/lib/systemd/system/docker.service',
    '$ ls /usr/lib/systemd/system/docker.service',
    '# comment',
    '; comment',
    '     Loaded: loaded (/lib/systemd/system/docker.service; enabled; vendor preset: enabled)',
    '/usr/lib/systemd/system/docker.service:12:MountFlags=slave',
    'cat: /etc/systemd/system/docker.service: No such file or directory',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('borders', () => {
  it.each([
    ['three-pasted', ['1-9', '10-19', '20-21']],
    ['two-units', ['1-12', '14-45']],
    ['29-current', ['1-36']],
    ['collapsed', ['1-18']],
    ['changed-on-disk', ['1-17']],
  ])('%s', (name, borders) => {
    expect(bordersIn(format, fixture(KIND, name))).toEqual(borders);
  });

  const unit = fixture(KIND, '18.06-drop-ins');
  it.each([
    '# systemctl daemon-reload',
    '# /etc/docker/daemon.json',
    '## Why',
    '#5 [builder 2/5] RUN make',
    'version = 2',
    'HTTP_PROXY=http://proxy.example.com:3128',
    'export DOCKER_HOST=tcp://192.0.2.10:2375',
    'key=value',
    'services:',
  ])('what stands behind is not swallowed: %s', (line) => {
    expect(bordersIn(format, `${unit}\n${line}`)).toEqual(['2-35']);
  });

  it.each(['  "storage-driver": "overlay2"', '$ docker info', '    {', ' Context:    default', '12 /dev/sda1'])(
    'nor into a value that was cut: %s',
    (line) => {
      expect(bordersIn(format, `${fixture(KIND, 'cut')}\n${line}`)).toEqual(['1-8']);
    },
  );
});

describe('in a few words', () => {
  it.each([
    ['29-current', 'docker.service', 'docker.service'],
    ['18.06-drop-ins', 'docker.service with 2 drop-ins', 'docker.service（2 个 drop-in）'],
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

  it.each([...fixturesOf(KIND)])('%s cut anywhere shows no other unit', (_, text) => {
    expect(inventedByCutting(format, text, ({ unit }) => unit)).toEqual([]);
  });

  it('no record without a line of a unit', () => {
    expect(recordsIn(format, '[global]\nworkgroup = A\n[homes]\ncomment = B')).toEqual([]);
  });
});
