import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/still-stuck.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, storyOf } from '../../support/stories.ts';

const DAEMON = 'github.com/docker/docker/daemon.(*Daemon).';
let number = 100;
const locked = (place: string, minutes: number, count = 1): string =>
  Array.from(
    { length: count },
    () => `goroutine ${++number} [semacquire${minutes > 0 ? `, ${minutes} minutes` : ''}]:
sync.runtime_SemacquireMutex(0xc000a48504, 0x0, 0x1)
	/usr/local/go/src/runtime/sema.go:71 +0x49
sync.(*Mutex).Lock(0xc000a48500)
	/usr/local/go/src/sync/mutex.go:138 +0xfe
${DAEMON}${place}(0xc00000c1e0, 0x40)
	/go/src/github.com/docker/docker/daemon/inspect.go:37 +0x7a

`,
  ).join('');
const dump = (...goroutines: readonly string[]): string =>
  `goroutine 1 [running]:\n${DAEMON}dump(0xc00000c1e0)\n\t/go/src/github.com/docker/docker/daemon/debugtrap.go:19 +0x7a\n\n${goroutines.join('')}`;
const twice = (first: string, second: string): string =>
  `First dump\n\n${first}\nTen minutes later, the second one\n\n${second}`;
const profile = (...groups: readonly (readonly [place: string, count: number])[]): string =>
  `goroutine profile: total 400\n${groups
    .map(
      ([place, count]) => `${count} @ 0x43a7c0 0x4498f6 0x9d41${place.length}
#	0x9d412b	sync.runtime_SemacquireMutex+0x3e	/usr/local/go/src/runtime/sema.go:71
#	0x9d3d6c	sync.(*Mutex).Lock+0x109	/usr/local/go/src/sync/mutex.go:134
#	0xb911be	${DAEMON}${place}+0x8d	/go/src/github.com/docker/docker/daemon/inspect.go:40

`,
    )
    .join('')}`;

const BEFORE = dump(locked('ContainerInspect', 30, 2), locked('ContainerStats', 31), locked('ContainerRename', 5));
const AFTER = dump(locked('ContainerInspect', 40, 6), locked('ContainerStats', 41), locked('ContainerTop', 4));

describe('two dumps of one program', () => {
  it.each([
    ['en', 'two dumps of dockerd: 2 places wait in both, 1 only in the second, 1 only in the first'],
    ['zh-cn', 'dockerd 的两份堆栈：2 处两次都在等，1 处只在第二份里等，1 处只在第一份里等'],
  ] as const)('are compared, in %s', (language, said) => {
    const story = storyOf('still-stuck', twice(BEFORE, AFTER), language);
    expect([story.confidence, story.text]).toEqual(['confirmed', said]);
    const sentences = sentencesOf(story);
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('tell what grows, what stays, what is new and what is gone', () => {
    expect(storyOf('still-stuck', twice(BEFORE, AFTER)).steps.map(({ text }) => text)).toEqual([
      '6 wait in ContainerInspect now, 2 before: it grows',
      '1 still wait in ContainerStats (1 before)',
      'new: 1 wait in ContainerTop',
      'gone: 1 no longer wait in ContainerRename',
    ]);
  });

  it('are less sure without times: those that wait may be others each time', () => {
    const text = twice(
      profile(['ContainerInspect', 210], ['ContainerStats', 4]),
      profile(['ContainerInspect', 380], ['ContainerStats', 4]),
    );
    expect(storyOf('still-stuck', text).confidence).toBe('likely');
  });

  it.each([
    ['one dump', BEFORE],
    [
      'dumps of two programs',
      twice(BEFORE, AFTER.replaceAll('docker/docker/daemon', 'containerd/containerd/services/tasks')),
    ],
    ['dumps of programs nobody knows', twice(BEFORE, AFTER).replaceAll('docker/docker/daemon', 'example/shop/orders')],
    [
      'waits of seconds',
      twice(
        dump(locked('ContainerInspect', 0, 3), locked('ContainerStats', 0)),
        dump(locked('ContainerInspect', 0, 3), locked('ContainerStats', 0)),
      ),
    ],
    ['waits that began anew', twice(BEFORE, dump(locked('ContainerInspect', 1, 2), locked('ContainerStats', 2)))],
    ['dumps of two hosts', `[root@web-01 ~]# cat dump\n${BEFORE}\n[root@web-02 ~]# cat dump\n${AFTER}`],
  ])('is not told of %s', (_, text) => {
    expect(storiesOf('still-stuck', text)).toEqual([]);
  });
});
