import type { ArtifactKind, BaseRecord, RecordTypes } from '../model.ts';
import type { Fact } from './facts.ts';

/** How the records of one artifact kind say what they know in common words. */
export interface FactSource<K extends ArtifactKind = ArtifactKind> {
  readonly kind: K;
  /**
   * The facts in the records of one artifact, in their order. Must not throw.
   * A method, so that a source of one kind is a source of any kind; it is only called with records of its own.
   */
  tell(records: readonly (RecordTypes[K] & BaseRecord)[]): Iterable<Fact>;
}

/** A source of facts, typed by its artifact kind. */
export function defineFacts<K extends ArtifactKind>(
  kind: K,
  tell: (records: readonly (RecordTypes[K] & BaseRecord)[]) => Iterable<Fact>,
): FactSource<K> {
  return { kind, tell };
}
