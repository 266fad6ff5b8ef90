import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedProcess } from '../../../../src/engine/formats/ps/record.ts';
import { ancestorsOf, descendantsOf, type ProcessNode, processTree } from '../../../../src/engine/formats/ps/tree.ts';
import { fixture, readOne } from './read.ts';

/** `pid(child child(…))` of each root. */
function drawn({ process, children }: ProcessNode): string {
  return children.length === 0 ? `${process.pid}` : `${process.pid}(${children.map(drawn).join(' ')})`;
}

function treeOf(text: string) {
  return processTree(readOne(text).records);
}

describe('the tree', () => {
  it('by the pids of the parents', () => {
    expect(treeOf(fixture('ef-18.06-exec')).roots.map(drawn)).toEqual(['6655(20817(20840 21581(21638)))']);
  });

  it('the same with --forest', () => {
    expect(treeOf(fixture('ef-forest-20.10')).roots.map(drawn)).toEqual([
      '1(902(2871 2877) 2990(3011(3104) 30533(30541)))',
    ]);
  });

  it('by the branches alone', () => {
    expect(treeOf(fixture('auxf-without-parents')).roots.map(drawn)).toEqual(['4120(4141 4302(4380))']);
  });

  it('without either all are roots', () => {
    expect(treeOf(fixture('aux-states')).roots).toHaveLength(7);
  });

  it('threads are one process', () => {
    const { roots, byPid } = treeOf(fixture('eLf-threads'));
    expect(roots.map(drawn)).toEqual(['902(1188)', '1201']);
    expect(byPid.get(902)?.threads.map(({ tid }) => tid)).toEqual([902, 931, 932]);
  });

  it('a parent may stand below its child', () => {
    expect(treeOf('PID PPID CMD\n7 5 x\n5 1 y').roots.map(drawn)).toEqual(['5(7)']);
  });

  it('who made whom', () => {
    const init = treeOf(fixture('ef-18.06-exec')).byPid.get(21638);
    expect(init && ancestorsOf(init).map(({ process }) => process.role)).toEqual(['runc', 'shim', 'containerd']);
    const shim = treeOf(fixture('ef-18.06-exec')).byPid.get(20817);
    expect(shim && descendantsOf(shim).map(({ process }) => process.pid)).toEqual([20840, 21581, 21638]);
  });
});

describe('levels', () => {
  const depths = (text: string) => readOne(text).records.map(({ depth }) => depth);

  it('from --forest', () => {
    expect(depths(fixture('ef-forest-20.10'))).toEqual([0, 0, 1, 1, 0, 1, 2, 1, 2]);
    expect(depths(fixture('auxf-without-parents'))).toEqual([0, 1, 1, 2]);
  });

  it('none without it', () => {
    expect(depths(fixture('ef-18.06-exec'))).toEqual(Array(5).fill(undefined));
  });

  it('unknown where spaces were lost', () => {
    const collapsed = fixture('auxf-without-parents').replace(/ {2,}/g, ' ');
    expect(depths(collapsed)).toEqual([0, undefined, undefined, undefined]);
    expect(readOne(collapsed).records[1]?.command).toBe('/pause');
  });
});

describe('rows that contradict each other', () => {
  it.each([
    ['its own parent', 'PID PPID CMD\n7 7 x', ['7']],
    ['a circle of two', 'PID PPID CMD\n7 5 x\n5 7 y', ['5(7)']],
    ['a circle of three and a child', 'PID PPID CMD\n1 2 a\n2 3 b\n3 1 c\n4 1 d', ['3(2(1(4)))']],
  ])('%s', (_name, text, expected) => {
    expect(treeOf(text).roots.map(drawn)).toEqual(expected);
  });

  it('every process stands in the tree once', () => {
    const pids = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.option(fc.nat(4), { nil: undefined })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(pids, (rows) => {
        const [sample] = readOne('PID PPID CMD\n7 7 x').records;
        if (!sample) throw new Error('no sample');
        const processes: ListedProcess[] = rows.map(([pid, ppid, depth]) => ({
          ...sample,
          pid,
          ppid: ppid === 0 ? undefined : ppid,
          depth,
        }));
        const { roots } = processTree(processes);
        const all = roots.flatMap((root) => [root, ...descendantsOf(root)]).map(({ process }) => process.pid);
        expect(all.toSorted()).toEqual([...new Set(rows.map(([pid]) => pid))].toSorted());
      }),
      { numRuns: 500 },
    );
  });
});
