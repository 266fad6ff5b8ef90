/** Versions that kubectl shows of a node. */
import type { BaseRecord } from '../../model.ts';

const RUNTIME = /^(docker|containerd):\/\/(\d[\w.+~-]{0,60})$/;

/** For a record: kernel release, and `containerd://1.6.8` or `docker://19.3.15`. */
export function versionsOf(kernel: string | undefined, runtime: string | undefined): Pick<BaseRecord, 'versions'> {
  const found = RUNTIME.exec(runtime ?? '');
  if (kernel === undefined && !found) return {};
  return {
    versions: {
      ...(kernel !== undefined && { kernel }),
      ...(found && { [found[1] ?? '']: found[2] }),
    },
  };
}
