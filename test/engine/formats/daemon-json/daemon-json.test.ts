import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import format from '../../../../src/engine/formats/daemon-json/index.ts';
import type { DaemonConfig } from '../../../../src/engine/formats/daemon-json/record.ts';
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

const KIND = 'daemon-json';

/** A file under a heading: its first line is line 1. */
function read(text: string): DaemonConfig {
  return recordIn(format, `# /etc/docker/daemon.json\n${text}`);
}

type Facts = { readonly [K in keyof DaemonConfig]?: unknown };

describe('what a sound file says', () => {
  it.each<[string, Facts]>([
    [
      'full-20.10',
      {
        path: '/etc/docker/daemon.json',
        debug: true,
        liveRestore: true,
        storageDriver: 'overlay2',
        storageOpts: ['overlay2.override_kernel_check=true'],
        execOpts: ['native.cgroupdriver=systemd'],
        cgroupDriver: 'systemd',
        logDriver: 'json-file',
        logOpts: { 'max-size': '100m', 'max-file': '3' },
        dataRoot: '/data/docker',
        registryMirrors: ['https://mirror.example.com', 'https://mirror2.example.com'],
        insecureRegistries: ['192.0.2.10:5000', '10.0.0.0/8'],
      },
    ],
    ['heading-debug-only', { path: '/etc/docker/daemon.json', debug: true }],
    ['article', { path: undefined, storageDriver: 'devicemapper', storageOpts: ['dm.directlvm_device_force=true'] }],
    ['one-line', { path: '/etc/docker/daemon.json', insecureRegistries: ['192.0.2.186:5000'] }],
    ['here-document', { defaultRuntime: 'nvidia', runtimes: ['nvidia'], cgroupDriver: 'cgroupfs' }],
    ['collapsed', { values: expect.objectContaining({ bip: '172.31.0.1/24', 'max-concurrent-downloads': 10 }) }],
    ['interleaved', { cgroupParent: 'docker.slice', values: expect.objectContaining({ 'min-api-version': '1.24' }) }],
  ])('%s', (name, facts) => {
    const { records, ...rest } = readOne(format, fixture(KIND, name));
    expect(rest).toMatchObject({ gaps: [], complete: true, missing: [] });
    expect(records).toEqual([
      expect.objectContaining({
        problem: undefined,
        refused: false,
        unknown: [],
        duplicates: [],
        cut: false,
        ...facts,
      }),
    ]);
  });

  it('each key stands with its line', () => {
    const { settings } = recordIn(format, fixture(KIND, 'here-document'));
    expect(settings.map(({ key, line }) => [key, line])).toEqual([
      ['exec-opts', 2],
      ['default-runtime', 3],
      ['runtimes', 4],
      ['default-address-pools', 10],
    ]);
  });
});

/** What the daemon says at start, read off Go's encoding/json. */
describe('where the text stops being JSON', () => {
  it.each<[string, string, number, number, string]>([
    [
      'a comma before the closing brace',
      '{\n  "debug": true,\n}',
      3,
      1,
      "invalid character '}' looking for beginning of object key string",
    ],
    [
      'a comma missing',
      '{\n  "debug": true\n  "bip": "10.1.0.1/24"\n}',
      3,
      3,
      "invalid character '\"' after object key:value pair",
    ],
    [
      'a comma missing after an object',
      '{\n  "log-opts": {\n    "max-size": "1m"\n  }\n  "debug": true\n}',
      5,
      3,
      "invalid character '\"' after object key:value pair",
    ],
    [
      'a comma missing in a list',
      '{\n  "hosts": ["fd://" "tcp://0.0.0.0:2375"]\n}',
      2,
      21,
      "invalid character '\"' after array element",
    ],
    [
      'a comma at the end of a list',
      '{\n  "hosts": ["fd://",]\n}',
      2,
      21,
      "invalid character ']' looking for beginning of value",
    ],
    [
      'a comment',
      '{\n  // why\n  "debug": true\n}',
      2,
      3,
      "invalid character '/' looking for beginning of object key string",
    ],
    [
      'a comment behind a value',
      '{\n  "debug": true, // why\n  "bip": ""\n}',
      2,
      18,
      "invalid character '/' looking for beginning of object key string",
    ],
    [
      'a shell comment',
      '{\n  # why\n  "debug": true\n}',
      2,
      3,
      "invalid character '#' looking for beginning of object key string",
    ],
    [
      'quotes of a word processor',
      '{\n  “debug”: true\n}',
      2,
      3,
      "invalid character 'â' looking for beginning of object key string",
    ],
    [
      'single quotes',
      "{\n  'debug': true\n}",
      2,
      3,
      "invalid character '\\'' looking for beginning of object key string",
    ],
    [
      'a value in single quotes',
      '{\n  "bip": \'10.1.0.1/24\'\n}',
      2,
      10,
      "invalid character '\\'' looking for beginning of value",
    ],
    [
      'a key without quotes',
      '{ debug: true, "live-restore": true }',
      1,
      3,
      "invalid character 'd' looking for beginning of object key string",
    ],
    ['a colon missing', '{\n  "debug" true\n}', 2, 11, "invalid character 't' after object key"],
    ['a full-width colon', '{\n  "debug"：true\n}', 2, 10, "invalid character 'ï' after object key"],
    [
      'a value missing',
      '{\n  "debug": ,\n  "bip": ""\n}',
      2,
      12,
      "invalid character ',' looking for beginning of value",
    ],
    ['True', '{\n  "debug": True\n}', 2, 12, "invalid character 'T' looking for beginning of value"],
    ['tru', '{\n  "debug": tru,\n  "bip": ""\n}', 2, 15, "invalid character ',' in literal true (expecting 'e')"],
    ['yes', '{\n  "debug": yes\n}', 2, 12, "invalid character 'y' looking for beginning of value"],
    [
      'a number with a unit',
      '{\n  "shutdown-timeout": 10s\n}',
      2,
      25,
      "invalid character 's' after object key:value pair",
    ],
    [
      'a string over the end of its line',
      '{\n  "bip": "10.1.0.1/24,\n  "debug": true\n}',
      2,
      23,
      "invalid character '\\n' in string literal",
    ],
    ['a tab in a string', '{\n  "bip": "10.1.0.1\t"\n}', 2, 19, "invalid character '\\t' in string literal"],
    ['a backslash', '{\n  "data-root": "D:\\docker"\n}', 2, 20, "invalid character 'd' in string escape code"],
    ['one brace too many', '{\n  "debug": true\n}\n}', 4, 1, "invalid character '}' after top-level value"],
    ['the wrong bracket', '{\n  "hosts": ["fd://"}\n}', 2, 20, "invalid character '}' after array element"],
  ])('%s', (_, text, line, column, what) => {
    const record = read(text);
    expect(record.problem).toEqual({ line, column, what });
    expect(record.refused).toBe(true);
  });

  it('the first problem is the one that counts', () => {
    expect(read('{\n  // why\n  "debug": True,\n}').problem).toMatchObject({ line: 2 });
  });

  it('what stands around a problem is read all the same', () => {
    const record = recordIn(format, fixture(KIND, 'comments-unknown-mistyped'));
    expect(record).toMatchObject({
      cgroupDriver: 'systemd',
      dataRoot: '/data/docker',
      problem: { line: 2, column: 3 },
    });
    expect(
      read('{\n  “debug”: true,\n  "log-opts": {\n    "max-size": "1m"\n  }\n  "bip": "10.1.0.1/24"\n}'),
    ).toMatchObject({
      debug: true,
      logOpts: { 'max-size': '1m' },
      values: { bip: '10.1.0.1/24' },
    });
  });
});

describe('what the daemon refuses though it is JSON', () => {
  it.each<[string, object]>([
    ['{"insecure-registry": []}', { known: false, expected: undefined }],
    ['{"registry_mirrors": []}', { known: false }],
    ['{"live-restore": "true"}', { known: true, expected: 'flag' }],
    ['{"insecure-registries": "192.0.2.10:5000"}', { expected: 'list' }],
    ['{"mtu": "1450"}', { expected: 'number' }],
    ['{"log-opts": {"max-file": 3}}', { expected: 'text', expectedAt: 'max-file' }],
    ['{"log-driver": ["json-file"]}', { expected: 'text', expectedAt: undefined }],
    ['{"runtimes": []}', { expected: 'object' }],
  ])('%s', (text, facts) => {
    const record = read(text);
    expect(record.settings).toMatchObject([facts]);
    expect(record.refused).toBe(true);
    expect(record.problem).toBeUndefined();
  });

  it.each([
    '{"default-shm-size": "64m"}',
    '{"default-shm-size": 67108864}',
    '{"live-restore": null}',
    '{"features": {"buildkit": true}}',
    '{"default-ulimits": {"nofile": {"Name": "nofile", "Hard": 1, "Soft": 1}}}',
    '{"graph": "/data/docker"}',
    '{}',
  ])('but not %s', (text) => {
    expect(read(text).refused).toBe(false);
  });

  it.each([
    ['graph', '23.0'],
    ['oom-score-adjust', '26.0'],
    ['data-root', undefined],
  ])('%s was removed in %s', (key, removedIn) => {
    expect(read(`{"${key}": 1}`).settings).toMatchObject([{ key, removedIn }]);
  });

  it('of a key that stands twice the last one counts', () => {
    expect(read('{"debug": true, "debug": false}')).toMatchObject({ duplicates: ['debug'], debug: false });
  });
});

describe('a text that was cut', () => {
  it.each([
    ['in a key', fixture(KIND, 'cut')],
    ['in a value', '# /etc/docker/daemon.json\n{\n  "debug": true,\n  "bip": "10.1'],
    ['after a comma', '# /etc/docker/daemon.json\n{\n  "debug": true,'],
    ['in a list', '# /etc/docker/daemon.json\n{\n  "hosts": [\n    "fd://"'],
    ['before the brace', '{\n  "live-restore": true'],
  ])('%s', (_, text) => {
    const { complete, missing, records } = readOne(format, text);
    expect({ complete, missing }).toEqual({ complete: false, missing: ['end'] });
    expect(records).toMatchObject([{ cut: true, problem: undefined }]);
  });

  it('a heading and no text', () => {
    expect(readOne(format, '$ cat /etc/docker/daemon.json')).toEqual({
      records: [],
      gaps: [],
      complete: false,
      missing: ['content'],
    });
  });
});

describe('a heading or a key that no other file has begins one', () => {
  it.each([
    '# /etc/docker/daemon.json',
    '$ cat /etc/docker/daemon.json',
    '[root@node-7 ~]# cat /etc/docker/daemon.json',
    'ops@web-03:~$ sudo cat /etc/docker/daemon.json',
    '==> /etc/docker/daemon.json <==',
    '/etc/docker/daemon.json:',
    'daemon.json：',
    'cat > /etc/docker/daemon.json <<EOF',
    "sudo tee /etc/docker/daemon.json <<-'EOF'",
    'cat <<EOF > /etc/docker/daemon.json',
    '$ jq . /etc/docker/daemon.json',
    '  "storage-driver": "overlay2",',
    '  "insecure-registries": [',
    '“registry-mirrors”: ["https://mirror.example.com"]',
    '{"insecure-registries":["192.0.2.186:5000"] }',
    '{"debug":true,"live-restore":true}',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBe('begins');
  });
});

describe('other lines do not', () => {
  it.each([
    '{',
    '}',
    '{"debug": true}',
    '  "debug": true',
    '  "hosts": [',
    '  "dns": ["192.0.2.53"]',
    '  "labels": {}',
    '编辑 `/etc/docker/daemon.json` 文件',
    'Edit /etc/docker/daemon.json and restart the daemon.',
    'cat: /etc/docker/daemon.json: No such file or directory',
    'unable to configure the Docker daemon with file /etc/docker/daemon.json: EOF',
    'vim /etc/docker/daemon.json',
    '-rw-r--r-- 1 root root 64 Jan  2 03:04 /etc/docker/daemon.json',
    '$ ls -l /etc/docker/daemon.json',
    '$ rm /etc/docker/daemon.json',
    '$ cat /etc/docker/daemon.json /etc/docker/key.json',
    'time="2024-01-02T03:04:05Z" level=info msg="reloading from: /etc/docker/daemon.json"',
    '{"level":"info","msg":"storage-driver","time":"2024-01-02T03:04:05Z"}',
    '{"msg":"x","live-restore": true}',
    'storage-driver: overlay2',
    '--storage-driver=overlay2',
    '"live-restore" keeps containers alive.',
    '在文件中写入:{"insecure-registries":["192.0.2.186:5000"] } 。',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('borders', () => {
  it('two files without headings', () => {
    expect(bordersIn(format, fixture(KIND, 'two-hosts'))).toEqual(['2-5', '7-10']);
  });

  it('an editor leads into the file that follows', () => {
    expect(bordersIn(format, fixture(KIND, 'word-processor-quotes'))).toEqual(['1-4']);
    expect(bordersIn(format, 'vim /etc/docker/daemon.json\nsystemctl restart docker')).toEqual([]);
  });

  it('what a program logs in JSON is no file', () => {
    const entry = '{"level":30,"time":1770105600490,"pid":1,"msg":"starting"}';
    expect(bordersIn(format, `cat /etc/docker/daemon.json\n${entry}\n{"debug": true}`)).toEqual(['1-3']);
    expect(bordersIn(format, `cat /etc/docker/daemon.json\n{"debugging": true}`)).toEqual(['1-2']);
  });

  it.each([
    '[\n    {\n        "Id": "x"\n    }\n]',
    '{\n  "name": "web"\n}',
    '"Using iptables proxy"',
    '# docker info',
    '1',
    'EOF',
  ])('what stands behind a file is not swallowed: %s', (text) => {
    expect(bordersIn(format, `${fixture(KIND, 'heading-debug-only')}\n\n${text}`)[0]).toBe(
      text === 'EOF' ? '1-6' : '1-4',
    );
  });
});

describe('in a few words', () => {
  it.each([
    ['heading-debug-only', '1 key', '1 个键'],
    ['full-20.10', '11 keys', '11 个键'],
    ['trailing-comma', '2 keys, not valid JSON', '2 个键，不是合法的 JSON'],
  ])('%s: %s', (name, en, chinese) => {
    expect(readOne(format, fixture(KIND, name)).summary).toEqual({ en, 'zh-cn': chinese });
  });
});

it.each([
  ['{"insecure-registry": []}', '1 key, unknown key insecure-registry', '1 个键，未知的键 insecure-registry'],
  ['{"debug": "true"}', '1 key, a value of the wrong type', '1 个键，有值的类型不对'],
])('in a few words: %s', (text, en, chinese) => {
  expect(readOne(format, `# /etc/docker/daemon.json\n${text}`).summary).toEqual({ en, 'zh-cn': chinese });
});

describe('any text', () => {
  it('throws nothing and keeps records in order', () => {
    fc.assert(
      fc.property(garbled(fixturesOf(KIND).values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  it('what JSON.parse takes is no problem, and has the same values', () => {
    const value = fc.dictionary(fc.constantFrom('debug', 'hosts', 'labels', 'bip'), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(value, fc.nat(4), (values, indent) => {
        const text = JSON.stringify(values, null, indent);
        const lines = text.split('\n').map((line, number) => ({ ...LINE, number, text: line }));
        const [record] = format.parse(lines).records;
        expect(record?.problem).toBeUndefined();
        expect(record?.values).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  // But for the brace that opens it, which may not have been copied.
  it('what JSON.parse does not take is a problem or was cut', () => {
    const text = fixture(KIND, 'full-20.10').split('\n').slice(1).join('\n');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: text.length - 1 }),
        fc.constantFrom('', ',', '"', '}', ']', 'x', '“', '\\'),
        (at, put) => {
          const changed = text.slice(0, at) + put + text.slice(at + 1);
          const lines = changed.split('\n').map((line, number) => ({ ...LINE, number, text: line }));
          const [record] = format.parse(lines).records;
          expect(record?.problem === undefined && !record?.cut).toBe(isJson(changed));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is bounded in depth', () => {
    const text = `{"live-restore": true, "hosts": ${'[{"a":'.repeat(20_000)}`;
    const [record] = format.parse([{ ...LINE, number: 0, text }]).records;
    expect(record).toMatchObject({ liveRestore: true, cut: true });
  });

  it.each([...fixturesOf(KIND)])('%s cut anywhere shows no other file', (_, text) => {
    expect(inventedByCutting(format, text, ({ values }) => values)).toEqual([]);
  });

  it('no record without a line of the file', () => {
    expect(recordsIn(format, 'web-03\n\n{\n  "name": "x"\n}')).toEqual([]);
  });
});

const LINE = { from: 0, to: 0, envelopes: [], pieces: [{ at: 0, origin: 0 }] };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
