import type { APIRoute, GetStaticPaths } from 'astro';
import { drawingsByName } from '../../../catalog/drawings.ts';
import { layOutBars } from '../../../diagrams/bars.ts';
import { layOut } from '../../../diagrams/layout.ts';
import type { BarsDefinition, DiagramDefinition } from '../../../diagrams/model.ts';
import { barsFile, drawingFile } from '../../../diagrams/svg.ts';
import { LANGUAGES, type Language, localeOf } from '../../../i18n/languages.ts';

export const getStaticPaths = (() =>
  [...drawingsByName].flatMap(([name, definition]) =>
    LANGUAGES.map((language) => ({ params: { locale: localeOf(language), name }, props: { definition, language } })),
  )) satisfies GetStaticPaths;

/** A drawing of content/diagrams. */
export const GET: APIRoute<{ definition: DiagramDefinition | BarsDefinition; language: Language }> = ({ props }) => {
  const { definition, language } = props;
  const file =
    'bars' in definition ? barsFile(layOutBars(definition, language)) : drawingFile(layOut(definition, language));
  return new Response(file, { headers: { 'content-type': 'image/svg+xml' } });
};
