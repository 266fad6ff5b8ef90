/** The analyzer's interface. Rendered when the page is built, so that the text area works before any script has come. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../engine/index.ts';
import { BenchContext } from './context.ts';
import type { Controller } from './controller.ts';
import { FIRST_INPUT } from './editor/editor.ts';
import { AnswerPanel } from './parts/answer.tsx';
import { Privacy } from './parts/privacy.tsx';
import { Statusbar } from './parts/statusbar.tsx';
import { Toolbar } from './parts/toolbar.tsx';
import type { State } from './state.ts';
import { type Strings, stringsIn } from './strings.ts';
import '../styles/diagram.css';
import './styles/frame.css';
import './styles/marks.css';
import './styles/answer.css';
import './styles/stories.css';
import './styles/understood.css';
import './styles/screens.css';

export interface BenchElements {
  readonly area: HTMLTextAreaElement;
  /** Where another editor may be put; it lies over the text area. */
  readonly host: HTMLElement;
}

export interface WorkbenchProps {
  readonly language: Language;
  /** Brings the page to life; left out when the page is built. */
  readonly connect?: (elements: BenchElements) => Controller;
  readonly onSample?: (controller: Controller) => void;
}

const BEFORE_SCRIPT: State = {
  inputs: [{ id: FIRST_INPUT, name: '', origin: 'paste' }],
  active: FIRST_INPUT,
  reading: false,
  filled: false,
  phase: { kind: 'idle' },
  answer: undefined,
  stale: false,
  selected: undefined,
  selectedStep: undefined,
  wanted: undefined,
  removed: undefined,
  part: undefined,
  editor: 'textarea',
  wrap: true,
  notice: undefined,
};

export function Workbench({ language, connect, onSample }: WorkbenchProps) {
  const strings = stringsIn(language);
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<Controller>();
  const [state, setState] = useState<State>(BEFORE_SCRIPT);
  useLayoutEffect(() => {
    if (!connect || !area.current || !host.current) return;
    const connected = connect({ area: area.current, host: host.current });
    setController(connected);
    setState(connected.state);
    return connected.subscribe(() => setState(connected.state));
  }, []);
  const bench = useMemo(() => ({ language, strings, controller }), [language, controller]);
  const isMonaco = state.editor === 'monaco';
  return (
    <BenchContext.Provider value={bench}>
      <div class="bench" data-editor={state.editor}>
        <section class="bench-input" aria-label={strings.input.region}>
          <Toolbar state={state} onSample={() => controller && onSample?.(controller)} />
          <div class="bench-editor" data-reading={state.reading}>
            <label class="bench-unseen" for="bench-text" hidden={isMonaco}>
              {strings.input.label}
            </label>
            <textarea
              id="bench-text"
              class="bench-text"
              ref={area}
              hidden={isMonaco}
              aria-describedby="bench-help"
              autocapitalize="off"
              autocomplete="off"
              autocorrect="off"
              spellcheck={false}
              placeholder=" "
              wrap="soft"
            />
            <div class="bench-host" ref={host} />
            {!state.filled && (
              <p class="bench-placeholder" aria-hidden="true">
                {strings.input.placeholder}
              </p>
            )}
            {state.reading && <p class="bench-reading">{strings.input.reading(nameOf(state))}</p>}
            <p class="bench-drop" aria-hidden="true">
              {strings.input.drop}
            </p>
          </div>
          <Statusbar state={state} />
          <p class="bench-unseen" id="bench-help">
            {strings.input.editorHelp}
          </p>
          <Privacy />
        </section>
        <AnswerPanel state={state} />
        <p class="bench-unseen" role="status" aria-live="polite">
          {summaryOf(state, strings)}
        </p>
      </div>
    </BenchContext.Provider>
  );
}

function nameOf({ active, inputs }: State): string {
  return inputs.find(({ id }) => id === active)?.name ?? '';
}

/** What is said aloud when an analysis has ended; an answer that is out of date is not repeated. */
function summaryOf({ answer, phase, stale }: State, { summary }: Strings): string {
  if (phase.kind === 'failed') return summary.failed;
  if (!answer || stale || phase.kind === 'working') return '';
  const { failedTools, findings, input } = answer.report;
  const told = answer.stories.first[0]?.story.text ?? '';
  if (input.encoding === 'binary') return summary.binary(input.binaryKind ?? input.name);
  const codes = findings.map(({ code }) => code);
  const found = codes.length === 0 ? `${summary.none} ${told}`.trim() : summary.found(codes.length, codes);
  const tools = [...new Set(failedTools.map(({ tool }) => tool))];
  return tools.length === 0 ? found : `${found} ${summary.failedTools(tools)}`;
}
