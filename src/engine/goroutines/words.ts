/** What a goroutine does, in a sentence of both languages. */
import type { Localized } from '../model.ts';
import type { FunctionName } from './function-name.ts';
import type { ComponentCall, GoroutineGroup, WaitFor } from './record.ts';

interface Sentence {
  readonly what: WaitFor;
  readonly minutes: GoroutineGroup['minutes'];
  readonly name: FunctionName | undefined;
  readonly systemCall: string | undefined;
  readonly calls: ComponentCall | undefined;
  readonly request: string | undefined;
  readonly state: string | undefined;
}

type Object = Exclude<WaitFor, 'nothing' | 'rpc' | 'system-call' | 'unknown'>;

/** What is waited for, behind `waiting` and behind `等待`. */
const OBJECTS: Readonly<Record<Object, Localized>> = {
  mutex: { en: 'for a mutex', 'zh-cn': '互斥锁' },
  'read-lock': { en: 'for the read lock of a read-write mutex', 'zh-cn': '读写锁的读锁' },
  'write-lock': { en: 'for the write lock of a read-write mutex', 'zh-cn': '读写锁的写锁' },
  once: { en: 'for another goroutine to finish a sync.Once', 'zh-cn': '另一个 goroutine 完成 sync.Once' },
  'wait-group': { en: 'for other goroutines to finish', 'zh-cn': '其他 goroutine 结束' },
  condition: { en: 'to be woken up', 'zh-cn': '被唤醒' },
  semaphore: { en: 'for a semaphore', 'zh-cn': '信号量' },
  channel: { en: 'for a channel', 'zh-cn': ' channel' },
  'channel-receive': { en: 'to receive from a channel', 'zh-cn': '从 channel 接收' },
  'channel-send': { en: 'to send to a channel that nobody reads', 'zh-cn': '向无人读取的 channel 发送' },
  select: { en: 'for the first of several channels', 'zh-cn': '多个 channel 中的任意一个' },
  never: {
    en: 'for ever: on a nil channel or an empty select',
    'zh-cn': '永远不会发生的事（nil channel 或空 select）',
  },
  'new-connection': { en: 'for new connections', 'zh-cn': '新连接' },
  'network-read': { en: 'for data from a connection', 'zh-cn': '连接上的数据' },
  'network-write': { en: 'for the other side of a connection to take data', 'zh-cn': '连接对端取走数据' },
  'file-read': { en: 'for data from a pipe or file', 'zh-cn': '管道或文件中的数据' },
  'file-write': { en: 'for a pipe or file to take data', 'zh-cn': '管道或文件接收数据' },
  signal: { en: 'for a signal', 'zh-cn': '信号' },
  'child-process': { en: 'for a child process to exit', 'zh-cn': '子进程退出' },
  'http-response': { en: 'for the answer to an HTTP request', 'zh-cn': 'HTTP 请求的响应' },
  timer: { en: 'for a timer', 'zh-cn': '定时器' },
  runtime: { en: 'for the Go runtime', 'zh-cn': ' Go 运行时' },
};

export function wordsOf(sentence: Sentence): Localized {
  const { what, state } = sentence;
  const place = placeIn(sentence);
  if (what === 'nothing') {
    const runs =
      state === undefined || state === 'running'
        ? { en: 'running', 'zh-cn': '正在运行' }
        : { en: `ready to run (${state})`, 'zh-cn': `可以运行（${state}）` };
    return { en: `${runs.en}${place.en}`, 'zh-cn': `${place['zh-cn']}${runs['zh-cn']}` };
  }
  const object = objectOf(sentence);
  const [en, chinese] = duration(sentence.minutes);
  return { en: `waiting${en} ${object.en}${place.en}`, 'zh-cn': `${place['zh-cn']}等待${object['zh-cn']}${chinese}` };
}

function objectOf({ what, systemCall, calls, state }: Sentence): Localized {
  if (what === 'rpc') return answerOf(calls);
  if (what === 'child-process' && calls?.component === 'runc') {
    const command = calls.method === undefined ? 'runc' : `runc ${calls.method}`;
    return { en: `for ${command} to exit`, 'zh-cn': ` ${command} 退出` };
  }
  if (what === 'http-response' && calls?.component === 'plugin')
    return { en: 'for the answer of a plugin', 'zh-cn': '插件的响应' };
  if (what === 'system-call') {
    return systemCall === undefined
      ? { en: 'in a system call or in C code', 'zh-cn': '系统调用或 C 代码返回' }
      : { en: `in the system call ${systemCall}`, 'zh-cn': `系统调用 ${systemCall} 返回` };
  }
  if (what === 'unknown' || what === 'nothing') {
    return state === undefined
      ? { en: 'for something', 'zh-cn': '某个事件' }
      : { en: `(${state})`, 'zh-cn': `（${state}）` };
  }
  return OBJECTS[what];
}

function answerOf(calls: ComponentCall | undefined): Localized {
  if (calls === undefined) return { en: 'for the next message of an RPC', 'zh-cn': ' RPC 的下一条消息' };
  const { component, method } = calls;
  const by =
    component === 'server'
      ? { en: `a ${calls.over} server`, 'zh-cn': ` ${calls.over} 服务端` }
      : { en: component, 'zh-cn': ` ${component} ` };
  const to = method === undefined ? { en: '', 'zh-cn': '' } : { en: ` to ${method}`, 'zh-cn': `对 ${method} ` };
  return { en: `for the answer of ${by.en}${to.en}`, 'zh-cn': `${by['zh-cn']}${to['zh-cn']}的响应` };
}

/** ` in Daemon.ContainerInspect (docker inspect)` */
function placeIn({ name, request }: Sentence): Localized {
  if (name === undefined) return { en: '', 'zh-cn': '' };
  const owner = name.receiver ?? lastOf(name.package);
  const place = owner === '' ? name.name : `${owner}.${name.name}`;
  const [en, chinese] = request === undefined ? ['', ''] : [` (${request})`, `（${request}）`];
  return { en: ` in ${place}${en}`, 'zh-cn': `在 ${place}${chinese || ' '}中` };
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function duration(minutes: Sentence['minutes']): readonly [en: string, chinese: string] {
  if (minutes === undefined) return ['', ''];
  const { min, max } = minutes;
  const number = (value: number): string => value.toLocaleString('en');
  if (min === max) return [` ${number(max)} ${max === 1 ? 'minute' : 'minutes'}`, `，已等 ${number(max)} 分钟`];
  if (min === 0) return [` up to ${number(max)} ${max === 1 ? 'minute' : 'minutes'}`, `，最长已等 ${number(max)} 分钟`];
  return [` ${number(min)} to ${number(max)} minutes`, `，已等 ${number(min)}～${number(max)} 分钟`];
}
