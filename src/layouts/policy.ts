/**
 * What a page may load, as a Content-Security-Policy for its <meta>. Nothing on the site is inline and nothing comes from
 * elsewhere, so "files of this site" says it all and no hashes are needed.
 */

/**
 * `reading`: no requests of its own. `searching`: fetches the search index. `analyzing`: the reader's log is on the page,
 * so the browser itself refuses every request a script could make, and forms cannot be sent anywhere.
 */
export type PageKind = 'reading' | 'searching' | 'analyzing';

const EVERY_PAGE = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

const DIFFERENCES: Readonly<Record<PageKind, Partial<Record<string, string>>>> = {
  reading: {},
  searching: {
    'connect-src': "'self'",
    // Pagefind is WebAssembly, in a worker.
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self'",
  },
  analyzing: {
    // Monaco measures with styles it writes into the page.
    'style-src': "'self' 'unsafe-inline'",
    'worker-src': "'self'",
    'form-action': "'none'",
  },
};

export function policyOf(kind: PageKind): string {
  return Object.entries({ ...EVERY_PAGE, ...DIFFERENCES[kind] })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
