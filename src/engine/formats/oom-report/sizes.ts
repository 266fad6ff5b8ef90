/**
 * Sizes as an OOM report prints them, turned into bytes.
 *
 * The task table and Mem-Info count pages. The report never prints the page size, so 4 KiB is assumed; on an arm64 or
 * ppc64 kernel with 64 KiB pages the sizes that come from pages are 16 times too small.
 */
const PAGE = 4096;

/** From here on a limit in kB stands for "none": no kernel counts up to an exbibyte. */
const UNLIMITED_FROM = 2 ** 50;

/** What a 32-bit kernel prints for "none": LONG_MAX pages. */
const UNLIMITED_32_BIT = 8589934588;

export function bytesOfPages(pages: string): number {
  return Number(pages) * PAGE;
}

/** Bytes of a number that was printed with `kB` or `KB`. */
export function bytesOfKilobytes(kilobytes: string): number {
  return Number(kilobytes) * 1024;
}

/** Bytes of a limit in kB; undefined for the numbers that mean "unlimited", such as 9007199254740988. */
export function bytesOfLimit(kilobytes: string): number | undefined {
  const value = Number(kilobytes);
  return value >= UNLIMITED_FROM || value === UNLIMITED_32_BIT ? undefined : value * 1024;
}
