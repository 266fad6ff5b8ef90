/** A short check of a few lines, for article pages and the home page. Import it when the first letter arrives. */
import type { Language, Report } from '../engine/index.ts';
import { createAnalyzerClient, type LatestOnly, latestOnly } from '../worker/client.ts';

const clients = new Map<Language, LatestOnly>();

/** Analyzes a text; a later call aborts the one before it, whose promise is then rejected with an `AbortError`. */
export function checkLog(text: string, { language }: { readonly language: Language }): Promise<Report> {
  const client = clients.get(language) ?? latestOnly(createAnalyzerClient(language));
  clients.set(language, client);
  return client.analyze({ name: 'paste', text });
}
