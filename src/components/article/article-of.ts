import type { ArticlePlace } from '../../markdown/article.ts';

/** The article whose text a component stands in. */
export function articleOf(locals: App.Locals): ArticlePlace {
  if (!locals.article) throw new Error('this component belongs into the text of an article');
  return locals.article;
}
