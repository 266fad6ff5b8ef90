import type { Instead } from '../../model.ts';

/** A listing without descriptors: a zombie, a thread of the kernel, or the process of another user. */
export const EMPTY: Instead = {
  tool: 'ls',
  why: { en: 'a listing without descriptors', 'zh-cn': '列表里没有描述符' },
  run: [
    {
      command: 'sudo ls -l /proc/<pid>/fd',
      text: {
        en: 'As root on the host.',
        'zh-cn': '在宿主机上以 root 执行。',
      },
    },
    {
      command: 'ps -o pid,ppid,stat,wchan:32,args -p <pid>',
      text: {
        en: 'State Z is dead and has no descriptors any more; a command in brackets is a thread of the kernel.',
        'zh-cn': '状态 Z 表示已经死亡，不再有描述符；方括号里的命令是内核线程。',
      },
    },
  ],
};
