/**
 * Brings the analyzer to life in a page:
 *
 *     <div id="workbench"><Workbench language={language} /></div>
 *     <script>import { mountWorkbench } from '…/workbench/mount.ts'; mountWorkbench(…);</script>
 *
 * Rendering the component with the page is optional; what was typed into a text area in the root is kept either way.
 */
import { h, hydrate, render } from 'preact';
import type { Language } from '../engine/index.ts';
import { createAnalyzerClient, latestOnly } from '../worker/client.ts';
import { Controller } from './controller.ts';
import { loadMonaco, wantsMonaco } from './editor/load.ts';
import { TextareaEditor } from './editor/textarea.ts';
import { receiveText } from './handover.ts';
import { listenToPage } from './page-input.ts';
import { stringsIn } from './strings.ts';
import { createTakeOver, onFirst } from './takeover.ts';
import { type BenchElements, Workbench } from './workbench.tsx';

export function mountWorkbench(root: HTMLElement): void {
  const language: Language = document.documentElement.lang.toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en';
  const workbench = h(Workbench, {
    language,
    connect: (elements: BenchElements) => connect(elements, language),
    onSample: (controller: Controller) => void openSample(controller, language),
  });
  if (root.querySelector('.bench')) hydrate(workbench, root);
  else replace(root, () => render(workbench, root));
}

/** Renders into a root that may hold a simpler text area, and keeps what was typed into it. */
function replace(root: HTMLElement, renderInto: () => void): void {
  const before = root.querySelector('textarea');
  const hadFocus = before !== null && document.activeElement === before;
  root.replaceChildren();
  renderInto();
  const after = root.querySelector('textarea');
  if (!before || !after) return;
  if (hadFocus) after.focus();
  if (before.value === '') return;
  after.value = before.value;
  after.setSelectionRange(before.selectionStart, before.selectionEnd);
  after.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
}

function connect({ area, host }: BenchElements, language: Language): Controller {
  const strings = stringsIn(language);
  const events = {
    onEdit: (how: 'typed' | 'pasted') => controller.edited(how),
    onMark: (finding: number) => controller.want(finding),
  };
  const words = { label: strings.input.label, toFinding: strings.input.toFinding };
  const takeOver = createTakeOver(
    area,
    () => loadMonaco(host, events, words, language),
    (monaco) => controller.replaceEditor(monaco),
  );
  const textarea = new TextareaEditor(area, events);
  const analyzer = latestOnly(createAnalyzerClient(language));
  const controller: Controller = new Controller({
    analyzer,
    editor: textarea,
    pasteName: strings.input.paste,
    emptyFile: strings.input.emptyFile,
    gapIn: strings.input.gapIn,
    editorFor: async (characters) => {
      if (!wantsMonaco()) return;
      const arrival = takeOver();
      if (characters > textarea.capacity) await arrival;
    },
  });
  // Each is fetched when it seems to be wanted, so that nothing is left to fetch once there is a log on the page.
  onFirst(document, ['pointermove', 'pointerdown', 'keydown', 'focusin'], () => analyzer.prepare());
  if (wantsMonaco()) onFirst(area, ['pointerenter', 'focus', 'input'], () => void takeOver());
  listenToPage(controller, area);
  receiveText((text) => void controller.openText(text, { origin: 'paste' }));
  // What was done before the script ran.
  if (wantsMonaco() && document.activeElement === area) void takeOver();
  if (area.value !== '') controller.edited('pasted');
  return controller;
}

/** The list of samples is fetched when the first one is asked for. */
async function openSample(controller: Controller, language: Language): Promise<void> {
  const strings = stringsIn(language);
  try {
    const { randomSample } = await import('./samples.ts');
    await controller.openText(await randomSample(), { name: strings.input.sampleName, origin: 'sample' });
  } catch {
    controller.notice(strings.input.sampleFailed);
  }
}
