/** Which process started which, from the pids of the parents or from the tree of --forest. */
import type { ListedProcess } from './record.ts';

export interface ProcessNode {
  readonly process: ListedProcess;
  /** With -L: the rows of the process' threads, the first one included. */
  readonly threads: readonly ListedProcess[];
  readonly parent: ProcessNode | undefined;
  readonly children: readonly ProcessNode[];
}

export interface ProcessTree {
  /** Processes whose parent is not in the table, in the order of the table. */
  readonly roots: readonly ProcessNode[];
  readonly byPid: ReadonlyMap<number, ProcessNode>;
}

interface Draft extends ProcessNode {
  readonly threads: ListedProcess[];
  parent: Draft | undefined;
  readonly children: Draft[];
}

/** Builds the tree of one table. Of a pid that stands in it twice the first row counts, unless they are threads. */
export function processTree(processes: readonly ListedProcess[]): ProcessTree {
  const byPid = new Map<number, Draft>();
  const branch: Draft[] = [];
  for (const process of processes) {
    const known = byPid.get(process.pid);
    if (known) {
      known.threads.push(process);
      continue;
    }
    const node: Draft = { process, threads: [process], parent: undefined, children: [] };
    byPid.set(process.pid, node);
    if (process.depth === undefined) continue;
    branch.length = Math.min(branch.length, process.depth);
    if (process.ppid === undefined) node.parent = branch.at(-1);
    branch.push(node);
  }
  for (const node of byPid.values()) {
    const { ppid } = node.process;
    if (ppid !== undefined) node.parent = byPid.get(ppid);
  }
  cutCircles(byPid);
  for (const node of byPid.values()) node.parent?.children.push(node);
  return { roots: [...byPid.values()].filter(({ parent }) => !parent), byPid };
}

/** Rows of two hosts in one table, or pids used again, may make a process its own ancestor. */
function cutCircles(nodes: ReadonlyMap<number, Draft>): void {
  const walks = new Map<Draft, number>();
  let walk = 0;
  for (const start of nodes.values()) {
    walk++;
    for (let node: Draft | undefined = start; node && !walks.has(node); ) {
      walks.set(node, walk);
      const { parent }: Draft = node;
      if (parent && walks.get(parent) === walk) node.parent = undefined;
      node = node.parent;
    }
  }
}

/** The process' parent, its parent and so on, the nearest first. */
export function ancestorsOf(node: ProcessNode): ProcessNode[] {
  const ancestors: ProcessNode[] = [];
  for (let next = node.parent; next; next = next.parent) ancestors.push(next);
  return ancestors;
}

/** All processes below a process, each before its own children. */
export function descendantsOf(node: ProcessNode): ProcessNode[] {
  const descendants: ProcessNode[] = [];
  const open = [...node.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    descendants.push(next);
    open.push(...[...next.children].reverse());
  }
  return descendants;
}
