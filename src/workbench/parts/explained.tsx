/** How sure something is, and what that means. */
import { useId } from 'preact/hooks';
import type { Confidence, Role } from '../../engine/index.ts';

interface ExplainedProps {
  readonly word: { readonly word: string; readonly meaning: string };
  readonly kind: Confidence | Role;
}

/** A word whose meaning is shown while it is pointed at or focused. */
export function Explained({ word, kind }: ExplainedProps) {
  const id = useId();
  return (
    <span class="bench-explained">
      <button type="button" class="bench-word" data-kind={kind} aria-describedby={id}>
        {word.word}
      </button>
      <span role="tooltip" id={id}>
        {word.meaning}
      </span>
    </span>
  );
}
