/** What `content/cases/<slug>/case.ts` says about a case; the words of the article stand in en.mdx and zh-cn.mdx. */
import type { Component, Localized } from '../engine/index.ts';

/** Areas, in the order the site shows them; the digit is the first one of the codes in it. */
export const GROUPS = {
  hang: { digit: 1, title: { en: 'Hangs', 'zh-cn': '卡死' } },
  memory: { digit: 2, title: { en: 'Memory and limits', 'zh-cn': '内存与资源限制' } },
  start: { digit: 3, title: { en: 'Start and exec', 'zh-cn': '启动与 exec' } },
  cgroup: { digit: 4, title: { en: 'Cgroups and nesting', 'zh-cn': 'cgroup 与嵌套' } },
  storage: { digit: 5, title: { en: 'Storage', 'zh-cn': '存储' } },
  daemon: { digit: 6, title: { en: 'Daemon', 'zh-cn': '守护进程' } },
  network: { digit: 7, title: { en: 'Network', 'zh-cn': '网络' } },
  registry: { digit: 8, title: { en: 'Registry', 'zh-cn': '镜像仓库' } },
  lifecycle: { digit: 9, title: { en: 'Lifecycle and build', 'zh-cn': '生命周期与构建' } },
} as const satisfies Record<string, { digit: number; title: Localized }>;

export type Group = keyof typeof GROUPS;

/** Where the failure sits. */
export type Part =
  | 'dockerd'
  | 'containerd'
  | 'shim'
  | 'runc'
  | 'docker-cli'
  | 'kubelet'
  | 'kernel'
  | 'systemd'
  | 'storage'
  | 'network'
  | 'registry'
  | 'image';

/** `critical`: the node or many containers are down. `high`: a container or the daemon does not work. `medium`: one operation fails. */
export type Severity = 'critical' | 'high' | 'medium';

/** What running a command may cost. */
export type Risk = 'reads' | 'changes' | 'restarts' | 'deletes';

export interface AffectedRange {
  /** `runc`, `Docker Engine`, `Linux kernel (RHEL 7)` … */
  readonly component: string;
  /** Affected versions in words: `< 1.0.0-rc5`, `17.03 – 17.12.0`, or `all`. */
  readonly range: Localized | string;
  /** First version with the fix; left out when there is none. */
  readonly fixedIn?: string;
  readonly source?: string;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

export interface CaseDefinition {
  /** Permanent: never changed, never given to another case. */
  readonly code: `SB${number}`;
  readonly group: Group;
  readonly parts: readonly Part[];
  readonly severity: Severity;
  /** The greatest risk among the steps of the recommended fix. */
  readonly fixRisk: Risk;
  /** Date of the last check against primary sources, and the versions it was checked for. */
  readonly verified: { readonly date: `${number}-${number}-${number}`; readonly on: Localized | string };
  /** Verbatim messages, as a user would search for them; the signature must recognise each. */
  readonly errors: readonly string[];
  /**
   * First versions that have the fix, oldest first. A version has it when it is at least the last one, or at least one of
   * the same release series (17.12.1 for 17.12.x). Components are asked in this order, the first known one decides.
   */
  readonly fixedIn?: Partial<Readonly<Record<Component, readonly string[]>>>;
  readonly affected: readonly AffectedRange[];
  /** Read-only commands that confirm or refute it; `{name}` is filled with a value of the finding or shown as `<name>`. */
  readonly confirm: readonly string[];
  /** Codes of cases that belong to the same story. Shown on both sides, once both are published. */
  readonly related: readonly string[];
  /** Codes of cases that look the same at first sight. */
  readonly lookAlikes: readonly string[];
  readonly sources: readonly Source[];
}

/** Checks what the types cannot, and hands the definition back. Throws a `TypeError` that says what is wrong. */
export function defineCase(definition: CaseDefinition): CaseDefinition {
  const { code, group, errors, sources } = definition;
  if (!/^SB\d{4}$/.test(code)) throw new TypeError(`${code}: a code is SB and four digits`);
  if (Number(code[2]) !== GROUPS[group].digit) throw new TypeError(`${code} is not in group ${group}`);
  if (errors.length === 0) throw new TypeError(`${code}: at least one verbatim message`);
  if (sources.length === 0) throw new TypeError(`${code}: at least one source`);
  return definition;
}
