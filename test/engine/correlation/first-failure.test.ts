import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/first-failure.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { sentencesOf, storiesOf, storyOf, surest } from '../../support/stories.ts';

const journal = (time: string, who: string, text: string, host = 'node-7'): string =>
  `Nov 19 ${time} ${host} ${who}: ${text}\n`;
const FATAL =
  'time="2018-11-19T02:10:55.118000000+08:00" level=fatal msg="Error starting daemon: error initializing graphdriver: devicemapper: Non existing device docker-thinpool"';
const EXITED = 'docker.service: main process exited, code=exited, status=1/FAILURE';
const FAILED = 'Failed to start Docker Application Container Engine.';
const ENTERED = 'Unit docker.service entered failed state.';
const DEPENDENCY = 'Dependency failed for Kubernetes Kubelet.';
const JOB = "Job kubelet.service/start failed with result 'dependency'.";

const ERROR = journal('02:10:55', 'dockerd[4110]', FATAL);
const END = journal('02:10:55', 'systemd[1]', EXITED) + journal('02:10:55', 'systemd[1]', FAILED);
const KUBELET = journal('02:10:55', 'systemd[1]', DEPENDENCY) + journal('02:10:55', 'systemd[1]', JOB);
const MESSAGE =
  'Error starting daemon: error initializing graphdriver: devicemapper: Non existing device docker-thinpool';

const STATUS = `● docker.service - Docker Application Container Engine
   Loaded: loaded (/usr/lib/systemd/system/docker.service; enabled; vendor preset: disabled)
   Active: failed (Result: exit-code) since Mon 2018-11-19 02:10:55 CST; 5min ago
     Docs: https://docs.docker.com
  Process: 4110 ExecStart=/usr/bin/dockerd (code=exited, status=1/FAILURE)
 Main PID: 4110 (code=exited, status=1/FAILURE)

${ERROR}${END}`;

const TOLD = [
  {
    name: 'the first error and what failed because of it',
    text: ERROR + END + KUBELET,
    confidence: 'likely',
    en: `docker.service failed; its first error is “${MESSAGE}”; kubelet.service failed only because of it`,
    'zh-cn': `docker.service 启动失败，第一条报错是“${MESSAGE}”；kubelet.service 只是受它连累`,
  },
  {
    name: 'two that need it',
    text:
      ERROR +
      END +
      KUBELET +
      journal('02:10:55', 'systemd[1]', "Job node-agent.service/start failed with result 'dependency'."),
    confidence: 'likely',
    en: `docker.service failed; its first error is “${MESSAGE}”; kubelet.service failed only because of it and 1 more with it`,
    'zh-cn': `docker.service 启动失败，第一条报错是“${MESSAGE}”；kubelet.service 只是受它连累，另有 1 个`,
  },
  {
    name: 'systemctl status, whose log stands below',
    text: STATUS,
    confidence: 'likely',
    en: `docker.service failed; its first error is “${MESSAGE}”`,
    'zh-cn': `docker.service 启动失败，第一条报错是“${MESSAGE}”`,
  },
  {
    name: 'without its own error',
    text: END + KUBELET,
    confidence: 'possible',
    en: 'docker.service failed, its own error is not in the paste; kubelet.service failed only because of it',
    'zh-cn': 'docker.service 启动失败，它自己的报错不在粘贴的内容里；kubelet.service 只是受它连累',
  },
] as const;

const OTHER =
  'time="2018-11-19T02:10:40.118000000+08:00" level=error msg="Handler for GET /v1.38/images/x/json returned error: No such image: x"';
const NGINX = 'nginx.service: main process exited, code=exited, status=1/FAILURE';

describe('the first failure', () => {
  it.each(TOLD)('is told: $name', ({ text, confidence, ...said }) => {
    const story = storyOf('first-failure', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('first-failure', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each([
    ['a unit that failed alone', END],
    [
      'an error of another program',
      journal('02:10:40', 'dockerd[4110]', OTHER) + journal('02:10:55', 'systemd[1]', NGINX),
    ],
    ['an error of another host', ERROR.replace('node-7', 'node-9') + END],
    ['an error of hours ago', ERROR.replace('02:10:55 node', '00:02:11 node') + END],
    [
      'an error of the run before',
      ERROR + journal('02:10:55', 'systemd[1]', 'Started docker.service - Docker Application Container Engine.') + END,
    ],
    ['an error that came later', END + ERROR],
    ['a dependency of hours later', END + KUBELET.replaceAll('02:10:55', '09:44:01')],
    ['a dependency on another host', END + KUBELET.replaceAll('node-7', 'node-9')],
  ])('is not told of %s', (_, text) => {
    expect(storiesOf('first-failure', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('first-failure', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('takes what failed because of a unit to the last one that failed', () => {
    const containerd = journal(
      '02:10:50',
      'systemd[1]',
      'containerd.service: main process exited, code=exited, status=1/FAILURE',
    );
    const [first, ...others] = storiesOf('first-failure', containerd + ERROR + END + KUBELET);
    expect(others).toEqual([]);
    expect(first?.values).toMatchObject({ unit: 'docker.service', dependent: 'kubelet.service' });
  });

  it('tells a unit that systemd restarts again and again once', () => {
    const text = (ERROR + END + journal('02:10:56', 'systemd[1]', ENTERED)).repeat(4) + KUBELET;
    expect(storiesOf('first-failure', text)).toHaveLength(1);
  });

  it('is told of no cut of the paste more surely than of the whole', () => {
    const { text } = TOLD[0];
    const lines = text.split('\n');
    for (const [count] of lines.entries())
      expect(surest(storiesOf('first-failure', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(
        surest(storiesOf('first-failure', text)),
      );
  });
});
