/**
 * The lines of `systemctl status`: systemd src/systemctl/systemctl-show.c (before 246 systemctl.c), print_status_info(); the tree
 * of processes src/shared/cgroup-show.c. The journal lines at the end are the journal's.
 */

export type StatusLine =
  /** `● docker.service - Docker Application Container Engine` */
  | { readonly kind: 'title'; readonly unit: string; readonly description: string | undefined }
  /** `   Active: active (running) since …`; `order` is its place among the keys. */
  | { readonly kind: 'pair'; readonly key: string; readonly value: string; readonly order: number }
  /** `           ├─1234 /usr/bin/dockerd -H fd://`, `             └─override.conf` */
  | { readonly kind: 'branch'; readonly text: string }
  /** Another folder of drop-ins: `             /run/systemd/system/docker.service.d` */
  | { readonly kind: 'folder'; readonly path: string }
  /** More documentation: `             man:docker(1)` */
  | { readonly kind: 'document'; readonly text: string }
  /** `Warning: docker.service changed on disk. Run 'systemctl daemon-reload' to reload units.` */
  | { readonly kind: 'notice'; readonly changed: boolean };

/** The keys in the order they are printed, and what their values look like: others use some of these words, too. */
const KEYS: readonly (readonly [string, RegExp])[] = [
  ['Follows', /^unit currently follows /],
  ['Loaded', /^(?:loaded|not-found|masked|bad-setting|error|merged|stub)(?: \(|$)/],
  ['Transient', /^yes$/],
  ['Drop-In', /^\//],
  ['Active', /^(?:active|inactive|failed|activating|deactivating|reloading|refreshing|maintenance)(?: |$)/],
  ['Duration', /^\d/],
  ['Invocation', /^[\da-f]{32}$/],
  ['TriggeredBy', /^\S{1,3} \S|^\S{1,200}$/],
  ['Trigger', /^\S/],
  ['Triggers', /^\S{1,3} \S|^\S{1,200}$/],
  ['Condition', /^start condition /],
  ['Assert', /^start assertion /],
  ['Device', /^\//],
  ['Where', /^\//],
  ['What', /^\S/],
  ['Docs', /^(?:https?|man|file|info):/],
  ['Listen', /^\S.{0,200} \(\w{1,30}\)$/],
  ['Accepted', /^\d{1,12}; Connected: /],
  ['Process', /^\d{1,10} \w{1,20}=/],
  ['Main PID', /^\d{1,10}(?: \(|$|;)/],
  ['Cntrl PID', /^\d{1,10}(?: \(|$)/],
  ['Control', /^\d{1,10}(?: \(|$)/],
  ['Status', /^"/],
  ['Error', /^\d{1,4} \(/],
  ['IP', /^\S{1,12} in, /],
  ['IO', /^\S{1,12} read, /],
  ['Tasks', /^\d{1,10}(?: \(limit: \d{1,12}\))?$/],
  ['FD Store', /^\d{1,8}(?: \(limit: |$)/],
  ['Memory', /^[\d.]{1,12}[BKMGTPE]?(?: \(|$)/],
  ['Mem peak', /^[\d.]{1,12}[BKMGTPE]?(?: \(|$)/],
  ['CPU', /^[\d.]{1,12}(?:ms|us|s|min|h|d|w|month|y)/],
  ['CGroup', /^\//],
];
const ORDER: ReadonlyMap<string, { order: number; value: RegExp }> = new Map(
  KEYS.map(([key, value], order) => [key, { order, value }]),
);

const LONGEST = 4000;
const BULLETS = '●○×↻◆✗*x';

export function readStatusLine(raw: string): StatusLine | undefined {
  if (raw.length > LONGEST) return undefined;
  const text = raw.trim();
  return (
    readTitle(text) ?? readPair(text) ?? readBranch(text) ?? readNotice(text) ?? readFolder(text) ?? readDocument(text)
  );
}

const TITLE =
  /^([\w@:.\\-]{1,200}\.(?:service|socket|scope|slice|target|mount|automount|device|timer|path|swap))(?: - (\S.{0,300}))?$/;

/** A bullet and a unit without a description are an item of a list as well; a description without a bullet is a title. */
function readTitle(text: string): StatusLine | undefined {
  const bullet = BULLETS.includes(text[0] ?? ' ') && text[1] === ' ';
  const [, unit, description] = TITLE.exec(bullet ? text.slice(2) : text) ?? [];
  if (unit === undefined) return undefined;
  // A sentence is a message about the unit.
  if (!bullet && (description === undefined || description.endsWith('.'))) return undefined;
  return { kind: 'title', unit, description };
}

function readPair(text: string): StatusLine | undefined {
  const colon = text.indexOf(': ');
  if (colon < 2 || colon > 11) return undefined;
  const key = text.slice(0, colon);
  const known = ORDER.get(key);
  const value = text.slice(colon + 2).trim();
  return known?.value.test(value) ? { kind: 'pair', key, value, order: known.order } : undefined;
}

/** Branches of a tree in Unicode and in the C locale: `├─`, `└─`, `│ ├─`, `|-`, `` `- `` */
const BRANCH = /^(?:[│|] {0,4}){0,8}(?:[├└]─|[|`]-)/;

function readBranch(text: string): StatusLine | undefined {
  const branch = BRANCH.exec(text)?.[0];
  return branch === undefined ? undefined : { kind: 'branch', text: text.slice(branch.length).trim() };
}

function readNotice(text: string): StatusLine | undefined {
  if (text.startsWith('Warning: ')) {
    const changed = text.includes(" changed on disk. Run 'systemctl");
    return changed || /^Warning: (?:Journal has been rotated|some journal files were not opened)/i.test(text)
      ? { kind: 'notice', changed }
      : undefined;
  }
  return text.startsWith('Hint: Some lines were ellipsized') ? { kind: 'notice', changed: false } : undefined;
}

function readFolder(text: string): StatusLine | undefined {
  return /^\/\S{1,300}\.d$/.test(text) ? { kind: 'folder', path: text } : undefined;
}

function readDocument(text: string): StatusLine | undefined {
  return /^(?:https?:\/\/|man:|file:\/|info:)\S{1,300}$/.test(text) ? { kind: 'document', text } : undefined;
}
