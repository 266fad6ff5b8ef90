/**
 * The lines of a goroutine profile as text, runtime/pprof/pprof.go printCountProfile() and printStackRecord():
 *
 *     goroutine profile: total 722373
 *     717594 @ 0x7fe8bc202980 0x7fe8bc202a40 0x7fe8bc2135d8
 *     # labels: {"route":"/pull"}                                                        since Go 1.9
 *     #	0x7fe8bc2132ee	sync.runtime_SemacquireMutex+0x3e	/usr/local/go/src/runtime/sema.go:71
 *
 * Columns stand behind tabs, often several, which blogs turn into a space.
 */

import { readLabels } from '../../goroutines/header.ts';
import type { Frame } from '../../goroutines/record.ts';
import { endOf, startOf } from '../../goroutines/stack-line.ts';
import { matchAt } from '../../text/index.ts';

interface TitleLine {
  readonly kind: 'title';
  readonly total: number;
}

export interface CountLine {
  readonly kind: 'count';
  readonly count: number;
  readonly addresses: readonly number[];
}

export interface LabelsLine {
  readonly kind: 'labels';
  readonly labels: Readonly<Record<string, string>>;
}

export interface FrameLine {
  readonly kind: 'frame';
  readonly address: number;
  readonly frame: Frame;
}

export type ProfileLine = TitleLine | CountLine | LabelsLine | FrameLine;

/** Since Go 1.26 there is a `goroutineleak profile` as well. */
const TITLE = /goroutine(?:leak)? profile: total (\d{1,12})/y;
const COUNT = /(\d{1,12}) @(?=\s{0,4}(?:0x[\da-f]|$))/y;
const LABELS = /#\s{1,8}labels: (?=\{)/y;
/** Between the columns stands white space only, so that a `#` in prose or in a shell is none of ours. */
const FRAME = /#\s{1,16}0x([\da-f]{1,16})\s{1,200}(?=\S)/y;
const ADDRESS = /0x([\da-f]{1,16})(?=\s|$)/g;
const PLACE = /\s{1,200}(\S.{0,4000}):(\d{1,9})$/y;
const OFFSET = /\+0x[\da-f]{1,16}(?=\s)/g;
const LONGEST_FUNCTION = 4000;

function readTitle(text: string): TitleLine | undefined {
  const found = matchAt(TITLE, text, startOf(text));
  return found ? { kind: 'title', total: Number(found[1]) } : undefined;
}

export function readProfileLine(text: string): ProfileLine | undefined {
  const start = startOf(text);
  const first = text.charCodeAt(start);
  if (first === 0x23) return readHashLine(text, start);
  if (first >= 0x30 && first <= 0x39) return readCount(text, start);
  return first === 0x67 ? readTitle(text) : undefined;
}

function readCount(text: string, start: number): CountLine | undefined {
  const found = matchAt(COUNT, text, start);
  if (!found) return undefined;
  const rest = text.slice(start + found[0].length);
  const addresses = Array.from(rest.matchAll(ADDRESS), ([, digits = '']) => Number.parseInt(digits, 16));
  return { kind: 'count', count: Number(found[1]), addresses };
}

function readHashLine(text: string, start: number): LabelsLine | FrameLine | undefined {
  const found = matchAt(FRAME, text, start);
  if (found) return readFrame(text.slice(0, endOf(text)), found);
  const labels = matchAt(LABELS, text, start);
  return labels ? { kind: 'labels', labels: readLabels(text.slice(labels.index + labels[0].length)) } : undefined;
}

function readFrame(text: string, found: RegExpExecArray): FrameLine | undefined {
  const from = found.index + found[0].length;
  OFFSET.lastIndex = from;
  const offset = OFFSET.exec(text);
  if (!offset || offset.index - from > LONGEST_FUNCTION) return undefined;
  const place = matchAt(PLACE, text, offset.index + offset[0].length);
  if (!place) return undefined;
  const frame = { function: text.slice(from, offset.index), file: place[1], line: Number(place[2]) };
  return { kind: 'frame', address: Number.parseInt(found[1] ?? '', 16), frame };
}
