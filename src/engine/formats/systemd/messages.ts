/**
 * The messages of systemd's manager about units (src/core/service.c, socket.c, job.c, unit.c), from v219 to v257.
 * Each row is one event; the groups `unit`, `result` and `status` become fields of the record.
 */
import type { SystemdEvent } from './record.ts';

const UNIT = String.raw`(?<unit>[\w@\\:.-]{1,200}\.(?:service|socket|scope|mount|slice|target|device|timer|path|swap))`;

const MESSAGES: readonly (readonly [SystemdEvent['event'], RegExp])[] = [
  // `docker.service: Main process exited, code=exited, status=1/FAILURE`
  ['main-process-exited', new RegExp(`^${UNIT}: main process exited, code=\\w{1,12},? status=(?<status>[\\w/]{1,40})`, 'i')],
  // `docker.socket: Control process exited, code=exited status=216/GROUP`
  ['control-process-exited', new RegExp(`^${UNIT}: control process exited, code=\\w{1,12},? ?status=(?<status>[\\w/]{1,40})`, 'i')],
  // `docker.service: Failed with result 'exit-code'.`
  ['failed', new RegExp(`^${UNIT}: failed with result '(?<result>[\\w-]{1,40})'`, 'i')],
  // v219: `Unit docker.service entered failed state.`, `docker.service failed.`
  ['failed', new RegExp(`^unit ${UNIT} entered failed state`, 'i')],
  ['failed', new RegExp(`^${UNIT} failed\\.$`, 'i')],
  // `docker.service: Start request repeated too quickly.`, v219: `start request repeated too quickly for docker.service`
  ['start-limit', new RegExp(`^${UNIT}: start request repeated too quickly`, 'i')],
  ['start-limit', new RegExp(`^start request repeated too quickly for ${UNIT}`, 'i')],
  // `docker.service: Scheduled restart job, restart counter is at 3.`, v219: `docker.service holdoff time over, scheduling restart.`
  ['restart-scheduled', new RegExp(`^${UNIT}:? (?:scheduled restart job|(?:service )?hold-?off time over)`, 'i')],
  // `kubelet.service: Job kubelet.service/start failed with result 'dependency'.`
  ['job-failed', new RegExp(`^(?:[\\w@:.-]{1,200}: )?job ${UNIT}/\\w{1,20} failed with result '(?<result>[\\w-]{1,40})'`, 'i')],
  // systemctl: `Job for docker.service failed because the control process exited with error code. See "systemctl status …`
  ['job-failed', new RegExp(`^job for ${UNIT} failed`, 'i')],
  ['dependency-failed', /^dependency failed for (?<unit>[^\n]{1,200}?)\.$/i],
  ['start-failed', /^failed to (?:start|listen on) (?<unit>[^\n]{1,200}?)\.$/i],
  // `docker.socket: Failed to resolve group docker: No such process`
  ['failed', new RegExp(`^${UNIT}: failed (?:to|at|with) `, 'i')],
  // Any other message about a unit: `docker.service: Consumed 3min 12.004s CPU time.`
  ['other', new RegExp(`^${UNIT}: \\S`, 'i')],
];

/** Only with systemd's name in the envelope: anybody may write "Starting something...". */
const NAMED_MESSAGES: readonly (readonly [SystemdEvent['event'], RegExp])[] = [
  ['starting', /^starting (?<unit>[^\n]{1,200}?)(?:\.\.\.|…)$/i],
  ['started', /^(?:started|listening on) (?<unit>[^\n]{1,200}?)\.$/i],
];

/** What a line says about a unit; nothing when it is none of the known messages. `named`: the envelope says systemd wrote it. */
export function readMessage(text: string, named: boolean): Pick<SystemdEvent, 'event' | 'unit' | 'result' | 'status'> | undefined {
  const head = text.trim().slice(0, 600);
  for (const [event, pattern] of named ? [...MESSAGES, ...NAMED_MESSAGES] : MESSAGES) {
    const groups = pattern.exec(head)?.groups;
    if (groups) return { event, unit: groups['unit'], result: groups['result'], status: groups['status'] };
  }
  return named && head !== '' ? { event: 'other', unit: undefined, result: undefined, status: undefined } : undefined;
}

/** A word every unnamed message has: a cheap no for most lines. */
export function mayBeMessage(text: string): boolean {
  return text.length < 2000 && /\.(?:service|socket|scope|mount|slice|target|device|timer|path|swap)|(?:ependency failed for|ailed to (?:start|listen on)) /i.test(text);
}
