/** Lines that go on with the one before, because strace or the traced program wrote into the middle of it. */
import { type Body, readBody } from './body.ts';

/**
 * The rest of a call. Its first half ended in a message of strace or in output of the traced program:
 *
 *     [pid 32148] clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLDstrace: Process 32190 attached
 *     , child_tidptr=0x7f4ff47e3e50) = 32190
 */
export function readRest(text: string): Body | undefined {
  const rest = text.trim();
  if (rest === '<unfinished ...>' || rest === '<detached ...>') return readBody(` ${rest}`, 0);
  if (!STARTS.some((start) => rest.startsWith(start))) return undefined;
  const body = readBody(rest, 0);
  return body.ending === 'returned' || body.ending === 'unfinished' ? body : undefined;
}

/**
 * With what the second half begins. clone3 prints what the kernel filled in behind an arrow (` => {parent_tid=[32190]}, 88) = 32190`);
 * strace ≤ 4.6 wrote its message right behind `clone(`.
 */
const STARTS: readonly string[] = [',', ')', '=> {', 'child_stack='];

export function isRest(text: string): boolean {
  return readRest(text) !== undefined;
}

/** A frame of -k, unwind.c print_call_cb(): ` > /usr/lib64/libc.so.6(__write+0x10) [0xf8350]` */
export function readFrame(text: string): string | undefined {
  const line = text.trim();
  if (!line.endsWith(']') || !line.includes(') [0x')) return undefined;
  const frame = line.startsWith('> ') ? line.slice(2) : line;
  return frame.startsWith('/') || frame.startsWith('[vdso]') ? frame : undefined;
}

export function isFrame(text: string): boolean {
  return readFrame(text) !== undefined;
}
