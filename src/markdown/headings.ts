import type { HastPluginDefinition, PluginFactoryContext } from 'satteri';
import { articleAt, fileOfArticle } from './article.ts';
import { SECTIONS } from './sections.ts';

/**
 * Gives the sections of an article their fixed ids. An article with a section too many, too few, out of order or
 * with another title fails the build: runbooks link to these ids.
 */
export function articleHeadings({ fileURL }: PluginFactoryContext): HastPluginDefinition | undefined {
  const article = articleAt(fileURL);
  if (!article) return undefined;
  const { language } = article;
  const sections = SECTIONS[article.shelf];
  const complain = (what: string): never => {
    throw new Error(`${fileOfArticle(article)}: ${what}`);
  };
  let seen = 0;
  return {
    name: 'article-headings',
    element: [
      {
        filter: ['h1'],
        visit: () => complain('the title belongs in the front matter, the body begins with ##'),
      },
      {
        filter: ['h2'],
        visit(node, context) {
          const text = context.textContent(node).trim();
          const expected = sections[seen];
          if (!expected) return complain(`## ${text} comes after the last section`);
          if (text !== expected.title[language]) {
            return complain(`## ${text} stands where ## ${expected.title[language]} should`);
          }
          context.setProperty(node, 'id', expected.id);
          seen += 1;
        },
      },
    ],
    after() {
      const missing = sections[seen];
      if (missing) complain(`## ${missing.title[language]} is missing`);
    },
  };
}
