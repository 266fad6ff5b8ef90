import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/mounts-changed.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, storyOf } from '../../support/stories.ts';

const layer = (digit: string): string => `/var/lib/docker/overlay2/${digit.repeat(64)}/merged`;
const overlay = (id: number, digit: string): string =>
  `${id} 21 0:${id} / ${layer(digit)} rw,relatime shared:${id} - overlay overlay rw,lowerdir=X,upperdir=X,workdir=X\n`;
const disks = (first: number): string =>
  Array.from(
    { length: 9 },
    (_, n) => `${first + n} 1 8:${n} / /mnt/disk${n} rw,relatime shared:${n + 1} - ext4 /dev/sda${n} rw\n`,
  ).join('');
const listing = (mounts: string, command = 'cat /proc/self/mountinfo', first = 20): string =>
  `# ${command}\n${disks(first)}${mounts}\n`;

const BEFORE = listing(overlay(301, 'a') + overlay(302, 'b'));
const AFTER = listing(overlay(302, 'b') + overlay(303, 'c'));

describe('two listings of the mounts of a namespace', () => {
  it.each([
    ['en', 'between the two listings, mounts of containers: 1 new, 1 gone, 1 kept'],
    ['zh-cn', '两份挂载列表之间：容器挂载新增 1 个，消失 1 个，保留 1 个'],
  ] as const)('are compared, in %s', (language, said) => {
    const story = storyOf('mounts-changed', BEFORE + AFTER, language);
    expect([story.confidence, story.text]).toEqual(['confirmed', said]);
    expect(story.steps.map(({ id }) => id)).toEqual([`stays ${layer('b')}`, `new ${layer('c')}`, `gone ${layer('a')}`]);
    const sentences = sentencesOf(story);
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it.each([
    ['with nothing that changed', BEFORE + BEFORE],
    ['of two processes', BEFORE + listing(overlay(302, 'b') + overlay(303, 'c'), 'cat /proc/812/mountinfo')],
    ['of two machines, whose mounts have other ids', BEFORE + listing(overlay(402, 'b'), undefined, 60)],
    ['of two hosts', `[root@web-01 ~]${BEFORE}[root@web-02 ~]${AFTER}`],
    [
      'that are excerpts',
      `# cat /proc/self/mountinfo\n${overlay(301, 'a')}\n# cat /proc/self/mountinfo\n${overlay(302, 'b')}`,
    ],
    ['alone', BEFORE],
    ['without mounts of containers', listing('') + listing('')],
  ])('are not compared %s', (_, text) => {
    expect(storiesOf('mounts-changed', text)).toEqual([]);
  });
});
