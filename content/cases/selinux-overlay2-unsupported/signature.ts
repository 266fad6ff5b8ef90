/** dockerd asks /proc/kallsyms whether this kernel labels files on overlay. It only does so when told to use SELinux. */
import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // daemon/daemon_unix.go, configureKernelSecuritySupport. RHEL's Docker 1.12 and 1.13 (projectatomic/docker):
    // Error starting daemon: SELinux is not supported with the overlay2 graph driver on this kernel. Either boot into a newer kernel or ...
    // Upstream 1.9 to 1.12, for overlay: Error starting daemon: SELinux is not supported with the overlay graph driver
    // systemctl status shortens it: SELinux is not supported with the overlay2 graph driver...false)
    refusesToStart: {
      weight: 'decisive',
      lines: [
        [
          'SELinux is not supported with the overlay',
          /SELinux is not supported with the (?<driver>overlay(?:fs|2)?) graph driver(?: on this kernel\. ?Either|(?! on this kernel))/,
        ],
        // What is left of it when the beginning of the line was cut off.
        [
          'or disable selinux in docker',
          /(?<!graph driver on this kernel\. ?Either boot into a ?newer kernel ?)or disable selinux in docker \(--selinux-enabled=false\)/,
        ],
      ],
    },
    // Docker 17.06 to 29.7 goes on without labels:
    // time="..." level=warning msg="SELinux is not supported with the overlay2 graph driver on this kernel"
    // 17.12 and 18.01 print a list: SELinux is not supported with the [overlay2] graph driver on this kernel
    goesOnWithoutLabels: {
      weight: 'strong',
      lines: [
        [
          'SELinux is not supported with the',
          /SELinux is not supported with the (?:\[[^\]\n]{0,40}?)?(?<driver>overlay(?:fs|2)?)[^\n]{0,40}? graph driver on this kernel(?!\. ?Either)/,
        ],
      ],
    },
  },
});
