/** Puts values into the sentences and commands of a case. */
import type { Language, Values } from '../model.ts';
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

/** A full container id is shortened to the twelve digits docker prints. */
function brief(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value;
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

/** What the versions at hand say about the fix, as a sentence. */
export function versionNote(verdict: FixVerdict, language: Language): string {
  const { component, version, first, fixed } = verdict;
  return fillSentence(VERSION_NOTES[language][fixed ? 'fixed' : 'unfixed'], {
    component: COMPONENT_NAMES[component],
    version,
    first,
  });
}
