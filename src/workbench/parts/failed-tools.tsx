/** Tools that showed an error or nothing in place of their output, each with the command to run instead. */
import type { FailedTool, Report } from '../../engine/index.ts';
import { useBench } from '../context.ts';
import { Commands } from './commands.tsx';
import { LineList } from './lines.tsx';

export function FailedTools({ report }: { readonly report: Report }) {
  const words = useBench().strings.failedTools;
  const { failedTools, findings } = report;
  if (failedTools.length === 0) return null;
  return (
    <section class="bench-finding bench-failed-tools" data-alone={findings.length === 0} aria-labelledby="bench-failed">
      <h2 id="bench-failed">{words.title(failedTools.length)}</h2>
      <p>{words.meaning}</p>
      {failedTools.map((failed) => (
        <OneTool failed={failed} key={`${failed.tool} ${failed.line}`} />
      ))}
      <p class="bench-note">{words.thenPaste}</p>
    </section>
  );
}

function OneTool({ failed }: { readonly failed: FailedTool }) {
  const { failedTools: words, understood } = useBench().strings;
  const { tool, why, line, text, count, run } = failed;
  return (
    <div class="bench-failed-tool">
      <h3>{words.failure(tool, why)}</h3>
      <LineList lines={[{ line, text, ...(count > 1 && { note: understood.times(count) }) }]} />
      <p class="bench-note">{words.instead}</p>
      <Commands commands={run} />
    </div>
  );
}
