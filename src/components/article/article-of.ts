/** The article whose text a component stands in. */
export function articleOf(locals: App.Locals): NonNullable<App.Locals['article']> {
  if (!locals.article) throw new Error('this component belongs into the text of a case article');
  return locals.article;
}
