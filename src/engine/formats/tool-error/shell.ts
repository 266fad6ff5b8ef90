/** What shells, and programs that start others, say when they cannot start a tool. */
import { reasonOf } from './errno.ts';
import type { Reason } from './record.ts';
import { toolIn } from './tools.ts';

export interface Failure {
  readonly tool: string;
  readonly reason: Reason;
}

/**
 * bash: `bash: lsof: command not found`, `-bash: line 3: lsof: command not found...`, `bash: lsof：未找到命令`
 * dash, busybox: `sh: 1: strace: not found`, `/bin/sh: strace: not found`; a script: `./collect.sh: line 12: iostat: command not found`
 */
const SHELL =
  /^(?:-?(?:[\w.-]{0,60}\/){0,8}(?:bash|dash|ash|sh|zsh|ksh|mksh|busybox)|[\w./-]{1,120}\.sh)(?:\[\d{1,7}\])?: (?:(?:line |第 ?)?\d{1,6}(?: ?行)?[:：] ?)?(?:[\w./-]{1,120}\.sh: )?([\w./+-]{1,80})(?:: {1,2}|：)([^:：]{4,60})$/;
const ZSH =
  /^(?:zsh|fish): (command not found|no such file or directory|permission denied|Unknown command): ([\w./+-]{1,80})$/i;
/** `sudo: tcpdump: command not found`, `env: ‘lsof’: No such file or directory`, `nsenter: failed to execute ip: No such file or directory` */
const STARTERS =
  /^(?:sudo|env|nohup|time|timeout|nice|ionice|chroot|xargs|nsenter|unshare|setsid|stdbuf|watch|doas): (?:(?:failed to (?:run command|execute)|cannot run command|can't execute|exec|unable to execute) )?['‘"]?([\w./+-]{1,80})['’"]?: ([^:]{4,60})$/;
/** Ubuntu and Debian: `Command 'iostat' not found, but can be installed with:`, older `The program 'lsof' is currently not installed.` */
const SUGGESTION =
  /^(?:Command '([\w./+-]{1,80})' (?:not found(?:, |$)|is available in )|The program '([\w./+-]{1,80})' (?:is currently not installed|can be found in the following packages))/;

const NOT_FOUND =
  /^(?:command not found|not found|未找到命令|找不到命令|指令找不到|没有找到命令)(?:\.{1,3}| \[No such file or directory\])?$/;

export function readShellFailure(text: string): Failure | undefined {
  const zsh = ZSH.exec(text);
  if (zsh) return failure(zsh[2], zsh[1]);
  const suggestion = SUGGESTION.exec(text);
  if (suggestion) return failure(suggestion[1] ?? suggestion[2], 'not found');
  const found = SHELL.exec(text) ?? STARTERS.exec(text);
  return found ? failure(found[1], found[2]) : undefined;
}

/** A program that is not there at the path it was called by is not installed either. */
function failure(command: string | undefined, printed = ''): Failure | undefined {
  const tool = toolIn(command);
  if (tool === undefined || tool === 'kill') return undefined;
  if (NOT_FOUND.test(printed) || printed.toLowerCase() === 'unknown command') return { tool, reason: 'not-installed' };
  const reason = reasonOf(printed);
  if (reason === 'no-such-file') return { tool, reason: 'not-installed' };
  return reason === 'not-permitted' ? { tool, reason } : undefined;
}
