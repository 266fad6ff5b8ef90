/** What stands behind the keys of `systemctl status`. */
import { bytesOf } from './amounts.ts';
import type { Exit, UnitMemory, UnitProcess, UnitStatus } from './record.ts';

type Loaded = Pick<UnitStatus, 'load' | 'loadReason' | 'path' | 'enabled' | 'preset'>;

/**
 * `loaded (/lib/systemd/system/docker.service; enabled; vendor preset: enabled)`, `not-found (Reason: Unit x.service not found.)`,
 * `masked (/dev/null; bad)`
 */
export function loadedOf(value: string | undefined): Loaded {
  if (value === undefined) {
    return { load: undefined, loadReason: undefined, path: undefined, enabled: undefined, preset: undefined };
  }
  const open = value.indexOf(' (');
  const load = open < 0 ? value : value.slice(0, open);
  const inner = open < 0 ? '' : value.slice(open + 2, value.endsWith(')') ? -1 : undefined);
  if (inner.startsWith('Reason: ')) {
    return { load, loadReason: inner.slice('Reason: '.length), path: undefined, enabled: undefined, preset: undefined };
  }
  const [path, ...states] = inner.split('; ');
  const preset = states.find((state) => state.includes('preset: '));
  return {
    load,
    loadReason: undefined,
    path: path?.startsWith('/') ? path : undefined,
    enabled: states.find((state) => state !== preset),
    preset: preset?.slice(preset.indexOf(': ') + 2),
  };
}

type Active = Pick<UnitStatus, 'active' | 'sub' | 'result' | 'since' | 'ago'>;

/** `failed (Result: exit-code) since Tue 2024-01-02 03:04:05 UTC; 5s ago`, `activating (auto-restart) (Result: exit-code) since …` */
const ACTIVE =
  /^([a-z]{4,13})(?: \((?!Result: )([\w-]{1,30})\))?(?: \((?:freezing|frozen|thawing)\))?(?: \(Result: ([\w-]{1,30})\))?(?: since ([^;]{4,60}))?(?:; (.{1,80}))?/;

export function activeOf(value: string): Active {
  const [, active, sub, result, since, ago] = ACTIVE.exec(value) ?? [];
  return { active, sub, result, since: since?.trim(), ago };
}

/** At the end of a process: `(code=exited, status=1/FAILURE)`, `(code=killed, signal=KILL)`, also cut to the width of the terminal */
const EXIT = /\(code=([a-z]{4,12}), (?:status|signal)=([\w/]{1,40})\)?$/;

function exitOf(text: string): Exit | undefined {
  const [, code, status] = EXIT.exec(text.slice(-90)) ?? [];
  return code === undefined || status === undefined ? undefined : { code, status };
}

/** `12345 ExecStart=/usr/bin/dockerd -H fd:// (code=exited, status=1/FAILURE)` */
export function processOf(value: string): UnitProcess | undefined {
  const [start = '', pid, role] = /^(\d{1,10}) (\w{1,20})=/.exec(value) ?? [];
  if (pid === undefined) return undefined;
  const exit = exitOf(value);
  const end = exit === undefined ? value.length : value.lastIndexOf('(code=');
  return { pid: Number(pid), role, command: value.slice(start.length, end).trim(), exit };
}

/** `812 (dockerd)`, `812 (code=exited, status=1/FAILURE)` */
export function pidOf(value: string): UnitProcess | undefined {
  const [, pid, inner] = /^(\d{1,10})(?: \(([^)]{1,100})\)?)?/.exec(value) ?? [];
  if (pid === undefined) return undefined;
  const exit = exitOf(value);
  return { pid: Number(pid), role: undefined, command: exit === undefined ? inner : undefined, exit };
}

/** `120.3M (limit: 1.0G)`, `33.9M (high: 500.0M max: 1.0G swap max: 0B available: 466.0M peak: 40.2M)` */
export function memoryOf(value: string): UnitMemory | undefined {
  const usage = bytesOf(/^[\d.]{1,12}[BKMGTPE]?/.exec(value)?.[0]);
  if (usage === undefined) return undefined;
  const amounts = new Map<string, number | undefined>();
  for (const [, name = '', amount] of value
    .slice(0, 300)
    .matchAll(/(?<=[( ])(swap max|swap peak|[a-z]{3,10}): ([\d.]{1,12}[BKMGTPE]?)(?=[ )])/g)) {
    amounts.set(name, bytesOf(amount));
  }
  return {
    usage,
    limit: amounts.get('limit'),
    max: amounts.get('max'),
    high: amounts.get('high'),
    peak: amounts.get('peak'),
    swapMax: amounts.get('swap max'),
    available: amounts.get('available'),
  };
}
