import type { APIRoute, GetStaticPaths } from 'astro';
import { allCases, type CasePage } from '../../../catalog/pages.ts';
import { type Language, localeOf } from '../../../i18n/languages.ts';
import { caseAsMarkdown } from '../../../publish/markdown-twin.ts';

export const getStaticPaths = (async () =>
  (await allCases()).flatMap((one) =>
    one.languages.map((language) => ({
      params: { locale: localeOf(language), slug: one.slug },
      props: { one, language },
    })),
  )) satisfies GetStaticPaths;

/** The article as Markdown, for terminals and tools. */
export const GET: APIRoute<{ one: CasePage; language: Language }> = async ({ props }) =>
  new Response(await caseAsMarkdown(props.one, props.language), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
