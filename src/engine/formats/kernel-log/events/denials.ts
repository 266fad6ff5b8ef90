/** What AppArmor, SELinux and seccomp forbade, as the kernel's audit code prints it (kernel/audit.c, audit_log_end()). */
import type { SecurityDenial } from '../record.ts';
import type { EventPattern } from './event-pattern.ts';

/**
 * To the kernel log: `audit: type=1400 audit(1716979604.301:118): apparmor="DENIED" operation="ptrace" profile="docker-default" …`,
 * without the first word before 4.0; in audit.log `type=AVC msg=audit(…): avc:  denied  { read } …`; in the journal
 * `AVC apparmor="DENIED" …`.
 */
const STARTS = [
  'audit: type=',
  'type=1400 audit(',
  'type=1326 audit(',
  'type=AVC msg=',
  'type=SECCOMP msg=',
  'AVC ',
  'SECCOMP ',
];

export const DENIALS: readonly EventPattern[] = [
  {
    event: 'security-denied',
    level: 'warning',
    starts: STARTS,
    pattern:
      /^(?:(?:audit: )?type=(?:1400|AVC) (?:msg=)?audit\([\d.:]{1,40}\): ?|AVC )(?:avc: {1,2}denied|apparmor="DENIED")/,
    traced: false,
  },
  {
    event: 'security-denied',
    level: 'warning',
    starts: STARTS,
    // The code is the action: kill, trap or fail. SECCOMP_RET_LOG (0x7ffc0000) lets the call through.
    pattern:
      /^(?:(?:audit: )?type=(?:1326|SECCOMP) (?:msg=)?audit\([\d.:]{1,40}\): ?|SECCOMP )auid=[^\n]{0,4000} code=0x[0358]/,
    traced: false,
  },
];

/** `avc:  denied  { read write } for  pid=…` */
const PERMISSIONS = /denied {1,2}\{ ([a-z_ ]{1,200}) \}/;

export interface DenialFields {
  readonly denial: SecurityDenial;
  readonly pid: number | undefined;
  readonly task: string | undefined;
}

export function readDenial(text: string): DenialFields {
  const pairs = pairsIn(text);
  const { pid, comm } = pairs;
  return {
    denial: denialOf(text, pairs),
    pid: pid !== undefined && /^\d{1,10}$/.test(pid) ? Number(pid) : undefined,
    task: comm,
  };
}

function denialOf(text: string, pairs: Pairs): SecurityDenial {
  const { apparmor, operation, profile, name, path, scontext, syscall } = pairs;
  const target = name ?? path;
  if (apparmor !== undefined) return { by: 'apparmor', operation, profile, target, syscall: undefined };
  const permissions = PERMISSIONS.exec(text)?.[1];
  if (permissions !== undefined) {
    return { by: 'selinux', operation: permissions, profile: scontext, target: path ?? name, syscall: undefined };
  }
  return {
    by: 'seccomp',
    operation: undefined,
    profile: undefined,
    target: pairs.exe,
    syscall: syscall === undefined ? undefined : Number(syscall),
  };
}

interface Pairs {
  pid?: string;
  comm?: string;
  apparmor?: string;
  operation?: string;
  profile?: string;
  name?: string;
  path?: string;
  exe?: string;
  scontext?: string;
  syscall?: string;
}

const KEY = /([a-z_]{1,24})=/y;

/** `key=word` and `key="text"`, separated by spaces; other words are passed over. */
function pairsIn(text: string): Pairs {
  const pairs: [string, string][] = [];
  for (let at = 0; at < text.length; ) {
    KEY.lastIndex = at;
    const key = KEY.exec(text)?.[1];
    const from = key === undefined ? at : at + key.length + 1;
    const quoted = key !== undefined && text[from] === '"';
    const end = text.indexOf(quoted ? '"' : ' ', quoted ? from + 1 : from);
    const to = end < 0 ? text.length : end;
    if (key !== undefined) pairs.push([key, text.slice(quoted ? from + 1 : from, to)]);
    at = to + 1;
  }
  return Object.fromEntries(pairs);
}
