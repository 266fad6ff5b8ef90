/** Who was chosen and who was killed, and what came of it. mm/oom_kill.c oom_kill_process(), __oom_kill_process(). */

import type { OomReport, OomVictim } from './record.ts';
import { bytesOfKilobytes } from './sizes.ts';

export interface SelectedLine {
  readonly kind: 'selected';
  readonly victim: OomVictim;
  readonly scope: OomReport['scope'];
}

export interface KilledLine {
  readonly kind: 'killed';
  readonly victim: OomVictim;
  readonly scope: OomReport['scope'];
  /** `Killed process` stands alone: its kernel prints a `Kill process` line before it. */
  readonly bare: boolean;
  /** Nothing is cut off its end, as far as the line itself can show. */
  readonly whole: boolean;
  /** Has the page tables and the score that kernels print since 5.4. */
  readonly hasScore: boolean;
}

/** What follows the kill, or stands in its place. */
export interface AftermathLine {
  readonly kind: 'aftermath';
  readonly event: 'sharing' | 'group' | 'reaped' | 'pinned' | 'exiting' | 'no-victim' | 'panic';
  readonly victim?: OomVictim;
  readonly scope?: OomReport['scope'];
  /** Cgroup that is killed as a whole. */
  readonly cgroup?: string;
}

/** What a kill line begins with: whose memory ran out. The last two are from before 2.6.36. */
const MESSAGE =
  /^(Memory\s*cgroup\s*out\s*of\s*memory|Out\s*of\s*memory(?:\s*\([\w\s]{1,40}\))?|No\s*available\s*memory\s*\((?:cpuset|MPOL_BIND)\))\s*:\s*/i;

/**
 * ≤ 5.0: `Memory cgroup out of memory: Kill process 20357 (runc:[2:INIT]) score 970 or sacrifice child`
 * 2.6: `Out of memory: kill process 2592 (java) score 679 or a child`
 */
const KILL = /^Kill\s*process\s*(\d{1,10})\s*(?=[,(])/i;

/**
 * ≤ 5.0: `Killed process 12788 (runc:[2:INIT]) total-vm:600736kB, anon-rss:3296kB, file-rss:276kB, shmem-rss:1012kB`
 * RHEL 6: `Killed process 9682, UID 27, (mysqld) total-vm:…`, RHEL 7.7: `Killed process 9682 (mysqld), UID 27, total-vm:…`
 * ≥ 5.4: `Out of memory: Killed process 4711 (java) total-vm:…, shmem-rss:0kB, UID:1000 pgtables:7524kB oom_score_adj:0`
 * 2.6.18: `Out of memory: Killed process 2592 (java).`
 */
const KILLED = /^Killed\s*process\s*(\d{1,10})\s*(?=[,(])/i;

/** What follows the name in any of these lines; the name itself may hold parentheses. */
const AFTER_NAME = /\)\s{0,9}(?:score|total-vm|vsz|sharing|is already|now|has mm|,|\.|$)/i;

const UID = /UID:?\s*(\d{1,10})/i;
const SIZE = /(total-vm|vsz|anon-rss|file-rss|shmem-rss):\s*(\d{1,18})\s*kB/gi;
const SIZES: Readonly<Record<string, 'totalVm' | 'anonRss' | 'fileRss' | 'shmemRss'>> = {
  'total-vm': 'totalVm',
  vsz: 'totalVm',
  'anon-rss': 'anonRss',
  'file-rss': 'fileRss',
  'shmem-rss': 'shmemRss',
};

type KillLine = SelectedLine | KilledLine | AftermathLine;

export function readKill(text: string): KillLine | undefined {
  const message = MESSAGE.exec(text);
  const rest = message ? text.slice(message[0].length) : text;
  const scope = message ? scopeOf(message[0]) : undefined;
  return readKilled(rest, scope, !message) ?? readSelected(rest, scope, !message) ?? readAftermath(text, rest, scope);
}

function scopeOf(message: string): OomReport['scope'] {
  const words = message.toLowerCase();
  if (words.startsWith('memory')) return 'cgroup';
  if (words.startsWith('no')) return words.includes('cpuset') ? 'cpuset' : 'memory-policy';
  return 'host';
}

function readKilled(text: string, scope: OomReport['scope'], bare: boolean): KilledLine | undefined {
  const start = KILLED.exec(text);
  if (!start) return undefined;
  const { name, rest, uid, closed } = nameIn(text.slice(start[0].length));
  const victim: Mutable<OomVictim> = { pid: Number(start[1]), name };
  for (const [, key = '', kilobytes = ''] of rest.matchAll(SIZE)) {
    const field = SIZES[key.toLowerCase()];
    if (field) victim[field] = bytesOfKilobytes(kilobytes);
  }
  if (uid !== undefined) victim.uid = uid;
  const hasScore = /oom_score_adj:\s*-?\d/i.test(rest);
  return { kind: 'killed', victim, scope, bare, whole: closed && isWhole(rest, hasScore), hasScore };
}

/** Whether a `Killed process` line ends where one of its forms ends; 2.6.18 prints nothing after the name. */
function isWhole(rest: string, hasScore: boolean): boolean {
  if (rest === '' || rest === '.') return true;
  if (hasScore) return true;
  return /file-rss:/i.test(rest) && /kB$/i.test(rest) && !/UID:|pgtables/i.test(rest);
}

function readSelected(
  text: string,
  scope: OomReport['scope'],
  bare: boolean,
): SelectedLine | AftermathLine | undefined {
  const start = KILL.exec(text);
  if (!start) return undefined;
  const { name, rest } = nameIn(text.slice(start[0].length));
  const victim = { pid: Number(start[1]), name };
  // `Kill process 4713 (java) sharing same memory` (≤ 4.6): another process that has the victim's memory.
  if (bare) return /^sharing/i.test(rest) ? { kind: 'aftermath', event: 'sharing', victim } : undefined;
  const score = /^score\s*(\d{1,10})/i.exec(rest)?.[1];
  return { kind: 'selected', victim: score === undefined ? victim : { ...victim, score: Number(score) }, scope };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Named {
  readonly name: string;
  /** What follows the name. */
  readonly rest: string;
  readonly uid: number | undefined;
  /** The parenthesis after the name is there. */
  readonly closed: boolean;
}

/** Reads ` (name) rest`, `, UID 27, (name) rest` and ` (name), UID 27, rest`. */
function nameIn(text: string): Named {
  const open = text.indexOf('(');
  const close = AFTER_NAME.exec(text.slice(open + 1));
  const end = close ? open + 1 + close.index : text.length;
  const rest = text.slice(end + 1);
  const uid = UID.exec(text.slice(0, Math.max(open, 0)))?.[1] ?? UID.exec(rest)?.[1];
  return {
    name: text.slice(open + 1, end).trim(),
    rest: rest.replace(/^[\s,]+/, ''),
    uid: uid === undefined ? undefined : Number(uid),
    closed: close !== null,
  };
}

/** `Memory cgroup out of memory: OOM victim 4711 (java) is already exiting. Skip killing the task` (≥ 4.19) */
const EXITING = /^OOM\s*victim\s*(\d{1,10})\s*(?=\()/i;

/** `Tasks in /kubepods.slice/… are going to be killed due to memory.oom.group set` (cgroup v2, ≥ 4.19) */
const GROUP = /^Tasks\s*in\s*(\S{1,4096}?)\s*are\s*going\s*to\s*be\s*killed\s*due\s*to\s*memory\.oom\.group/i;

/**
 * ≥ 4.6: `oom_reaper: reaped process 4711 (java), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB`
 * `oom_reaper: unable to reap pid:4711 (java)`
 */
const REAPED = /^oom_reaper:\s*(?:reaped\s*process\s*|unable\s*to\s*reap\s*pid:\s*)(\d{1,10})\s*(?=\()/i;

/** `oom killer 4711 (java) has mm pinned by 1 (init)` (≥ 4.7) */
const PINNED = /^oom\s*killer\s*(\d{1,10})\s*(?=\().{0,60}has\s*mm\s*pinned\s*by/i;

/**
 * `Out of memory and no killable processes...`,
 * `Kernel panic - not syncing: Out of memory: system-wide panic_on_oom is enabled`,
 * `Kernel panic - not syncing: System is deadlocked on memory`,
 * `Kernel panic - not syncing: out of memory. panic_on_oom is selected` (2.6)
 */
const NO_VICTIM = /^(?:Memory\s*cgroup\s*)?out\s*of\s*memory\s*and\s*no\s*killable\s*processes/i;
const PANIC = /^Kernel\s*panic\s*-\s*not\s*syncing:\s*(?:out\s*of\s*memory|System\s*is\s*deadlocked\s*on\s*memory)/i;

function readAftermath(text: string, rest: string, scope: OomReport['scope']): AftermathLine | undefined {
  const exiting = EXITING.exec(rest);
  if (exiting && scope) return { kind: 'aftermath', event: 'exiting', victim: victimIn(rest, exiting), scope };
  const reaped = REAPED.exec(text);
  if (reaped) return { kind: 'aftermath', event: 'reaped', victim: victimIn(text, reaped) };
  const group = GROUP.exec(text)?.[1];
  if (group !== undefined) return { kind: 'aftermath', event: 'group', cgroup: group, scope: 'cgroup' };
  if (PINNED.test(text)) return { kind: 'aftermath', event: 'pinned' };
  if (NO_VICTIM.test(text)) return { kind: 'aftermath', event: 'no-victim' };
  return PANIC.test(text) ? { kind: 'aftermath', event: 'panic' } : undefined;
}

function victimIn(text: string, start: RegExpExecArray): OomVictim {
  return { pid: Number(start[1]), name: nameIn(text.slice(start[0].length)).name };
}
