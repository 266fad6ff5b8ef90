import { describe, expect, it } from 'vitest';
import type { Confidence, Finding, Role } from '../../../src/engine/model.ts';
import { rankFindings } from '../../../src/engine/report/rank.ts';

interface Shape {
  code: string;
  role?: Role;
  confidence?: Confidence;
  lines?: number[];
  from?: number;
  yieldsTo?: string[];
  leads?: boolean;
}

function candidate({
  code,
  role = 'root',
  confidence = 'confirmed',
  lines = [3],
  from = 0,
  yieldsTo = [],
  leads = false,
}: Shape) {
  const evidence = lines.map((line) => ({
    line,
    from: line * 100 + from,
    to: line * 100 + from + 5,
    text: 'x',
    sign: 's',
  }));
  const extents = lines.map((line) => ({ from: line * 100, to: line * 100 + 99 }));
  const finding: Finding = {
    code,
    slug: code,
    title: code,
    confidence,
    role,
    line: lines[0] ?? 0,
    evidence,
    matches: lines.length,
    values: {},
    why: '',
    next: [],
  };
  return { finding, score: 100, yieldsTo, extents, proof: evidence, leads };
}

const order = (...shapes: Shape[]): string[] => rankFindings(shapes.map(candidate)).map((finding) => finding.code);

describe('ranking', () => {
  it.each<[string, Shape[], string[]]>([
    [
      'a root cause before a symptom',
      [
        { code: 'S', role: 'symptom', lines: [1] },
        { code: 'R', lines: [9] },
      ],
      ['R', 'S'],
    ],
    [
      'the surer first',
      [{ code: 'P', confidence: 'possible' }, { code: 'C' }, { code: 'L', confidence: 'likely' }],
      ['C', 'L', 'P'],
    ],
    [
      'the first error before the last',
      [
        { code: 'B', lines: [7] },
        { code: 'A', lines: [2] },
      ],
      ['A', 'B'],
    ],
    [
      'of two causes the one a story leads to, wherever it stands',
      [
        { code: 'cause', lines: [1] },
        { code: 'chain', lines: [9], leads: true },
      ],
      ['chain', 'cause'],
    ],
    [
      'the surer cause before the one a story leads to',
      [
        { code: 'chain', confidence: 'likely', lines: [1], leads: true },
        { code: 'cause', lines: [9] },
      ],
      ['cause', 'chain'],
    ],
    [
      'the inner error before its wrapper',
      [
        { code: 'outer', from: 10 },
        { code: 'inner', from: 40 },
      ],
      ['inner', 'outer'],
    ],
    [
      'the specific case alone on the same lines',
      [
        { code: 'G', yieldsTo: ['X'] },
        { code: 'X', lines: [3, 4] },
      ],
      ['X'],
    ],
    [
      'the specific case first elsewhere',
      [
        { code: 'G', lines: [1], yieldsTo: ['X'] },
        { code: 'X', lines: [8] },
      ],
      ['X', 'G'],
    ],
    [
      'the general case, when the specific is only possible',
      [
        { code: 'G', yieldsTo: ['X'] },
        { code: 'X', lines: [3, 4], confidence: 'possible' },
      ],
      ['G', 'X'],
    ],
    ['the general case where the specific is not', [{ code: 'G', yieldsTo: ['X'] }], ['G']],
  ])('%s', (_, shapes, expected) => {
    expect(order(...shapes)).toEqual(expected);
  });

  it('makes a finding that yields to another a symptom', () => {
    const ranked = rankFindings([
      candidate({ code: 'G', lines: [1], yieldsTo: ['X'] }),
      candidate({ code: 'X', lines: [8] }),
    ]);
    expect(ranked[1]?.role).toBe('symptom');
  });
});
