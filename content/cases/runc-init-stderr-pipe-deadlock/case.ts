import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB1002',
  group: 'hang',
  parts: ['runc', 'shim', 'containerd', 'dockerd'],
  severity: 'critical',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: 'Docker 17.11–29.7, containerd 1.1–2.3, runc 1.0.0-rc5–1.5.1 (source and issues)',
  },
  errors: [
    '[pid 15638] write(2, "/usr/local/go/src/runtime/proc.g"..., 33',
    '[pid  7423] write(2, "runtime/cgo: pthread_create faile"..., 69 <unfinished ...>',
    '15638 write(2, "\\n\\tgoroutine 1 [running, locked to"..., 41 <unfinished ...>',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '17.11 – 23.0: one exec that hangs also blocks inspect, stats and further execs of its container',
        'zh-cn': '17.11 – 23.0：一个卡住的 exec 会连带堵住该容器的 inspect、stats 和后续 exec',
      },
      fixedIn: '24.0',
      source: 'https://github.com/moby/moby/commit/b75246202ab9b1e5bb94c377f90db8ed38cfa0e0',
    },
    {
      component: 'containerd-shim',
      range: {
        en: 'all checked, 1.1.2 – 2.3.4: reads the output of an exec only after runc exec has ended',
        'zh-cn': '查过的全部版本（1.1.2 – 2.3.4）：runc exec 结束之后才开始读它的输出',
      },
      source: 'https://github.com/containerd/containerd/issues/4434',
    },
  ],
  confirm: [
    "ps -eo pid,ppid,lstart,args | grep -E '[r]unc[a-z-]* (.* )?(exec|init)( |$)'",
    'sudo cat /proc/{pid}/task/*/syscall',
    "sudo find /proc/[0-9]*/fd -lname 'pipe:[[]'{inode}']' 2>/dev/null",
    "sudo journalctl -k --no-pager | grep -E 'runc:[[]2:INIT|fork rejected|SLUB: Unable'",
  ],
  related: ['SB1001', 'SB2003', 'SB2004', 'SB3005', 'SB1007'],
  lookAlikes: ['SB1001', 'SB1003', 'SB1008', 'SB1010', 'SB2004'],
  sources: [
    {
      title: 'containerd#4434: containerd-shim hangs (2020, by the author of “docker hang 死排查之旅”)',
      url: 'https://github.com/containerd/containerd/issues/4434',
    },
    { title: 'runc#2530: runc init hang', url: 'https://github.com/opencontainers/runc/issues/2530' },
    {
      title: 'containerd 2.3.4: exec.go of the shim, runtime.Exec before pio.Copy',
      url: 'https://github.com/containerd/containerd/blob/v2.3.4/cmd/containerd-shim-runc-v2/process/exec.go',
    },
    {
      title: 'runc#1914: tight limits may cause "read init-p: connection reset by peer"',
      url: 'https://github.com/opencontainers/runc/issues/1914',
    },
  ],
});
