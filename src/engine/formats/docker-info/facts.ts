import { defineFacts } from '../../facts/define.ts';
import type { Fact, RoomFact } from '../../facts/facts.ts';
import type { DockerInfo, ThinPool } from './record.ts';

/** How the running daemon is set up, and how full its storage is. */
export default defineFacts('docker-info', function* (infos): Generator<Fact> {
  for (const info of infos) {
    const { line, from, to, liveRestore, cgroupDriver, cgroupVersion, storage, rootDirectory } = info;
    const settings = {
      'live-restore': liveRestore === undefined ? undefined : String(liveRestore),
      'cgroup-driver': cgroupDriver,
      'cgroup-version': cgroupVersion === undefined ? undefined : String(cgroupVersion),
      'storage-driver': storage?.name,
      'data-root': rootDirectory,
    };
    for (const [name, value] of Object.entries(settings)) {
      if (value !== undefined) yield { fact: 'setting', line, from, to, of: 'dockerd', name, value };
    }
    if (storage?.pool) yield* roomIn(storage.pool, info);
  }
});

function* roomIn(pool: ThinPool, { line, from, to }: DockerInfo): Generator<RoomFact> {
  const parts = [
    ['thin-pool-data', pool.dataUsed, pool.dataTotal],
    ['thin-pool-metadata', pool.metadataUsed, pool.metadataTotal],
  ] as const;
  for (const [of, used, total] of parts) {
    if (used === undefined || !total) continue;
    yield { fact: 'room', line, from, to, of, place: pool.name, used, total, percent: (used / total) * 100 };
  }
}
