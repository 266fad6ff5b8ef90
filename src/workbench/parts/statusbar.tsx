/** Below the editor: what is in it, and the way through the evidence. */
import { evidenceInOrder } from '../answer.ts';
import { useBench } from '../context.ts';
import type { State } from '../state.ts';
import { sizeInWords } from '../strings.ts';
import { Icon } from './icon.tsx';

export function Statusbar({ state }: { readonly state: State }) {
  const { controller, strings } = useBench();
  const words = strings.input;
  const { answer, part } = state;
  if (!answer && !part && !state.notice && state.editor === 'textarea') return null;
  return (
    <div class="bench-statusbar">
      {part && <p class="bench-part">{words.part(sizeInWords(part.shown), sizeInWords(part.all))}</p>}
      {state.notice && (
        <p class="bench-part" role="status">
          {state.notice}
        </p>
      )}
      <span class="bench-size">
        {answer && words.size(answer.report.input.lines, sizeInWords(answer.report.input.bytes))}
      </span>
      <EvidenceWay state={state} />
      {state.editor === 'monaco' && (
        <button
          type="button"
          aria-pressed={state.wrap}
          aria-label={words.wrap}
          title={words.wrap}
          onClick={() => controller?.setWrap(!state.wrap)}
        >
          <Icon name="wrap" />
        </button>
      )}
    </div>
  );
}

function EvidenceWay({ state: { answer, selected } }: { readonly state: State }) {
  const { controller, strings } = useBench();
  const places = answer ? evidenceInOrder(answer) : [];
  if (places.length === 0) return null;
  const index = places.findIndex(({ finding, row }) => finding === selected?.finding && row === selected.row);
  const words = strings.input;
  return (
    <span class="bench-way">
      <button
        type="button"
        aria-label={words.previousEvidence}
        title={words.previousEvidence}
        onClick={() => controller?.step(-1)}
      >
        <Icon name="previous" />
      </button>
      <span>{index < 0 ? words.evidenceCount(places.length) : words.evidenceOf(index + 1, places.length)}</span>
      <button
        type="button"
        aria-label={words.nextEvidence}
        title={words.nextEvidence}
        onClick={() => controller?.step(1)}
      >
        <Icon name="next" />
      </button>
    </span>
  );
}
