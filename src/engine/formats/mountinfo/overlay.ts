/** The directories among the options of an overlay. */
import { withoutEscapes } from '../../proc/mount-options.ts';
import type { OverlayDirectories } from './record.ts';

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
    lower: lower.map(withoutEscapes),
    upper: upper === undefined ? undefined : withoutEscapes(upper),
    work: work === undefined ? undefined : withoutEscapes(work),
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
