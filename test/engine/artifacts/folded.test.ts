import { expect, it } from 'vitest';
import { fromText } from '../../../src/engine/index.ts';
import { recordsIn } from '../../support/found.ts';

const DUMP = [
  '=== BEGIN goroutine stack dump ===',
  'goroutine 18 [running]:',
  'main.dumpStacks()',
  '\t/go/src/github.com/containerd/containerd/cmd/containerd/main_unix.go:69 +0x8c',
  '',
  'goroutine 8 [chan receive, 12 minutes]:',
  'main.main()',
  '\t/go/src/github.com/containerd/containerd/cmd/containerd/main.go:147 +0x47f',
  '=== END goroutine stack dump ===',
].join('\n');
const ENTRIES = {
  logfmt: [
    `time="2018-12-14T20:04:45Z" level=info msg=${JSON.stringify(DUMP)}`,
    'time="2018-12-14T20:04:46Z" level=info msg="next"',
  ],
  JSON: [
    JSON.stringify({ level: 'info', msg: DUMP, time: '2018-12-14T20:04:45Z' }),
    JSON.stringify({ level: 'info', msg: 'next', time: '2018-12-14T20:04:46Z' }),
  ],
};

it.each(Object.entries(ENTRIES))('a dump in one %s entry of a log: each reads its own lines', (_, entries) => {
  const found = recordsIn(fromText(entries.join('\n')));
  expect(found.map(({ kind, lineNumbers, gaps }) => ({ kind, lineNumbers, gaps }))).toEqual([
    { kind: 'daemon-log', lineNumbers: [0, 1], gaps: [] },
    { kind: 'goroutine-dump', lineNumbers: [0], gaps: [] },
  ]);
  const [log, dump] = found;
  expect(log?.records).toMatchObject([{ message: '=== BEGIN goroutine stack dump ===' }, { message: 'next' }]);
  expect(dump?.records).toHaveLength(2);
});
