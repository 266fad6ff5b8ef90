/** Tasks and processors that make no progress. */
import type { EventPattern } from './event-pattern.ts';

export const STALLS: readonly EventPattern[] = [
  // kernel/hung_task.c check_hung_task(); the seconds are the timeout, in newer kernels the time it really was blocked:
  // `INFO: task runc:[2:INIT]:20357 blocked for more than 120 seconds.`
  // since 6.18: `INFO: task dd:456 blocked in I/O wait for more than 122 seconds.`
  {
    event: 'hung-task',
    level: 'error',
    starts: ['INFO: task '],
    pattern:
      /^INFO: task (?<task>[^\n]{1,64}):(?<pid>\d{1,10}) blocked (?:in I\/O wait )?for more than (?<seconds>\d{1,9}) seconds/,
    traced: true,
  },
  // kernel/watchdog.c watchdog_timer_fn(): `watchdog: BUG: soft lockup - CPU#2 stuck for 23s! [java:4711]`, before 4.15
  // with `NMI watchdog: ` or nothing in front
  {
    event: 'soft-lockup',
    level: 'error',
    starts: ['watchdog: BUG: soft lockup', 'NMI watchdog: BUG: soft lockup', 'BUG: soft lockup'],
    pattern:
      /^(?:(?:NMI )?watchdog: )?BUG: soft lockup - CPU#(?<cpu>\d{1,6}) stuck for (?<seconds>\d{1,9})s! \[(?<task>[^\n]{1,64}):(?<pid>\d{1,10})\]/,
    traced: true,
  },
  // kernel/watchdog_perf.c, watchdog_hld.c: `NMI watchdog: Watchdog detected hard LOCKUP on cpu 3`,
  // newer `watchdog: CPU3: Watchdog detected hard LOCKUP on cpu 3`
  {
    event: 'hard-lockup',
    level: 'error',
    starts: ['NMI watchdog: Watchdog detected', 'watchdog: Watchdog detected', 'watchdog: CPU', 'Watchdog detected'],
    pattern: /^(?:(?:NMI )?watchdog: )?(?:CPU\d{1,6}: )?Watchdog detected hard LOCKUP on cpu (?<cpu>\d{1,6})/,
    traced: true,
  },
  // kernel/rcu/tree_stall.h, tasks.h: `rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:`,
  // `INFO: rcu_sched self-detected stall on CPU { 3}  (t=60000 jiffies g=12 c=11 q=5)` (before 4.20 without `rcu: `)
  {
    event: 'rcu-stall',
    level: 'error',
    starts: ['rcu: INFO: rcu_', 'INFO: rcu_'],
    pattern:
      /^(?:rcu: )?INFO: rcu_\w{1,20} (?:self-detected stall on CPU|detected (?:expedited )?stalls on (?:CPUs\/)?tasks)(?:[ :]{0,3}\{ (?<cpu>\d{1,6})\})?/,
    traced: true,
  },
  // kernel/workqueue.c wq_watchdog_timer_fn(): `BUG: workqueue lockup - pool cpus=3 node=0 flags=0x0 nice=0 stuck for 31s!`
  {
    event: 'workqueue-lockup',
    level: 'error',
    starts: ['BUG: workqueue lockup'],
    pattern: /^BUG: workqueue lockup - pool (?:cpus=(?<cpu>\d{1,6}) )?[^\n]{0,80}stuck for (?<seconds>\d{1,9})s!/,
    traced: true,
  },
  // kernel/sched/core.c sched_show_task(), also after `echo w > /proc/sysrq-trigger`:
  // `task:runc:[2:INIT]   state:D stack:    0 pid:20357 ppid: 20341 flags:0x00000004`
  {
    event: 'task-stack',
    level: 'info',
    starts: ['task:'],
    pattern:
      /^task:(?<task>[^\n]{1,64}?) {0,16}state:(?<state>[A-Z]) {1,4}stack: {0,8}\d{1,8} {1,8}pid: {0,8}(?<pid>\d{1,10})/,
    traced: true,
  },
  // lib/nmi_backtrace.c nmi_cpu_backtrace(): `NMI backtrace for cpu 3`
  {
    event: 'backtrace',
    level: 'info',
    starts: ['NMI backtrace for cpu '],
    pattern: /^NMI backtrace for cpu (?<cpu>\d{1,6})/,
    traced: true,
  },
];
