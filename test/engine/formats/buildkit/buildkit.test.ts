import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ArtifactFinder } from '../../../../src/engine/artifacts/find.ts';
import format from '../../../../src/engine/formats/buildkit/index.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { claimed, FIXTURES, failuresOf, fixture, read, stepsOf } from './read.ts';

describe('steps in the plain form', () => {
  it.each<[text: string, expected: object]>([
    [
      '#8 [linux/amd64 builder 4/5] RUN make\n#8 0.213 ok\n#8 DONE 1.2s',
      {
        number: 8,
        name: 'RUN make',
        stage: 'linux/amd64 builder',
        position: { index: 4, total: 5 },
        state: 'done',
        seconds: 1.2,
        outputLines: 1,
      },
    ],
    ['#6 [2/4] WORKDIR /src\n#6 CACHED', { stage: undefined, state: 'cached', seconds: undefined, level: 'info' }],
    ['#6 [2/4] COPY . .\n#6 CANCELED', { state: 'canceled' }],
    ['#1 [internal] load .dockerignore\n#1 transferring context: 2B done', { stage: 'internal', state: 'running' }],
    ['#3 [auth] library/debian:pull token for registry-1.docker.io\n#3 DONE 0.0s', { stage: 'auth', seconds: 0 }],
    ['#2 [context base] load from client\n#2 DONE 0.0s', { stage: 'context base', name: 'load from client' }],
    [
      '#8 [2/2] RUN make\n#8 0.213 compiling\n#8 12.01 make: *** Error 1\n#8 130.2 not found\n#8 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 137',
      {
        state: 'error',
        level: 'error',
        outputLines: 3,
        firstError: 'make: *** Error 1',
        error: 'process "/bin/sh -c make" did not complete successfully: exit code: 137',
        exitCode: 137,
      },
    ],
    ['#8 [2/2] RUN make\n#8 0.213 an error that does not matter\n#8 DONE 1.2s', { firstError: undefined }],
    ['#8 [2/2] RUN make\n#8 0.213 \n#8 DONE 1.2s', { outputLines: 1 }],
  ])('%s', (text, expected) => {
    expect(stepsOf(text)).toMatchObject([expected]);
  });

  it('a step is printed in parts when several run at once', () => {
    const text =
      '#1 [1/2] RUN a\n#1 0.100 x\n#1 ...\n\n#2 [2/2] RUN b\n#2 DONE 0.1s\n\n#1 [1/2] RUN a\n#1 0.200 y\n#1 DONE 0.3s';
    expect(stepsOf(text)).toMatchObject([
      { number: 1, outputLines: 2, state: 'done', seconds: 0.3 },
      { number: 2, state: 'done' },
    ]);
  });

  it('numbers that come back belong to another build', () => {
    const text =
      '#1 [1/1] FROM a\n#1 DONE 0.1s\n#1 [1/1] FROM a\n#1 DONE 0.1s\n#1 [1/1] FROM b\n#1 ERROR: failed to resolve source';
    expect(stepsOf(text)).toMatchObject([
      { name: 'FROM a', state: 'done' },
      { name: 'FROM a', state: 'done' },
      { name: 'FROM b', state: 'error', error: 'failed to resolve source' },
    ]);
  });
});

describe('steps in a terminal', () => {
  it('read a failed build with its excerpt and the place in the Dockerfile', () => {
    const text = fixture('terminal-failed');
    expect(stepsOf(text).map(({ name, state, seconds }) => [name, state, seconds])).toEqual([
      ['load build definition from Dockerfile', 'done', 0],
      ['load metadata for docker.io/library/node:20-alpine', 'done', 1.9],
      ['load .dockerignore', 'done', 0],
      ['FROM docker.io/library/node:20-alpine@sha256:2e4c1f2b7f8a0f3d5a1c', 'done', 3.2],
      ['WORKDIR /app', 'cached', 0],
      ['COPY package.json ./', 'done', 0],
      ['RUN npm ci', 'error', 6.9],
      ['COPY . .', 'canceled', 0],
    ]);
    expect(stepsOf(text).find(({ state }) => state === 'error')).toMatchObject({
      outputLines: 3,
      firstError: 'npm ERR! code ENOSPC',
      exitCode: 228,
    });
    expect(failuresOf(text)).toMatchObject([
      { exitCode: 228, file: 'Dockerfile', fileLine: 4, instruction: 'RUN npm ci', level: 'error' },
    ]);
  });

  it('a build that is drawn again is one build', () => {
    expect(stepsOf(fixture('terminal-drawn-again'))).toHaveLength(4);
  });

  it('the time goes back when another build begins', () => {
    const build = '[+] Building 2.0s (1/1) FINISHED\n => [1/1] FROM a   2.0s';
    expect(stepsOf(`${build}\n${build.replaceAll('2.0', '1.0')}`)).toMatchObject([{ seconds: 2 }, { seconds: 1 }]);
  });

  it('a step that shows its output still runs', () => {
    expect(stepsOf(fixture('terminal-still-running')).at(-1)).toMatchObject({
      state: 'running',
      seconds: 55.2,
      outputLines: 2,
    });
    expect(read(fixture('terminal-still-running'))).toMatchObject({ complete: false, missing: ['end of the build'] });
  });

  it('an excerpt does not count twice what was printed before', () => {
    expect(stepsOf(fixture('plain-failed')).find(({ number }) => number === 8)).toMatchObject({ outputLines: 4 });
  });

  it('a name that the terminal cut is found in the excerpt', () => {
    const text =
      ' => ERROR [2/2] RUN apt-get update && apt-ge 0.3s\n------\n > [2/2] RUN apt-get update && apt-get install x:\n0.300 E: failed\n------';
    expect(stepsOf(text)).toMatchObject([{ state: 'error', outputLines: 1, firstError: 'E: failed' }]);
  });

  it.each([
    ['failed to solve with frontend dockerfile.v0: executor failed running [/bin/sh -c a]: exit code: 1', 1],
    ['failed to solve: rpc error: code = Unknown desc = failed to compute cache key: "/x": not found', undefined],
  ])('%s', (message, exitCode) => {
    expect(failuresOf(message)).toMatchObject([{ message, exitCode, file: undefined }]);
  });
});

describe('steps of the legacy builder', () => {
  it('read a failed build; what commands print has no mark', () => {
    expect(stepsOf(fixture('legacy-failed'))).toMatchObject([
      { number: 1, name: 'FROM centos:7', position: { index: 1, total: 5 }, state: 'done' },
      { number: 2, state: 'cached' },
      {
        number: 3,
        state: 'error',
        outputLines: undefined,
        exitCode: 1,
        error: "The command '/bin/sh -c yum -y install gcc' returned a non-zero code: 1",
      },
    ]);
  });

  it('before 1.13 it does not say of how many', () => {
    const steps = stepsOf(fixture('legacy-1.12-done'));
    expect(steps.map(({ number, position, state }) => ({ number, position, state }))).toEqual(
      [1, 2, 3, 4].map((number) => ({ number, position: undefined, state: 'done' })),
    );
    expect(read(fixture('legacy-1.12-done')).complete).toBe(true);
  });

  it('a failure without its step stands alone', () => {
    const message = "The command '/bin/sh -c make' returned a non-zero code: 137";
    expect(read(message).records).toMatchObject([{ sort: 'failure', message, exitCode: 137 }]);
  });
});

describe('claims', () => {
  it.each([
    '# 5 things to know',
    '#5 is fixed',
    '#5 2.0 was released',
    '#5 DONE by noon',
    '#5 ERROR in the report',
    '#!/bin/sh',
    '## [1.2.0] - 2024-05-04',
    '=> Downloading nvm from git',
    '=> [x] done',
    '[+] Running 3/3',
    '[1/4] Resolving packages...',
    '> [a quote]: text',
    '> [!NOTE]:',
    '------',
    'Dockerfile:12',
    '  12 | >>> RUN make',
    '0.213 cc -o main',
    '#5 192.0.2.7 - - [GET /]',
    'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
    'Step 1: install docker',
    'Step 3/7: nothing',
    '---> Installing application source ...',
    'Successfully built a wheel',
    'Successfully tagged web:latest',
    'Removing intermediate container',
    'The command returned a non-zero code: 1',
    'COPY failed',
    '',
  ])('not %s', (text) => {
    expect(text === '' ? undefined : format.claim(lineOf(text), undefined)).toBeUndefined();
  });

  it('an error that ends a build belongs to the build, when one is open', () => {
    const solve = 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2';
    expect(claimed(`#8 ERROR: process "/bin/sh -c make" failed\n${solve}`)).toHaveLength(2);
    expect(claimed(`#8 ERROR: process "/bin/sh -c make" failed\na\nb\nc\nd\n${solve}`)).toHaveLength(1);
  });

  it.each([
    ['the same terminal', '[+] Building 0.0s (0/1)\n[+] Building 2.0s (1/1)\n => [1/1] FROM a 2.0s', 1],
    ['another on the same terminal', '[+] Building 2.0s (1/2)\n => [1/2] FROM a 2.0s\n[+] Building 0.1s (0/1)', 2],
    [
      'another on the same terminal, apart',
      '[+] Building 2.0s (1/2)\n => [1/2] FROM a 2.0s\n\n$ docker build .\n[+] Building 2.1s (0/1)',
      2,
    ],
    ['another excerpt of one that failed', ' > [1/2] RUN a:\nfailed to solve: x\n > [1/2] RUN b:', 2],
    ['several excerpts', ' > [1/2] RUN a:\n > [2/2] RUN b:\nfailed to solve: x', 1],
    ['terminal, then plain', '[+] Building 2.0s (1/1)\n => [1/1] FROM a 2.0s\n#1 [1/1] FROM a\n#1 DONE 2.0s', 2],
    ['plain, then legacy', '#1 [1/1] FROM a\n#1 DONE 2.0s\nStep 2/2 : RUN b', 2],
    ['legacy twice', 'Step 1/1 : FROM a\n ---> 4f2ab1c2d3e4\nStep 1/1 : FROM a', 2],
    [
      'plain twice',
      '#0 building with "default" instance using docker driver\n#1 [1/1] FROM a\n#0 building with "default" instance using docker driver',
      2,
    ],
  ])('%s', (_name, text, builds) => {
    const finder = new ArtifactFinder([format]);
    for (const line of linesOf(text)) if (line.text !== '') finder.feed(line);
    expect(finder.finish()).toHaveLength(builds);
  });

  it.each([
    ['------\n > [2/4] RUN make:\n0.213 x', 3],
    ['#9 exporting layers 0.1s done\n#9 naming to docker.io/library/web done\n#9 DONE 0.2s', 3],
    ['------\n#9 DONE 0.2s', 1],
    ['#9 is our ticket\n > [2/4] RUN make:', 1],
  ])('takes what leads to a build: %s', (text, lines) => {
    const finder = new ArtifactFinder([format]);
    for (const line of linesOf(text)) finder.feed(line);
    expect(finder.finish().map(({ lineNumbers }) => lineNumbers.length)).toEqual([lines]);
  });

  it('says how many steps there are', () => {
    expect(read(fixture('terminal-failed')).summary).toEqual({
      en: '8 steps, 1 failed',
      'zh-cn': '8 个步骤，1 个失败',
    });
    expect(read('#1 [1/1] FROM a').summary?.en).toBe('1 step');
  });

  it('what stands between the lines of the legacy builder is not taken', () => {
    const texts = claimed(fixture('legacy-failed')).map((line) => line.text);
    expect(texts.filter((text) => text.includes('mirror'))).toEqual([]);
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

test('no text makes it throw; records stand in order, inside of the text', () => {
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

test('a cut at the end of a line invents no step', () => {
  for (const name of FIXTURES) {
    const lines = fixture(name).split('\n');
    const key = (step: { line: number; name: string | undefined }) => `${step.line} ${step.name}`;
    const whole = new Set(stepsOf(lines.join('\n')).map(key));
    for (let end = 0; end <= lines.length; end++) {
      const invented = stepsOf(lines.slice(0, end).join('\n')).filter((step) => !whole.has(key(step)));
      expect(invented).toEqual([]);
    }
  }
});
