import type { Instead } from '../../model.ts';

/** Attached, and no call in all the time: that says something about the process too. */
export const EMPTY: Instead = {
  tool: 'strace',
  why: { en: 'attached, but no system call seen', 'zh-cn': '已附加，但没有看到系统调用' },
  run: [
    {
      command: 'sudo cat /proc/<pid>/task/*/stack',
      text: {
        en: 'Where its threads stand in the kernel. A thread that makes no call runs in its own code or hangs in the kernel.',
        'zh-cn': '看它的线程停在内核的哪里。没有系统调用的线程要么在跑自己的代码，要么卡在内核里。',
      },
    },
    {
      command: 'ps -Lo pid,tid,stat,wchan:32,comm -p <pid>',
      text: {
        en: 'State D hangs in the kernel, R runs.',
        'zh-cn': '状态 D 是卡在内核里，R 是在运行。',
      },
    },
  ],
};
