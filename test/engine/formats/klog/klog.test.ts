import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/klog/index.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { claimed, FIXTURES, fixture, read, readMessage } from './read.ts';

const ID = 'b3efb286'.padEnd(64, '7');
const UID = '63ed1175-d782-405e-ac4c-42b92f6eb334';

describe('structured messages', () => {
  it.each<[message: string, text: string, fields: Record<string, string>]>([
    ['"Started kubelet"', 'Started kubelet', {}],
    ['"Starting to listen" address="0.0.0.0" port=10250', 'Starting to listen', { address: '0.0.0.0', port: '10250' }],
    ['"a \\"quoted\\" word" err="line\\none\\ttab \\u00e9 \\\\"', 'a "quoted" word', { err: 'line\none\ttab é \\' }],
    ['"x" list=[a b c] map=map[a:1 b:2] next=1', 'x', { list: '[a b c]', map: 'map[a:1 b:2]', next: '1' }],
    ['"x" event=&{ID:a Data:{b c}} pod="s/p"', 'x', { event: '&{ID:a Data:{b c}}', pod: 's/p' }],
    ['"x" config={"a":"} \\" {","b":[1,2]} last=true', 'x', { config: '{"a":"} \\" {","b":[1,2]}', last: 'true' }],
    ['"x" mount path="" error="stat"', 'x', { 'mount path': '', error: 'stat' }],
    ['"x" empty= next=1', 'x', { empty: '', next: '1' }],
    ['"x" no pairs here', 'x', {}],
  ])('%s', (message, text, fields) => {
    expect(readMessage(message)).toMatchObject({ message: text, structured: true, fields, cut: false, level: 'error' });
  });

  it.each([
    ['"Error syncing pod, skip', {}],
    ['"x" err="failed to \\"Start', { err: 'failed to "Start' }],
    ['"x" config={"a":"b"', { config: '{"a":"b"' }],
    ['"x" err="ends in a backslash\\', { err: 'ends in a backslash\\' }],
  ])('marks %s as cut', (message, fields) => {
    expect(readMessage(message)).toMatchObject({ fields, cut: true });
  });
});

describe('what a message is about', () => {
  it.each<[message: string, expected: object]>([
    [
      `"x" pod="shop/web-0" podUID="${UID}" containerName="app"`,
      { pod: 'shop/web-0', podUid: UID, containerName: 'app' },
    ],
    [`"x" containerID="containerd://${ID}" err="boom"`, { container: ID, error: 'boom' }],
    [`"x" containerID={"Type":"containerd","ID":"${ID}"}`, { container: ID }],
    [`"x" podSandboxID="${ID}"`, { sandbox: ID, container: undefined }],
    ['"x" podName="web-0" podNamespace="shop"', { pod: 'shop/web-0' }],
    [`"x" event={"ID":"${UID}","Type":"ContainerDied","Data":"${ID}"}`, { container: ID }],
    [`CreatePodSandbox for pod "web-0_shop(${UID})" failed: x`, { pod: 'shop/web-0', podUid: UID }],
    [`start failed in pod web-0_shop(${ID.slice(0, 32)}): x`, { pod: 'shop/web-0', podUid: ID.slice(0, 32) }],
    [
      `SyncLoop (PLEG): event: &pleg.PodLifecycleEvent{ID:"${UID}", Type:"ContainerDied", Data:"${ID}"}`,
      { container: ID },
    ],
    [`Container "${ID}" not found in pod's containers`, { container: ID }],
    [`ContainerStatus "${ID}" from runtime service failed: rpc error`, { container: ID }],
    [`RemoveContainer - Container ID: ${ID}`, { container: ID }],
    [`StopPodSandbox "${ID}" from runtime service failed: rpc error`, { sandbox: ID, container: undefined }],
    ['RunPodSandbox from runtime service failed: rpc error', { sandbox: undefined, pod: undefined, error: undefined }],
    [`the uid (${UID}) without a name`, { pod: undefined, podUid: undefined }],
    [`image sha256:${ID} pulled`, { container: undefined }],
  ])('%s', (message, expected) => {
    expect(readMessage(message)).toMatchObject(expected);
  });

  it.each([
    ['"Container runtime initialized" containerRuntime="containerd" version="v1.7.13"', { containerd: '1.7.13' }],
    ['"Container runtime initialized" containerRuntime="cri-o" version="1.29.1"', undefined],
    ['Container runtime docker initialized, version: 19.03.15, apiVersion: 1.40.0', { docker: '19.03.15' }],
    ['"Kubelet version" kubeletVersion="v1.33.5"', undefined],
  ])('versions: %s', (message, versions) => {
    expect(readMessage(message).versions).toEqual(versions);
  });
});

describe('values of several lines', () => {
  it('are put together, with the pairs behind them', () => {
    const [probe, exec, next] = read(fixture('1.33-values-of-several-lines')).records;
    expect(probe?.fields['output']).toBe(
      'Traceback (most recent call last):\nFile "/check.py", line 3, in <module>\nConnectionRefusedError: [Errno 111] Connection refused',
    );
    expect(exec?.error).toMatch(/^rpc error: .* no such file or directory: unknown$/);
    expect(exec).toMatchObject({ fields: { cmd: '["/bin/check","-v"]' }, container: expect.stringMatching(/^7a33/) });
    expect(next?.message).toBe('SyncLoop (probe)');
  });

  it('go on behind a line of another process, but not of their own', () => {
    const header = 'E1104 10:04:17.000001    1302 log.go:32] "ExecSync failed"';
    const other = 'I1104 10:04:18.000002    1302 kubelet.go:2658] "SyncLoop (probe)" probe="readiness"';
    const errorsIn = (text: string) => read(text).records.map(({ error }) => error);
    const ofOther = `Nov  4 10:02:31 node-7 kubelet[1302]: ${other}`;
    expect(errorsIn(`${header} err=<\n${ofOther}\n\tx\n > pod="a"`)).toEqual(['x', undefined]);
    expect(errorsIn(`${header} err=<\n\tx\n${ofOther}\n\ty\n > pod="a"`)).toEqual(['x\ny', undefined]);
    expect(errorsIn(`${header} err=<\n${other}\n\tx\n > pod="a"`)).toEqual(['', undefined]);
  });

  it('take no line that is not theirs', () => {
    const header = 'I1104 10:04:16.177554    1302 prober.go:120] "Probe failed"';
    const takes = (text: string) => claimed(text).length;
    expect(takes(`${header} output=<\n\tx`)).toBe(2);
    expect(takes(`${header} output=<\nx`)).toBe(1);
    expect(takes(`${header} output="x"\n\tx`)).toBe(1);
    expect(takes(`${header} output=<\nother\n\tx`)).toBe(2);
    expect(takes(`${header} output=<\nother\n    x`)).toBe(1);
    expect(takes(`${header} output=<\n1\n2\n3\n\tx`)).toBe(1);
  });
});

describe('claims', () => {
  it.each([
    'E0612 14:01:52.353546   21142 remote_runtime.go:295] x',
    'W0612 14:01:52.353546 1 a.go:1] "x"',
    'Dec 14 20:04:46 node-7 kubelet[21142]: I1214 20:04:46.101546   21142 kubelet.go:1794] x',
  ])('%s', (text) => {
    expect(format.claim(lineOf(text), undefined)).toBe('continues');
  });

  it.each([
    'kubelet.go:1836] skipping pod synchronization',
    'E0612 the code of an error',
    '"Error syncing pod, skipping" err="x"',
    'Dec 14 20:04:46 node-7 kubelet[21142]: Flag --cadvisor-port has been deprecated',
    'time="2018-12-14T20:04:45Z" level=info msg="x"',
    '{"ts":1714846,"caller":"a.go:1","msg":"x"}',
    '\tfirst line of something',
    'goroutine 1 [running]:',
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

test('no text makes it throw; each line with a header is a record', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const lines = claimed(text);
      const { records } = format.parse(lines);
      const headers = lines.filter(({ envelopes }) => envelopes.some(({ kind }) => kind === 'klog'));
      expect(records.map(({ line }) => line)).toEqual(headers.map(({ number }) => number));
      expect(() => format.parse(linesOf(text))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('a cut anywhere invents no field, but in an entry that is marked', () => {
  for (const name of FIXTURES) {
    const text = fixture(name);
    const whole = new Map(read(text).records.map((entry) => [entry.line, entry]));
    for (let end = 0; end < text.length; end += 5) {
      // A number or word at the very end may have lost its last letters, and nobody can tell.
      for (const entry of read(text.slice(0, end)).records.slice(0, -1)) {
        expect(entry.fields).toEqual(whole.get(entry.line)?.fields);
      }
    }
  }
});
