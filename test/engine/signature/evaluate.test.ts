import { describe, expect, it } from 'vitest';
import { evaluate, type Seen, type Sighting } from '../../../src/engine/signature/evaluate.ts';
import type { Weight } from '../../../src/engine/signature/index.ts';
import { all, any, type Condition, defineSignature, not, within } from '../../../src/engine/signature/index.ts';

type Name = 'one' | 'two' | 'three';

function sighting(sign: string, time?: string): Sighting {
  return { sign, from: 0, to: 1, line: 0, text: 'x', values: {}, time, extent: { from: 0, to: 1 } };
}

function seen(...signs: (string | [sign: string, time: string])[]): Seen {
  return new Map(
    signs.map((sign) => {
      const [name, time] = typeof sign === 'string' ? [sign, undefined] : sign;
      return [name, { kept: [sighting(name, time)], count: 1 }];
    }),
  );
}

function signature(weights: Record<Name, Weight>, when?: Condition<Name>) {
  const sign = (weight: Weight) => ({ weight, lines: [['some literal', /some literal/] as const] });
  const signs = { one: sign(weights.one), two: sign(weights.two), three: sign(weights.three) };
  return defineSignature({ role: 'root', signs, ...(when && { when }) });
}

const MIXED = { one: 'strong', two: 'weak', three: 'hint' } as const;

describe('evaluation of a signature', () => {
  it.each([
    [['one'], 'likely'],
    [['two'], 'possible'],
    [['one', 'two'], 'likely'],
    [['one', 'two', 'three'], 'confirmed'],
    [['two', 'three'], 'possible'],
    [['three'], undefined],
    [[], undefined],
  ])('%s → %s', (signs, confidence) => {
    expect(evaluate(signature(MIXED), seen(...signs))?.confidence).toBe(confidence);
  });

  it('is confirmed by one decisive sign', () => {
    expect(evaluate(signature({ ...MIXED, one: 'decisive' }), seen('one'))?.confidence).toBe('confirmed');
  });

  it('never finds a case by hints alone, however many', () => {
    expect(
      evaluate(signature({ one: 'hint', two: 'hint', three: 'hint' }), seen('one', 'two', 'three')),
    ).toBeUndefined();
  });

  it('a bonus makes surer, but finds nothing by itself', () => {
    expect(evaluate(signature(MIXED), seen('one'), 40)?.confidence).toBe('confirmed');
    expect(evaluate(signature(MIXED), seen('three'), 40)).toBeUndefined();
  });

  it.each<[string, Condition<Name>, string[], boolean]>([
    ['all', all<Name>('one', 'two'), ['one', 'two'], true],
    ['all', all<Name>('one', 'two'), ['one'], false],
    ['any', any<Name>('two', 'three'), ['one', 'three'], true],
    ['any', any<Name>('two', 'three'), ['one'], false],
    ['not', all<Name>('one', not<Name>('two')), ['one'], true],
    ['not', all<Name>('one', not<Name>('two')), ['one', 'two'], false],
    ['within', within<Name>(60, 'one', 'two'), ['one'], false],
  ])('%s: %j with %s → %s', (_, condition, signs, found) => {
    expect(evaluate(signature(MIXED, condition), seen(...signs)) !== undefined).toBe(found);
  });

  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:50Z', true],
    ['2026-01-02T03:04:05Z', '2026-01-02T04:04:05Z', false],
    ['2026-01-02T03:04:05Z', '2026-01-02T11:04:30+08:00', true],
  ])('within 60 s: %s and %s → %s', (first, second, found) => {
    const near = signature(MIXED, within<Name>(60, 'one', 'two'));
    expect(evaluate(near, seen(['one', first], ['two', second])) !== undefined).toBe(found);
  });

  it('within: signs without a time count as near', () => {
    expect(evaluate(signature(MIXED, within<Name>(60, 'one', 'two')), seen('one', 'two'))).toBeDefined();
  });

  it('a sign named only under not adds nothing', () => {
    const against = signature(MIXED, any<Name>('one', not<Name>('two')));
    expect(evaluate(against, seen('one', 'two'))?.score).toBe(60);
  });

  it('refuses a condition on a sign that is not there', () => {
    const signs = { one: { weight: 'weak', lines: [['some literal', /some literal/]] } } as const;
    expect(() => defineSignature({ role: 'root', signs, when: 'other' as 'one' })).toThrow(TypeError);
  });
});
