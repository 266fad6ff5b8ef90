import { isNext } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { isCommand } from './command.ts';
import { type DeviceColumns, readBanner, readDeviceHeader, readProcessorHeader, readTime } from './header.ts';
import { type Cells, isDeviceAlone, isShortened, readPercents, readRow } from './row.ts';

/** Lines of others may stand between two that belong together. */
const MOST_BETWEEN = 3;

/** Says whether a line begins the output of a run of iostat, goes on with it, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (isCommand(text)) return 'begins';
  if (mayBeHeader(text)) {
    const columns = readDeviceHeader(text);
    if (columns) return open && isOfAnother(columns, open) ? 'begins' : 'continues';
    if (readProcessorHeader(text)) return 'continues';
  }
  if (!open) return undefined;
  const isNear = open.skipped <= MOST_BETWEEN;
  // sar and others of the same package print the same first line.
  if (readBanner(text)) return isNear && isOnlyCommand(open) ? 'continues' : undefined;
  if (isNear && readTime(text) !== undefined) return 'continues';
  return isRow(line, open) ? 'continues' : undefined;
}

/** `Device…`, `avg-cpu:…` or `… Device` */
function mayBeHeader(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) === 0x20) at++;
  const first = text.charCodeAt(at);
  if (first === 0x44) return text.startsWith('Device', at);
  if (first === 0x61) return text.startsWith('avg-cpu:', at);
  const last = text.charCodeAt(text.length - 1);
  if (last === 0x65) return text.endsWith(' Device');
  return last === 0x20 && text.trimEnd().endsWith(' Device');
}

/** The tables of one run have the same columns, but for `--pretty`, which splits one table into several. */
function isOfAnother({ names, device }: DeviceColumns, { lines }: OpenArtifact): boolean {
  const before = lines.flatMap(({ text }) => readDeviceHeader(text) ?? []).at(-1);
  if (!before) return false;
  return before.device !== device || (device === 'first' && before.names.join() !== names.join());
}

function isOnlyCommand({ count, lines }: OpenArtifact): boolean {
  return count === 1 && isCommand(lines[0]?.text ?? '');
}

function isRow(line: Line, open: OpenArtifact): boolean {
  const { text } = line;
  const last = open.lines.at(-1)?.text ?? '';
  const near = isNext(line, open);
  const processor = readProcessorHeader(last);
  if (processor) return isBelieved(readPercents(text, processor.length), near);
  const columns = columnsOf(open.lines);
  if (!columns) return false;
  const row = readRow(text, columns);
  if (row?.device !== undefined) return isBelieved(row, near);
  if (row) return isDeviceAlone(last);
  const isAfterPair = readDeviceHeader(last) !== undefined || readRow(last, columns)?.device === undefined;
  return (near || text.trimStart().startsWith('/dev/')) && isAfterPair && isDeviceAlone(text);
}

/** A row that was cut is believed right behind the others only, unless its last number shows it. */
function isBelieved(row: Pick<Cells, 'numbers' | 'cut'> | undefined, near: boolean): boolean {
  return row !== undefined && (near || !row.cut || isShortened(row.numbers));
}

/** The columns of the table: from its header or, when that is far up, from a row with as many words. */
function columnsOf(lines: readonly Line[]): DeviceColumns | undefined {
  for (const { text } of lines.toReversed()) {
    const columns = readDeviceHeader(text);
    if (columns) return columns;
    if (readProcessorHeader(text)) return undefined;
  }
  const words =
    lines
      .at(-1)
      ?.text.trim()
      .split(/\s{1,60}/) ?? [];
  const device = /^\d{1,20}[.,]\d/.test(words[0] ?? '') ? 'last' : 'first';
  return words.length > 2 ? { names: words.slice(1), device } : undefined;
}
