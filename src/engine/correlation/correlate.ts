/** From the records of all artifacts to the stories they tell together. */
import type { FactSource } from '../facts/define.ts';
import type { Artifact, Confidence, Envelope, Story, VersionFact } from '../model.ts';
import type { LineReader } from '../text/index.ts';
import { FactBase, type Known } from './fact-base.ts';
import type { Evidence, Rule } from './rule.ts';
import { printedHost, scenesOf } from './scenes.ts';

const ORDER: readonly Confidence[] = ['confirmed', 'likely', 'possible'];

/** The facts in all artifacts. A record of several lines may tell of one of them: then that one is where the fact stands. */
function* factsOf(sources: readonly FactSource[], { reader, artifacts }: Read): Generator<Known, void> {
  const byKind = new Map<string, FactSource>(sources.map((source) => [source.kind, source]));
  const scenes = scenesOf(reader, artifacts);
  for (const [index, artifact] of artifacts.entries()) {
    const source = byKind.get(artifact.kind);
    if (!source) continue;
    const scene = scenes[index] ?? { host: undefined };
    const isWrapped = artifact.envelopes.length > 0;
    for (const fact of source.tell(artifact.parsed.records)) {
      const isElsewhere = reader.numberAt(fact.from) !== fact.line;
      // A log may hold the lines of several hosts.
      const host = isWrapped ? printedHost(reader.read(fact.line)[0]?.envelopes ?? []) : undefined;
      const known = { ...fact, ...(isElsewhere && reader.spanOf(fact.line)), artifact: index, ...scene };
      yield host === undefined ? known : { ...known, host };
    }
  }
}

/** What a paste was read into. */
export interface Read {
  readonly reader: LineReader;
  readonly artifacts: readonly Artifact[];
  readonly versions: readonly VersionFact[];
}

/** What rules may look at in a paste. */
export function evidenceIn(sources: readonly FactSource[], read: Read): Evidence {
  const { reader, versions } = read;
  const envelopesOf = ({ line }: Known): readonly Envelope[] => reader.read(line)[0]?.envelopes ?? [];
  const wrappedTimeOf = (fact: Known): string | undefined =>
    envelopesOf(fact).find(({ time }) => time !== undefined)?.time;
  return {
    facts: new FactBase(factsOf(sources, read)),
    versions,
    timeOf: (fact) => fact.time ?? wrappedTimeOf(fact),
    wrappedTimeOf,
    speakerOf(fact) {
      const { program, unit } = envelopesOf(fact).findLast((envelope) => envelope.program ?? envelope.unit) ?? {};
      return { program, unit };
    },
  };
}

/** What the rules make of the facts: the surest stories first, in the order of the paste where they are as sure. */
export function correlate(rules: readonly Rule[], evidence: Evidence): readonly Story[] {
  return rules
    .flatMap((rule) => rule.find(evidence).toSorted(bySureness).slice(0, MOST_OF_A_RULE))
    .toSorted(bySureness);
}

/** Nobody reads more of one sort. */
const MOST_OF_A_RULE = 20;

function bySureness(a: Story, b: Story): number {
  return ORDER.indexOf(a.confidence) - ORDER.indexOf(b.confidence) || placeOf(a) - placeOf(b);
}

function placeOf({ steps }: Story): number {
  return steps[0]?.places[0]?.from ?? 0;
}
