import { defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // dockerd 1.6–24.0, openNextAvailableLoopback of pkg/loopback/attach_loopback.go (pkg/devicemapper before 1.10),
    // printed when the next /dev/loopN has no node; Podman has the same function:
    // time="2016-05-27T04:53:45.325Z" level=error msg="There are no more loopback devices available."
    noMoreDevices: {
      weight: 'decisive',
      lines: [
        // `systemctl status` shortens it: "There are no more loopback de...lable."
        ['There are no more loopback d', /There are no more loopback d/],
      ],
    },
    // What AttachLoopDevice returns, 1.10 and later; the reason stands in the line before:
    // failed to start daemon: error initializing graphdriver: loopback attach failed
    attachFailed: {
      weight: 'strong',
      lines: [['loopback attach failed', /loopback attach failed/]],
    },
    // The same before 1.10: Error starting daemon: error initializing graphdriver: loopback mounting failed
    mountingFailed: {
      weight: 'strong',
      lines: [['loopback mounting failed', /loopback mounting failed/]],
    },
    // The node is there, but the kernel has no such device or the container may not open it:
    // level=error msg="Error opening loopback device: open /dev/loop8: no such device or address"
    cannotOpen: {
      weight: 'strong',
      lines: [
        [
          'opening loopback device',
          /opening loopback device: open (?<device>\/dev\/loop\d{1,7}): (?:no such device|no such file or directory|operation not permitted)/,
        ],
      ],
    },
    // util-linux losetup, and the wording up to 2.20: losetup: cannot find an unused loop device: No such file or directory
    losetup: {
      weight: 'strong',
      lines: [
        ['cannot find an unused loop device', /cannot find an unused loop device(?!: Permission denied)/],
        ['could not find any free loop device', /could not find any free loop device/],
      ],
    },
    // util-linux up to 2.20, lib/loopdev of mount and losetup, when there is no node at all:
    // mount: Could not find any loop device. Maybe this kernel does not know about the loop device?
    noNode: {
      weight: 'strong',
      lines: [
        ['could not find any loop device', /could not find any loop device[.,]/],
        ['could not find any device /dev/loop', /could not find any device \/dev\/loop#/],
      ],
    },
    // losetup names the node when it is the node that it cannot open:
    // losetup: /dev/loop0: failed to set up loop device: No such file or directory
    nodeMissing: {
      weight: 'strong',
      lines: [
        [
          'failed to set up loop device',
          /losetup: (?<device>\/dev\/loop\d{1,7}): failed to set up loop device: no such (?:device|file or directory)/,
        ],
        ['failed to use device', /losetup: [^\s:]{1,200}: failed to use device: no such (?:device|file or directory)/],
      ],
    },
    // The image in its place: the kernel made a node after the container had got its /dev; or the image itself is missing.
    // losetup: rootfs.img: failed to set up loop device: No such file or directory
    imageNotAttached: {
      weight: 'weak',
      lines: [
        [
          'failed to set up loop device',
          /losetup: (?!\/dev\/)[^\s:]{1,300}: failed to set up loop device: no such (?:device|file or directory)/,
        ],
        // mount since util-linux 2.31, which does not say why: mount: /mnt: failed to setup loop device for /rootfs.img.
        ['failed to setup loop device for', /mount: [^\s:]{1,300}: failed to setup loop device for/],
      ],
    },
    // Singularity and Apptainer: could not attach image file to loop device: no loop devices available
    noneAvailable: {
      weight: 'strong',
      lines: [['to loop device: no loop devices available', /to loop device: no loop devices available/]],
    },
  },
});
