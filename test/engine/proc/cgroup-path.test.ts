import { describe, expect, test } from 'vitest';
import { containerOf, podOf, sliceOf, unitOf } from '../../../src/engine/proc/cgroup-path.ts';

const ID = '0123456789abcdef'.repeat(4);
const UID = 'b8f4a1d0-6c2e-4e0f-93d7-525400c0ffee';

describe('container and pod in a cgroup path', () => {
  test.each([
    [`/docker/${ID}`, ID, undefined],
    [`/system.slice/docker-${ID}.scope`, ID, undefined],
    [`docker-${ID}.scope`, ID, undefined],
    [ID, ID, undefined],
    [`/kubepods/burstable/pod${UID}/${ID}`, ID, UID],
    [`/kubepods/pod${UID}/${ID}/agent`, ID, UID],
    [`/kubepods/burstable/pod${UID}`, undefined, UID],
    [
      `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${UID.replaceAll('-', '_')}.slice/cri-containerd-${ID}.scope`,
      ID,
      UID,
    ],
    [`/kubepods.slice/kubepods-pod${UID.replaceAll('-', '_')}.slice/crio-${ID}.scope`, ID, UID],
    [
      `/system.slice/containerd.service/kubepods-burstable-pod${UID.replaceAll('-', '_')}.slice:cri-containerd:${ID}`,
      ID,
      UID,
    ],
    [`/kubepods.slice/kubepods-pod${'0d7f'.repeat(8)}.slice`, undefined, '0d7f'.repeat(8)],
    // The innermost container of a nested one.
    [`/docker/${'f'.repeat(64)}/docker/${ID}`, ID, undefined],
    ['/', undefined, undefined],
    ['/system.slice/docker.service', undefined, undefined],
    [`/docker/${ID.slice(1)}`, undefined, undefined],
    [`/docker/${ID}0`, undefined, undefined],
    ['/user.slice/podman-pod.scope', undefined, undefined],
  ])('%s', (path, container, pod) => {
    expect({ container: containerOf(path), pod: podOf(path) }).toEqual({ container, pod });
  });
});

describe('unit and slice in a cgroup path', () => {
  test.each([
    ['/system.slice/docker.service', 'docker.service', 'system.slice'],
    [`/system.slice/docker-${ID}.scope`, `docker-${ID}.scope`, 'system.slice'],
    ['/user.slice/user-1000.slice/session-4.scope', 'session-4.scope', 'user-1000.slice'],
    ['/system.slice/docker.service/supervised.service/jobs', 'supervised.service', 'system.slice'],
    [`/docker/${ID}`, undefined, undefined],
    ['/', undefined, undefined],
    ['/slice/service', undefined, undefined],
  ])('%s', (path, unit, slice) => {
    expect({ unit: unitOf(path), slice: sliceOf(path) }).toEqual({ unit, slice });
  });
});
