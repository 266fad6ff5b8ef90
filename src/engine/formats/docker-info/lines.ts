/** One line of `docker info`, read by itself. */

export type InfoLine =
  /** `Client: Docker Engine - Community`, `Server:` */
  | { readonly kind: 'heading'; readonly part: 'client' | 'server'; readonly product: string | undefined }
  /** ` Server Version: 24.0.7` */
  | { readonly kind: 'pair'; readonly name: string; readonly value: string }
  /** `WARNING: No swap limit support` */
  | { readonly kind: 'warning'; readonly text: string }
  /** The second and later lines of a warning: `         Reformat the filesystem with ftype=1 to enable d_type support.` */
  | { readonly kind: 'rest'; readonly text: string }
  /** `ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?` */
  | { readonly kind: 'error'; readonly text: string }
  /** A line of its own under a key: ` 127.0.0.0/8`, ` seccomp` */
  | { readonly kind: 'item'; readonly text: string };

/** Longer values are proxies and labels; longer lines than this are none of `docker info`. */
const LONGEST = 4000;

const HEADING = /^(Client|Server):(?: {0,8}(Docker(?!\/)[^:]{0,80}|Mirantis[^:]{0,80}))?$/;

/** A key: `Debug Mode (client)`, `Supports d_type`, `driver-type`, of a plugin `buildx`. */
const KEY = /^[A-Za-z][\w /().-]{0,40}$/;

export function readInfoLine(raw: string): InfoLine | undefined {
  if (raw.length > LONGEST) return undefined;
  const text = raw.trim();
  const first = text.charCodeAt(0);
  if (first === 0x57 && text.startsWith('WARNING: ')) return { kind: 'warning', text: text.slice(9) };
  if (first === 0x45 && text.startsWith('ERROR: ')) return { kind: 'error', text: text.slice(7) };
  if (first === 0x5b && text.startsWith('[DEPRECATION NOTICE]')) return { kind: 'warning', text };
  if (first === 0x44 && text.startsWith('DEPRECATED: ')) return { kind: 'warning', text };
  if (text === 'errors pretty printing info') return { kind: 'error', text };
  const heading = HEADING.exec(text);
  if (heading) return { kind: 'heading', part: heading[1] === 'Client' ? 'client' : 'server', product: heading[2] };
  if (REST_OF_WARNING.test(text)) return { kind: 'rest', text };
  return readPair(text) ?? (text === '' ? undefined : { kind: 'item', text });
}

function readPair(text: string): InfoLine | undefined {
  const colon = text.indexOf(': ');
  const end = colon >= 0 ? colon : text.endsWith(':') ? text.length - 1 : -1;
  const name = text.slice(0, Math.max(end, 0));
  return KEY.test(name) ? { kind: 'pair', name, value: text.slice(end + 1).trim() } : undefined;
}

/** How the second and later lines of warnings begin, which are indented by nine spaces. */
const REST_OF_WARNING =
  /^(?:Access to the remote API|to the 'Docker daemon attack|more information: https|Reformat the filesystem|Running without d_type|Use `--storage-opt|CONTAINERS MAY MALFUNCTION|This is an UNSUPPORTABLE|In future versions this will be)/;
