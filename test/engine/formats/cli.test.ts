import { describe, expect, it } from 'vitest';
import format from '../../../src/engine/formats/cli/index.ts';
import { lineOf } from '../../support/lines.ts';

describe('command output', () => {
  it.each([
    ['docker: Error response from daemon: Conflict.', 'error', 'docker', 'Conflict.'],
    ['Error response from daemon: No such container: web', 'error', 'docker', 'No such container: web'],
    ['/usr/bin/docker-current: Error response from daemon: oci runtime error', 'error', 'docker', 'oci runtime error'],
    ['error response from daemon: lower case', 'error', 'docker', 'lower case'],
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'error',
      'docker',
      undefined,
    ],
    ['ERROR: for web  Cannot start service web', 'error', 'docker-compose', undefined],
    ['ERROR: failed to solve: process did not complete', 'error', 'docker', undefined],
    ['failed to start daemon: error initializing graphdriver', 'error', 'dockerd', undefined],
    ['OCI runtime exec failed: exec failed: unable to start', 'error', 'runc', undefined],
    ['container_linux.go:348: starting container process caused "x"', 'error', 'runc', undefined],
    ['ctr: failed to dial "/run/containerd/containerd.sock"', 'error', undefined, undefined],
    ["See 'docker run --help'.", 'notice', 'docker', undefined],
    ['$ docker ps -a', 'command', 'docker', 'docker ps -a'],
    ['[root@node-7 ~]# systemctl status docker', 'command', 'systemctl', 'systemctl status docker'],
    ['ops@web-03:~$ sudo docker exec web sh', 'command', 'docker', 'docker exec web sh'],
    ['$ docker -v', 'command', 'docker', 'docker -v'],
    ['[root@node-7 ~]# docker --version', 'command', 'docker', 'docker --version'],
    ['# docker -H tcp://10.0.0.7:2375 ps', 'command', 'docker', 'docker -H tcp://10.0.0.7:2375 ps'],
    ['node-21$ docker -v', 'command', 'docker', 'docker -v'],
    ['/ # docker-runc -v', 'command', 'docker-runc', 'docker-runc -v'],
    ['  $ docker ps', 'command', 'docker', 'docker ps'],
    ['PS C:\\shop> docker version', 'command', 'docker', 'docker version'],
  ])('reads %s', (text, sort, program, message) => {
    const line = lineOf(text);
    expect(format.claim(line, undefined)).toBe('continues');
    const [record] = format.parse([line]).records;
    expect(record).toMatchObject({ sort, ...(program && { program }), ...(message && { message }) });
  });

  it.each([
    'time="2026-01-02T03:04:05Z" level=error msg="docker: Error response from daemon"',
    'The error response from daemon: was odd',
    'docker run -d nginx',
    '# docker is a container engine',
    '# docker - a container engine',
    'then type: $ docker ps',
    '$ dockerize -v',
    '$ ls -l',
    'ERROR: relation "users" does not exist',
    'ERROR: for the record, nothing happened to us',
    'error: something else failed',
    'dockerd[812]: started',
    '',
  ])('does not claim %s', (text) => {
    const line = { number: 0, from: 0, to: text.length, text, envelopes: [], pieces: [{ at: 0, origin: 0 }] };
    expect(format.claim(line, undefined)).toBeUndefined();
  });
});
