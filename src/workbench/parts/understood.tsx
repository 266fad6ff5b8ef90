/** What the analyzer made of the text beyond the findings: its parts, versions, harmless lines, and what it could not read. */
import type { Span } from '../../engine/index.ts';
import type { Answer, ShownArtifact } from '../answer.ts';
import { useBench } from '../context.ts';
import { InputMap } from './input-map.tsx';

export function Understood({ answer }: { readonly answer: Answer }) {
  const { strings } = useBench();
  const words = strings.understood;
  const { artifacts, report } = answer;
  const versions = Object.entries(report.versions);
  return (
    <section class="bench-understood" aria-labelledby="bench-understood">
      <h2 id="bench-understood">{words.title}</h2>
      {report.partial && <p class="bench-warning">{words.partial}</p>}
      <InputMap answer={answer} />
      {report.firstError && (
        <section>
          <h3>{strings.finding.firstError}</h3>
          <LineList answer={answer} lines={[report.firstError]} />
        </section>
      )}
      {artifacts.length > 0 && (
        <section>
          <h3>{words.artifacts}</h3>
          <ul class="bench-parts">
            {artifacts.map((shown) => (
              <ArtifactRow shown={shown} />
            ))}
          </ul>
        </section>
      )}
      {versions.length > 0 && (
        <section>
          <h3>{words.versions}</h3>
          <dl class="bench-values">
            {versions.map(([component, found]) => (
              <div key={component}>
                <dt>{component}</dt>
                <dd>
                  {found.version}
                  {!found.printed && <small> ({words.workedOut})</small>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {report.benign.length > 0 && (
        <section>
          <h3>{words.benign}</h3>
          <LineList
            answer={answer}
            lines={report.benign.map(({ line, text, why, count }) => ({
              line,
              text,
              note: `${why} (${words.times(count)})`,
            }))}
          />
        </section>
      )}
      {report.unread.lines > 0 && (
        <details>
          <summary>{words.unread(report.unread.lines)}</summary>
          <p class="bench-note">{words.unreadNote}</p>
          <LineList answer={answer} lines={report.unread.examples} />
        </details>
      )}
    </section>
  );
}

function ArtifactRow({ shown: { artifact, lastLine } }: { readonly shown: ShownArtifact }) {
  const { controller, strings } = useBench();
  const words = strings.understood;
  const { complete, envelopes, gaps, line, missing, records, summary, title } = artifact;
  const state = complete ? words.complete : missing.length > 0 ? words.missing(missing) : words.incomplete;
  return (
    <li>
      <button type="button" class="bench-range" onClick={() => controller?.select(artifact)}>
        <span class="bench-unseen">{words.lines} </span>
        {words.range(line + 1, lastLine + 1)}
      </button>
      <div>
        <strong>{title}</strong>
        <ul class="bench-notes">
          <li>{summary ?? words.records(records)}</li>
          <li data-complete={complete}>{state}</li>
          {gaps.length > 0 && <li>{words.gaps(gaps.length)}</li>}
          {envelopes.length > 0 && (
            <li>
              {words.envelopes}: {envelopes.join(' › ')}
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}

interface LineListProps {
  readonly answer: Answer;
  readonly lines: readonly { readonly line: number; readonly text: string; readonly note?: string }[];
}

function LineList({ answer, lines }: LineListProps) {
  const { controller, strings } = useBench();
  const show = (span: Span | undefined) => span && controller?.select(span);
  return (
    <ol class="bench-evidence bench-lines">
      {lines.map(({ line, text, note }) => (
        <li key={line}>
          <button type="button" title={strings.finding.show(line + 1)} onClick={() => show(answer.lineSpans.get(line))}>
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
