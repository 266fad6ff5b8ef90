/** Which command output to paste next: commands whose output is not there yet. */
import type { Report } from '../engine/index.ts';

interface Suggestion {
  readonly command: string;
  /** Kinds of artifact its output gives. */
  readonly gives: readonly string[];
}

/** In the order in which they usually help. All of them only read. */
const SUGGESTIONS: readonly Suggestion[] = [
  {
    command: 'journalctl -u docker -o short-iso-precise --since "1 hour ago" --no-pager',
    gives: ['daemon-log', 'systemd'],
  },
  { command: 'dmesg -T', gives: ['kernel-log', 'oom-report'] },
  { command: 'docker version', gives: ['docker-version'] },
  { command: 'docker info', gives: ['docker-info'] },
  { command: 'docker inspect <container>', gives: ['docker-inspect'] },
  { command: 'systemctl status docker containerd --no-pager -l', gives: ['systemctl-status'] },
  { command: 'journalctl -u kubelet -o short-iso-precise --since "1 hour ago" --no-pager', gives: ['klog'] },
];

const MOST = 4;

export function pasteNext({ artifacts }: Pick<Report, 'artifacts'>): string[] {
  const present = new Set<string>(artifacts.map(({ kind }) => kind));
  return SUGGESTIONS.filter(({ gives }) => !gives.some((kind) => present.has(kind)))
    .slice(0, MOST)
    .map(({ command }) => command);
}

/** What to run when there is nothing yet. */
export const FIRST_COMMANDS: readonly string[] = SUGGESTIONS.slice(0, 3).map(({ command }) => command);
