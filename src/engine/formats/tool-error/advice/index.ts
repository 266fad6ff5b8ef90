/** The right command to run next. */
import type { Instead, Localized, ReadingCommand } from '../../../model.ts';
import type { Reason, Subject } from '../record.ts';
import { type Advice, run } from './advice.ts';
import { CONTAINERS } from './containers.ts';
import { HOST } from './host.ts';
import { NETWORK } from './network.ts';
import { FILES, PROCESSES } from './processes.ts';

const ADVICE: Advice = { ...PROCESSES, ...HOST, ...NETWORK, ...CONTAINERS };

/** Programs whose advice is that of another one. */
const LIKE_CAT: ReadonlySet<string> = new Set('grep egrep zgrep head tail less more find readlink stat wc'.split(' '));

/** When nothing is known about the tool and the reason together. */
const GENERAL: Readonly<Record<Reason, (tool: string) => readonly ReadingCommand[]>> = {
  'not-installed': (tool) => [
    run(
      `command -v ${tool} || ls -l /usr/sbin/${tool} /usr/local/bin/${tool}`,
      'It may only be missing from PATH. In a container: run it on the host, in the namespaces of the container (nsenter -t <pid>).',
      '可能只是不在 PATH 里。如果在容器里：可在宿主机上进入容器的命名空间执行（nsenter -t <pid>）。',
    ),
  ],
  'not-permitted': (tool) => [
    run(`sudo ${tool} --version`, 'Run it again as root, on the host.', '请在宿主机上以 root 再执行一次。'),
  ],
  'no-such-process': () => [
    run(
      'ps -ef | grep -E "dockerd|containerd|runc"',
      'The process is gone: look its number up again.',
      '进程已经不在：请重新查它的编号。',
    ),
  ],
  'no-such-file': () => [run('ls -ld {path}', 'The file is not there.', '文件不存在。')],
  'not-found': (tool) => [run(`${tool} --help`, 'Nothing of this name exists here.', '这里没有这个名称的对象。')],
  'nothing-to-show': (tool) => [
    run(`${tool} --help`, 'Nothing fits what was asked for; ask for more.', '没有符合条件的内容；请放宽条件。'),
  ],
  'cannot-connect': () => [
    run(
      'systemctl status docker containerd --no-pager',
      'Nobody answers: is the daemon up?',
      '没有人回答：守护进程在运行吗？',
    ),
  ],
  unknown: (tool) => [
    run(`${tool} --version`, 'The version tells which options it knows.', '版本决定了它认识哪些选项。'),
  ],
};

/** What a tool says, in a few words. */
export const WHY: Readonly<Record<Reason, Localized>> = {
  'not-installed': { en: 'not installed', 'zh-cn': '没有安装' },
  'not-permitted': { en: 'not permitted', 'zh-cn': '权限不足' },
  'no-such-process': { en: 'no such process', 'zh-cn': '没有这个进程' },
  'no-such-file': { en: 'no such file', 'zh-cn': '没有这个文件' },
  'not-found': { en: 'nothing of this name', 'zh-cn': '没有这个名称的对象' },
  'nothing-to-show': { en: 'nothing to show', 'zh-cn': '没有可显示的内容' },
  'cannot-connect': { en: 'nobody answers', 'zh-cn': '没有应答' },
  unknown: { en: 'it reports an error', 'zh-cn': '它报错了' },
};

/** Why the tool showed nothing and what to run instead, with what the message is about filled in. */
export function insteadOf(tool: string, reason: Reason, subject: Subject): Instead {
  const own = ADVICE[tool]?.[reason] ?? (LIKE_CAT.has(tool) ? filesAdvice(reason) : undefined);
  const commands = own ?? GENERAL[reason](tool);
  const run = commands.map(({ command, text }) => ({ command: fill(command, subject), text }));
  return { tool, why: WHY[reason], run };
}

function filesAdvice(reason: Reason): readonly ReadingCommand[] | undefined {
  return reason === 'not-permitted' || reason === 'no-such-process' || reason === 'no-such-file'
    ? FILES[reason]
    : undefined;
}

/** Only plain names go into a command; anything else stays a placeholder. */
const PLAIN = /^[\w@%+=:,./-]{1,200}$/;

function fill(command: string, { pid, path, unit, device }: Subject): string {
  const values = { pid: pid?.toString(), path, unit, device };
  return command.replace(/\{(pid|path|unit|device)\}/g, (_, name: keyof typeof values) => {
    const value = values[name];
    return value !== undefined && PLAIN.test(value) ? value : `<${name}>`;
  });
}
