/**
 * The lines of unit files, systemd.syntax(7), and what `systemctl cat` prints around them: src/systemctl/systemctl-cat.c (before
 * 249 systemctl.c), cat(): a comment with the path over each file.
 */
import { promptOf } from '../../text/index.ts';

export type UnitLine =
  /** `# /etc/systemd/system/docker.service.d/http-proxy.conf`; the unit is undefined in a drop-in for all units of a type. */
  | { readonly kind: 'path'; readonly path: string; readonly unit: string | undefined; readonly dropIn: boolean }
  /** `# Warning: docker.service changed on disk, the version systemd has loaded is outdated.` */
  | { readonly kind: 'changed'; readonly unit: string }
  /** `[Service]` */
  | { readonly kind: 'section'; readonly name: string }
  /** `ExecStart=/usr/bin/dockerd -H fd:// \` */
  | { readonly kind: 'directive'; readonly key: string; readonly value: string }
  | { readonly kind: 'comment' };

const LONGEST = 8000;

export function readUnitLine(raw: string): UnitLine | undefined {
  if (raw.length > LONGEST) return undefined;
  const text = raw.trim();
  return readPath(text) ?? readChanged(text) ?? readSection(text) ?? readDirective(text) ?? readComment(text);
}

/** Before the path: the comment sign, `==>` of head and tail. */
const MARK = /^(?:==>|#) (?=\/)/;
/** Behind a prompt, or without: `[root@node-7 ~]# cat /usr/lib/systemd/system/docker.service` */
const COMMAND = /^(?:sudo )?cat (?=\/)/;
/** `/usr/lib/systemd/system/docker.service`, `/run/systemd/transient/x.scope`, `/etc/systemd/system/docker.service.d/a.conf` */
const PATH =
  /^(?:\/[\w.@-]{1,60}){1,8}\/systemd\/[\w.-]{1,30}\/(?:([\w@:.\\-]{1,200})\.d\/[\w@:.\\-]{1,100}\.conf|([\w@:.\\-]{1,200}\.(?:service|socket|slice|scope|target|mount|timer|path)))$/;

function readPath(text: string): UnitLine | undefined {
  if (!text.includes('/systemd/')) return undefined;
  const prompt = promptOf(text) ?? '';
  const command = COMMAND.exec(text.slice(prompt.length))?.[0];
  const before = command === undefined ? (MARK.exec(text)?.[0] ?? '') : prompt + command;
  const after = text.endsWith(' <==') ? 4 : text.endsWith(':') ? 1 : 0;
  // A path by itself may be anything, such as a line of a list of files.
  if (before === '' && after === 0) return undefined;
  const path = text.slice(before.length, text.length - after);
  if (path.length > 400) return undefined;
  const found = PATH.exec(path);
  if (!found) return undefined;
  const [, folder, file] = found;
  return { kind: 'path', path, unit: file ?? (folder?.includes('.') ? folder : undefined), dropIn: file === undefined };
}

const CHANGED = /^# Warning: ([\w@:.\\-]{1,200}) changed on disk, the version systemd has loaded is outdated/;

function readChanged(text: string): UnitLine | undefined {
  const unit = CHANGED.exec(text)?.[1];
  return unit === undefined ? undefined : { kind: 'changed', unit };
}

const SECTION = /^\[(Unit|Install|Service|Socket|Slice|Scope|Mount|Timer|Path|X-[\w-]{1,40})\]$/;

function readSection(text: string): UnitLine | undefined {
  const name = SECTION.exec(text)?.[1];
  return name === undefined ? undefined : { kind: 'section', name };
}

/** Keys are words put together, with capitals inside of a name only. */
const DIRECTIVE = /^([A-Z][A-Za-z\d]{1,40}|X-[\w-]{1,40}) {0,8}=(?!=)/;

function readDirective(text: string): UnitLine | undefined {
  const [whole = '', key = ''] = DIRECTIVE.exec(text) ?? [];
  // Names of environment variables have no small letters.
  if (key === '' || !/[a-z]/.test(key)) return undefined;
  return { kind: 'directive', key, value: text.slice(whole.length).trim() };
}

/** `#5 [builder 2/5] RUN make` is a step of a build. */
function readComment(text: string): UnitLine | undefined {
  return /^(?:#(?!\d)|;)/.test(text) ? { kind: 'comment' } : undefined;
}

/** Whether the line goes on in the next one. */
export function isContinued(text: string): boolean {
  return text.trimEnd().endsWith('\\');
}
