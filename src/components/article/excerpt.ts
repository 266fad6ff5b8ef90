/** One line of a sample, cut into matched and other stretches. */
export interface SampleLine {
  readonly number: number;
  readonly parts: readonly { readonly text: string; readonly sign?: string }[];
  readonly matched: boolean;
}

/** How many unmatched lines stay around a matched one. */
const AROUND = 2;

/**
 * The lines worth showing: matched ones and their neighbours, everything when nothing matched. A single line is never left
 * out, its note would be as long.
 */
export function excerpt(lines: readonly SampleLine[]): readonly (SampleLine | { readonly skipped: number })[] {
  if (!lines.some(({ matched }) => matched)) return lines;
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ matched }) => matched),
  );
  const shown = near.map((keep, index) => keep || (near[index - 1] !== false && near[index + 1] !== false));
  const pieces: (SampleLine | { skipped: number })[] = [];
  for (const [index, line] of lines.entries()) {
    const last = pieces.at(-1);
    if (shown[index]) pieces.push(line);
    else if (last && 'skipped' in last) last.skipped += 1;
    else pieces.push({ skipped: 1 });
  }
  return pieces;
}
