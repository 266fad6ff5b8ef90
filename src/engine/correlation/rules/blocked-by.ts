/** Who waits for whom, from what the user sees down to what really blocks. */
import { defineRule } from '../rule.ts';
import { blockedChains } from '../waiting/chain.ts';

export default defineRule({
  name: 'blocked-by',
  leads: true,
  words: {
    'ends-in-write': {
      en: '[{request} hangs: ]{blocked} cannot write to a pipe[ that {reader} does not read][, whose read end {holderOfEnd} holds][; {victims} requests wait behind it][; since {since}][; kernel memory takes {kernel} of the limit of {limit}]',
      'zh-cn':
        '[{request} 卡住：]{blocked} 往管道里写不进去[，而 {reader} 没有在读][，读端在 {holderOfEnd} 手里][；后面排着 {victims} 个请求][；自 {since} 起][；内核内存占了 {limit} 上限的 {kernel}]',
    },
    'ends-in-call': {
      en: '[{request} hangs: ]{victims} wait for a lock whose holder waits for the answer of another program[ ({holder})][; for {minutes} minutes][, since {since}]',
      'zh-cn':
        '[{request} 卡住：]{victims} 个 goroutine 在等一把锁，持锁者在等另一个程序的应答[（{holder}）][；已等 {minutes} 分钟][，自 {since} 起]',
    },
    'one-ends-in-call': {
      en: '[{request} hangs: ]a goroutine waits for a lock whose holder waits for the answer of another program[ ({holder})][; for {minutes} minutes][, since {since}]',
      'zh-cn':
        '[{request} 卡住：]一个 goroutine 在等一把锁，持锁者在等另一个程序的应答[（{holder}）][；已等 {minutes} 分钟][，自 {since} 起]',
    },
    'one-call': {
      en: '[{request} in ]{program} waits for the answer of another program[; for {minutes} minutes][, since {since}]',
      'zh-cn': '{program}[ 的 {request}] 在等另一个程序的应答[；已等 {minutes} 分钟][，自 {since} 起]',
    },
    'ends-in-lock': {
      en: '[{request} hangs: ]{victims} wait for a lock in {program}; who holds it is not in the paste[; for {minutes} minutes][, since {since}]',
      'zh-cn':
        '[{request} 卡住：]{program} 里有 {victims} 个 goroutine 在等一把锁，谁拿着它，粘贴的内容里看不出[；已等 {minutes} 分钟][，自 {since} 起]',
    },
    'wait-for-lock': {
      en: '{count} goroutines[ of {program}] wait for a lock[ in {place}][ ({request})][, for up to {minutes} minutes]',
      'zh-cn': '[{program} 的 ]{count} 个 goroutine 在等锁[，位于 {place}][（{request}）][，最长 {minutes} 分钟]',
    },
    'waits-for-lock': {
      en: 'one goroutine[ of {program}] waits for a lock[ in {place}][ ({request})][, for {minutes} minutes]',
      'zh-cn': '[{program} 的 ]一个 goroutine 在等锁[，位于 {place}][（{request}）][，已 {minutes} 分钟]',
    },
    'holds-and-waits': {
      en: 'whoever holds it waits for another lock[ in {place}][, for {minutes} minutes]',
      'zh-cn': '持锁者又在等另一把锁[，位于 {place}][，已 {minutes} 分钟]',
    },
    'waits-for-call': {
      en: '[{place} of ]{program} waits for {callee}[ to answer {method}][, for {minutes} minutes]',
      'zh-cn': '{program}[ 的 {place}] 在等 {callee}[ 应答 {method}][，已 {minutes} 分钟]',
    },
    'waits-for-process': {
      en: '[{place} of ]{program} waits for a process to end[, for {minutes} minutes]',
      'zh-cn': '{program}[ 的 {place}] 在等一个进程结束[，已 {minutes} 分钟]',
    },
    'waits-for-server': {
      en: '[{place} of ]{program} waits for a server to answer[, for {minutes} minutes]',
      'zh-cn': '{program}[ 的 {place}] 在等一个服务端应答[，已 {minutes} 分钟]',
    },
    'waits-for-plugin': {
      en: '[{place} of ]{program} waits for a plugin to answer[, for {minutes} minutes]',
      'zh-cn': '{program}[ 的 {place}] 在等一个插件应答[，已 {minutes} 分钟]',
    },
    'process-waits': { en: '{name}[, started {since}]', 'zh-cn': '{name}[，{since} 启动]' },
    'process-reads': {
      en: '{name} is blocked reading descriptor {descriptor}[, started {since}]',
      'zh-cn': '{name} 卡在读描述符 {descriptor}[，{since} 启动]',
    },
    'process-writes': {
      en: '{name} is blocked writing to descriptor {descriptor}[, started {since}]',
      'zh-cn': '{name} 卡在往描述符 {descriptor} 写[，{since} 启动]',
    },
    pipe: { en: 'pipe {pipe} is full', 'zh-cn': '管道 {pipe} 已满' },
    'does-not-read': {
      en: '{name} holds the read end as descriptor {number} and does not read',
      'zh-cn': '{name} 的描述符 {number} 是读端，却没有在读',
    },
    reader: {
      en: '{name} holds the read end as descriptor {number}',
      'zh-cn': '{name} 的描述符 {number} 是读端',
    },
    'kernel-memory': {
      en: 'kernel memory takes {kernel} of the limit of {limit} of container {container}[ ({time})][, when {startedThen} was started]',
      'zh-cn': '容器 {container} 的 {limit} 上限里，内核内存占了 {kernel}[（{time}）][，正是 {startedThen} 启动的时候]',
    },
    memory: {
      en: 'container {container} was at its limit[ of {limit}][; the kernel killed {victim}][ ({time})][, when {startedThen} was started]',
      'zh-cn':
        '容器 {container} 触到了[ {limit} 的]上限[，内核杀掉了 {victim}][（{time}）][，正是 {startedThen} 启动的时候]',
    },
    crash: { en: 'what it writes is the trace of a crash: {message}', 'zh-cn': '它在写的是一段崩溃信息：{message}' },
    'held-by': { en: 'held by', 'zh-cn': '锁在它手里' },
    calls: { en: 'waits for', 'zh-cn': '等待' },
    runs: { en: 'runs and waits for', 'zh-cn': '运行并等待' },
    into: { en: 'writes into', 'zh-cn': '写入' },
    'read-by': { en: 'should be read by', 'zh-cn': '应由它来读' },
    because: { en: 'because', 'zh-cn': '起因' },
    'need-dump': {
      en: 'What the requests wait for in dockerd (up to 17.06 only in debug mode):',
      'zh-cn': '请求在 dockerd 里等什么（17.06 及以前要先开 debug）：',
    },
    'need-callers': {
      en: 'What containerd waits for (writes to its log, stops nothing):',
      'zh-cn': 'containerd 在等什么（只写它的日志，不停任何东西）：',
    },
    'need-processes': {
      en: 'Which shim and runc have not finished, and whose children they are:',
      'zh-cn': '哪些 shim 和 runc 还没结束，父子关系如何：',
    },
    'need-strace': {
      en: 'Which call {blocked} is in:',
      'zh-cn': '{blocked} 停在哪个系统调用：',
    },
    'need-pipe': { en: 'Which pipe it writes to:', 'zh-cn': '它写的是哪根管道：' },
    'need-reader': { en: 'Who has the read end of pipe {pipe}:', 'zh-cn': '管道 {pipe} 的读端在谁手里：' },
    'need-reads': {
      en: 'Whether a thread of {holderOfEnd} reads the pipe:',
      'zh-cn': '{holderOfEnd} 有没有线程在读这根管道：',
    },
    'need-kernel-log': {
      en: 'Why runc init got into trouble, from the kernel:',
      'zh-cn': 'runc init 因为什么出的问题，看内核日志：',
    },
  },
  find: blockedChains,
});
