/** What `content/guides/<slug>/guide.ts` says about a diagnostic method; the words stand in en.mdx and zh-cn.mdx. */
import type { Localized } from '../engine/index.ts';
import type { Risk, Source } from './case.ts';

export interface GuideDefinition {
  /** Where it stands in the list: guides of one step of an investigation stand together, smaller numbers first. */
  readonly step: GuideStep;
  readonly order: number;
  /** The greatest risk among its commands. */
  readonly risk: Risk;
  /** Date of the last check against primary sources, and the versions it was checked for. */
  readonly verified: { readonly date: `${number}-${number}-${number}`; readonly on: Localized | string };
  /** Codes of the cases it helps to tell apart or to confirm. */
  readonly cases: readonly string[];
  readonly sources: readonly Source[];
}

/** The steps of an investigation, in their order. */
export const GUIDE_STEPS = {
  begin: { en: 'Where to begin', 'zh-cn': '从哪里下手' },
  daemon: { en: 'Inside the daemons', 'zh-cn': '看守护进程内部' },
  processes: { en: 'Processes and pipes', 'zh-cn': '进程与管道' },
  kernel: { en: 'Kernel, cgroups and mounts', 'zh-cn': '内核、cgroup 与挂载' },
  network: { en: 'Network', 'zh-cn': '网络' },
  prove: { en: 'Prove it', 'zh-cn': '验证猜测' },
} as const satisfies Record<string, Localized>;

export type GuideStep = keyof typeof GUIDE_STEPS;

/** Checks what the types cannot, and hands the definition back. Throws a `TypeError` that says what is wrong. */
export function defineGuide(definition: GuideDefinition): GuideDefinition {
  const bad = definition.cases.find((code) => !/^SB\d{4}$/.test(code));
  if (bad) throw new TypeError(`${bad}: a code is SB and four digits`);
  if (definition.sources.length === 0) throw new TypeError('a guide needs at least one source');
  return definition;
}
