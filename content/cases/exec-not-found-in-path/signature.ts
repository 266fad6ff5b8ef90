/** runc looks the command up with Go's exec.LookPath inside the container, before it starts the process. */
import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // libcontainer/standard_init_linux.go and setns_init_linux.go: exec.LookPath(args[0]); a name without a slash is not
    // in $PATH, a path with a slash fails in stat(2). Command in clear quotes, or anything when it holds quotes itself.
    commandNotFound: {
      weight: 'decisive',
      lines: [
        // runc >= 1.1: unable to start container process: exec: "bash": executable file not found in $PATH: unknown
        [
          'unable to start container process',
          /unable to start container process: (?:error during container init: )?exec: "(?:(?<command>[^"\\\n]{1,200})": (?:executable file not found in \$PATH|stat \k<command>: no such file or directory)|[^\n]{0,200}?": (?:executable file not found in \$PATH|stat [^\n]{1,200}?: no such file or directory))/,
        ],
        // runc 1.0.0-rc2 to 1.0.3: container_linux.go:247: starting container process caused "exec: \"/bin/bash\": executable file not found in $PATH"
        [
          'starting container process caused',
          /starting container process caused:? "?exec: "(?:(?<command>[^"\\\n]{1,200})": (?:executable file not found in \$PATH|stat \k<command>: no such file or directory)|[^\n]{0,200}?": (?:executable file not found in \$PATH|stat [^\n]{1,200}?: no such file or directory))/,
        ],
        // runc 0.1 and 1.0.0-rc1 (Docker 1.11, 1.12): oci runtime error: exec: "foo": executable file not found in $PATH
        [
          'oci runtime error: exec',
          /oci runtime error: (?:exec failed: )?exec: "(?<command>[^"\\\n]{1,200})": (?:executable file not found in \$PATH|stat \k<command>: no such file or directory)/,
        ],
        // libcontainer inside dockerd (Docker 1.6 to 1.10): [8] System error: exec: "bash": executable file not found in $PATH
        [
          'System error: exec',
          /System error: exec: "(?<command>[^"\\\n]{1,200})": (?:executable file not found in \$PATH|stat \k<command>: no such file or directory)/,
        ],
        // Docker <= 1.5: Cannot start container 4c01db0b339c: exec: "bash": executable file not found in $PATH
        [
          'Cannot start container',
          /Cannot start container (?<container>[\w.-]{2,64}): (?:\[8\] System error: )?exec: "(?<command>[^"\\\n]{1,200})": (?:executable file not found in \$PATH|stat \k<command>: no such file or directory)/,
        ],
        // crun, libcrun/container.c: executable file `foo` not found in $PATH: No such file or directory (2019: without a name)
        [
          'not found in $PATH: No such file',
          /executable file (?:[`'‘"](?<command>[^`'’"\n]{1,200})[`'’"] )?not found in \$PATH: No such file or directory/,
        ],
        // Kata agent: failed to create shim task: the file python3 was not found
        [
          'failed to create shim task: the file',
          /failed to create shim task: the file (?<command>\S{1,200}?) was not found/,
        ],
        // youki: executable '/bin/bash' for container process does not exist
        [
          'for container process does not exist',
          /executable '(?<command>[^'\n]{1,200})' for container process does not exist/,
        ],
        // hcsshim (Windows containers): container 88c1500d0276 encountered an error during hcs::System::CreateProcess: bash: failure in a Windows system call: The system cannot find the file specified. (0x2)
        [
          'system call: The system cannot find the file specified',
          /(?:container (?<container>[0-9a-f]{12,64}) )?encountered an error during (?:hcs::System::)?CreateProcess: (?:(?<command>[^\n]{1,300}?): )?failure in a Windows system call: The system cannot find the file specified/,
        ],
      ],
    },
    // dockerd 1.10 and 1.11, daemon/start.go: the same text hid a missing working directory and AppArmor denials.
    commandNotFoundOrOther: {
      weight: 'strong',
      lines: [
        [
          'not found or does not exist',
          /Container command (?:'(?<command>[^'\n]{1,200})' )?not found or does not exist/,
        ],
      ],
    },
    // The Go text without the runtime's prefix, as people quote it. Programs that run on the host print it too: those put
    // words of their own and a colon before it, or name a tool of the host. containerd ends its errors with ": unknown".
    quotedWithoutEnvelope: {
      weight: 'weak',
      lines: [
        [
          'executable file not found in $PATH',
          /(?<![:=\])]|[:=\])] )exec: "(?!(?:\/[^"\\\n]{0,100}\/)?(?:(?:docker|containerd|buildkit|runc|crun|runsc|kata|nvidia|rootlesskit|slirp4netns|fuse-overlayfs|iptables|ip6tables|ebtables|modprobe|systemctl|apparmor_parser|mkfs|git|kube|gke-|aws|gcloud|helm|podman|conmon|protoc|qemu|xdg-)|(?:nft|ipset|ip|tc|conntrack|newuidmap|newgidmap|zfs|btrfs|blkid|lvm|dmsetup|mount|nsenter|socat|criu|unpigz|xz|ssh|gpg|pass|go|gcc|cc|ld|make|az|open|lsof)"))(?<command>[^"\\\n]{1,200})": executable file not found in \$PATH/,
        ],
      ],
    },
    // The end of it alone: "./start.sh": stat ./start.sh: no such file or directory: unknown
    quotedEnd: {
      weight: 'strong',
      lines: [
        [
          'executable file not found in $PATH: unknown',
          /(?<![:=\])]|[:=\])] )exec: "(?!(?:\/[^"\\\n]{0,100}\/)?(?:(?:docker|containerd|buildkit|runc|crun|runsc|kata|nvidia|rootlesskit|slirp4netns|fuse-overlayfs|iptables|ip6tables|ebtables|modprobe|systemctl|apparmor_parser|mkfs|git|kube|gke-|aws|gcloud|helm|podman|conmon|protoc|qemu|xdg-)|(?:nft|ipset|ip|tc|conntrack|newuidmap|newgidmap|zfs|btrfs|blkid|lvm|dmsetup|mount|nsenter|socat|criu|unpigz|xz|ssh|gpg|pass|go|gcc|cc|ld|make|az|open|lsof)"))(?<command>[^"\\\n]{1,200})": executable file not found in \$PATH: unknown/,
        ],
        [
          'no such file or directory: unknown',
          /(?<command>[^\s"\\:]{1,200})": stat \k<command>: no such file or directory: unknown/,
        ],
      ],
    },
    // dockerd, daemon/server: Handler for POST /v1.52/containers/<id>/start returned error
    startRequest: {
      weight: 'hint',
      lines: [
        [
          'start returned error',
          /containers\/(?<container>[0-9a-f]{12,64})\/start returned error[^\n]{0,600}?(?:executable file not found in|": stat )/,
        ],
      ],
    },
  },
});
