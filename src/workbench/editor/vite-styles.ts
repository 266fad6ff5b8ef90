/** For the build only: keeps Monaco's style sheets out of the page until the editor is fetched. */
import type { Plugin } from 'vite';

const PREFIX = '\0styles-in-script:';

/**
 * Turns the style sheets of a package into scripts that add them to the page. Astro links every style sheet that a
 * page's scripts can reach, also those behind a dynamic import, and Monaco's are several times the page's own.
 * The page's policy must allow style elements, which Monaco needs anyway.
 */
export function stylesInScript(packageName: string): Plugin {
  return {
    name: 'sickbay-styles-in-script',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith('.css') || !importer?.includes(`/${packageName}/`)) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved ? `${PREFIX}${resolved.id}.js` : undefined;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const file = id.slice(PREFIX.length, -'.js'.length);
      return `import css from ${JSON.stringify(`${file}?inline`)};
const style = document.createElement('style');
style.textContent = css;
document.head.append(style);`;
    },
  };
}
