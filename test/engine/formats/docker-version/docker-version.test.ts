import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/docker-version/index.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  bordersIn,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordsIn,
} from '../../../support/one-format.ts';

const KIND = 'docker-version';

test('every field of a client and its daemon', () => {
  const { records, ...rest } = readOne(format, fixture(KIND, '17.03-two-hosts').split('node-7:')[0] ?? '');
  const summary = { en: 'docker 1.12.6', 'zh-cn': 'docker 1.12.6' };
  expect(rest).toEqual({ gaps: [], complete: true, missing: [], summary });
  expect(records).toEqual([
    {
      from: 8,
      to: 197,
      line: 1,
      program: 'docker',
      side: 'client',
      product: undefined,
      version: '17.03.2-ce',
      apiVersion: '1.24',
      minApiVersion: undefined,
      downgradedFrom: '1.27',
      goVersion: 'go1.7.5',
      gitCommit: 'f5ec1e2',
      built: 'Tue Jun 27 02:21:36 2017',
      os: 'linux',
      arch: 'amd64',
      experimental: undefined,
      context: undefined,
      spec: undefined,
      details: {},
      cut: false,
    },
    expect.objectContaining({
      side: 'server',
      version: '1.12.6',
      versions: { docker: '1.12.6' },
      minApiVersion: undefined,
      experimental: false,
      cut: false,
    }),
  ]);
});

type Facts = readonly (readonly [
  program: string,
  side: string | undefined,
  version: string,
  versions: object | undefined,
])[];

describe('programs and versions of each release', () => {
  it.each<[string, Facts]>([
    [
      '1.7',
      [
        ['docker', 'client', '1.7.1', undefined],
        ['docker', 'server', '1.7.1', { docker: '1.7.1' }],
      ],
    ],
    [
      '1.12',
      [
        ['docker', 'client', '1.12.6', undefined],
        ['docker', 'server', '1.12.6', { docker: '1.12.6' }],
      ],
    ],
    [
      '1.13-el7',
      [
        ['docker', 'client', '1.13.1', undefined],
        ['docker', 'server', '1.13.1', { docker: '1.13.1' }],
      ],
    ],
    [
      '18.09-components',
      [
        ['docker', 'client', '18.09.9', undefined],
        ['docker', 'server', '18.09.9', { docker: '18.09.9' }],
        ['containerd', 'server', '1.2.6', { containerd: '1.2.6' }],
        ['runc', 'server', '1.0.0-rc8', { runc: '1.0.0-rc8' }],
        ['docker-init', 'server', '0.18.0', undefined],
      ],
    ],
    [
      '29-rootless',
      [
        ['docker', 'client', '29.1.3', undefined],
        ['docker', 'server', '29.1.3', { docker: '29.1.3' }],
        ['containerd', 'server', '2.2.0', { containerd: '2.2.0' }],
        ['runc', 'server', '1.3.4', { runc: '1.3.4' }],
        ['docker-init', 'server', '0.19.0', undefined],
        ['rootlesskit', 'server', '2.3.5', undefined],
        ['slirp4netns', 'server', '1.2.1', undefined],
      ],
    ],
    [
      'collapsed',
      [
        ['docker', 'client', '20.10.21', undefined],
        ['docker', 'server', '20.10.21', { docker: '20.10.21' }],
        ['containerd', 'server', '1.6.9', { containerd: '1.6.9' }],
        ['runc', 'server', '1.1.4', { runc: '1.1.4' }],
      ],
    ],
    ['cut-client-only', [['docker', 'client', '23.0.6', { docker: '23.0.6' }]]],
    [
      'ctr',
      [
        ['containerd', 'client', '1.6.32', undefined],
        ['containerd', 'server', '1.6.28', { containerd: '1.6.28' }],
      ],
    ],
    [
      'single-lines',
      [
        ['docker', undefined, '26.1.5', { docker: '26.1.5' }],
        ['containerd', undefined, '1.7.18', { containerd: '1.7.18' }],
        ['runc', undefined, '1.1.12', { runc: '1.1.12' }],
        ['docker-compose', undefined, '2.29.1', undefined],
      ],
    ],
    [
      'article-prompts',
      [
        ['docker', undefined, '17.03.2-ce', { docker: '17.03.2-ce' }],
        ['containerd', undefined, '0.2.3', { containerd: '0.2.3' }],
        ['runc', undefined, '1.0.0-rc2', { runc: '1.0.0-rc2' }],
      ],
    ],
  ])('%s', (name, expected) => {
    const facts = recordsIn(format, fixture(KIND, name)).map(({ program, side, version, versions }) => [
      program,
      side,
      version,
      versions,
    ]);
    expect(facts).toEqual(expected);
  });
});

describe('what some versions add', () => {
  it.each([
    ['24.0-desktop', { details: { 'Cloud integration': 'v1.0.35+desktop.5' }, os: 'darwin', context: 'desktop-linux' }],
    [
      '24.0-desktop',
      { product: 'Docker Desktop 4.26.1 (131620)', apiVersion: '1.43', minApiVersion: '1.12', experimental: true },
    ],
    ['29-rootless', { program: 'runc', gitCommit: 'v1.3.4-0-gd6d73eb8' }],
    [
      '29-rootless',
      {
        details: {
          ApiVersion: '1.1.1',
          NetworkDriver: 'slirp4netns',
          PortDriver: 'builtin',
          StateDir: '/run/user/1000/dockerd-rootless',
        },
      },
    ],
    [
      '1.13-el7',
      { details: { 'Package version': 'docker-1.13.1-209.git7d71120.el7.x86_64' }, gitCommit: '7d71120/1.13.1' },
    ],
    ['single-lines', { program: 'runc', spec: '1.0.2-dev', goVersion: 'go1.21.11', details: { libseccomp: '2.5.3' } }],
    ['ctr', { side: 'server', goVersion: undefined, details: { UUID: '5bd91d7b-6e8c-4f8b-9d1a-2d6a0c1b7e55' } }],
  ])('%s: %o', (name, facts) => {
    expect(recordsIn(format, fixture(KIND, name))).toContainEqual(expect.objectContaining(facts));
  });
});

describe('one line of a program', () => {
  it.each([
    ['Docker version 17.03.2-ce, build f5ec1e2', 'docker', '17.03.2-ce', 'f5ec1e2'],
    ['Docker version 1.13.1, build 7f2769b/1.13.1', 'docker', '1.13.1', '7f2769b/1.13.1'],
    ['$ Docker version 17.03.2-ce, build f5ec1e2', 'docker', '17.03.2-ce', 'f5ec1e2'],
    ['docker version 20.10.7, build f0df350', 'docker', '20.10.7', 'f0df350'],
    [
      'containerd version 0.2.3 commit: 4ab9917febca54791c5f071a9d1f404867857fcc',
      'containerd',
      '0.2.3',
      '4ab9917febca54791c5f071a9d1f404867857fcc',
    ],
    [
      'containerd github.com/containerd/containerd v1.6.32 8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89',
      'containerd',
      '1.6.32',
      '8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89',
    ],
    [
      'containerd github.com/containerd/containerd/v2 v2.0.0 207ad711eabd375a01713109a8a197d197ff6542',
      'containerd',
      '2.0.0',
      '207ad711eabd375a01713109a8a197d197ff6542',
    ],
    [
      'containerd containerd.io 1.6.32 8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89',
      'containerd',
      '1.6.32',
      '8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89',
    ],
    [
      'containerd github.com/containerd/containerd 1.6.12-0ubuntu1~22.04.3 ',
      'containerd',
      '1.6.12-0ubuntu1~22.04.3',
      undefined,
    ],
    ['runc version 1.1.12', 'runc', '1.1.12', undefined],
    ['crun version 1.14.3', 'crun', '1.14.3', undefined],
    ['Docker Compose version v2.24.5', 'docker-compose', '2.24.5', undefined],
    ['docker-compose version 1.29.2, build 5becea4c', 'docker-compose', '1.29.2', '5becea4c'],
    ['docker-compose version: 1.5.2', 'docker-compose', '1.5.2', undefined],
    [
      'github.com/docker/buildx v0.12.1 30feaa1a915b869ebc2eea6328624b49facd4bfb',
      'buildx',
      '0.12.1',
      '30feaa1a915b869ebc2eea6328624b49facd4bfb',
    ],
    ['tini version 0.19.0 - git.de40ad0', 'docker-init', '0.19.0', 'de40ad0'],
  ])('%s', (text, program, version, gitCommit) => {
    expect(claimAlone(format, text)).toBe('begins');
    expect(recordsIn(format, text)).toMatchObject([{ program, version, gitCommit, side: undefined }]);
  });
});

describe('a line that others print too does not begin anything', () => {
  it.each([
    'Client:',
    'Client: Docker Engine - Community',
    'Server:',
    ' Version:    24.0.7',
    ' Version:           20.10.21',
    ' Context:    default',
    ' Go version:        go1.20.10',
    ' Git commit:        afdd53b',
    ' Built:             Thu Oct 26 09:04:20 2023',
    ' OS/Arch:           linux/amd64',
    ' runc:',
    '  GitCommit:        de40ad0',
    'commit: v1.1.12-0-g51d5e946',
    'spec: 1.0.2-dev',
    'go: downloading github.com/pkg/errors v0.9.1',
    'Client Version: v1.28.2',
    'Server Version: v1.28.2',
    'Server version: 8.0.32 MySQL Community Server - GPL',
    'API version is not supported by the daemon',
    'API version: v2',
    'Docker version 17.03 and later understand this option.',
    'Docker version',
    'docker version mismatch: client and server differ',
    'runc version is too old',
    'containerd is running, version unknown',
    'containerd: version 1.6 is required',
    'The tini version 0.19.0 is bundled',
    'Revision: 42',
    'ctr: version command failed',
    '// Docker version 17.03.2-ce, build f5ec1e2',
    'time="2024-01-02T03:04:05Z" level=info msg="Docker daemon" version=24.0.7',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('borders', () => {
  it.each([
    ['two outputs without anything in between', '17.03-two-hosts', ['2-17', '19-34']],
    ['the fields of another command that stand behind', 'version-then-info', ['1-8']],
    ['prompts in between', 'single-lines', ['2-15']],
  ])('%s', (_, name, expected) => {
    const text =
      name === 'version-then-info'
        ? `${fixture(KIND, 'cut-client-only').split('\n').slice(0, 8).join('\n')}\nClient:\n Version:    23.0.6\n Context:    default\n Debug Mode: false`
        : fixture(KIND, name);
    expect(bordersIn(format, text)).toEqual(expected);
  });

  it('the same program again is another host', () => {
    const text = 'Docker version 20.10.7, build f0df350\nDocker version 24.0.7, build afdd53b';
    expect(bordersIn(format, text)).toEqual(['1-1', '2-2']);
  });

  it('a component of a newer version, but not the name of another host', () => {
    const text = fixture(KIND, '18.09-components');
    expect(recordsIn(format, `${text}\n nerdbox:\n  Version:          1.0.0`)).toHaveLength(6);
    expect(recordsIn(format, `${text}\nnode-7:\n  Version:          1.0.0`)).toHaveLength(5);
  });

  it('where indentation is lost, the name of another host stands apart', () => {
    const text = fixture(KIND, 'collapsed').replace(/\n[^\n]*$/, '');
    expect(bordersIn(format, `${text}\nnerdbox:\nVersion: 1.0.0`)).toEqual(['2-27']);
    expect(bordersIn(format, `${text}\n\nweb-03:\nVersion: 1.0.0`)).toEqual(['2-25']);
  });

  it('a version is of the component right above', () => {
    const cut = fixture(KIND, 'interleaved');
    expect(bordersIn(format, `${cut}\nlevel=info\n  Version: 1.0.0`)).toEqual(['1-27']);
    expect(bordersIn(format, `${cut}\n# ctr version\nClient:\n  Version: 1.0.0`)).toEqual(['1-25']);
  });

  it('the header of an answer over HTTP is none', () => {
    const client = 'Client:\n Version:           29.1.3\n API version:       1.52';
    expect(bordersIn(format, `${client}\n\nServer: Docker/18.09.0 (linux)`)).toEqual(['1-3']);
    expect(bordersIn(format, `${client}\n\nServer: Docker Engine - Community`)).toEqual(['1-5']);
  });
});

describe('what is missing', () => {
  it.each([
    ['the daemon did not answer', fixture(KIND, 'cut-client-only'), ['server']],
    ['the client is not copied', fixture(KIND, '1.12').slice(fixture(KIND, '1.12').indexOf('Server:')), ['client']],
    ['the last heading has nothing under it', fixture(KIND, 'interleaved'), ['runc: Version']],
    [
      'the last component has no commit',
      fixture(KIND, '18.09-components').replace(/\n[^\n]*$/, ''),
      ['docker-init server: GitCommit'],
    ],
    [
      'the end of the server',
      fixture(KIND, '18.09-components').split('\n').slice(0, 14).join('\n'),
      ['docker server: OS/Arch'],
    ],
    ['runc without its specification', 'runc version 1.1.12\ncommit: v1.1.12-0-g51d5e946', ['runc: spec']],
    ['nothing, of a whole output', fixture(KIND, '29-rootless'), []],
  ])('%s', (_, text, missing) => {
    const parsed = readOne(format, text);
    expect(parsed.missing).toEqual(missing);
    expect(parsed.complete).toBe(missing.length === 0);
  });

  it('a client whose heading is lost is known by the server behind it', () => {
    const text = fixture(KIND, '1.12').split('\n').slice(2).join('\n');
    expect(recordsIn(format, text).map(({ side }) => side)).toEqual(['client', 'server']);
  });

  it('the commit of a component whose heading is lost is not the engine’s', () => {
    const text = fixture(KIND, '18.09-components').replace(/ containerd:\n[^\n]*\n/, '');
    const { records, gaps } = readOne(format, text);
    expect(records[1]).toMatchObject({ program: 'docker', gitCommit: '039a7df', details: {} });
    expect(gaps).toEqual([18]);
  });
});

describe('in a few words', () => {
  it.each([
    [
      '18.09-components',
      'docker 18.09.9, containerd 1.2.6, runc 1.0.0-rc8, docker-init 0.18.0',
      'docker 18.09.9, containerd 1.2.6, runc 1.0.0-rc8, docker-init 0.18.0',
    ],
    ['cut-client-only', 'docker 23.0.6', 'docker 23.0.6'],
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

  // The program's own lines may end anywhere: nobody can tell `0.19` from `0.1` and a lost digit.
  it.each([...fixturesOf(KIND)].filter(([name]) => name !== 'single-lines'))(
    '%s cut anywhere shows no other program',
    (_, text) => {
      expect(inventedByCutting(format, text, ({ program, side, version }) => [program, side, version])).toEqual([]);
    },
  );
});
