/** The body of an article without our own additions to Markdown: components are written out, links absolute, risks said in words. */
import type { Language } from '../i18n/languages.ts';
import { wordsIn } from '../i18n/words.ts';
import { isRisk, RISKS } from '../markdown/risks.ts';

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`{1,80}/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}

/** The stretches of a body in turn outside and inside of fenced code, beginning outside; fences belong to the inside. */
function splitFences(body: string): readonly string[] {
  const stretches: string[][] = [[]];
  for (const line of body.split('\n')) {
    const isInside = stretches.length % 2 === 0;
    const isFence = line.startsWith('```');
    if (isFence && !isInside) stretches.push([]);
    stretches.at(-1)?.push(line);
    if (isFence && isInside) stretches.push([]);
  }
  return stretches.map((lines) => lines.join('\n'));
}

/** ```` ```sh restarts ```` tells the risk to our own renderer only; elsewhere it must be said in words. */
function withRiskInWords(fence: string, language: Language): string {
  const [, risk = ''] = /^```sh (\w+)/.exec(fence) ?? [];
  return isRisk(risk) ? `**${RISKS[risk][language]}:**\n\n${fence.replace(/^```sh \w+/, '```sh')}` : fence;
}

export interface Surroundings {
  readonly language: Language;
  readonly errors: readonly string[];
  readonly sample: (file: string) => string;
  /** What a drawing shows, in words. */
  readonly diagram: (name: string) => string;
  /** The address of a case, guide or symptom page, or `undefined` while it is not published. */
  readonly link: (scheme: string, slug: string) => string | undefined;
  readonly analyzer: string;
}

function writtenOut(text: string, { language, errors, sample, diagram, link, analyzer }: Surroundings): string {
  const words = wordsIn(language).article;
  return text
    .replace(/<Errors \/>/g, () => fenced(errors.join('\n')))
    .replace(/<LogSample file="([^"]{1,100})" \/>/g, (_, file: string) => fenced(sample(file)))
    .replace(/<Diagram name="([^"]{1,60})" \/>/g, (_, name: string) => diagram(name))
    .replace(/<CheckLog \/>/g, () => `${words.checkLog}: <${analyzer}>`)
    .replace(
      /\[([^[\]\n]{1,200})\]\((case|guide|symptom):([a-z0-9-]{1,100})(#[a-z-]{1,40})?\)/g,
      (_, label: string, scheme: string, slug: string, part = '') => {
        const to = link(scheme, slug);
        return to ? `[${label}](${to}${part})` : label;
      },
    );
}

/** The body of an article with everything our own renderer adds written out. */
export function plainMarkdown(body: string, surroundings: Surroundings): string {
  return splitFences(body)
    .map((piece, index) =>
      index % 2 === 1 ? withRiskInWords(piece, surroundings.language) : writtenOut(piece, surroundings),
    )
    .join('\n')
    .trim();
}
