import { describe, expect, it } from 'vitest';
import format from '../../../src/engine/formats/systemd/index.ts';
import { lineOf } from '../../support/lines.ts';

describe('systemd unit lines', () => {
  it.each([
    [
      'docker.service: main process exited, code=exited, status=1/FAILURE',
      { event: 'main-process-exited', unit: 'docker.service', status: '1/FAILURE', level: 'error' },
    ],
    [
      'docker.socket: Control process exited, code=exited status=216/GROUP',
      { event: 'control-process-exited', status: '216/GROUP', level: 'error' },
    ],
    [
      "docker.service: Failed with result 'exit-code'.",
      { event: 'failed', unit: 'docker.service', result: 'exit-code', level: 'error' },
    ],
    ['Unit docker.service entered failed state.', { event: 'failed', unit: 'docker.service' }],
    ['docker.service failed.', { event: 'failed', unit: 'docker.service' }],
    ['docker.service: Start request repeated too quickly.', { event: 'start-limit', unit: 'docker.service' }],
    ['start request repeated too quickly for docker.service', { event: 'start-limit', unit: 'docker.service' }],
    ['docker.service holdoff time over, scheduling restart.', { event: 'restart-scheduled', level: 'info' }],
    ['docker.service: Scheduled restart job, restart counter is at 3.', { event: 'restart-scheduled' }],
    [
      'Dependency failed for kubernetes Kubelet.',
      { event: 'dependency-failed', unit: 'kubernetes Kubelet', level: 'error' },
    ],
    [
      "Job kubelet.service/start failed with result 'dependency'.",
      { event: 'job-failed', unit: 'kubelet.service', result: 'dependency' },
    ],
    [
      "kubelet.service: Job kubelet.service/start failed with result 'dependency'.",
      { event: 'job-failed', unit: 'kubelet.service' },
    ],
    ['Failed to start Docker Application Container Engine.', { event: 'start-failed', level: 'error' }],
    [
      'docker.socket: Failed to chown socket at step GROUP: No such process',
      { event: 'failed', unit: 'docker.socket', level: 'error' },
    ],
    [
      'Job for docker.service failed because the control process exited with error code.',
      { event: 'job-failed', unit: 'docker.service' },
    ],
  ])('reads %s', (text, expected) => {
    const line = lineOf(text);
    expect(format.claim(line, undefined)).toBe('continues');
    expect(format.parse([line]).records).toMatchObject([expected]);
  });

  it.each([
    ['Jan 02 03:04:05 node-7 systemd[1]: Started Docker Application Container Engine.', 'started'],
    ['Jan 02 03:04:05 node-7 systemd: Starting Docker Application Container Engine...', 'starting'],
    ['Jan 02 03:04:05 node-7 systemd[1]: Reloading.', 'other'],
  ])('reads %s by the name in its envelope', (text, event) => {
    expect(format.parse([lineOf(text)]).records).toMatchObject([{ event }]);
  });

  it.each([
    'Started Docker Application Container Engine.',
    'Starting something...',
    'Jan 02 03:04:05 node-7 dockerd[812]: docker.service: odd',
    'The docker.service unit is described below.',
    'time="2026-01-02T03:04:05Z" level=info msg="docker.service: x"',
    'Failed to start',
    '',
  ])('does not claim %s', (text) => {
    expect(text === '' ? undefined : format.claim(lineOf(text), undefined)).toBeUndefined();
  });
});
