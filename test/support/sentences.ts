/** Which sentences of a rule are said in a text, told by their words. */
import type { Rule } from '../../src/engine/correlation/rule.ts';
import type { Language } from '../../src/engine/index.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern for what becomes of a sentence when its values are filled in. */
function patternOf(template: string): RegExp {
  const source = template
    .split(/(\[[^[\]]*\]|\{\w+\})/)
    .map((part) => {
      if (part.startsWith('[')) return `(?:${patternOf(part.slice(1, -1)).source.slice(1, -1)})?`;
      return part.startsWith('{') ? '[^]+?' : escaped(part);
    })
    .join('');
  return new RegExp(`^${source}$`);
}

/** Names of the sentences of a rule that none of the texts is. */
export function unsaid({ words }: Rule, texts: readonly string[], language: Language): string[] {
  return Object.entries(words)
    .filter(([, sentence]) => !texts.some((text) => patternOf(sentence[language]).test(text)))
    .map(([name]) => name);
}

/** Whether a value was missing in a sentence; behind hexadecimal digits the sign only shortens an id. */
export function isOpen(text: string): boolean {
  return /(?<![0-9a-f]{12})…/.test(text);
}
