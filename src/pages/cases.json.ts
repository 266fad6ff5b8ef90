import type { APIRoute } from 'astro';
import { allCases } from '../catalog/pages.ts';
import { caseAsJson } from '../publish/case-json.ts';

/** Every case in one file, for tools and for the search. */
export const GET: APIRoute = async () => Response.json({ schema: 1, cases: (await allCases()).map(caseAsJson) });
