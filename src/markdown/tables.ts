import type { HastPluginDefinition, PluginFactoryContext } from 'satteri';
import { articleAt } from './article.ts';

/** Puts tables into a box that scrolls sideways on a narrow screen, reachable by keyboard. */
export function scrollingTables({ fileURL }: PluginFactoryContext): HastPluginDefinition | undefined {
  const article = articleAt(fileURL);
  if (!article) return undefined;
  const label = article.language === 'en' ? 'Table' : '表格';
  return {
    name: 'scrolling-tables',
    element: {
      filter: ['table'],
      visit(node, context) {
        context.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: label },
          children: [],
        });
      },
    },
  };
}
