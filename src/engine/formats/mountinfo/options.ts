/** Mount options and the escapes in them. */
import type { OverlayDirectories } from './record.ts';

/** fs/seq_file.c, mangle_path(): blanks, line feeds and backslashes in a path are escaped, a space as `\040`. */
const OCTAL = /\\([01][0-7]{2})/g;

export function withoutOctal(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(OCTAL, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/**
 * Splits options at their commas, but for those between quotes:
 * `rw,context="system_u:object_r:container_file_t:s0:c12,c345",lowerdir=…`
 */
export function splitOptions(text: string): string[] {
  if (text === '') return [];
  if (!text.includes('"')) return text.split(',');
  const options: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== ',' || quoted) continue;
    options.push(text.slice(from, at));
    from = at + 1;
  }
  return [...options, text.slice(from)];
}

/**
 * fs/overlayfs/params.c, ovl_show_options(): `lowerdir=/l/AB:/l/CD,upperdir=/x/diff,workdir=/x/work`; since 6.8, when set up
 * one by one, `lowerdir+=/l/AB,lowerdir+=/l/CD,datadir+=/d`.
 */
export function overlayOf(superOptions: readonly string[]): OverlayDirectories {
  const valuesOf = (name: string): string[] =>
    superOptions.filter((option) => option.startsWith(`${name}=`)).map((option) => option.slice(name.length + 1));
  const lower = [...valuesOf('lowerdir').flatMap(splitLayers), ...valuesOf('lowerdir+'), ...valuesOf('datadir+')];
  const [upper] = valuesOf('upperdir');
  const [work] = valuesOf('workdir');
  return {
    lower: lower.map(withoutOctal),
    upper: upper === undefined ? undefined : withoutOctal(upper),
    work: work === undefined ? undefined : withoutOctal(work),
  };
}

/** A colon in a directory's name is written `\:`; two colons stand before data-only layers. */
function splitLayers(value: string): string[] {
  const layers: string[] = [];
  let layer = '';
  for (const part of value.split(':')) {
    layer += part;
    if (part.endsWith('\\')) layer = `${layer.slice(0, -1)}:`;
    else {
      if (layer !== '') layers.push(layer);
      layer = '';
    }
  }
  return layer === '' ? layers : [...layers, layer];
}

/**
 * Whether an overlay's options stop before their end. Without an upper directory an overlay is read-only; the work directory
 * of every container engine stands beside the upper one.
 */
export function isOverlayCut(superOptions: readonly string[], { upper, work }: OverlayDirectories): boolean {
  if (upper === undefined) return superOptions[0] !== 'ro';
  const usual = `${upper.slice(0, upper.lastIndexOf('/'))}/work`;
  return work === undefined || (work !== usual && usual.startsWith(work));
}
