import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, secondsOf } from '../../../../src/engine/formats/systemctl-status/amounts.ts';
import format from '../../../../src/engine/formats/systemctl-status/index.ts';
import type { UnitStatus } from '../../../../src/engine/formats/systemctl-status/record.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  bordersIn,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordIn,
  recordsIn,
} from '../../../support/one-format.ts';

const KIND = 'systemctl-status';

type Facts = { readonly [K in keyof UnitStatus]?: unknown };

describe('what each version of systemd says', () => {
  it.each<[string, Facts]>([
    [
      'v219-failed',
      {
        inTrouble: true,
        unit: 'docker.service',
        description: 'Docker Application Container Engine',
        load: 'loaded',
        path: '/usr/lib/systemd/system/docker.service',
        enabled: 'disabled',
        preset: 'disabled',
        active: 'failed',
        sub: undefined,
        result: 'exit-code',
        since: 'Fri 2018-12-14 03:21:03 CST',
        ago: '5s ago',
        documentation: ['https://docs.docker.com'],
        processes: [
          { pid: 12345, role: 'ExecStart', command: '/usr/bin/dockerd', exit: { code: 'exited', status: '1/FAILURE' } },
        ],
        mainProcess: { pid: 12345, role: undefined, command: undefined, exit: { code: 'exited', status: '1/FAILURE' } },
        group: [],
        changedOnDisk: true,
      },
    ],
    [
      'v219-running',
      {
        inTrouble: false,
        dropIns: [
          '/etc/systemd/system/docker.service.d/http-proxy.conf',
          '/etc/systemd/system/docker.service.d/limits.conf',
          '/run/systemd/system/docker.service.d/50-MemoryLimit.conf',
        ],
        active: 'active',
        sub: 'running',
        documentation: ['https://docs.docker.com', 'man:docker(1)'],
        mainProcess: { pid: 7926, role: undefined, command: 'dockerd', exit: undefined },
        memory: expect.objectContaining({ usage: Math.round(2.3 * 2 ** 30), limit: 8 * 2 ** 30 }),
        cgroup: '/system.slice/docker.service',
        group: expect.arrayContaining([
          { pid: 7926, command: '/usr/bin/dockerd', line: 12 },
          { pid: 19214, command: 'docker-runc init', line: 17 },
        ]),
        changedOnDisk: false,
      },
    ],
    [
      'v245-socket-triggered',
      { triggeredBy: ['docker.socket'], tasks: 4915, tasksMax: 4915, group: expect.objectContaining({ length: 3 }) },
    ],
    [
      'v252-auto-restart',
      {
        inTrouble: true,
        active: 'activating',
        sub: 'auto-restart',
        result: 'exit-code',
        cpu: 0.092,
        preset: 'disabled',
      },
    ],
    [
      'v255-start-limit',
      {
        inTrouble: true,
        active: 'failed',
        result: 'start-limit-hit',
        triggeredBy: ['docker.socket'],
        processes: [expect.objectContaining({ exit: { code: 'killed', status: 'KILL' } })],
        cpu: 4323.456,
      },
    ],
    [
      'v257-limits',
      {
        inTrouble: false,
        unit: 'containerd.service',
        changedOnDisk: true,
        tasks: 231,
        tasksMax: 512,
        memory: {
          usage: 466 * 2 ** 20,
          limit: undefined,
          max: 2 ** 30,
          high: 500 * 2 ** 20,
          peak: Math.round(500.1 * 2 ** 20),
          swapMax: 0,
          available: 34 * 2 ** 20,
        },
        cpu: 123.004,
        processes: [expect.objectContaining({ role: 'ExecStartPre', exit: { code: 'exited', status: '0/SUCCESS' } })],
      },
    ],
    [
      'ascii-locale',
      {
        unit: 'kubelet.service',
        description: 'kubelet: The Kubernetes Node Agent',
        dropIns: ['/etc/systemd/system/kubelet.service.d/10-kubeadm.conf'],
        group: [
          {
            pid: 2201,
            command: '/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --cgroup-driver=cgroupfs',
            line: 9,
          },
          { pid: 2290, command: 'journalctl -k -f', line: 10 },
        ],
      },
    ],
    [
      'collapsed',
      {
        unit: 'docker.service',
        since: '四 2020-08-20 14:48:00 CST',
        ago: '1h 2min ago',
        mainProcess: expect.objectContaining({ pid: 1432 }),
      },
    ],
    [
      'condition',
      {
        active: 'inactive',
        sub: 'dead',
        since: undefined,
        conditions: ['ConditionPathExists=/etc/sysconfig/docker-storage-setup was not met'],
      },
    ],
  ])('%s', (name, facts) => {
    const { records, ...rest } = readOne(format, fixture(KIND, name));
    expect(rest).toMatchObject({ gaps: [], complete: true, missing: [] });
    expect(records).toHaveLength(1);
    expect(records[0]).toEqual(expect.objectContaining({ ...facts, cut: false }));
  });

  it('units that could not be loaded or do not run', () => {
    expect(recordsIn(format, fixture(KIND, 'not-found-and-socket'))).toMatchObject([
      {
        unit: 'docker-latest.service',
        load: 'not-found',
        loadReason: 'No such file or directory',
        active: 'inactive',
        inTrouble: true,
      },
      { unit: 'docker.socket', active: 'failed', result: 'service-start-limit-hit', inTrouble: true },
    ]);
  });

  it('a control process and what the service says about itself', () => {
    expect(recordIn(format, fixture(KIND, 'cut-interleaved'))).toMatchObject({
      mainProcess: { pid: 990, command: 'dockerd' },
      controlProcess: { pid: 41002, command: 'ExecReload' },
      statusText: 'Reloading configuration',
      tasks: 33,
      tasksMax: undefined,
    });
  });
});

describe('one line', () => {
  const inStatus = (line: string): UnitStatus =>
    recordIn(format, `● docker.service - Docker Application Container Engine\n   Loaded: loaded\n${line}`);
  it.each<[string, Facts]>([
    [
      '   Active: inactive (dead) since Mon 2024-01-01 00:00:00 UTC; 1h ago',
      { active: 'inactive', sub: 'dead', ago: '1h ago' },
    ],
    [
      '   Active: activating (start) since Mon 2024-01-01 00:00:00 UTC; 59s ago',
      { active: 'activating', sub: 'start' },
    ],
    [
      '   Active: deactivating (stop-sigterm) (Result: timeout)',
      { active: 'deactivating', sub: 'stop-sigterm', result: 'timeout' },
    ],
    ['   Active: reloading (reload)', { active: 'reloading' }],
    [
      '   Active: active (running) (frozen) since Mon 2024-01-01 00:00:00 UTC; 1h ago',
      { sub: 'running', since: 'Mon 2024-01-01 00:00:00 UTC' },
    ],
    ['    Error: 2 (No such file or directory)', { error: { number: 2, text: 'No such file or directory' } }],
    [
      'Cntrl PID: 4711 (ExecStartPre)',
      { controlProcess: { pid: 4711, command: 'ExecStartPre', role: undefined, exit: undefined } },
    ],
    [
      '  Process: 9 ExecStart=/usr/bin/dockerd $OPTS (code=dumped, signal=ABRT)',
      {
        processes: [
          { pid: 9, role: 'ExecStart', command: '/usr/bin/dockerd $OPTS', exit: { code: 'dumped', status: 'ABRT' } },
        ],
      },
    ],
    [
      '  Process: 9 ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/cont...',
      {
        processes: [
          {
            pid: 9,
            role: 'ExecStart',
            command: '/usr/bin/dockerd -H fd:// --containerd=/run/cont...',
            exit: undefined,
          },
        ],
      },
    ],
    ['   Memory: 512B', { memory: expect.objectContaining({ usage: 512 }) }],
    ['      CPU: 1d 2h 3min 4.5s', { cpu: 93784.5 }],
    ['    Tasks: 12', { tasks: 12, tasksMax: undefined }],
  ])('%s', (line, facts) => {
    expect(inStatus(line)).toEqual(expect.objectContaining(facts));
  });

  it.each([
    ['   Loaded: masked (/dev/null; bad)', { load: 'masked', path: '/dev/null', enabled: 'bad', preset: undefined }],
    ['   Loaded: loaded (/etc/systemd/system/x.service; static)', { load: 'loaded', enabled: 'static' }],
    ['   Loaded: loaded (/etc/init.d/docker; generated)', { path: '/etc/init.d/docker', enabled: 'generated' }],
    [
      '   Loaded: bad-setting (Reason: Unit x.service has a bad unit file setting.)',
      { load: 'bad-setting', loadReason: 'Unit x.service has a bad unit file setting.' },
    ],
    ['   Loaded: not-found', { load: 'not-found', loadReason: undefined, path: undefined }],
  ])('%s', (line, facts) => {
    expect(recordIn(format, `● x.service\n${line}\n   Active: inactive (dead)`)).toEqual(
      expect.objectContaining(facts),
    );
  });
});

describe('amounts', () => {
  it.each([
    ['0B', 0],
    ['120.3M', Math.round(120.3 * 2 ** 20)],
    ['1.0G', 2 ** 30],
    ['12', 12],
    ['12X', undefined],
    ['1.2.3M', undefined],
    [undefined, undefined],
  ])('%s', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  it.each([
    ['92ms', 0.092],
    ['12min 3.456s', 723.456],
    ['1h', 3600],
    ['2w 1d', 1296000],
    ['3.5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

describe('what is missing', () => {
  const running = fixture(KIND, 'v245-socket-triggered');
  it.each<[string, string, readonly string[]]>([
    ['the control group of a running service', fixture(KIND, 'cut-interleaved'), ['CGroup']],
    ['its processes', running.slice(0, running.indexOf('\n             ├─')), ['processes']],
    ['all but the title', running.split('\n')[0] ?? '', ['Loaded', 'Active']],
    ['the state', running.split('\n').slice(0, 2).join('\n'), ['Active']],
    ['the title', running.split('\n').slice(1).join('\n'), ['title']],
  ])('%s', (_, text, missing) => {
    const parsed = readOne(format, text);
    expect(parsed.missing).toEqual(missing);
    expect(parsed.complete).toBe(false);
  });
});

describe('a title or the first key begins one', () => {
  it.each([
    '● docker.service - Docker Application Container Engine',
    '○ docker.service - Docker Application Container Engine',
    '× docker.service - Docker Application Container Engine',
    '* docker.service - Docker Application Container Engine',
    'docker.service - Docker Application Container Engine',
    '    ● docker.socket - Docker Socket for the API',
    '● getty@tty1.service - Getty on tty1',
    '   Loaded: loaded (/usr/lib/systemd/system/docker.service; enabled; vendor preset: disabled)',
    '     Loaded: not-found (Reason: Unit docker.service not found.)',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBe('begins');
  });
});

describe('other lines do not', () => {
  it.each([
    '● docker.service',
    'docker.service',
    '● docker.service loaded failed failed Docker Application Container Engine',
    'docker.service                loaded active running   Docker Application Container Engine',
    '● ├─docker.service',
    'Started docker.service - Docker Application Container Engine.',
    "docker.service: Failed with result 'exit-code'.",
    'docker.service failed.',
    'kdump-tools.service - Kernel crash dump capture service was skipped because of an unmet condition check.',
    'Jan 18 04:00:11 app-02 systemd[1]: docker.service - Docker Application Container Engine',
    'Unit docker.service could not be found.',
    '   Active: active (running) since Tue 2024-01-02 03:04:05 UTC; 2h ago',
    ' Main PID: 812 (dockerd)',
    '   CGroup: /system.slice/docker.service',
    '           ├─1234 /usr/bin/dockerd -H fd://',
    '     Memory: 1.1G',
    '       Docs: https://docs.docker.com',
    'Loaded: 12 images',
    'Loaded image: nginx:latest',
    'Loaded plugins: fastestmirror',
    "Warning: docker.service changed on disk. Run 'systemctl daemon-reload' to reload units.",
    'Hint: Some lines were ellipsized, use -l to show in full.',
    '- docker.service - the daemon',
    'The unit docker.service - see above - failed.',
    'time="2024-01-02T03:04:05Z" level=info msg="docker.service - ready"',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('borders', () => {
  it.each([
    ['not-found-and-socket', ['1-3', '5-8']],
    ['v219-failed', ['2-16']],
    ['v257-limits', ['1-15']],
    ['v255-start-limit', ['1-9']],
  ])('%s', (name, borders) => {
    expect(bordersIn(format, fixture(KIND, name))).toEqual(borders);
  });

  const dead = fixture(KIND, 'condition').split('\n').slice(0, 3).join('\n');
  it.each([
    'Status:       Running',
    'Memory:  512Mi',
    'Docs are at https://docs.docker.com',
    'Error: No such container: web',
    '├─1234 /usr/bin/dockerd',
    'Tasks: 231 total,   1 running',
    'IP: 192.0.2.7',
    'https://docs.docker.com',
    '● docker.socket',
  ])('what stands behind is not swallowed: %s', (line) => {
    expect(bordersIn(format, `${dead}\n${line}`)).toEqual(['1-3']);
  });

  it('a tree further down is of another tool', () => {
    const text = fixture(KIND, 'condition');
    const lines = text.split('\n').length;
    const tree = '├─/sys   sysfs   sysfs   rw';
    expect(bordersIn(format, `${text}\n${'x\n'.repeat(3)}${tree}`)).toEqual([`1-${lines + 4}`]);
    expect(bordersIn(format, `${text}\n${'x\n'.repeat(4)}${tree}`)).toEqual([`1-${lines}`]);
  });

  it('a unit may be triggered by several', () => {
    const text = fixture(KIND, 'v245-socket-triggered').replace(
      '● docker.socket',
      '● docker.socket\n             ● docker.timer',
    );
    expect(recordIn(format, text).triggeredBy).toEqual(['docker.socket', 'docker.timer']);
  });
});

describe('whose a notice is', () => {
  const status = [
    '● docker.service - Docker Application Container Engine',
    '   Loaded: loaded (/usr/lib/systemd/system/docker.service; enabled)',
    '   Active: active (running)',
    '   CGroup: /system.slice/docker.service',
  ].join('\n');
  const journal = 'Dec 14 20:04:45 node-7 dockerd[7926]: x';
  const notice = (unit: string) => `Warning: ${unit} changed on disk. Run 'systemctl daemon-reload' to reload units.`;

  it.each<[name: string, text: string, borders: string[]]>([
    ['behind a status', `${status}\n${notice('docker.service')}`, ['1-5']],
    ['behind the journal', `${status}\n\n${journal}\n${notice('docker.service')}`, ['1-7']],
    ['of another unit', `${status}\n\n${journal}\n${notice('containerd.service')}`, ['1-4']],
    ['over another status', `${status}\n\n${notice('docker.service')}\n${status}`, ['1-4', '6-10']],
    [
      'behind the journal, over another',
      `${status}\n\n${journal}\n\n${notice('a.service')}\n${status}`,
      ['1-4', '8-12'],
    ],
  ])('%s', (_, text, borders) => {
    expect(bordersIn(format, text)).toEqual(borders);
  });
});

describe('in a few words', () => {
  it.each([
    ['v219-failed', 'docker.service failed (exit-code)', 'docker.service failed (exit-code)'],
    ['v257-limits', 'containerd.service active (running)', 'containerd.service active (running)'],
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
    const identity = ({ unit, active, load, path }: UnitStatus): unknown => [unit, active, load, path];
    expect(inventedByCutting(format, text, identity)).toEqual([]);
  });
});
