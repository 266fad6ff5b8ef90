import { defineFacts } from '../../facts/define.ts';
import type { Fact, Program } from '../../facts/facts.ts';
import type { ProcessRole } from './record.ts';

const PROGRAMS: Readonly<Partial<Record<ProcessRole, Program>>> = {
  kubelet: 'kubelet',
  dockerd: 'dockerd',
  containerd: 'containerd',
  shim: 'containerd-shim',
  runc: 'runc',
  'runc-init': 'runc init',
};

/** The processes of a host with their parents. */
export default defineFacts('ps', function* (processes): Generator<Fact> {
  for (const process of processes) {
    const { line, from, to, pid, ppid, tid, argv0, command, role, container, start, stat, cgroup } = process;
    const program = role && PROGRAMS[role];
    yield {
      fact: 'process',
      line,
      from,
      to,
      pid,
      name: argv0.slice(argv0.lastIndexOf('/') + 1),
      command,
      ...(tid !== undefined && { thread: tid }),
      ...(ppid !== undefined && { parent: ppid }),
      ...(program && { program }),
      ...(container && { container }),
      ...(start && { started: start }),
      ...(stat && { state: stat }),
      ...(cgroup && { cgroup }),
    };
  }
});
