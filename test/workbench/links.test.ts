import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFragment } from '../../src/components/article/fragment.ts';
import { articleLink } from '../../src/workbench/links.ts';

afterEach(() => vi.unstubAllEnvs());

const slug = 'cgroup-oom-kill';

describe('links to articles', () => {
  it.each<[string, 'en' | 'zh-cn', string]>([
    ['/', 'en', '/cases/cgroup-oom-kill/#fix'],
    ['/', 'zh-cn', '/zh-cn/cases/cgroup-oom-kill/#fix'],
    ['/kb/', 'en', '/kb/cases/cgroup-oom-kill/#fix'],
    ['/kb', 'zh-cn', '/kb/zh-cn/cases/cgroup-oom-kill/#fix'],
  ])('under the base %s in %s', (base, language, expected) => {
    vi.stubEnv('BASE_URL', base);
    expect(articleLink({ slug, values: {} }, language)).toBe(expected);
  });

  it('carries the values so that the article can read them', () => {
    const values = { container: '6ab5a5d8c9d1', pid: '12', path: '/var/lib/docker/aufs/mnt/6ab5', name: 'web=1' };
    const link = articleLink({ slug, values }, 'en');
    expect(link).toContain('#fix&container=6ab5a5d8c9d1&pid=12&');
    expect(Object.fromEntries(readFragment(new URL(link, 'http://localhost').hash).values)).toEqual(values);
  });

  it.each([{ comm: '$(reboot)' }, { path: 'a b' }, { text: '<img src=x onerror=alert(1)>' }, { empty: '' }])(
    'leaves out values that have no place in a command: %o',
    (values) => {
      expect(articleLink({ slug, values }, 'en')).toMatch(/#fix$/);
    },
  );
});
