/** What the analyzer made of the text beyond the findings: its parts, versions, harmless lines, and what it could not read. */
import { useState } from 'preact/hooks';
import type { Report, ReportedArtifact, ReportedVersion } from '../../engine/index.ts';
import type { Answer } from '../answer.ts';
import { useBench } from '../context.ts';
import { InputMap } from './input-map.tsx';
import { LineButton, LineList } from './lines.tsx';

interface UnderstoodProps {
  readonly report: Report;
  readonly answer: Answer;
}

export function Understood({ report, answer }: UnderstoodProps) {
  const { strings } = useBench();
  const words = strings.understood;
  const { artifacts, benign, firstError, unread } = report;
  return (
    <section class="bench-understood" aria-labelledby="bench-understood">
      <h2 id="bench-understood">{words.title}</h2>
      {report.partial && <p class="bench-warning">{words.partial}</p>}
      <InputMap answer={answer} />
      {firstError && (
        <section>
          <h3>{strings.finding.firstError}</h3>
          <LineList lines={[firstError]} />
        </section>
      )}
      {artifacts.length > 0 && (
        <section>
          <h3>{words.artifacts}</h3>
          <ul class="bench-parts">
            {artifacts.map((artifact) => (
              <ArtifactRow artifact={artifact} key={`${artifact.kind} ${artifact.from}`} />
            ))}
          </ul>
        </section>
      )}
      <Versions report={report} />
      {benign.length > 0 && (
        <section>
          <h3>{words.benign}</h3>
          <LineList
            lines={benign.map(({ line, text, why, count }) => ({ line, text, note: `${why} (${words.times(count)})` }))}
          />
        </section>
      )}
      {unread.lines > 0 && (
        <details>
          <summary>{words.unread(unread.lines)}</summary>
          <p class="bench-note">{words.unreadNote}</p>
          <LineList lines={unread.examples} />
        </details>
      )}
    </section>
  );
}

function ArtifactRow({ artifact }: { readonly artifact: ReportedArtifact }) {
  const { controller, strings } = useBench();
  const words = strings.understood;
  const { complete, envelopes, gapCount, line, lastLine, missing, others, records, summary, title } = artifact;
  return (
    <li>
      <strong>{title}</strong>
      <ul class="bench-notes">
        <li>{summary ?? words.records(records)}</li>
        <li>
          <button type="button" class="bench-place" onClick={() => controller?.select(artifact)}>
            {words.lines(line + 1, lastLine + 1)}
          </button>
          {others > 0 && ` ${words.between(others)}`}
        </li>
        {envelopes.length > 0 && <li>{words.peeled(envelopes)}</li>}
        {!complete && <li data-complete="false">{words.missing(missing)}</li>}
        {gapCount > 0 && <Gaps artifact={artifact} />}
      </ul>
    </li>
  );
}

const FIRST_GAPS = 6;

/** The lines of an artifact that were not understood; each number goes to its line. */
function Gaps({ artifact: { gaps, gapCount } }: { readonly artifact: ReportedArtifact }) {
  const words = useBench().strings.understood;
  const [isUnfolded, setUnfolded] = useState(false);
  // One more number than that is not worth a button.
  const isFolded = !isUnfolded && gaps.length > FIRST_GAPS + 1;
  const shown = isFolded ? gaps.slice(0, FIRST_GAPS) : gaps;
  const more = gapCount - shown.length;
  return (
    <li data-complete="false" class="bench-gaps">
      {words.gaps(gapCount)}
      {shown.map((line) => (
        <LineButton line={line} word={words.range(line + 1, line + 1)} key={line} />
      ))}
      {isFolded ? (
        <button type="button" class="bench-unfold" onClick={() => setUnfolded(true)}>
          {words.moreGaps(more)}
        </button>
      ) : (
        more > 0 && <span>{words.moreGaps(more)}</span>
      )}
    </li>
  );
}

function Versions({ report: { versions } }: { readonly report: Report }) {
  const words = useBench().strings.understood;
  const found = Object.entries(versions);
  if (found.length === 0) return null;
  return (
    <section>
      <h3>{words.versions}</h3>
      <dl class="bench-values">
        {found.map(([component, version]) => (
          <div key={component}>
            <dt>{component}</dt>
            <dd>
              <VersionRow version={version} />
              {version.others?.map((other) => (
                <VersionRow version={other} key={other.line} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A version, where it stands, and what it was worked out from when it is not printed there. */
function VersionRow({ version: { text, line, printed, evidence } }: { readonly version: ReportedVersion }) {
  const words = useBench().strings.understood;
  return (
    <p class="bench-found-version">
      <span>{text}</span>
      <LineButton line={line} word={words.lines(line + 1, line + 1)} />
      {!printed && <small>{words.workedOut(evidence ?? '')}</small>}
    </p>
  );
}
