/** Text that copying has changed: words run together, letters lowered, messages broken over lines. */
import { describe, expect, it } from 'vitest';
import { createFileAnalyzer } from '../../src/catalog/files.ts';
import { decode, fromText, type Report } from '../../src/engine/index.ts';
import { WRAPPINGS } from '../support/wrap.ts';

const analyzer = await createFileAnalyzer();

const REFLOWED: readonly (readonly [code: string, text: string])[] = [
  [
    'SB3001',
    'error response fromdaemon: oci runtimeerror:container_linux.go:247: starting containerprocess caused "exec:\\"/bin/zsh\\": executable filenot found in $path".',
  ],
  ['SB6001', 'cannot connect to the docker daemon at unix:\n\n///run/docker.sock. is the docker\ndaemon running?'],
  ['SB6003', 'docker.socket: failed to chownsocket at step group: no suchprocess'],
  ['SB8002', 'gethttps://192.0.2.7:5000/v1/_ping: http: server gave httpresponse to httpsclient'],
  ['SB5003', 'attach_loopback.go:42 there are nomore loopback devicesavailable.'],
];

const essence = ({ findings }: Report) =>
  findings.map(({ code, confidence, values }) => ({ code, confidence, values }));

describe.each(REFLOWED)('%s reflowed', (code, text) => {
  it('is found', () => {
    expect(analyzer.analyze(fromText(text)).findings[0]?.code).toBe(code);
  });

  it.each(WRAPPINGS)('the same in $name', ({ wrap }) => {
    expect(essence(analyzer.analyze(decode(wrap(text))))).toEqual(essence(analyzer.analyze(fromText(text))));
  });
});
