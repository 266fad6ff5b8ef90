import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/own-mount-namespace.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { reportOn, sentencesOf, storiesOf, storyOf } from '../../support/stories.ts';

const unit = (line: string, name = 'docker.service', command = '/usr/bin/dockerd'): string => `# systemctl cat ${name}
# /usr/lib/systemd/system/${name}
[Unit]
Description=A service

[Service]
Type=notify
ExecStart=${command}
${line}

[Install]
WantedBy=multi-user.target
`;
const config = (value: boolean): string =>
  `# cat /etc/docker/daemon.json\n{\n  "live-restore": ${value},\n  "debug": false\n}\n`;
const INFO = (value: boolean): string => `# docker info
Containers: 4
 Running: 4
Images: 12
Server Version: 18.06.3-ce
Storage Driver: overlay2
 Backing Filesystem: xfs
Logging Driver: json-file
Cgroup Driver: cgroupfs
Docker Root Dir: /var/lib/docker
Live Restore Enabled: ${value}
`;

const TOLD = [
  {
    name: 'the unit and the file of the daemon',
    text: unit('MountFlags=slave') + config(true),
    en: 'docker.service has MountFlags=slave and live-restore is on: after a restart the daemon is in a new mount namespace and cannot unmount what its running containers hold in the old one',
    'zh-cn':
      'docker.service 设了 MountFlags=slave，又开了 live-restore：守护进程一重启就进了新的 mount namespace，卸不掉运行中容器在旧 namespace 里的挂载',
  },
  {
    name: 'the unit and the running daemon',
    text: unit('MountFlags=private') + INFO(true),
    en: 'docker.service has MountFlags=private and live-restore is on: after a restart the daemon is in a new mount namespace and cannot unmount what its running containers hold in the old one',
    'zh-cn':
      'docker.service 设了 MountFlags=private，又开了 live-restore：守护进程一重启就进了新的 mount namespace，卸不掉运行中容器在旧 namespace 里的挂载',
  },
  {
    name: 'another setting with the same effect and an option',
    text: unit('PrivateMounts=yes', 'docker.service', '/usr/bin/dockerd -H fd:// --live-restore'),
    en: 'docker.service has PrivateMounts=yes and live-restore is on: after a restart the daemon is in a new mount namespace and cannot unmount what its running containers hold in the old one',
    'zh-cn':
      'docker.service 设了 PrivateMounts=yes，又开了 live-restore：守护进程一重启就进了新的 mount namespace，卸不掉运行中容器在旧 namespace 里的挂载',
  },
] as const;

describe('a daemon with a mount namespace of its own', () => {
  it.each(TOLD)('is told: $name', ({ text, ...said }) => {
    const story = storyOf('own-mount-namespace', text);
    expect([story.confidence, story.text]).toEqual(['confirmed', said.en]);
    expect(storyOf('own-mount-namespace', text, 'zh-cn').text).toBe(said['zh-cn']);
    expect(reportOn(text).findings.map(({ code, confidence }) => [code, confidence])).toEqual([
      ['SB5010', 'confirmed'],
    ]);
  });

  it.each([
    ['MountFlags=shared', unit('MountFlags=shared') + config(true)],
    ['live-restore that is off', unit('MountFlags=slave') + config(false)],
    ['live-restore that the running daemon does not have', unit('MountFlags=slave') + config(true) + INFO(false)],
    [
      'an option that switches it off',
      unit('MountFlags=slave', 'docker.service', '/usr/bin/dockerd --live-restore=false'),
    ],
    ['the unit of another service', unit('MountFlags=slave', 'httpd.service', '/usr/sbin/httpd') + config(true)],
    ['either of them alone', unit('MountFlags=slave')],
    [
      'a flag that a drop-in resets',
      `${unit('MountFlags=slave')}\n# /etc/systemd/system/docker.service.d/a.conf\n[Service]\nMountFlags=\n${config(true)}`,
    ],
    ['two hosts', `[root@web-01 ~]${unit('MountFlags=slave')}[root@web-02 ~]${config(true)}`],
  ])('is not told of %s', (_, text) => {
    expect(storiesOf('own-mount-namespace', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('own-mount-namespace', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('shows the lines that set it', () => {
    const { steps } = storyOf('own-mount-namespace', TOLD[0].text);
    const lines = TOLD[0].text.split('\n');
    expect(steps.map(({ places }) => lines[places[0]?.line ?? 0]?.trim())).toEqual([
      'MountFlags=slave',
      'MountFlags=slave',
      '"live-restore": true,',
    ]);
  });
});
