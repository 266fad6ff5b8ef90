/** What the engine finds in a text when all formats are asked. */
import { loadParts } from '../../src/catalog/files.ts';
import { ArtifactFinder, type FoundArtifact, linesOf, orderFormats } from '../../src/engine/artifacts/find.ts';
import type { Input } from '../../src/engine/index.ts';
import type { BaseRecord, Line } from '../../src/engine/model.ts';
import { LineReader } from '../../src/engine/text/index.ts';

const formats = orderFormats((await loadParts()).formats);

function findAll(reader: LineReader): FoundArtifact[] {
  const finder = new ArtifactFinder(formats);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder.finish();
}

/** The artifacts in an input as the marks of fixtures write them. */
export function bordersIn({ text }: Input): string[] {
  return findAll(new LineReader(text)).map(
    ({ format, lineNumbers }) => `${format.kind} ${(lineNumbers[0] ?? 0) + 1}-${(lineNumbers.at(-1) ?? 0) + 1}`,
  );
}

export interface FoundRecords {
  readonly kind: string;
  readonly separable: boolean;
  /** Its lines, and the numbers of their raw lines. */
  readonly lines: readonly Line[];
  readonly lineNumbers: readonly number[];
  readonly complete: boolean;
  readonly missing: readonly string[];
  readonly gaps: readonly number[];
  readonly records: readonly BaseRecord[];
}

/** What is read from each artifact in an input. */
export function recordsIn({ text }: Input): FoundRecords[] {
  const reader = new LineReader(text);
  return findAll(reader).map((artifact) => {
    const { kind, separable, parse } = artifact.format;
    const { lineNumbers } = artifact;
    const lines = [...linesOf(reader, artifact)];
    const { records, complete, missing, gaps } = parse(lines);
    return { kind, separable, lines, lineNumbers, complete, missing, gaps, records };
  });
}

const PLACE = /^(?:line|lines|from|to|span|\w+Line)$/;

/** A record as text, without the places that depend on where it stands. */
export function withoutPlaces(record: unknown): string {
  return JSON.stringify(record, (key, value: unknown) => (PLACE.test(key) ? undefined : value));
}
