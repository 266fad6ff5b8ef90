import type { HastContent, HastPluginDefinition, PluginFactoryContext } from 'satteri';
import type { Language, Localized } from '../engine/index.ts';
import { articleAt, fileOfArticle } from './article.ts';
import { isRisk, RISKS } from './risks.ts';

/** What the box of a fence in another language than `sh` is called. */
const BOX_NAMES: Readonly<Record<string, Localized>> = {
  output: { en: 'Expected output', 'zh-cn': '预期输出' },
  log: { en: 'Log', 'zh-cn': '日志' },
};

const FILE: Localized = { en: 'File content', 'zh-cn': '文件内容' };

/** A placeholder such as `<container>`; names are those of the signatures' values. */
const PLACEHOLDER = /<([a-z][a-z0-9_-]{0,40})>/g;

type ElementNode = Extract<HastContent, { type: 'element' }>;

function element(
  tagName: string,
  properties: ElementNode['properties'],
  children: ElementNode['children'],
): ElementNode {
  return { type: 'element', tagName, properties, children };
}

/** Text in which every placeholder is an element of its own, for the script that fills in the reader's values. */
export function withPlaceholders(code: string): ElementNode['children'] {
  const parts: ElementNode['children'] = [];
  let end = 0;
  for (const match of code.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ type: 'text', value: code.slice(end, match.index) });
    parts.push(element('var', { 'data-value': match[1] }, [{ type: 'text', value: match[0] }]));
    end = match.index + match[0].length;
  }
  if (end < code.length) parts.push({ type: 'text', value: code.slice(end) });
  return parts;
}

/** A command in a box that says what running it may cost. It wraps, so it needs no scrolling. */
function command(code: string, meta: string, language: Language): ElementNode | string {
  const risk = meta.trim();
  if (!isRisk(risk)) return `a \`\`\`sh fence needs its risk: one of ${Object.keys(RISKS).join(', ')}; found "${risk}"`;
  return element('figure', { className: ['run', risk] }, [
    element('figcaption', { dataPagefindIgnore: '' }, [{ type: 'text', value: RISKS[risk][language] }]),
    element('pre', {}, [element('code', {}, withPlaceholders(code))]),
  ]);
}

/** Anything else that keeps its line breaks. It may scroll sideways, so the keyboard must reach it. */
function box(code: string, kind: string, language: Language): ElementNode {
  const label = (BOX_NAMES[kind] ?? FILE)[language];
  return element('pre', { className: ['box', kind], tabIndex: 0, role: 'group', ariaLabel: label }, [
    element('code', {}, [{ type: 'text', value: code }]),
  ]);
}

/** Turns fenced code of articles into command boxes with a risk label, and into plain boxes. */
export function codeBlocks({ fileURL }: PluginFactoryContext): HastPluginDefinition | undefined {
  const article = articleAt(fileURL);
  if (!article) return undefined;
  const { language } = article;
  return {
    name: 'code-blocks',
    element: {
      filter: ['pre'],
      visit(node, context) {
        const code = node.children[0];
        if (code?.type !== 'element' || code.tagName !== 'code') return;
        // Sätteri keeps the info string of a fence in `data`, which hast leaves untyped.
        const data = code.data as { lang?: string | null; meta?: string | null } | undefined;
        const text = context.textContent(code).replace(/\n$/, '');
        const made =
          data?.lang === 'sh' ? command(text, data.meta ?? '', language) : box(text, data?.lang ?? 'text', language);
        if (typeof made === 'string') throw new Error(`${fileOfArticle(article)}: ${made}`);
        context.replaceNode(node, made);
      },
    },
  };
}
