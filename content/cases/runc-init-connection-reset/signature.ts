/** runc talks to its runc init over a pair of sockets. When runc init dies early, all that runc sees is that the line went dead. */
import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'symptom',
  signs: {
    lineDead: {
      weight: 'decisive',
      lines: [
        // runc since 1.0.0-rc4; by version `starting container process caused "read init-p: connection reset by peer"`,
        // `… caused: process_linux.go:722: waiting for init preliminary setup caused: read init-p: connection reset by peer`,
        // `unable to start container process: read init-p: connection reset by peer`
        ['read init-p:', /read init-p: (?:connection reset by peer|EOF|unexpected EOF)/],
        ['write init-p:', /write init-p: broken pipe/],
        // Docker 1.6 to 1.10, runc up to 1.0.0-rc3, where the socket was called parent: `[8] System error: read parent: connection reset by peer`
        [
          'read parent:',
          /Cannot start container (?<container>[0-9a-f]{12,64}): \[\d{1,2}\] System error: read parent: connection reset by peer/,
        ],
        ['read parent:', /read parent: connection reset by peer/],
        ['write parent:', /write parent: broken pipe/],
        // runc since 1.2, which has a second pair of sockets: `writing sync procRun: write sync-p: broken pipe`
        ['sync-p: connection reset by peer', /(?:read|write) sync-p: connection reset by peer/],
        ['sync-p: broken pipe', /(?:read|write) sync-p: broken pipe/],
        ['sync-p: EOF', /(?:read|write) sync-p: EOF/],
        [
          'fetch packet length from socket',
          /reading from parent failed: fetch packet length from socket: [^\n"\\]{3,60}/,
        ],
        // libcontainer/process_linux.go, execSetns and initProcess.start, since 1.2: `unable to start container process: procReady not received`
        ['procReady not received', /procReady not received/],
      ],
    },
    pidNotSent: {
      weight: 'decisive',
      lines: [
        // 1.0.0-rc6 to rc10 `process_linux.go:319: getting the final child's pid from pipe caused "EOF"`, rc92 to 1.0.3 `… caused: EOF`,
        // since 1.1 `unable to start container process: can't get final child's PID from pipe: EOF`
        ['pid from pipe', /final child's pid from pipe(?: caused)?:? "?(?:EOF|unexpected EOF|read init-p)/],
        ['pid from init pipe', /reading pid from init pipe(?: caused)?:? "?(?:EOF|unexpected EOF|read init-p)/],
        [
          'init preliminary setup',
          /waiting for init preliminary setup(?: caused)?:? "?(?:EOF|unexpected EOF|short read|read init-p)/,
        ],
        // Docker 1.11 to 17.03: `process_linux.go:286: decoding sync type from init pipe caused "EOF"`
        ['from init pipe caused', /decoding sync type from init pipe caused "(?:EOF|unexpected EOF|read parent)/],
        ['decoding init error from pipe', /decoding init error from pipe caused "(?:EOF|unexpected EOF|read parent)/],
      ],
    },
    // The C part of runc init ended by itself. Up to 1.0.0-rc8 the number counts the place in nsexec.c, later it is 1.
    initExited: {
      weight: 'decisive',
      lines: [
        // `process_linux.go:301: running exec setns process for init caused "exit status 40"`
        ['setns process for init caused', /running exec setns process for init caused "exit status (?<status>\d{1,3})/],
        // of an exec, `process_linux.go:86: executing setns process caused "exit status 21"`, since 1.1 `error executing setns process: exit status 1`
        ['executing setns process', /executing setns process(?: caused)?:? "?exit status (?<status>\d{1,3})/],
        [
          'setns process to finish',
          /waiting on setns process to finish(?: caused)?:? "?exit status (?<status>\d{1,3})/,
        ],
        ['for our first child to exit', /waiting for our first child to exit: exit status (?<status>\d{1,3})/],
      ],
    },
    // The same with no more than the end of the file: `container_linux.go:348: starting container process caused "EOF"`
    endOfFile: {
      weight: 'strong',
      lines: [
        ['starting container process caused', /starting container process caused:? "?(?:unexpected )?EOF\b/],
        ['unable to start container process', /unable to start container process: (?:unexpected )?EOF\b/],
      ],
    },
    // Why, in the words of runc init: `nsenter: failed to unshare namespaces: Invalid argument`; since 1.0.0-rc94
    // `nsexec-1[141549]: failed to unshare remaining namespaces: No space left on device`, since 1.4 within the message itself
    reason: {
      weight: 'weak',
      lines: [
        [
          'nsenter: ',
          /nsenter: (?<reason>(?:failed to (?:unshare|setns|open|set process)|could not ensure)[^\n:"\\]{0,120}: [A-Z][^\n:"\\;]{3,60})/,
        ],
        [
          'failed to unshare',
          /nsexec(?:-\d)?\[\d{1,10}\]: (?<reason>failed to unshare [^\n:"\\]{0,60}: [A-Z][^\n:"\\;]{3,60})/,
        ],
        [
          'failed to setns into',
          /nsexec(?:-\d)?\[\d{1,10}\]: (?<reason>failed to setns into [^\n:"\\]{0,60}: [A-Z][^\n:"\\;]{3,60})/,
        ],
        [
          'a cloned binary',
          /nsexec(?:-\d)?\[\d{1,10}\]: (?<reason>could not ensure we are a cloned binary: [A-Z][^\n:"\\;]{3,60})/,
        ],
      ],
    },
    // dockerd: `Handler for POST /v1.41/containers/5f1c…/start returned error: OCI runtime create failed: …`
    request: {
      weight: 'hint',
      lines: [
        [
          'start returned error',
          /containers\/(?<container>[0-9a-f]{12,64})\/start returned error[^\n]{0,400}?(?:init-p|parent: |from pipe|setns process|preliminary)/,
        ],
      ],
    },
  },
  yieldsTo: ['SB1002', 'SB2001', 'SB2003', 'SB2004'],
});
