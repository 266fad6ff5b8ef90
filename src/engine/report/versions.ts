/** The versions a report names: for each component the one to go by, and others that do not fit it. */
import type { Component, Language, Report, ReportedVersion, VersionFact } from '../model.ts';
import { agree } from '../versions/index.ts';
import { versionText } from './explain.ts';

/** Hosts and clients of other versions, each once. */
const MOST_OTHERS = 8;

export function reportedVersions(
  facts: ReadonlyMap<Component, readonly VersionFact[]>,
  language: Language,
): Report['versions'] {
  return Object.fromEntries(
    [...facts].flatMap(([component, [leading, ...others]]) => {
      if (!leading) return [];
      const different = differing(leading, others).map((fact) => reported(fact, language));
      return [[component, { ...reported(leading, language), ...(different.length > 0 && { others: different }) }]];
    }),
  );
}

/** The facts that can be about none of the versions before them. */
function differing(leading: VersionFact, others: readonly VersionFact[]): VersionFact[] {
  const different: VersionFact[] = [];
  for (const fact of others) {
    if (different.length === MOST_OTHERS) break;
    if (![leading, ...different].some((known) => agree(known, fact))) different.push(fact);
  }
  return different;
}

function reported(fact: VersionFact, language: Language): ReportedVersion {
  const { version, line, printed, upTo, orNewer, evidence } = fact;
  return {
    version,
    text: versionText(fact, language),
    line,
    printed,
    ...(upTo !== undefined && { upTo }),
    ...(orNewer && { orNewer }),
    ...(evidence !== undefined && { evidence }),
  };
}
