/** The input as a strip: its parts from the first line (left) to the last, and where the evidence stands. */
import type { Answer } from '../answer.ts';
import { useBench } from '../context.ts';

export function InputMap({ answer: { findings, report } }: { readonly answer: Answer }) {
  const { strings } = useBench();
  const total = Math.max(1, report.input.lines);
  const percent = (line: number) => `${((100 * line) / total).toFixed(2)}%`;
  const marks = findings.flatMap(({ rows }, index) => rows.map(({ line }) => ({ line, isFirst: index === 0 })));
  if (total < 2) return null;
  return (
    <svg class="bench-map" width="100%" height="22" role="img" aria-label={strings.understood.map}>
      <rect class="bench-map-all" x="0" y="5" width="100%" height="12" rx="3" />
      {report.artifacts.map(({ line, lastLine, title }) => (
        <rect class="bench-map-part" x={percent(line)} y="5" width={percent(lastLine + 1 - line)} height="12">
          <title>{`${title}: ${strings.understood.range(line + 1, lastLine + 1)}`}</title>
        </rect>
      ))}
      {marks.map(({ line, isFirst }) => (
        <rect
          class={isFirst ? 'bench-map-mark bench-map-first' : 'bench-map-mark'}
          x={percent(line)}
          y="0"
          width="3"
          height="22"
          rx="1"
        />
      ))}
    </svg>
  );
}
