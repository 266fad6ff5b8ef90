/** Further lines of a message. */

const NOTES: readonly RegExp[] = [
  // lsof
  /^Output information may be incomplete\.$/,
  /^assuming "dev=[\da-f]{1,16}" from mount table$/,
  // journalctl, in two versions
  /^Users in (?:groups '|the '|group ')[^\n]{1,200} can see all messages\.(?: Pass -q to)?$/,
  /^(?:Pass -q to )?turn off this notice\.$/,
  // tcpdump
  /^\((?:socket: |SIOCGIFHWADDR: |Attempt to create packet socket failed|No such device exists)[^()\n]{0,100}\)$/,
  // strace
  /^strace: Could not attach to process\. {1,2}If your uid matches the uid of the target process, check /,
  // mount, ps, ip
  /^dmesg\(1\) may have more information after failed mount system call\.$/,
  // Ubuntu and Debian, which package has the program
  /^(?:sudo )?(?:apt|apt-get|snap|dnf|yum) install [\w.+-]{1,60}(?: {1,8}# [^\n]{1,80})?$/,
  /^(?:Ask your administrator to install one of them\.?|You can install it by typing:|Try: sudo apt install \S{1,60})$/,
];

const LONGEST_NOTE = 500;

/** Whether a line right behind a message belongs to it. */
export function isNote(line: string): boolean {
  const text = line.trim();
  return text.length < LONGEST_NOTE && NOTES.some((note) => note.test(text));
}
