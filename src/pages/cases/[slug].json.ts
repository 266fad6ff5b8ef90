import type { APIRoute, GetStaticPaths } from 'astro';
import { allCases, type CasePage } from '../../catalog/pages.ts';
import { caseAsJson } from '../../publish/case-json.ts';

export const getStaticPaths = (async () =>
  (await allCases()).map((one) => ({ params: { slug: one.slug }, props: { one } }))) satisfies GetStaticPaths;

/** One case, in both languages. */
export const GET: APIRoute<{ one: CasePage }> = ({ props }) => Response.json({ schema: 1, ...caseAsJson(props.one) });
