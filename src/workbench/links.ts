/** Addresses the interface links to. */
import { writeFragment } from '../components/article/fragment.ts';
import type { Finding, Language } from '../engine/index.ts';
import { casePath, href } from '../i18n/addresses.ts';

/**
 * The article of a finding, opened at its fix, with the values read from the log: `…/cases/<slug>/#fix&container=abc&pid=12`.
 * They stand in the fragment, which browsers do not send.
 */
export function articleLink({ slug, values }: Pick<Finding, 'slug' | 'values'>, language: Language): string {
  return href(casePath(slug), language) + writeFragment('fix', values);
}
