import { describe, expect, test } from 'vitest';
import { headingOf, prefixOf, processOf } from '../../../src/engine/proc/process-file.ts';

describe('whose file it is', () => {
  test.each([
    ['/proc/3221/cgroup', 3221, undefined],
    ['3221/cgroup', 3221, undefined],
    ['/proc/3221/task/3230/mountinfo', 3221, 3230],
    ['/proc/self/cgroup', undefined, undefined],
    ['/proc/cgroups', undefined, undefined],
    ['/var/lib/3221/cgroup/x', undefined, undefined],
    ['/proc/12345678901/cgroup', undefined, undefined],
  ])('%s', (file, pid, tid) => {
    expect(processOf(file)).toEqual({ pid, tid });
  });
});

describe('prefix of grep', () => {
  test.each([
    ['/proc/3221/cgroup:4:memory:/docker', 0, 'cgroup', '/proc/3221/cgroup'],
    ['/proc/$$/mountinfo:231 227 0:40 / / rw', 0, 'mountinfo', '/proc/$$/mountinfo'],
    ['  /proc/3221/cgroup:0::/', 2, 'cgroup', '/proc/3221/cgroup'],
    ['mounts:proc /proc proc rw 0 0', 0, 'mounts', 'mounts'],
  ])('%s', (text, start, name, file) => {
    expect(prefixOf(text, start, name)).toEqual({ file, length: file.length + 1 });
  });

  test.each([
    ['/proc/3221/cgroup 4:memory:/docker', 'cgroup'],
    ['read /proc/3221/cgroup: no such file', 'cgroup'],
    ['/sys/mycgroup:4:memory:/docker', 'cgroup'],
    [`${'/x'.repeat(120)}/cgroup:4:memory:/docker`, 'cgroup'],
    ['4:memory:/docker', 'cgroup'],
  ])('none in %s', (text, name) => {
    expect(prefixOf(text, 0, name)).toBeUndefined();
  });
});

describe('heading of tail', () => {
  test.each([
    ['==> /proc/3221/cgroup <==', 3221],
    ['  ==> 902/cgroup <==', 902],
    ['==> cgroup <==', undefined],
  ])('%s', (text, pid) => {
    expect(headingOf(text, 'cgroup')).toEqual({ pid, tid: undefined });
  });

  test.each(['==> /proc/3221/cgroup', '==> /proc/3221/mountinfo <==', '==> /proc/3221/xcgroup <==', 'cgroup'])(
    'none in %s',
    (text) => {
      expect(headingOf(text, 'cgroup')).toBeUndefined();
    },
  );
});
