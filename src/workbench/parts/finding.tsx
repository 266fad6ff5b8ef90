/** One finding: what it is, how sure that is, why, where it shows, and what to do next. */
import { useEffect, useRef } from 'preact/hooks';
import type { ShownFinding } from '../answer.ts';
import { useBench } from '../context.ts';
import { articleLink } from '../links.ts';
import type { State } from '../state.ts';
import { Commands } from './commands.tsx';
import { Evidence } from './evidence.tsx';
import { Explained } from './explained.tsx';
import { Icon } from './icon.tsx';
import { showStories } from './stories.tsx';

interface FindingProps {
  readonly shown: ShownFinding;
  readonly index: number;
  readonly state: State;
}

/** The answer: the finding that stands first. */
export function FirstFinding(props: FindingProps) {
  const { finding } = props.shown;
  const heading = useRef<HTMLHeadingElement>(null);
  useWanted(props, () => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('article')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <article class="bench-finding bench-first" aria-labelledby="bench-answer">
      <p class="bench-facts">
        <span class="bench-code">{finding.code}</span>
        <Explained word={useBench().strings.finding.confidence[finding.confidence]} kind={finding.confidence} />
        <Explained word={useBench().strings.finding.role[finding.role]} kind={finding.role} />
      </p>
      <h2 id="bench-answer" ref={heading} tabIndex={-1}>
        {finding.title}
      </h2>
      <FindingBody {...props} />
    </article>
  );
}

/** A further finding: folded, with what matters in sight. */
export function FurtherFinding(props: FindingProps) {
  const { strings } = useBench();
  const { finding, rows } = props.shown;
  const details = useRef<HTMLDetailsElement>(null);
  useWanted(props, () => {
    if (!details.current) return;
    details.current.open = true;
    details.current.querySelector('summary')?.focus({ preventScroll: true });
    details.current.scrollIntoView({ block: 'nearest' });
  });
  return (
    <details class="bench-finding" ref={details}>
      <summary>
        <span class="bench-facts">
          <span class="bench-code">{finding.code}</span>
          <span class="bench-word" data-kind={finding.confidence}>
            {strings.finding.confidence[finding.confidence].word}
          </span>
          <span class="bench-word" data-kind={finding.role}>
            {strings.finding.role[finding.role].word}
          </span>
          {rows[0] && <span class="bench-word">{strings.finding.line(rows[0].line + 1)}</span>}
        </span>
        <strong>{finding.title}</strong>
      </summary>
      <FindingBody {...props} />
    </details>
  );
}

function FindingBody({ shown: { finding, rows }, index, state }: FindingProps) {
  const { controller, language, strings } = useBench();
  const words = strings.finding;
  const values = Object.entries(finding.values).filter(([, value]) => value !== '');
  return (
    <div class="bench-body">
      <p class="bench-why">{finding.why}</p>
      {finding.versionNote && <p class="bench-version">{finding.versionNote}</p>}
      <p class="bench-ways">
        <a
          class={index === 0 ? 'button' : 'button plain'}
          href={articleLink(finding, language)}
          target="_blank"
          rel="noopener"
        >
          {words.article}
          <Icon name="arrow" />
          <span class="bench-unseen">({words.newTab})</span>
        </a>
        {index === 0 && state.answer && state.answer.stories.first.length > 0 && (
          <button type="button" class="bench-unfold" onClick={showStories}>
            {strings.stories.title}
          </button>
        )}
      </p>
      {rows.length > 0 && (
        <section>
          <h3>{words.evidence}</h3>
          <Evidence
            rows={rows}
            furtherMatches={finding.matches - finding.evidence.length}
            selected={state.selected?.finding === index ? state.selected.row : undefined}
            onShow={(row) => controller?.showEvidence(index, row)}
          />
        </section>
      )}
      {values.length > 0 && (
        <section>
          <h3>{words.values}</h3>
          <dl class="bench-values">
            {values.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {finding.next.length > 0 && (
        <section>
          <h3>{words.next}</h3>
          <p class="bench-note">{words.nextNote}</p>
          <Commands commands={finding.next} />
        </section>
      )}
    </div>
  );
}

/** Runs when this finding was asked for in the editor. */
function useWanted({ state: { wanted }, index }: FindingProps, show: () => void): void {
  useEffect(() => {
    if (wanted?.finding === index) show();
  }, [wanted]);
}
