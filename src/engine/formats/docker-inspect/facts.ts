import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** What Docker says of its containers. */
export default defineFacts('docker-inspect', function* (objects): Generator<Fact> {
  for (const object of objects) {
    if (object.sort !== 'container' || !object.id) continue;
    const { line, from, to, id, name, state, hostConfig } = object;
    yield {
      fact: 'container',
      line,
      from,
      to,
      id,
      ...(name && { name }),
      // Of a container that does not run it is 0.
      ...(state?.pid && { pid: state.pid }),
      ...(state?.status && { state: state.status }),
      ...(state?.oomKilled !== undefined && { oomKilled: state.oomKilled }),
      ...(hostConfig?.memory && { memoryLimit: hostConfig.memory }),
    };
  }
});
