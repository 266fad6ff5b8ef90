import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** The mounts of a mount namespace and how mount events travel between them. */
export default defineFacts('mountinfo', function* (mounts): Generator<Fact> {
  for (const mount of mounts) {
    const { line, from, to, pid, mountId, parentId, root, mountPoint, device, fsType, propagation } = mount;
    yield {
      fact: 'mount',
      line,
      from,
      to,
      id: mountId,
      parent: parentId,
      root,
      point: mountPoint,
      device,
      ...(pid !== undefined && { pid }),
      ...(fsType && { fileSystem: fsType }),
      ...(propagation && { propagation: propagation.kind }),
      ...(propagation?.peerGroup !== undefined && { peerGroup: propagation.peerGroup }),
      ...(propagation?.master !== undefined && { master: propagation.master }),
    };
  }
});
