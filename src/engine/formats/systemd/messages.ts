/**
 * The messages of systemd's manager about units (src/core/service.c, socket.c, job.c, unit.c), from v219 to v257.
 * Most begin with the unit; older ones and those with a description name it elsewhere.
 */
import { firstLetter } from '../../text/index.ts';
import type { SystemdEvent } from './record.ts';

type Message = Pick<SystemdEvent, 'event' | 'unit' | 'result' | 'status'>;
type Row = readonly [SystemdEvent['event'], RegExp];

const UNIT = /^([\w@\\:.-]{1,200}\.(?:service|socket|scope|mount|slice|target|device|timer|path|swap))(?=:? |$)/;

/** What stands after the unit. The groups `result` and `status` become fields of the record. */
const AFTER_UNIT: readonly Row[] = [
  // `docker.service: Main process exited, code=exited, status=1/FAILURE`
  ['main-process-exited', /^: main process exited, code=\w{1,12},? ?status=(?<status>[\w/]{1,40})/i],
  // `docker.socket: Control process exited, code=exited status=216/GROUP`
  ['control-process-exited', /^: control process exited, code=\w{1,12},? ?status=(?<status>[\w/]{1,40})/i],
  // `docker.service: Failed with result 'exit-code'.`
  ['failed', /^: failed with result '(?<result>[\w-]{1,40})'/i],
  // v219: `docker.service failed.`
  ['failed', /^ failed\.$/i],
  // `docker.service: Start request repeated too quickly.`
  ['start-limit', /^: start request repeated too quickly/i],
  // `docker.service: Scheduled restart job, restart counter is at 3.`, v219: `docker.service holdoff time over, scheduling restart.`
  ['restart-scheduled', /^:? (?:scheduled restart job|(?:service )?hold-?off time over)/i],
  // `kubelet.service: Job kubelet.service/start failed with result 'dependency'.`
  ['job-failed', /^: job [\w@\\:.-]{1,200}\/\w{1,20} failed with result '(?<result>[\w-]{1,40})'/i],
  // `docker.socket: Failed to resolve group docker: No such process`
  ['failed', /^: failed (?:to|at|with) /i],
  // Any other: `docker.service: Consumed 3min 12.004s CPU time.`
  ['other', /^: \S/],
];

/** Messages that begin otherwise; the group `unit` is the unit or its description. */
const OTHERS: readonly Row[] = [
  // v219: `Unit docker.service entered failed state.`
  ['failed', /^unit (?<unit>[\w@\\:.-]{1,200}) entered failed state/i],
  // v219: `start request repeated too quickly for docker.service`
  ['start-limit', /^start request repeated too quickly for (?<unit>[\w@\\:.-]{1,200})/i],
  // v219: `Job kubelet.service/start failed with result 'dependency'.`
  ['job-failed', /^job (?<unit>[\w@\\:.-]{1,200})\/\w{1,20} failed with result '(?<result>[\w-]{1,40})'/i],
  // systemctl: `Job for docker.service failed because the control process exited with error code. See "systemctl status …`
  ['job-failed', /^job for (?<unit>[\w@\\:.-]{1,200}) failed/i],
  ['dependency-failed', /^dependency failed for (?<unit>[^\n]{1,200}?)\.$/i],
  ['start-failed', /^failed to (?:start|listen on) (?<unit>[^\n]{1,200}?)\.$/i],
];

/** Only with systemd's name in the envelope: anybody may write "Starting something...". */
const NAMED: readonly Row[] = [
  ['starting', /^starting (?<unit>[^\n]{1,200}?)(?:\.\.\.|…)$/i],
  ['started', /^(?:started|listening on) (?<unit>[^\n]{1,200}?)\.$/i],
];

/** What a line says about a unit; nothing when it is none of the known messages. `named`: the envelope says systemd wrote it. */
export function readMessage(text: string, named: boolean): Message | undefined {
  const head = text.trim().slice(0, 600);
  const unit = UNIT.exec(head)?.[1];
  const found = (unit && match(AFTER_UNIT, head.slice(unit.length), unit)) || match(OTHERS, head);
  if (found || !named || head === '') return found || undefined;
  return match(NAMED, head) ?? { event: 'other', unit, result: undefined, status: undefined };
}

function match(rows: readonly Row[], text: string, unit?: string): Message | undefined {
  for (const [event, pattern] of rows) {
    const found = pattern.exec(text);
    if (found)
      return {
        event,
        unit: found.groups?.['unit'] ?? unit,
        result: found.groups?.['result'],
        status: found.groups?.['status'],
      };
  }
  return undefined;
}

/** The end of a unit's name. */
const UNIT_END = /\.(?:service|socket|scope|mount|slice|target|device|timer|path|swap):?$/;
const LONGEST_END = '.service:'.length;
const OTHER_START = /^\s*(?:unit|start|job|dependency|failed)\s/i;

/** Whether a text begins as every message does that does not need systemd's name: a cheap no for most lines. */
export function mayBeMessage(text: string): boolean {
  if (text.length > 2000) return false;
  const at = firstLetter(text);
  if (OTHER_LETTERS.includes(text.charAt(at)) && OTHER_START.test(text)) return true;
  const space = text.indexOf(' ', at);
  const end = space === -1 ? text.length : space;
  const last = text.charAt(text[end - 1] === ':' ? end - 2 : end - 1);
  return LAST_LETTERS.includes(last) && UNIT_END.test(text.slice(Math.max(at, end - LONGEST_END), end));
}

/** Of the endings of units. */
const LAST_LETTERS = 'ethrp';

const OTHER_LETTERS = 'usjdfUSJDF';
