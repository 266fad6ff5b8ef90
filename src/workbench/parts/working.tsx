/** How far an analysis is, and the way to stop it. */
import { useBench } from '../context.ts';
import type { State } from '../state.ts';
import { sizeInWords } from '../strings.ts';

/** Comes into sight by itself when the analysis takes a moment, so that short ones do not flicker. */
export function Working({
  phase: { bytes, progress },
}: {
  readonly phase: Extract<State['phase'], { kind: 'working' }>;
}) {
  const { controller, strings } = useBench();
  const words = strings.working;
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  const stage = progress && new Map(Object.entries(words.stage)).get(progress.stage);
  const done = progress ? words.of(sizeInWords(Math.round(share * bytes)), sizeInWords(bytes)) : sizeInWords(bytes);
  return (
    <div class="bench-working">
      <progress max="1" {...(progress && { value: share })} aria-label={stage ?? words.reading} />
      <span>
        {stage ?? words.reading} {done}
      </span>
      <button type="button" onClick={() => controller?.cancel()}>
        {words.cancel}
      </button>
    </div>
  );
}
