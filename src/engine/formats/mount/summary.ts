import type { Localized } from '../../model.ts';
import { counted, detailed, grouped, tally } from '../../words.ts';
import type { Mount } from './record.ts';

/** Of these there are many for every container, or they tell where its data are. */
const TELLING: ReadonlySet<string> = new Set([
  'overlay',
  'aufs',
  'nfs',
  'nfs4',
  'cifs',
  'ceph',
  'fuse',
  'btrfs',
  'zfs',
]);

/** `23 mounts: 5 overlay, 2 nfs4`, and where findmnt shows it their propagation. */
export function summaryOf(mounts: readonly Mount[]): Localized {
  const types = tally(mounts.flatMap(({ fsType }) => (fsType !== undefined && TELLING.has(fsType) ? [fsType] : [])));
  const propagation = tally(mounts.flatMap((mount) => mount.propagation ?? []));
  return detailed(
    counted(mounts.length, ['mount'], '个挂载'),
    [...types, ...propagation].map(([name, count]) => ({
      en: `${grouped(count)} ${name}`,
      'zh-cn': `${grouped(count)} 个 ${name}`,
    })),
  );
}
