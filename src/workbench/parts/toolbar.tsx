/** Above the editor: the inputs that are open, and ways to get one. */
import { useRef } from 'preact/hooks';
import { useBench } from '../context.ts';
import type { State } from '../state.ts';
import { Icon } from './icon.tsx';

export function Toolbar({ state, onSample }: { readonly state: State; readonly onSample: () => void }) {
  const { controller, strings } = useBench();
  const words = strings.input;
  const picker = useRef<HTMLInputElement>(null);
  const openPicked = () => {
    if (!picker.current) return;
    controller?.openFiles([...(picker.current.files ?? [])]);
    picker.current.value = '';
  };
  return (
    <div class="bench-toolbar">
      <InputList state={state} />
      <div class="bench-actions">
        {state.removed !== undefined && (
          <button type="button" onClick={() => controller?.undo()} title={words.cleared(state.removed)}>
            <Icon name="undo" />
            {words.undo}
          </button>
        )}
        <button
          type="button"
          onClick={() => controller?.clear()}
          disabled={!state.filled && state.answer === undefined}
        >
          <Icon name="clear" />
          {words.clear}
        </button>
        <button type="button" onClick={onSample}>
          <Icon name="sample" />
          {words.sample}
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          <Icon name="file" />
          {words.open}
        </button>
        <input type="file" multiple hidden ref={picker} onChange={openPicked} aria-label={words.open} />
      </div>
    </div>
  );
}

function InputList({ state: { active, inputs } }: { readonly state: State }) {
  const { controller, strings } = useBench();
  if (inputs.length === 1 && inputs[0]?.origin === 'paste')
    return <span class="bench-region">{strings.input.region}</span>;
  return (
    <ul class="bench-inputs" aria-label={strings.input.inputs}>
      {inputs.map(({ id, name }) => (
        <li key={id} data-active={id === active}>
          <button type="button" aria-current={id === active} onClick={() => controller?.activate(id)} title={name}>
            {name}
          </button>
          <button
            type="button"
            class="bench-close"
            aria-label={strings.input.close(name)}
            onClick={() => controller?.close(id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
