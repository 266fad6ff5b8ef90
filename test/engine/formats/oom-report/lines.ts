import format from '../../../../src/engine/formats/oom-report/index.ts';
import type { OomReport } from '../../../../src/engine/formats/oom-report/record.ts';
import type { Envelope, Line, Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf } from '../../../support/fixtures.ts';

/** Lines of a text that has no envelopes; `program` gives all of them one. */
export function linesOf(text: string, program?: string): Line[] {
  const envelopes: Envelope[] = program === undefined ? [] : [{ kind: 'syslog', program }];
  let from = 0;
  return text.split('\n').map((content, number) => {
    const line = {
      from,
      to: from + content.length,
      number,
      text: content,
      envelopes,
      pieces: [{ at: 0, origin: from }],
    };
    from += content.length + 1;
    return line;
  });
}

/** Lines that are claimed, artifact by artifact. */
export function collect(lines: readonly Line[]): Line[][] {
  const artifacts: Line[][] = [];
  let open: Line[] | undefined;
  let skipped = 0;
  for (const line of lines) {
    const claim = format.claim(line, open && { lines: open.slice(-8), count: open.length, skipped });
    if (claim === 'begins' || (claim && !open)) {
      open = [];
      artifacts.push(open);
    }
    if (claim) {
      open?.push(line);
      skipped = 0;
      continue;
    }
    skipped += 1;
    if (skipped > format.patience) open = undefined;
  }
  return artifacts;
}

/** What the format makes of a text, artifact by artifact. */
export function readAll(text: string): Parsed<OomReport>[] {
  return collect(linesOf(text)).map((lines) => format.parse(lines));
}

/** The only artifact in a text. */
export function readOne(text: string): Parsed<OomReport> {
  const all = readAll(text);
  const [first] = all;
  if (!first || all.length > 1) throw new Error(`expected one artifact, found ${all.length}`);
  return first;
}

/** The only report in a text. */
export function reportIn(text: string): OomReport {
  const { records } = readOne(text);
  const [first] = records;
  if (!first || records.length > 1) throw new Error(`expected one report, found ${records.length}`);
  return first;
}

export function fixture(name: string): string {
  return `${fixtureOf('oom-report', name)}\n`;
}

/** Every fixture is one report, whole, in the words of one kernel. */
export const FIXTURES = [
  '2.6.18-host',
  '2.6.32-cgroup',
  '3.10-cgroup-interleaved',
  '3.10-cgroup-kmem',
  '3.10-host',
  '4.4-cgroup',
  '4.15-cgroup-systemd',
  '4.19-host',
  '5.4-cgroup-v1',
  '5.15-cgroup-v2',
  '6.8-host',
  '6.12-cgroup-v2-group',
] as const;
