/** Numbers as df prints them, gnulib lib/human.c, human_readable(). */

const POWERS = 'KMGTPEZYRQ';
const CELL = /^(-?\d{1,20}(?:\.\d{1,3})?)(?:([KMGTPEZYRQ])(I?)(B?)|B)?$/;

const SMALL_K = /^\d[\d.,]{0,24}kB?$/;

/** Only `df -H` prints a small k: it counts in thousands. */
export function countsInThousands(cell: string): boolean {
  return SMALL_K.test(cell);
}

/** The number in a cell times its own suffix, or times the column's unit when it has none. Undefined for `-`. */
export function numberIn(cell: string, unit: number, humanBase: number): number | undefined {
  const found = CELL.exec(cell.replace(',', '.').toUpperCase());
  if (!found) return undefined;
  const [, digits, prefix, binary, bytes] = found;
  if (prefix === undefined) return Math.round(Number(digits) * unit);
  const base = binary === 'I' ? 1024 : bytes === 'B' ? 1000 : humanBase;
  return Math.round(Number(digits) * base ** (1 + POWERS.indexOf(prefix)));
}

export function percentIn(cell: string): number | undefined {
  return cell.endsWith('%') ? Number(cell.slice(0, -1)) : undefined;
}
