import { describe, expect, it } from 'vitest';
import { lineOf } from '../../support/lines.ts';

describe('kernel lines that lost their time and host', () => {
  it.each([
    'kernel: java invoked oom-killer: order=0',
    'kernel: [12345.678901] docker0: port 1(veth0) entered blocking state',
  ])('%s', (text) => {
    expect(lineOf(text).envelopes[0]?.program).toBe('kernel');
    expect(lineOf(text).text.startsWith('kernel:')).toBe(false);
  });

  it.each(['kernel: 5.15.0-91-generic', 'kernels: many', 'The kernel: a tale', 'kernel:'])('but not %s', (text) => {
    expect(lineOf(text).text).toBe(text);
  });
});
