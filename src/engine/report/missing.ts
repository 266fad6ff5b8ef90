/** What is missing from an artifact, in the language of the report. Formats name it in English. */
import type { Language } from '../model.ts';

const CHINESE: Readonly<Record<string, string>> = {
  beginning: '开头',
  end: '结尾',
  header: '表头',
  rows: '数据行',
  'last rows': '最后几行',
  'end of a row': '某一行的结尾',
  'end of the last row': '最后一行的结尾',
  'end of a line': '某一行的结尾',
  'end of the table': '表格的结尾',
  'space between columns': '列与列之间的空格',
  lines: '若干行',
  content: '内容',
  output: '输出',
  title: '标题行',
  // goroutines
  reason: '原因',
  stacks: '调用栈',
  'end of the stacks': '调用栈的结尾',
  frames: '栈帧',
  registers: '寄存器',
  'title with the total': '写明总数的标题行',
  // kernel
  'call trace': '调用栈',
  'cgroup paths': 'cgroup 路径',
  'memory counters': '内存计数',
  'cgroup statistics': 'cgroup 统计',
  'memory overview (Mem-Info)': '内存概览（Mem-Info）',
  'task table': '任务表',
  'task table header': '任务表的表头',
  'oom-kill summary': 'oom-kill 汇总行',
  'kill line': '杀死进程的那一行',
  // strace, tcpdump, blkparse, ip
  'start of a resumed call': '恢复的调用的前半',
  'result of a call': '某次调用的结果',
  'result of the last call': '最后一次调用的结果',
  packets: '数据包',
  'end of a packet': '某个包的结尾',
  events: '事件',
  'end of an event': '某个事件的结尾',
  'heading of the totals': '汇总的标题',
  'end of the totals': '汇总的结尾',
  interfaces: '接口',
  'first line of an interface': '某个接口的首行',
  'end of an interface': '某个接口的结尾',
  // Docker, systemd, Kubernetes
  client: '客户端部分',
  server: '服务端部分',
  containers: '容器部分',
  'storage driver': '存储驱动部分',
  host: '主机部分',
  directories: '目录部分',
  steps: '构建步骤',
  'end of the build': '构建的结尾',
  'unit file': '单元文件',
  'end of a value': '某个值的结尾',
  processes: '进程',
  'rest of the container': '容器的其余部分',
};

/** `stack of 1 goroutine`, `stacks of 3,765 goroutines`, of a dump `stack of 3 goroutines` */
const STACKS = /^stacks? of ([\d,]{1,20}) goroutines?$/;

/** Names of keys are the same in every language. */
export function missingIn(language: Language, missing: readonly string[]): string[] {
  return language === 'en' ? [...missing] : missing.map(inChinese);
}

function inChinese(part: string): string {
  const count = STACKS.exec(part)?.[1];
  return count === undefined ? (CHINESE[part] ?? part) : `${count} 个 goroutine 的调用栈`;
}
