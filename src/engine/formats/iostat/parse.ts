import type { Line, Parsed } from '../../model.ts';
import { isCommand } from './command.ts';
import { EMPTY } from './empty.ts';
import { type DeviceColumns, readBanner, readDeviceHeader, readProcessorHeader, readTime } from './header.ts';
import type { DeviceUsage, IostatRecord } from './record.ts';
import { type Cells, isDeviceAlone, numberIn, readPercents, readRow, unitOf } from './row.ts';
import { summaryOf } from './summary.ts';

/** Reads the reports of one run of iostat. */
export function parse(lines: Iterable<Line>): Parsed<IostatRecord> {
  const run = new Run();
  const gaps: number[] = [];
  for (const line of lines) {
    if (!run.add(line)) gaps.push(line.number);
  }
  const records = run.finish();
  const missing = missingIn(records, run.hasHeader);
  return {
    records,
    gaps,
    complete: missing.length === 0,
    missing,
    summary: summaryOf(records),
    ...(records.length === 0 && { instead: EMPTY }),
  };
}

function missingIn(records: readonly IostatRecord[], hasHeader: boolean): string[] {
  return [
    ...(hasHeader ? [] : ['header']),
    ...(records.length === 0 ? ['rows'] : []),
    ...(records.some(({ cut }) => cut) ? ['end of a row'] : []),
  ];
}

type Mutable<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

const PROCESSORS = 'avg-cpu';

class Run {
  readonly #records: Mutable<IostatRecord>[] = [];
  #report = 0;
  #time: string | undefined;
  #columns: DeviceColumns | undefined;
  #processor: readonly string[] | undefined;
  /** Rows of this report by device: with `--pretty -x` a device has several. */
  #devices = new Map<string, Mutable<DeviceUsage>>();
  /** The columns shown in this report so far; when they come again it is the next one. */
  #shown = new Set<string>();
  /** A device alone on its line. */
  #alone: Line | undefined;
  #kernel: string | undefined;
  hasHeader = false;

  /** Takes the next line. False when nothing can be made of it. */
  add(line: Line): boolean {
    return this.#addHeading(line.text) || this.#addRow(line);
  }

  finish(): IostatRecord[] {
    this.#addAlone();
    return this.#records;
  }

  #addHeading(text: string): boolean {
    const columns = readDeviceHeader(text);
    const processor = columns ? undefined : readProcessorHeader(text);
    // Only with --pretty a report has several tables of devices.
    if (columns) this.#beginTable(columns.device === 'first' ? 'Device' : (columns.names[0] ?? ''));
    else if (processor) this.#beginTable(PROCESSORS);
    const kernel = readBanner(text);
    const time = readTime(text);
    this.#kernel ??= kernel;
    if (time !== undefined) this.#beginReport(time);
    if (columns || processor) {
      [this.#columns, this.#processor] = [columns, processor];
      this.hasHeader = true;
      return true;
    }
    return time !== undefined || kernel !== undefined || isCommand(text);
  }

  #beginTable(key: string): void {
    this.#addAlone();
    // The processors come first in a report.
    if (this.#shown.has(key) || (key === PROCESSORS && this.#shown.size > 0)) this.#beginReport(undefined);
    this.#shown.add(key);
  }

  #beginReport(time: string | undefined): void {
    if (this.#shown.size > 0) this.#report++;
    this.#time = time;
    this.#shown = new Set();
    this.#devices = new Map();
  }

  #addRow(line: Line): boolean {
    if (this.#processor) return this.#addPercents(line, this.#processor);
    if (!this.#columns) return false;
    const cells = readRow(line.text, this.#columns);
    if (!cells) {
      this.#addAlone();
      this.#alone = isDeviceAlone(line.text) ? line : undefined;
      return this.#alone !== undefined;
    }
    const first = cells.device === undefined ? this.#alone : line;
    if (cells.device !== undefined) this.#addAlone();
    this.#alone = undefined;
    const device = cells.device ?? first?.text.trim();
    if (!first || device === undefined || this.#isCutName(device)) return false;
    this.#addDevice(device, { from: first.from, to: line.to, line: first.number }, cells, this.#columns);
    return true;
  }

  /** With `--pretty` the name ends the line: in the further tables of a report it is one of the first. */
  #isCutName(device: string): boolean {
    if (this.#columns?.device !== 'last' || this.#devices.has(device)) return false;
    return [...this.#devices.keys()].some((name) => name.startsWith(device));
  }

  #addPercents(line: Line, names: readonly string[]): boolean {
    this.#processor = undefined;
    const cells = readPercents(line.text, names.length);
    if (!cells) return false;
    const { from, to, number } = line;
    const percent = Object.fromEntries(whole(cells).map((cell, index) => [names[index] ?? '', numberIn(cell, '')]));
    this.#push({
      sort: 'processor',
      from,
      to,
      line: number,
      ...this.#common(cells.cut),
      percent,
    });
    return true;
  }

  #addDevice(
    device: string,
    span: Pick<DeviceUsage, 'from' | 'to' | 'line'>,
    cells: Cells,
    columns: DeviceColumns,
  ): void {
    const values = Object.fromEntries(
      whole(cells).map((cell, index) => [columns.names[index] ?? '', numberIn(cell, columns.names[index] ?? '')]),
    );
    const known = this.#devices.get(device);
    if (known)
      Object.assign(known, { to: span.to, cut: known.cut || cells.cut, ...measures({ ...known.values, ...values }) });
    else {
      const record: Mutable<DeviceUsage> = {
        sort: 'device',
        ...span,
        ...this.#common(cells.cut),
        device,
        ...measures(values),
      };
      this.#devices.set(device, record);
      this.#push(record);
    }
  }

  #addAlone(): void {
    const line = this.#alone;
    if (!line) return;
    this.#alone = undefined;
    const record = { sort: 'device', from: line.from, to: line.to, line: line.number, ...this.#common(true) } as const;
    this.#push({ ...record, device: line.text.trim(), ...measures({}) });
  }

  #common(cut: boolean): Pick<DeviceUsage, 'report' | 'time' | 'cut'> {
    return { report: this.#report, time: this.#time, cut };
  }

  #push(record: Mutable<IostatRecord>): void {
    if (this.#kernel !== undefined && this.#records.length === 0) record.versions = { kernel: this.#kernel };
    this.#records.push(record);
  }
}

/** The numbers that are certain: the last one of a cut row may have lost digits. */
function whole({ numbers, cut }: Pick<Cells, 'numbers' | 'cut'>): readonly string[] {
  return cut ? numbers.slice(0, -1) : numbers;
}

type Measures = Omit<
  DeviceUsage,
  'sort' | 'from' | 'to' | 'line' | 'report' | 'time' | 'device' | 'cut' | 'level' | 'versions'
>;

/** The numbers, and those that have other names or units in other versions. */
function measures(values: Readonly<Record<string, number>>): Measures {
  return {
    values,
    utilization: values['%util'],
    queueLength: values['avgqu-sz'] ?? values['aqu-sz'],
    wait: values['await'],
    readWait: values['r_await'],
    writeWait: values['w_await'],
    flushWait: values['f_await'],
    readRate: rateIn(values, /^(?:r(?:[kMG]B|sec)\/s|(?:[kMG]B|Blk)_read\/s)$/),
    writeRate: rateIn(values, /^(?:w(?:[kMG]B|sec)\/s|(?:[kMG]B|Blk)_wrtn\/s)$/),
  };
}

function rateIn(values: Readonly<Record<string, number>>, column: RegExp): number | undefined {
  const found = Object.entries(values).find(([name]) => column.test(name));
  return found && Math.round(found[1] * (unitOf(found[0]) ?? 1));
}
