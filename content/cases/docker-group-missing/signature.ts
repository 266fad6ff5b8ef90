/** systemd resolves SocketGroup= of docker.socket in a child process; when that fails the unit fails, and dockerd with it. */
import { all, any, defineSignature, not } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // systemd >= 237, src/core/socket.c socket_chown: docker.socket: Failed to resolve group docker: No such process
    // systemd >= 259: docker.socket: Failed to resolve group 'docker': Unknown group
    groupUnresolved: {
      weight: 'decisive',
      lines: [
        [
          'docker.socket: Failed to resolve group',
          /docker\.socket: Failed to resolve group '?(?<group>[\w.-]{1,64})'?: (?:No such|Unknown|Not a system|Connection|Host is down|Input\/output)/,
        ],
        // systemd 229 to 236 name the unit on this line too.
        ['docker.socket: Failed to chown socket at step', /docker\.socket: Failed to chown socket at step GROUP: /],
      ],
    },
    // systemd <= 228 (219 on RHEL 7): Failed to chown socket at step GROUP: No such process. It does not name the unit.
    chownFailed: {
      weight: 'strong',
      lines: [
        ['chown socket at step', /chown socket at step GROUP: (?:No such process|Connection refused)/],
        // The pager of systemctl and journalctl cuts long lines off at the width of the terminal.
        ['chown socket at step', /chown socket at step GR(?:O|OU)?(?![A-Za-z])/],
        ['Failed to resolve group', /Failed to resolve group '?(?<group>docker)'?: (?:No such process|Unknown group)/],
      ],
    },
    // Which socket it was, for the versions that do not say so above, and all that is left when the reason was filtered
    // away. 216 is EXIT_GROUP; the unit runs nothing of its own that could end with it.
    unitExited: {
      weight: 'strong',
      lines: [['control process exited', /docker\.socket:? control process exited, code=exited,? status=216/]],
    },
    // Another socket has the same trouble: old systemd does not name it in the line of the reason.
    otherUnitExited: {
      weight: 'hint',
      lines: [
        [
          'control process exited',
          /(?<![\w@.-])(?!docker\.socket)[\w@.-]{1,100}\.socket:? control process exited, code=exited,? status=216/,
        ],
      ],
    },
    listenFailed: {
      weight: 'hint',
      lines: [
        ['Failed to listen on Docker Socket', /Failed to listen on Docker Socket for the API/],
        ['Failed to listen on docker.socket', /Failed to listen on docker\.socket/],
      ],
    },
    dependencyFailed: {
      weight: 'hint',
      lines: [
        ['Dependency failed for Docker', /Dependency failed for Docker Application Container Engine/],
        ['A dependency job for docker', /A dependency job for docker\.service failed/],
      ],
    },
    // dockerd that opens the socket itself, daemon/listeners/listeners_linux.go; only a warning for the default group.
    daemonWarning: {
      weight: 'weak',
      lines: [
        [
          'could not change group',
          /could not change group (?<path>\/[^\s"]{1,200}) to (?<group>[\w.-]{1,64}): group [\w.-]{1,64} not found/,
        ],
      ],
    },
    // dockerd --group with a name of one's own is fatal: failed to load listeners: group ops not found
    daemonRefused: {
      weight: 'decisive',
      lines: [['failed to load listeners: group', /failed to load listeners: group (?<group>[\w.-]{1,64}) not found/]],
    },
  },
  when: any(
    'groupUnresolved',
    'unitExited',
    'daemonWarning',
    'daemonRefused',
    all('chownFailed', not('otherUnitExited')),
  ),
});
