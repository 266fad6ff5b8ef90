/**
 * Scaffolds the folder of a case: `npm run new-case <slug> -- --code SB7009 --title "…"`, or `npm run new-case <slug> -- --list cases.tsv`
 * to take code and title from a table of code, slug, tier and title. Refuses to overwrite.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GROUPS } from '../catalog/case.ts';
import { caseSlugs, loadCase, PROJECT_ROOT } from '../catalog/files.ts';
import { SECTIONS } from '../markdown/sections.ts';

interface NewCase {
  readonly slug: string;
  readonly code: string;
  readonly title: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { code: { type: 'string' }, title: { type: 'string' }, list: { type: 'string' } },
});

/** The row of the table for a slug. */
async function fromList(slug: string, file: string): Promise<NewCase> {
  const rows = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((row) => row.split('\t'));
  const [code, , , title] = rows.find((row) => row[1] === slug) ?? [];
  if (!code || !title) throw new Error(`${file} has no row for ${slug}`);
  return { slug, code, title };
}

async function check({ slug, code }: NewCase, folder: string): Promise<string> {
  if (!/^[a-z][a-z0-9-]{2,60}$/.test(slug))
    throw new Error(`${slug} is no slug: lower-case letters, digits and hyphens`);
  const group = Object.entries(GROUPS).find(([, { digit }]) => code.startsWith(`SB${digit}`))?.[0];
  if (!group || !/^SB\d{4}$/.test(code))
    throw new Error(`${code} is no code: SB and four digits, the first one the area`);
  if (await stat(folder).catch(() => undefined)) throw new Error(`${folder} is there already`);
  for (const other of await caseSlugs()) {
    if ((await loadCase(other)).code === code) throw new Error(`${code} belongs to ${other}`);
  }
  return group;
}

function article(title: string, language: 'en' | 'zh-cn'): string {
  const sections = SECTIONS.cases.map(({ title: heading }) => `## ${heading[language]}\n`).join('\n');
  const front = ['title', 'summary', 'short', 'diagnosis'].map(
    (key) => `${key}: ${JSON.stringify(key === 'title' ? title : '')}`,
  );
  return `---\n${front.join('\n')}\nkeywords: []\n---\n\n${sections}`;
}

function caseFile(code: string, group: string): string {
  return `import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: '${code}',
  group: '${group}',
  parts: [],
  severity: 'medium',
  fixRisk: 'reads',
  verified: { date: '${new Date().toISOString().slice(0, 10) as `${number}-${number}-${number}`}', on: '' },
  errors: [],
  affected: [],
  confirm: [],
  related: [],
  lookAlikes: [],
  sources: [],
});
`;
}

const SIGNATURE = `import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {},
});
`;

async function main(): Promise<void> {
  const slug = positionals[0];
  if (!slug) throw new Error('usage: npm run new-case <slug> -- (--list cases.tsv | --code SBnnnn --title "…")');
  const { code = '', title = '' } = values;
  const wanted = values.list ? await fromList(slug, values.list) : { slug, code, title };
  const folder = join(PROJECT_ROOT, 'content', 'cases', slug);
  const group = await check(wanted, folder);
  await mkdir(join(folder, 'samples'), { recursive: true });
  const files = {
    'case.ts': caseFile(wanted.code, group),
    'signature.ts': SIGNATURE,
    'en.mdx': article(wanted.title, 'en'),
    'zh-cn.mdx': article(wanted.title, 'zh-cn'),
    'samples/hit-first.log': '',
    'samples/miss-first.log': '',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { flag: 'wx' });
  console.log(`content/cases/${slug}: ${Object.keys(files).join(', ')}\nFill them in, then run: npm test`);
}

await main().catch((error: unknown) => {
  console.error(`new-case: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
});
