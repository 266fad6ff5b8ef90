/** Puts values into the sentences and commands of a case. */
import type { Language, Values, VersionFact } from '../model.ts';
import type { FixVerdict } from '../versions/index.ts';

const PLACEHOLDER = /\{(\w{1,40})\}/g;

/**
 * Fills `{name}` in a sentence. A part in [square brackets] is left out when a value in it is missing; a value missing
 * outside brackets becomes `…`.
 */
export function fillSentence(template: string, values: Values): string {
  const parts = template.replace(/\[([^[\]]{1,400})\]/g, (_, part: string) =>
    namesIn(part).every((name) => values[name] !== undefined) ? part : '',
  );
  return parts.replace(PLACEHOLDER, (_, name: string) => brief(values[name] ?? '…'));
}

const FULL_ID = /^[0-9a-f]{64}$/;
/** Ids and digests in a path or a name: `/var/lib/docker/overlay2/<64 digits>/merged`, `docker-<64 digits>.scope`. */
const LONG_ID = /(?<![0-9a-z])[0-9a-f]{40,64}(?![0-9a-z])/g;
const SHORT_ID = 12;

/** A full container id is shortened to the twelve digits docker prints; where one is part of a value, `…` shows that more follows. */
function brief(value: string): string {
  if (FULL_ID.test(value)) return value.slice(0, SHORT_ID);
  return value.replace(LONG_ID, (id) => `${id.slice(0, SHORT_ID)}…`);
}

/** Fills `{name}` in a command; a value that is missing becomes `<name>`, one that is no plain word is quoted. */
export function fillCommand(template: string, values: Values): string {
  return template.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    return value === undefined ? `<${name}>` : shellWord(value);
  });
}

/** The names of the placeholders in a template. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((found) => found[1] as string);
}

/** A value from a log is never trusted as shell text. */
function shellWord(value: string): string {
  return /^[\w@%+=:,./-]{1,400}$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

const COMPONENT_NAMES = { docker: 'Docker', containerd: 'containerd', runc: 'runc', kernel: 'kernel' } as const;

const VERSION_NOTES: Readonly<Record<Language, { readonly fixed: string; readonly unfixed: string }>> = {
  en: {
    fixed: 'The log shows {component} {version}, which has the fix (first in {first}); look for another cause too.',
    unfixed: 'The log shows {component} {version}, which does not have the fix (first in {first}).',
  },
  'zh-cn': {
    fixed: '日志里的 {component} 版本是 {version}，已包含修复（自 {first} 起），请同时排查其他原因。',
    unfixed: '日志里的 {component} 版本是 {version}，还没有修复（自 {first} 起才有）。',
  },
};

/** `1.0.0-rc7`, of a range `1.0.0-rc7 to 1.0.0-rc8` or `1.1.0 or newer`. */
export function versionText({ version, upTo, orNewer }: VersionFact, language: Language): string {
  if (orNewer) return language === 'en' ? `${version} or newer` : `${version} 或更新版本`;
  if (upTo === undefined) return version;
  return language === 'en' ? `${version} to ${upTo}` : `${version} 至 ${upTo}`;
}

/** What the versions at hand say about the fix, as a sentence. */
export function versionNote(verdict: FixVerdict, language: Language): string {
  const { component, fact, first, fixed } = verdict;
  const version = versionText(fact, language);
  return fillSentence(VERSION_NOTES[language][fixed ? 'fixed' : 'unfixed'], {
    component: COMPONENT_NAMES[component],
    version,
    first,
  });
}
