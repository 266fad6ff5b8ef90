/** Sizes as docker/go-units prints them: HumanSize in powers of 1000 (`5.8 GB`, `19.92MB`), BytesSize of 1024 (`7.638GiB`). */

const SIZE = /^([\d.]{1,12}) ?([kKMGTPE]?)(i?)B$/;
const POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, K: 1, M: 2, G: 3, T: 4, P: 5, E: 6 };

export function bytesOf(text: string | undefined): number | undefined {
  const [, number, prefix = '', binary] = SIZE.exec(text ?? '') ?? [];
  const value = Number(number);
  if (number === undefined || !Number.isFinite(value)) return undefined;
  return Math.round(value * (binary === 'i' ? 1024 : 1000) ** (POWERS[prefix] ?? 0));
}
