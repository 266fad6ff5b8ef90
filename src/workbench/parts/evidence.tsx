/** The lines a finding rests on. A click shows them in the editor. */
import { useState } from 'preact/hooks';
import { useBench } from '../context.ts';
import type { EvidenceRow, Segment } from '../evidence.ts';

interface EvidenceProps {
  readonly rows: readonly EvidenceRow[];
  /** How often the signs matched beyond these rows. */
  readonly furtherMatches: number;
  /** Index of the row that is selected, if any. */
  readonly selected: number | undefined;
  readonly onShow: (row: number) => void;
}

const FIRST_ROWS = 4;

export function Evidence({ rows, furtherMatches, selected, onShow }: EvidenceProps) {
  const { strings } = useBench();
  const [isUnfolded, setUnfolded] = useState(false);
  // One more row than that is not worth a button.
  const isFolded = !isUnfolded && rows.length > FIRST_ROWS + 1 && (selected === undefined || selected < FIRST_ROWS);
  const shown = isFolded ? rows.slice(0, FIRST_ROWS) : rows;
  return (
    <>
      <ol class="bench-evidence">
        {shown.map((row, index) => (
          <li key={row.span.from}>
            <button
              type="button"
              aria-current={index === selected}
              title={strings.finding.show(row.line + 1)}
              onClick={() => onShow(index)}
            >
              <span class="bench-unseen">{strings.finding.line(row.line + 1)}: </span>
              <span class="bench-number" aria-hidden="true">
                {row.line + 1}
              </span>
              <code>
                {row.segments.map((segment) => (
                  <SegmentText segment={segment} />
                ))}
                {row.hiddenLines > 0 && <small> {strings.finding.hiddenLines(row.hiddenLines)}</small>}
              </code>
            </button>
          </li>
        ))}
      </ol>
      {isFolded && (
        <button type="button" class="bench-unfold" onClick={() => setUnfolded(true)}>
          {strings.finding.allEvidence(rows.length)}
        </button>
      )}
      {furtherMatches > 0 && <p class="bench-note">{strings.finding.furtherMatches(furtherMatches)}</p>}
    </>
  );
}

function SegmentText({ segment }: { readonly segment: Segment }) {
  if (segment.kind === 'cut') return <span class="bench-cut">…</span>;
  return segment.kind === 'mark' ? <mark>{segment.text}</mark> : <span>{segment.text}</span>;
}
