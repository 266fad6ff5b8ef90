import { describe, expect, it } from 'vitest';
import { fillCommand, fillSentence, namesIn } from '../../../src/engine/report/explain.ts';

describe('sentences and commands of a case', () => {
  it.each([
    ['The kernel killed {comm}[ (pid {pid})].', { comm: 'java', pid: '42' }, 'The kernel killed java (pid 42).'],
    ['The kernel killed {comm}[ (pid {pid})].', { comm: 'java' }, 'The kernel killed java.'],
    ['The kernel killed {comm}.', {}, 'The kernel killed ….'],
    ['Container {container}.', { container: 'ab12'.repeat(16) }, 'Container ab12ab12ab12.'],
    [
      'Still mounted: {path}.',
      { path: `/var/lib/docker/overlay2/${'ab12'.repeat(16)}/merged` },
      'Still mounted: /var/lib/docker/overlay2/ab12ab12ab12…/merged.',
    ],
    [
      '{path}',
      { path: `/run/${'ab12'.repeat(10)}/${'cd34'.repeat(16)}-init` },
      '/run/ab12ab12ab12…/cd34cd34cd34…-init',
    ],
    ['{path}', { path: `/run/${'ab12'.repeat(9)}abc` }, `/run/${'ab12'.repeat(9)}abc`],
    ['{digits}', { digits: 'ab12'.repeat(17) }, 'ab12'.repeat(17)],
    ['{word}', { word: `x${'ab12'.repeat(16)}` }, `x${'ab12'.repeat(16)}`],
    ['Nothing to fill.', { comm: 'java' }, 'Nothing to fill.'],
  ])('%s with %j', (template, values, expected) => {
    expect(fillSentence(template, values as Record<string, string>)).toBe(expected);
  });

  it.each([
    ['docker inspect {container}', { container: '4f2a' }, 'docker inspect 4f2a'],
    ['docker inspect {container}', {}, 'docker inspect <container>'],
    ['ls {path}', { path: '/var/lib/docker' }, 'ls /var/lib/docker'],
    [
      'grep {path} /proc/self/mountinfo',
      { path: `/overlay2/${'ab12'.repeat(16)}/merged` },
      `grep /overlay2/${'ab12'.repeat(16)}/merged /proc/self/mountinfo`,
    ],
    ['ls {path}', { path: '$(reboot)' }, "ls '$(reboot)'"],
    ['ls {path}', { path: "it's; rm -rf /" }, "ls 'it'\\''s; rm -rf /'"],
  ])('%s with %j', (template, values, expected) => {
    expect(fillCommand(template, values as Record<string, string>)).toBe(expected);
  });

  it('names the placeholders', () => {
    expect(namesIn('{a}[ and {b}]')).toEqual(['a', 'b']);
  });
});
