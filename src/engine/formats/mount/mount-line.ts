/**
 * A line of mount(8), util-linux sys-utils/mount.c, print_all():
 *
 *     /dev/vda1 on / type ext4 (rw,relatime,errors=remount-ro) [root]
 *
 * The label stands at the end with `mount -l`. The source is empty when the kernel has none: ` on /run/x type tmpfs (rw)`.
 */

import { splitOptions, WRITABLE_OR_NOT } from '../../proc/mount-options.ts';
import { withoutIndentOf } from '../../text/index.ts';
import type { MountFields } from './record.ts';

const ON = ' on /';
const TYPE = ' type ';
const FS_TYPE = /^([\w.+-]{1,40}) \(/;
const LABEL = /^\) \[(.{1,64})\]$/;

export function readMountLine(text: string): MountFields | undefined {
  const on = text.indexOf(ON);
  const type = on === -1 ? -1 : text.indexOf(TYPE, on);
  if (type === -1) return undefined;
  const behind = text.slice(type + TYPE.length).trimEnd();
  const found = FS_TYPE.exec(behind);
  if (!found) return undefined;
  const [head, fsType] = found;
  const end = behind.lastIndexOf(')');
  const options = behind.slice(head.length, end === -1 ? undefined : end);
  const tail = end === -1 ? '' : behind.slice(end);
  const label = LABEL.exec(tail)?.[1];
  if (!WRITABLE_OR_NOT.test(options) || (tail.length > 1 && label === undefined)) return undefined;
  return {
    form: 'mount',
    source: text.slice(0, on).trim(),
    mountPoint: text.slice(on + ON.length - 1, type),
    fsType,
    options: splitOptions(options),
    label,
    cut: end === -1,
  };
}

/** Shorter lines are not folded. */
const NARROWEST = 60;
const LONGEST_REST = 4000;

/** A line up to somewhere before its options. */
const START = /^(\S{0,200}) on (\/\S{0,4000})(?: type(?: ([\w.+-]{0,40}))?)?$/;

/** Reads the start of a line that was folded or cut; below other lines of mount(8) it may be believed. */
export function readMountStart(text: string): MountFields | undefined {
  const found = text.length < NARROWEST ? null : START.exec(text.trim());
  if (!found) return undefined;
  const [, source = '', mountPoint = '', fsType] = found;
  return { form: 'mount', source, mountPoint, fsType, options: [], cut: true };
}

/** The line and its rest in one, when a terminal folded it; undefined when it is not the rest. */
export function extendMountLine(text: string, line: string): string | undefined {
  if (text.length < NARROWEST || line.length > LONGEST_REST || readMountLine(line)) return undefined;
  // A program that logs in JSON may not write spaces either.
  if (line.startsWith('{"')) return undefined;
  const begun = readMountLine(text);
  if (!(begun ?? readMountStart(text))?.cut) return undefined;
  const rest = withoutIndentOf(text, line.trimEnd());
  const whole = readMountLine(text + rest);
  // Within its options a line has no spaces.
  const isWord = /^\S{1,4000}(?:\) \[.{1,64}\])?$/.test(rest.trim());
  if (whole && (isWord || !begun)) return text + rest;
  return isWord && readMountStart(text + rest) ? text + rest : undefined;
}
