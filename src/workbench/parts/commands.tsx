/** Commands to run, each with a button that copies it. */
import { useEffect, useState } from 'preact/hooks';
import { useBench } from '../context.ts';
import { Icon } from './icon.tsx';

const SHOWN_FOR = 1600;

interface Explained {
  readonly command: string;
  /** What it shows. */
  readonly text: string;
}

export function Commands({ commands }: { readonly commands: readonly (string | Explained)[] }) {
  return (
    <ul class="bench-commands">
      {commands.map((item) => {
        const { command, text } = typeof item === 'string' ? { command: item, text: undefined } : item;
        return (
          <li key={command}>
            <div class="bench-command">
              <code>{command}</code>
              <CopyButton text={command} />
            </div>
            {text && <p class="bench-note">{text}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const { copy, copied, copyFailed } = useBench().strings.finding;
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    const timer = outcome && setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const word = outcome === 'copied' ? copied : outcome === 'failed' ? copyFailed : copy;
  return (
    <button
      type="button"
      class="bench-copy"
      data-outcome={outcome}
      aria-label={outcome ? word : `${copy}: ${text}`}
      onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'failed')}
    >
      <Icon name={outcome === 'copied' ? 'done' : 'copy'} />
      <span aria-hidden="true">{word}</span>
      <span class="bench-unseen" role="status">
        {outcome ? word : ''}
      </span>
    </button>
  );
}

/** The clipboard is only there over https; a selected text area can be copied from anywhere. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'bench-unseen';
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
}
