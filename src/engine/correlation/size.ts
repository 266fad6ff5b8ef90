/** `3 GiB`, `512 MiB`, `40 KiB`: a size in bytes for people, to two places. */
export function sizeInWords(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(2))} ${units[power]}`;
}

/** `99.93 %`; never more than all of it, though the parts of a report overlap. */
export function shareInWords(part: number, whole: number): string {
  return `${Number((Math.min(1, part / whole) * 100).toFixed(2))} %`;
}
