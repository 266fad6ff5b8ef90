import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { codeBlocks } from '../../src/markdown/code-blocks.ts';
import { articleHeadings } from '../../src/markdown/headings.ts';
import { SECTIONS } from '../../src/markdown/sections.ts';
import { scrollingTables } from '../../src/markdown/tables.ts';

const ENGLISH = new URL('file:///project/content/cases/some-case/en.mdx');
const CHINESE = new URL('file:///project/content/cases/some-case/zh-cn.mdx');

function compile(source: string, fileURL: URL): string {
  const result = mdxToJs(source, { fileURL, hastPlugins: [articleHeadings, codeBlocks, scrollingTables] });
  if (result instanceof Promise) throw new Error('the plugins are synchronous');
  return result.code;
}

const body = (language: 'en' | 'zh-cn', text = 'Text.'): string =>
  SECTIONS.cases.map(({ title }) => `## ${title[language]}\n\n${text}\n`).join('\n');

describe('sections', () => {
  it.each([
    ['en', ENGLISH],
    ['zh-cn', CHINESE],
  ] as const)('have the same ids in %s', (language, file) => {
    const ids = [...compile(body(language), file).matchAll(/_components\.h2, \{\s*id: "([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['is-this', 'confirm', 'impact', 'mitigate', 'fix', 'verify', 'prevent', 'why', 'affected']);
  });

  it.each([
    ['missing at the end', body('en').replace(/## Affected[\s\S]*/, ''), '## Affected versions is missing'],
    [
      'missing in between',
      body('en').replace('## Impact', '### Impact'),
      '## Mitigate now stands where ## Impact should',
    ],
    ['misspelt', body('en').replace('## Fix', '## Fixes'), '## Fixes stands where ## Fix should'],
    ['additional', `${body('en')}\n## More\n`, '## More comes after the last section'],
    ['in the other language', body('zh-cn'), '## 是不是这个问题？ stands where'],
    ['a title', `# Title\n\n${body('en')}`, 'the title belongs in the front matter'],
  ])('fails when one is %s', (_, source, complaint) => {
    expect(() => compile(source, ENGLISH)).toThrow(complaint);
  });

  it('are those of the folder the article stands in', () => {
    const guide = new URL('file:///project/content/guides/some/en.mdx');
    const symptom = new URL('file:///project/content/symptoms/some/en.mdx');
    const bodyOf = (shelf: 'guides' | 'symptoms'): string =>
      SECTIONS[shelf].map(({ title }) => `## ${title.en}\n\nText.\n`).join('\n');
    expect(() => compile(bodyOf('guides'), guide)).not.toThrow();
    expect(() => compile(bodyOf('symptoms'), symptom)).not.toThrow();
    expect(() => compile(body('en'), guide)).toThrow(
      'content/guides/some/en.mdx: ## Is this your problem? stands where',
    );
    expect(() => compile(bodyOf('guides'), symptom)).toThrow('## When to use it stands where ## What you see should');
  });

  it('are asked of articles only', () => {
    expect(() => compile('## Anything', new URL('file:///project/content/notes/some/en.mdx'))).not.toThrow();
  });
});

describe('commands', () => {
  const fence = (info: string, code: string): string => body('en', `\`\`\`${info}\n${code}\n\`\`\``);

  it('carry their risk in words and in a class', () => {
    const code = compile(fence('sh restarts', 'systemctl restart docker'), ENGLISH);
    expect(code).toContain('Restarts or stops something');
    expect(code).toContain('"run restarts"');
  });

  it('have places for the values of the reader', () => {
    const code = compile(fence('sh reads', 'docker inspect <container> | grep <pid> <<EOF'), ENGLISH);
    expect(code).toContain('"data-value": "container"');
    expect(code).toContain('"data-value": "pid"');
    expect(code).toContain('<<EOF');
  });

  it.each([['sh'], ['sh harmless'], ['sh reads restarts']])('fail with ```%s', (info) => {
    expect(() => compile(fence(info, 'ls'), ENGLISH)).toThrow('needs its risk');
  });

  it('are not made of other fences', () => {
    const code = compile(fence('json', '{ "a": "<container>" }'), ENGLISH);
    expect(code).not.toContain('data-value');
    expect(code).toContain('"box json"');
    expect(code).toMatch(/tabIndex: (?:0|"0")/i);
  });
});

describe('tables', () => {
  it('stand in a box that scrolls and that the keyboard reaches', () => {
    const code = compile(body('en', '| a | b |\n|---|---|\n| 1 | 2 |'), ENGLISH);
    expect(code).toMatch(/className: "table"[\s\S]{0,200}role: "group"/);
  });
});
