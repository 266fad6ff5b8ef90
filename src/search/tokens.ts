/** From what was typed or pasted to the words worth searching for. */
import { HTML_LANG, type Language } from '../i18n/languages.ts';

/** Exit codes and errno values that mean something by themselves. */
const TELLING_NUMBERS = new Set(['125', '126', '127', '137', '139', '143', '509']);

/** How many different words of a query are looked at. */
const MOST_TOKENS = 40;
/** How much of a query is looked at. */
const LONGEST = 4000;

/** What differs from one occurrence of a message to the next, in the order in which it is taken out. */
const VARIABLE_PARTS: readonly RegExp[] = [
  /\u001b\[[0-9;]{0,20}[A-Za-z]/g, // colours
  /%[0-9A-Fa-f]{2}/g, // http://%2Fvar%2Frun%2Fdocker.sock
  /\?[A-Za-z][\w.-]{0,60}=[^\s"']{0,2000}/g, // ?all=1&filters=…
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]{0,12}(?:Z|[+-]\d\d:?\d\d)?/g, // 2018-03-04T02:11:46.771930112Z
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} \d\d:\d\d:\d\d\b/g, // Mar  4 02:11:46
  /\b[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{1,9}/g, // klog: E0912 02:11:46.771930
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, // UUIDs
  /\b(?=[0-9a-f]{0,70}\d)[0-9a-f]{8,70}\b/gi, // container, image and layer ids
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, // addresses and ports
  /\b\d{1,15}(?:\.\d{1,12})?(?:ns|us|µs|ms|s|m|h|[KMGT]i?B|kB|B|%)(?:\d{1,12}(?:\.\d{1,12})?(?:s|m|ms))?\b/g, // 5m12.7s, 3GiB
];

/** The message of a `key=value` line of dockerd or containerd, without the escapes; other lines as they are. */
function messageOf(line: string): string {
  const from = line.indexOf(' msg="');
  if (from < 0) return line;
  const rest = line.slice(from + 6);
  const end = /(?<!\\)"(?: [a-z_]{1,40}=|$)/i.exec(rest)?.index ?? rest.length;
  const error = / error="((?:[^"\\]|\\.){0,2000})"/.exec(rest)?.[1] ?? '';
  return `${rest.slice(0, end)} ${error}`.replaceAll('\\"', '"');
}

/** A program's name and number at the start: `web-03 dockerd[1873]: `. */
const PROGRAM = /^\s{0,4}(?:[\w.-]{1,60} )?[\w.-]{1,40}\[\d{1,10}\]: /;

/** Takes out everything that stands in this one occurrence of a message only. */
export function withoutVariableParts(query: string): string {
  const bare = VARIABLE_PARTS.reduce((text, part) => text.replace(part, ' '), messageOf(query.slice(0, LONGEST)));
  return bare.replace(PROGRAM, ' ').replace(/^\s*\[[\s\d.]{1,20}\]/, ' ');
}

function isTelling(token: string): boolean {
  if (/^\d+$/.test(token)) return TELLING_NUMBERS.has(token);
  return token.length > 1 || /\p{Script=Han}/u.test(token);
}

/** Splits a text into words: runs of letters and digits; Chinese runs are cut into words. */
function wordsOf(text: string, language: Language): readonly string[] {
  const runs = text.match(/[\p{L}\p{N}_]{1,80}/gu) ?? [];
  return runs.flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run)) return run.includes('_') ? [run, ...run.split('_')] : [run];
    const segmenter = new Intl.Segmenter(HTML_LANG[language], { granularity: 'word' });
    return [...segmenter.segment(run)].map(({ segment }) => segment);
  });
}

/** The different words of a query, in their order, without what is variable. */
export function tokensOf(query: string, language: Language): readonly string[] {
  const words = wordsOf(withoutVariableParts(query), language).map((word) => word.toLowerCase());
  return [...new Set(words.filter(isTelling))].slice(0, MOST_TOKENS);
}
