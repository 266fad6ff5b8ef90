/** The side that answers: what is shown depends on how far the analysis is and what came of it. */
import type { Report } from '../../engine/index.ts';
import { href } from '../../i18n/addresses.ts';
import type { FailureReason } from '../../worker/protocol.ts';
import type { Answer } from '../answer.ts';
import { useBench } from '../context.ts';
import type { State } from '../state.ts';
import { FIRST_COMMANDS, pasteNext } from '../suggestions.ts';
import { Commands } from './commands.tsx';
import { FailedTools } from './failed-tools.tsx';
import { FirstFinding, FurtherFinding } from './finding.tsx';
import { Stories } from './stories.tsx';
import { Understood } from './understood.tsx';
import { Working } from './working.tsx';

export function AnswerPanel({ state }: { readonly state: State }) {
  const { answer, phase, stale } = state;
  const isWaiting = stale || phase.kind === 'working';
  return (
    <div class="bench-answer" id="answer" aria-busy={isWaiting} data-waiting={isWaiting}>
      {phase.kind === 'working' && <Working phase={phase} />}
      {phase.kind === 'failed' && <Failed reason={phase.reason} />}
      {phase.kind === 'cancelled' && <Cancelled />}
      {answer ? <AnswerContent answer={answer} state={state} /> : isShort(phase) && <Start />}
    </div>
  );
}

/** An analysis of more than this takes long enough to be looked at. */
const SHORT = 1_000_000;

/** Whether there is nothing to show for what the analyzer is doing: the invitation stays until the answer comes. */
function isShort(phase: State['phase']): boolean {
  return phase.kind === 'idle' || (phase.kind === 'working' && phase.bytes < SHORT);
}

function AnswerContent({ answer, state }: { readonly answer: Answer; readonly state: State }) {
  const { strings } = useBench();
  const { findings, report } = answer;
  const [first, ...others] = findings;
  const isBinary = report.input.encoding === 'binary';
  // Where no failure is known by name, what was joined is the answer.
  const isToldFirst = !first && answer.stories.first.length > 0;
  if (isBinary && !first) return <Binary report={report} />;
  return (
    <>
      {first ? (
        <FirstFinding shown={first} index={0} state={state} key={first.finding.code} />
      ) : (
        <>
          {isToldFirst && <Stories answer={answer} state={state} />}
          <FailedTools report={report} />
          <NothingKnown report={report} />
        </>
      )}
      {isBinary && <Binary report={report} />}
      {!isToldFirst && <Stories answer={answer} state={state} />}
      {others.length > 0 && (
        <section class="bench-others" aria-labelledby="bench-others">
          <h2 id="bench-others">{strings.finding.others(others.length)}</h2>
          {others.map((shown, index) => (
            <FurtherFinding shown={shown} index={index + 1} state={state} key={shown.finding.code} />
          ))}
        </section>
      )}
      {first && <FailedTools report={report} />}
      <Understood report={report} answer={answer} />
    </>
  );
}

function NothingKnown({ report }: { readonly report: Report }) {
  const { language, strings } = useBench();
  const words = strings.nothing;
  const isShown = report.artifacts.some(({ line, lastLine }) => !isFailure(report, line, lastLine));
  const hasFailed = report.failedTools.length > 0;
  const meaning = isShown ? words.understood : hasFailed ? words.failedOnly : words.notUnderstood;
  return (
    <section class="bench-finding bench-nothing">
      <h2>{words.title}</h2>
      <p>{meaning}</p>
      {report.benign.length > 0 && <p>{words.benignOnly}</p>}
      <h3>{words.pasteNext}</h3>
      <p class="bench-note">{words.pasteNote}</p>
      <Commands commands={pasteNext(report)} />
      <p class="bench-more">
        <a href={href('/errors/', language)}>{words.browse}</a> <a href={href('/cases/', language)}>{words.cases}</a>
      </p>
    </section>
  );
}

/** Whether the lines of an artifact are those of a tool that failed. */
function isFailure({ failedTools }: Report, first: number, last: number): boolean {
  return failedTools.some(({ line }) => first <= line && line <= last);
}

function Binary({ report: { input } }: { readonly report: Report }) {
  const words = useBench().strings.binary;
  return (
    <section class="bench-finding bench-nothing">
      <h2>{words.title}</h2>
      <p>{input.binaryKind ? words.kind(input.name, input.binaryKind) : words.unknown(input.name)}</p>
      <p>{words.advice}</p>
    </section>
  );
}

function Start() {
  const words = useBench().strings.start;
  return (
    <section class="bench-start">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <h3>{words.nothingYet}</h3>
      <Commands commands={FIRST_COMMANDS} />
      <p class="bench-note">{words.thenPaste}</p>
    </section>
  );
}

function Failed({ reason }: { readonly reason: FailureReason }) {
  const { controller, strings } = useBench();
  return (
    <div class="bench-failed" role="alert">
      <p>{strings.failure[reason]}</p>
      {reason !== 'too-large' && (
        <button type="button" class="button plain" onClick={() => controller?.again()}>
          {strings.working.again}
        </button>
      )}
    </div>
  );
}

function Cancelled() {
  const { controller, strings } = useBench();
  return (
    <div class="bench-failed">
      <p>{strings.working.cancelled}</p>
      <button type="button" class="button plain" onClick={() => controller?.again()}>
        {strings.working.again}
      </button>
    </div>
  );
}
