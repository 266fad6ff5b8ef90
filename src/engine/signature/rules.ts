/**
 * One table of everything that is looked for in lines: the wordings of all signatures, of versions and of benign lines.
 * A rule says whom a match belongs to; the literals of all rules are found in one scan.
 */
import type { ArtifactKind } from '../model.ts';
import { squeeze } from './check.ts';
import { type CompiledPattern, compilePattern } from './compile.ts';
import type { LineWording } from './define.ts';
import { LiteralScanner } from './literal-scanner.ts';

export interface Rule {
  /** Index into the rules; unique. */
  readonly id: number;
  /** Whom a match belongs to, for example a case's code. */
  readonly owner: string;
  /** Name of the sign. */
  readonly sign: string;
  readonly pattern: CompiledPattern;
  readonly within: readonly ArtifactKind[] | undefined;
}

export interface WordingGroup {
  readonly owner: string;
  readonly sign: string;
  readonly wordings: readonly LineWording[];
  readonly within?: readonly ArtifactKind[] | undefined;
}

export interface RuleTable {
  readonly rules: readonly Rule[];
  readonly scanner: LiteralScanner;
  /** The rules that need a literal, by its index in the scanner. */
  readonly byLiteral: readonly (readonly Rule[])[];
}

/** Compiles all wordings; those with the same literal share its place in the scan. */
export function compileRules(groups: readonly WordingGroup[]): RuleTable {
  const rules: Rule[] = [];
  const byLiteral = new Map<string, Rule[]>();
  for (const { owner, sign, wordings, within } of groups) {
    for (const [literal, pattern] of wordings) {
      const rule = { id: rules.length, owner, sign, pattern: compilePattern(pattern), within };
      rules.push(rule);
      const key = squeeze(literal);
      byLiteral.set(key, [...(byLiteral.get(key) ?? []), rule]);
    }
  }
  return {
    rules,
    scanner: new LiteralScanner([...byLiteral.keys()]),
    byLiteral: [...byLiteral.values()],
  };
}
