import { expect, it } from 'vitest';
import type { FoundArtifact } from '../../../src/engine/artifacts/find.ts';
import { LineLedger } from '../../../src/engine/artifacts/ledger.ts';
import type { ArtifactKind, Format } from '../../../src/engine/model.ts';

function artifact(kind: ArtifactKind, lineNumbers: readonly number[]): FoundArtifact {
  const format: Format = {
    kind,
    title: { en: kind, 'zh-cn': kind },
    patience: 0,
    separable: false,
    claim: () => undefined,
    parse: () => ({ records: [], gaps: [], complete: true, missing: [] }),
  };
  return { format, lineNumbers, parts: new Map(), envelopes: [], alarming: [] };
}

const ledger = new LineLedger(new Uint8Array(4), [
  artifact('daemon-log', [0, 1]),
  artifact('goroutine-dump', [1, 2]),
  artifact('strace', [1]),
]);

it.each<[number, ArtifactKind, boolean]>([
  [0, 'daemon-log', true],
  [0, 'goroutine-dump', false],
  [1, 'daemon-log', true],
  [1, 'goroutine-dump', true],
  [1, 'strace', true],
  [1, 'ps', false],
  [2, 'goroutine-dump', true],
  [2, 'strace', false],
  [3, 'daemon-log', false],
])('raw line %i is of a %s: %s', (line, kind, expected) => {
  expect(ledger.isOf(line, [kind])).toBe(expected);
});
