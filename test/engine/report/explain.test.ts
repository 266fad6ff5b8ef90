import { describe, expect, it } from 'vitest';
import { fillCommand, fillSentence, namesIn } from '../../../src/engine/report/explain.ts';

describe('sentences and commands of a case', () => {
  it.each([
    ['The kernel killed {comm}[ (pid {pid})].', { comm: 'java', pid: '42' }, 'The kernel killed java (pid 42).'],
    ['The kernel killed {comm}[ (pid {pid})].', { comm: 'java' }, 'The kernel killed java.'],
    ['The kernel killed {comm}.', {}, 'The kernel killed ….'],
    ['Container {container}.', { container: 'ab12'.repeat(16) }, 'Container ab12ab12ab12.'],
    ['Nothing to fill.', { comm: 'java' }, 'Nothing to fill.'],
  ])('%s with %j', (template, values, expected) => {
    expect(fillSentence(template, values as Record<string, string>)).toBe(expected);
  });

  it.each([
    ['docker inspect {container}', { container: '4f2a' }, 'docker inspect 4f2a'],
    ['docker inspect {container}', {}, 'docker inspect <container>'],
    ['ls {path}', { path: '/var/lib/docker' }, 'ls /var/lib/docker'],
    ['ls {path}', { path: '$(reboot)' }, "ls '$(reboot)'"],
    ['ls {path}', { path: "it's; rm -rf /" }, "ls 'it'\\''s; rm -rf /'"],
  ])('%s with %j', (template, values, expected) => {
    expect(fillCommand(template, values as Record<string, string>)).toBe(expected);
  });

  it('names the placeholders', () => {
    expect(namesIn('{a}[ and {b}]')).toEqual(['a', 'b']);
  });
});
