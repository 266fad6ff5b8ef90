/** Faults of the kernel and, as the kernel reports them, of programs; and the line with which it starts. */
import type { EventPattern } from './event-pattern.ts';

export const CRASHES: readonly EventPattern[] = [
  // init/version.c linux_banner: `Linux version 5.10.0-32-amd64 (debian-kernel@lists.debian.org) (gcc-10 …`
  {
    event: 'boot',
    level: 'info',
    starts: ['Linux version '],
    pattern: /^Linux version (?<kernel>\d{1,3}\.[\w.+~-]{1,80}) \(/,
    traced: false,
  },
  // arch/x86/mm/fault.c show_fault_oops(): `BUG: unable to handle kernel NULL pointer dereference at 0000000000000008`,
  // since 5.2 `BUG: kernel NULL pointer dereference, address: 0000000000000008`, `BUG: unable to handle page fault for address: …`;
  // arm64: `Unable to handle kernel NULL pointer dereference at virtual address 0000000000000008`
  {
    event: 'oops',
    level: 'error',
    starts: ['BUG: unable to handle', 'BUG: kernel NULL pointer', 'Unable to handle kernel '],
    pattern:
      /^(?:BUG: unable to handle (?:kernel|page fault)|BUG: kernel NULL pointer dereference|Unable to handle kernel \w)/,
    traced: true,
  },
  // arch/x86/kernel/dumpstack.c __die_header(): `Oops: 0000 [#1] SMP PTI`, `divide error: 0000 [#1] SMP`,
  // `general protection fault, probably for non-canonical address 0xdead000000000108: 0000 [#1] PREEMPT SMP`
  {
    event: 'oops',
    level: 'error',
    starts: [
      'Oops: ',
      'Internal error: ',
      'general protection fault',
      'divide error: ',
      'invalid opcode: ',
      'stack segment: ',
      'double fault: ',
    ],
    pattern:
      /^(?:Oops|Internal error|general protection fault|divide error|invalid opcode|stack segment|double fault)\b[^\n]{0,120}\[#\d{1,6}\]/,
    traced: true,
  },
  // lib/bug.c report_bug(): `kernel BUG at fs/ext4/inode.c:2345!`
  {
    event: 'oops',
    level: 'error',
    starts: ['kernel BUG at '],
    pattern: /^kernel BUG at \S{1,200}:\d{1,7}!/,
    traced: true,
  },
  // `BUG: Bad page state in process java  pfn:12345`, `BUG: scheduling while atomic: java/4711/0x00000002`
  {
    event: 'oops',
    level: 'error',
    starts: ['BUG: '],
    pattern:
      /^BUG: (?:Bad page \w{1,10} in process (?<task>[^\n]{1,64}?) {1,2}pfn|Bad rss-counter|Dentry [^\n]{1,200} still in use|K[A-Z]{2,5}AN: |KFENCE: |scheduling while atomic|sleeping function called|spinlock |stack guard page|TASK stack guard|using (?:__this_cpu|smp_processor_id))/,
    traced: true,
  },
  // kernel/panic.c panic(): `Kernel panic - not syncing: Fatal exception in interrupt`
  {
    event: 'panic',
    level: 'fatal',
    starts: ['Kernel panic - not syncing'],
    pattern: /^Kernel panic - not syncing/,
    traced: true,
  },
  // kernel/panic.c __warn(): `WARNING: CPU: 3 PID: 4711 at net/core/dev.c:2500 skb_warn_bad_offload+0xbc/0xc0`
  {
    event: 'warning',
    level: 'warning',
    starts: ['WARNING: CPU: '],
    pattern: /^WARNING: CPU: (?<cpu>\d{1,6}) PID: (?<pid>\d{1,10}) at \S{1,200}(?: (?<function>[\w.$]{1,128})\+0x)?/,
    traced: true,
  },
  // since 6.19: `WARNING: net/core/dev.c:2500 at skb_warn_bad_offload+0xbc/0xc0, CPU#3: java/4711`
  {
    event: 'warning',
    level: 'warning',
    starts: ['WARNING: '],
    pattern:
      /^WARNING: \S{1,200}:\d{1,7} at (?<function>[\w.$]{1,128})\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8}, CPU#(?<cpu>\d{1,6}): (?<task>[^\n]{1,64})\/(?<pid>\d{1,10})$/,
    traced: true,
  },
  // arch/x86/mm/fault.c show_signal_msg(): `java[4711]: segfault at 8 ip 00007f2d8c1a7b30 sp 00007ffd0b3a1a48 error 4 in libjvm.so[…]`
  {
    event: 'process-fault',
    level: 'error',
    holds: ']: segfault at ',
    pattern: /^(?<task>[^\n]{1,64})\[(?<pid>\d{1,10})\]: segfault at /,
    traced: false,
  },
  // arch/x86/kernel/traps.c show_signal(): `traps: convert[31944] general protection fault ip:7f2d8c1a7b30 sp:7ffd0b3a1a48 error:0 in …`
  {
    event: 'process-fault',
    level: 'error',
    starts: ['traps: '],
    pattern: /^traps: (?<task>[^\n]{1,64})\[(?<pid>\d{1,10})\] (?:general protection|trap )/,
    traced: false,
  },
];
