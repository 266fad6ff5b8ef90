/** Lines that the report names by their numbers. A click shows them in the editor. */
import { useBench } from '../context.ts';

interface LineListProps {
  readonly lines: readonly { readonly line: number; readonly text: string; readonly note?: string }[];
}

export function LineList({ lines }: LineListProps) {
  const { controller, strings } = useBench();
  return (
    <ol class="bench-evidence bench-lines">
      {lines.map(({ line, text, note }) => (
        <li key={line}>
          <button type="button" title={strings.finding.show(line + 1)} onClick={() => controller?.showLine(line)}>
            <span class="bench-unseen">{strings.finding.line(line + 1)}: </span>
            <span class="bench-number" aria-hidden="true">
              {line + 1}
            </span>
            <code>{text}</code>
          </button>
          {note && <p class="bench-note">{note}</p>}
        </li>
      ))}
    </ol>
  );
}

/** The number of a line in running text. */
export function LineButton({ line, word }: { readonly line: number; readonly word: string }) {
  const { controller, strings } = useBench();
  return (
    <button
      type="button"
      class="bench-place"
      title={strings.finding.show(line + 1)}
      onClick={() => controller?.showLine(line)}
    >
      {word}
    </button>
  );
}
