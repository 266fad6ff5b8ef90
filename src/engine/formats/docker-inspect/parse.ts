import type { Line, Parsed } from '../../model.ts';
import { type Found, type JsonObject, JsonReader } from './json.ts';
import { missingMembers, read } from './objects.ts';
import type { InspectedObject } from './record.ts';
import { summaryOf } from './summary.ts';

/** Reads the objects of one `docker inspect`; each is one record. */
export function parse(lines: Iterable<Line>): Parsed<InspectedObject> {
  const reader = new JsonReader();
  for (const line of lines) {
    if (line.text.trim() !== '') reader.feed(line);
  }
  const whole = reader.finish();
  const objects = joined(reader.found).filter(({ value }) => value.size > 0);
  const missing = [
    ...objects.flatMap(({ value }) => missingMembers(value)),
    ...(reader.repaired ? ['lines'] : []),
    ...(whole ? [] : ['end']),
    ...(objects.length === 0 ? ['objects'] : []),
  ];
  const records = objects.map(toRecord);
  const summary = summaryOf(records);
  return {
    records,
    ...(summary && { summary }),
    gaps: [...new Set(reader.gaps)],
    complete: missing.length === 0 && reader.gaps.length === 0,
    missing: [...new Set(missing)],
  };
}

/** Where an object begins in the middle of another, its first members belong to one of the inner objects. */
const INNER: readonly (readonly [name: string, members: readonly string[]])[] = [
  ['State', ['OOMKilled', 'ExitCode', 'FinishedAt', 'Running']],
  ['HostConfig', ['NetworkMode', 'MemorySwap', 'PidsLimit', 'CgroupParent']],
  ['Config', ['Entrypoint', 'Env', 'AttachStdin', 'WorkingDir']],
  ['NetworkSettings', ['SandboxKey', 'Networks', 'SandboxID']],
];

function joined(found: readonly Found[]): Found[] {
  const whole: Found[] = [];
  for (const object of found) {
    const before = whole.at(-1);
    const name = before?.headless ? innerNameOf(before.value) : undefined;
    if (before === undefined || name === undefined || !object.headless) {
      whole.push(object);
      continue;
    }
    whole.pop();
    const value: JsonObject = new Map([[name, before.value], ...object.value]);
    whole.push({ ...object, value, first: before.first });
  }
  return whole.map(withInnerNamed);
}

function innerNameOf(object: JsonObject): string | undefined {
  return INNER.find(([, members]) => members.some((member) => object.has(member)))?.[0];
}

/** Nothing but the members of an inner object: a part of the output, or `docker inspect -f '{{json .State}}'`. */
function withInnerNamed(found: Found): Found {
  const outer = found.value.has('Id') || INNER.some(([inner]) => found.value.has(inner));
  const name = outer ? undefined : innerNameOf(found.value);
  return name === undefined ? found : { ...found, value: new Map([[name, found.value]]) };
}

/** The state at the moment of the look, no event: it has no level. */
function toRecord({ value, first, last, cut }: Found): InspectedObject {
  const object = read(value);
  const headless = object.sort !== 'volume' && object.id === undefined;
  return { from: first.from, to: last.to, line: first.number, ...object, cut: cut || headless };
}
