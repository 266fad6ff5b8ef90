/** Mem-Info: what the memory of the whole host is used for. mm/show_mem.c show_free_areas(), printed by reports about the host. */
import { pairs } from './pairs.ts';
import { bytesOfKilobytes, bytesOfPages } from './sizes.ts';

export interface OverviewLine {
  readonly kind: 'overview';
  /** What the line says about the host as a whole, in bytes. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * First words of the lines in the block.
 * `Mem-Info:`, `Node 0 DMA free:15904kB min:…`, `lowmem_reserve[]: 0 2974 7952`, `CPU    0: hi:    0, btch:   1 usd:   0`,
 * `Swap cache stats: add 0, delete 0, find 0/0`, `Unreclaimable slab info:`,
 * `Memory cgroup min protection 0kB -- low protection 0kB` (≥ 6.18)
 */
const BLOCK_LINE =
  /^(?:Mem-?Info:|Node \d{1,4} |lowmem_reserve\[\]|CPU\s{0,9}\d{1,4}:\s*hi:|cpu \d{1,4} (?:hot|cold):|(?:DMA|DMA32|Normal|HighMem|Movable|Device)(?: per-cpu)?(?: free)?:|Free pages:|Swap cache|Unreclaimable slab info|Name\s{1,60}Used\s{1,60}Total|Memory cgroup min protection)/i;

/** One row of the unreclaimable slabs (≥ 4.15): `kmalloc-192             2352KB       2520KB` */
const SLAB_ROW = /^\S{1,80}\s{1,60}\d{1,12}KB\s{1,60}\d{1,12}KB$/;

/** The totals, in pages, over several lines: `active_anon:1813257 inactive_anon:37301 isolated_anon:0` */
const TOTALS =
  /^(?:active|inactive|isolated|active_anon|active_file|unevictable|slab|slab_reclaimable|mapped|free|sec_pagetables|kernel_misc_reclaimable|swapcached):\d/i;

const TOTAL = /:(\d{1,18})(?![\dk])/gi;

/** `Free swap  = 0kB`, `Total swap = 2097148kB` */
const SWAP = /^(Free|Total)\s*swap\s*[=:]\s*(\d{1,18})\s*kB/i;

/** `2097021 pages RAM`, `57341 pages reserved`, `3370 total pagecache pages`, `11065 reserved pages` (2.6) */
const PAGES = /^(\d{1,18})\s*(?:pages\s*([A-Z][A-Z/ ]{1,40})|(?:[A-Z]{1,12}\s){1,3}pages)$/i;

export function readOverview(text: string): OverviewLine | undefined {
  if (TOTALS.test(text)) return { kind: 'overview', values: totals(text) };
  const [, which, kilobytes = ''] = SWAP.exec(text) ?? [];
  if (which !== undefined) {
    return { kind: 'overview', values: { [`${which.toLowerCase()}_swap`]: bytesOfKilobytes(kilobytes) } };
  }
  const pages = PAGES.exec(text);
  if (pages) return { kind: 'overview', values: ram(pages[1] ?? '', pages[2] ?? '') };
  return BLOCK_LINE.test(text) || SLAB_ROW.test(text) ? { kind: 'overview', values: {} } : undefined;
}

function totals(text: string): Record<string, number> {
  return Object.fromEntries([...pairs(text, TOTAL)].map(([key, pages]) => [key, bytesOfPages(pages)]));
}

function ram(pages: string, what: string): Record<string, number> {
  return /^(?:of\s)?RAM$/i.test(what) ? { ram: bytesOfPages(pages) } : {};
}
