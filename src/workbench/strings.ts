/** Every word the analyzer's interface says. The English object is the shape the other languages must fill. */
import type { Confidence, Language, Role } from '../engine/index.ts';
import type { FailureReason } from '../worker/protocol.ts';

/** Both languages group digits by three. */
const grouped = (count: number): string => count.toLocaleString('en');

const plural = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;

const CONFIDENCE: Record<Confidence, { word: string; meaning: string }> = {
  confirmed: {
    word: 'Confirmed',
    meaning: 'The log contains what only this failure leaves behind, or several independent signs of it.',
  },
  likely: { word: 'Likely', meaning: 'The signs fit this failure and few others. Run the commands below to be sure.' },
  possible: {
    word: 'Possible',
    meaning: 'One weak sign fits. Treat it as a hint until one of the commands below agrees.',
  },
};

const STORY_CONFIDENCE: Record<Confidence, { word: string; meaning: string }> = {
  confirmed: {
    word: 'Confirmed',
    meaning: 'Every link of the chain is proven by a key both ends share: a PID, an inode, a mount id.',
  },
  likely: { word: 'Likely', meaning: 'One link of the chain is inferred. Run the commands below to be sure.' },
  possible: { word: 'Possible', meaning: 'Only a part fits together. Treat it as a hint.' },
};

const ROLE: Record<Role, { word: string; meaning: string }> = {
  root: { word: 'Cause', meaning: 'This explains the rest: fix this one.' },
  symptom: { word: 'Symptom', meaning: 'Something else brings this about. Look at the cause first, if one is listed.' },
};

const FAILURE: Record<FailureReason, string> = {
  unreadable: 'The file could not be read. It may have been moved or deleted, or it is a folder.',
  'too-large':
    'This is more text than a browser can hold at once. Cut out the time of the failure, for example with journalctl --since, and try again.',
  crashed:
    'The analyzer stopped on this input. Your text is still here. Try again, or paste only the part around the failure.',
  unavailable:
    'The analyzer could not be loaded. Your text is still here. Check the connection to this site and try again.',
};

const en = {
  input: {
    label: 'Logs or command output',
    placeholder:
      'Paste logs or command output here.\n\njournalctl -u docker, dmesg, an error of docker run, kubectl describe … Whole or cut, mixed or wrapped: the analyzer sorts it out.',
    region: 'Your log',
    paste: 'paste',
    inputs: 'Inputs',
    close: (name: string) => `Close ${name}`,
    open: 'Open file',
    sample: 'Try a sample',
    sampleName: 'sample.log',
    clear: 'Clear',
    undo: 'Undo',
    cleared: (name: string) => `${name} was removed.`,
    drop: 'Drop to read it here',
    reading: (name: string) => `Reading ${name} …`,
    size: (lines: number, bytes: string) => `${plural(lines, 'line', 'lines')}, ${bytes}`,
    part: (shown: string, all: string) =>
      `Shown: ${shown} of ${all}. All of it is analyzed; a click on a finding moves to its place.`,
    wrap: 'Wrap lines',
    toFinding: 'Go to the finding of this line',
    editorHelp:
      'F8 and Shift F8 go to the next and previous evidence. Ctrl Enter goes from a marked line to its finding. Tab leaves the editor.',
    evidenceOf: (index: number, count: number) => `Evidence ${index} of ${count}`,
    evidenceCount: (count: number) => `${plural(count, 'marked place', 'marked places')}`,
    nextEvidence: 'Next evidence (F8)',
    previousEvidence: 'Previous evidence (Shift F8)',
    emptyFile: (name: string) => `${name} is empty.`,
    sampleFailed: 'The sample could not be loaded.',
    gapIn: (title: string) => `Not understood. It stands in: ${title}.`,
  },
  privacy: {
    short: 'Runs in this page; nothing is uploaded.',
    how: 'How that is enforced',
    points: [
      'This page ships a security policy without connect-src and with form-action ‘none’. The browser itself refuses any request a script here could make, and forms cannot be sent.',
      'Scripts and styles come from this site only. There is no third party, no counter and no cookie.',
      'Your text is kept in memory while the page is open. It is not stored, and it is not put into the address.',
      'A test opens this page in a real browser, pastes a secret, and fails on any request, stored value or change of address.',
    ],
    limit:
      'A link to an article carries the values shown beside the finding (a container id, a path) in the part of the address after #, which browsers do not send to servers.',
  },
  start: {
    title: 'What broke? Paste what you have.',
    lead: 'The answer appears here as soon as there is something to read: which failure it is, the lines that show it, and the article with the safe fix.',
    nothingYet: 'No log at hand? On the broken host, run:',
    thenPaste: 'and paste the output as it is. Mixed pastes are fine.',
  },
  working: {
    reading: 'Reading',
    stage: { lines: 'Reading lines', scan: 'Looking for known failures', read: 'Reading reports and dumps' },
    of: (done: string, total: string) => `${done} of ${total}`,
    cancel: 'Cancel',
    cancelled: 'Stopped before the end.',
    again: 'Analyze again',
  },
  failure: FAILURE,
  finding: {
    others: (count: number) => (count === 1 ? 'One more finding' : `${count} more findings`),
    confidence: CONFIDENCE,
    role: ROLE,
    evidence: 'Where the log shows it',
    line: (line: number) => `Line ${line}`,
    show: (line: number) => `Show line ${line} in the editor`,
    furtherMatches: (count: number) => `It matched ${plural(count, 'more time', 'more times')}.`,
    allEvidence: (count: number) => `Show all ${count} lines`,
    hiddenLines: (count: number) => plural(count, 'more line', 'more lines'),
    values: 'Read from the log',
    next: 'What would confirm it',
    nextNote: 'These commands only read.',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copying was refused',
    article: 'Open the article with the fix',
    newTab: 'opens in a new tab',
    firstError: 'First error in the log',
  },
  stories: {
    title: 'How it hangs together',
    more: (count: number) => (count === 1 ? 'One more' : `${count} more`),
    showAll: (count: number) => `Show all ${count}`,
    confidence: STORY_CONFIDENCE,
    steps: 'Step by step, with the lines that show it',
    walk: '↑ and ↓ walk the steps and select their lines; Enter goes to the line.',
    blamed: 'Cause',
    leadsTo: (step: number) => `→ ${step}`,
    alsoIn: 'also',
    line: (line: number) => `line ${grouped(line)}`,
    furtherLines: (count: number) => `and ${plural(count, 'more line', 'more lines')}`,
    missing: 'To be sure, run',
  },
  summary: {
    none: 'No known failure recognised.',
    found: (count: number, codes: readonly string[]) =>
      `${plural(count, 'failure', 'failures')} recognised. First: ${codes.slice(0, 3).join(', ')}${codes.length > 3 ? ' …' : ''}.`,
    binary: (kind: string) => `This is not text: ${kind}.`,
    failed: 'The analysis failed.',
    failedTools: (tools: readonly string[]) => `Tools that showed nothing: ${tools.join(', ')}.`,
    evidence: (line: number, code: string) => `Line ${line}, evidence of ${code}.`,
  },
  failedTools: {
    title: (count: number): string => (count === 1 ? 'The tool itself failed' : 'Tools that failed themselves'),
    meaning: 'This says nothing about the fault you are after: the question was not answered.',
    failure: (tool: string, why: string) => `${tool} showed nothing: ${why}`,
    instead: 'Run this instead. It only reads.',
    thenPaste: 'Then paste the output below what is already here.',
  },
  nothing: {
    title: 'No known failure recognised',
    failedOnly: 'There is no output to judge yet.',
    understood: 'That is an answer too: none of the known failures stands in this text. What was read is listed below.',
    notUnderstood:
      'Nothing in this text looks like the output of a container tool, a daemon or the kernel. Is something missing around it?',
    pasteNext: 'What to paste next',
    pasteNote: 'Read-only commands. Add their output below what is already here, or paste it as a new input.',
    benignOnly: 'The alarming lines in it are known to be harmless.',
    browse: 'All error messages',
    cases: 'All cases',
  },
  binary: {
    title: 'This is not text',
    kind: (name: string, kind: string) => `${name} holds no text (${kind}).`,
    unknown: (name: string) => `${name} holds no text.`,
    advice: 'Unpack archives first and open the log inside. A screenshot must be copied out as text.',
  },
  understood: {
    title: 'What was understood',
    artifacts: 'Parts found in the text',
    range: (from: number, to: number) => (from === to ? grouped(from) : `${grouped(from)}–${grouped(to)}`),
    lines: (from: number, to: number) =>
      from === to ? `line ${grouped(from)}` : `lines ${grouped(from)}–${grouped(to)}`,
    between: (count: number) => `(${plural(count, 'line', 'lines')} of others between)`,
    records: (count: number) => plural(count, 'record', 'records'),
    peeled: (envelopes: readonly string[]) => `${envelopes.join(', ')} peeled`,
    missing: (what: readonly string[]) => (what.length > 0 ? `cut: ${what.join(', ')} missing` : 'cut'),
    gaps: (count: number) => `${plural(count, 'line', 'lines')} not understood:`,
    moreGaps: (count: number) => `and ${grouped(count)} more`,
    versions: 'Versions',
    workedOut: (evidence: string) => `worked out from ${evidence}`,
    benign: 'Harmless, though it looks alarming',
    times: (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`),
    unread: (count: number) => `${plural(count, 'line', 'lines')} not understood`,
    unreadNote: 'These lines belong to nothing the analyzer knows. For example:',
    map: 'Parts of the input, from top to bottom',
    partial: 'The analysis stopped at its limit before the end of the text. Findings further down may be missing.',
  },
};

export type Strings = typeof en;

const zhCn: Strings = {
  input: {
    label: '日志或命令输出',
    placeholder:
      '把日志或命令输出贴到这里。\n\njournalctl -u docker、dmesg、docker run 的报错、kubectl describe……整段、残缺、混着贴都行，分析器自己会认。',
    region: '你的日志',
    paste: '粘贴内容',
    inputs: '输入',
    close: (name) => `关闭 ${name}`,
    open: '打开文件',
    sample: '试一份样本',
    sampleName: '样本.log',
    clear: '清空',
    undo: '撤销',
    cleared: (name) => `已移除${name}。`,
    drop: '松手即可读取',
    reading: (name) => `正在读取 ${name}……`,
    size: (lines, bytes) => `${lines.toLocaleString('zh-CN')} 行，${bytes}`,
    part: (shown, all) => `这里只显示 ${all} 中的 ${shown}。分析的是全文；点一条证据就会跳到它所在的位置。`,
    wrap: '自动换行',
    toFinding: '跳到这一行对应的结论',
    editorHelp: 'F8 与 Shift F8 跳到下一处、上一处证据；在标出的行上按 Ctrl Enter 跳到对应的结论；Tab 离开编辑器。',
    evidenceOf: (index, count) => `证据 ${index}/${count}`,
    evidenceCount: (count) => `标出 ${count} 处`,
    nextEvidence: '下一处证据（F8）',
    previousEvidence: '上一处证据（Shift F8）',
    emptyFile: (name) => `${name} 是空文件。`,
    sampleFailed: '样本没能载入。',
    gapIn: (title) => `这一行没读懂，它位于：${title}。`,
  },
  privacy: {
    short: '只在本页内运行，不上传任何内容。',
    how: '这是怎么保证的',
    points: [
      '本页的安全策略不含 connect-src，且 form-action 为 ‘none’：脚本想发任何请求，浏览器都会直接拒绝，表单也提交不出去。',
      '脚本和样式全部来自本站，没有第三方、没有统计、没有 Cookie。',
      '你的文本只在页面打开期间留在内存里，不落盘，也不会写进地址栏。',
      '有一项测试在真实浏览器里打开本页、粘贴一段密钥：只要出现任何请求、任何存储或地址变化，测试就失败。',
    ],
    limit:
      '打开文章的链接会带上结论旁列出的值（容器 ID、路径等），放在地址里 # 之后的部分，浏览器不会把这一部分发给服务器。',
  },
  start: {
    title: '哪里坏了？有什么就贴什么。',
    lead: '一有内容，答案就出现在这里：是哪种故障、哪几行能证明、哪篇文章写了稳妥的修法。',
    nothingYet: '手头没有日志？在出问题的机器上执行：',
    thenPaste: '把输出原样贴进来即可，混着贴也没关系。',
  },
  working: {
    reading: '正在读取',
    stage: { lines: '正在逐行读取', scan: '正在查找已知故障', read: '正在解析报告与转储' },
    of: (done, total) => `${done}，共 ${total}`,
    cancel: '取消',
    cancelled: '没有跑完就停下了。',
    again: '重新分析',
  },
  failure: {
    unreadable: '文件读不出来：可能已被移动或删除，也可能是个目录。',
    'too-large': '文本超出了浏览器一次能容纳的上限。请先截出故障发生的那一段，例如用 journalctl --since，再试一次。',
    crashed: '分析器在这份输入上中断了，你的文本还在。可以再试一次，或者只贴故障前后的那一段。',
    unavailable: '分析器没能载入，你的文本还在。请检查与本站的连接后再试。',
  },
  finding: {
    others: (count) => `另有 ${count} 条结论`,
    confidence: {
      confirmed: { word: '已确认', meaning: '日志里有只有这种故障才会留下的内容，或有好几处互相独立的迹象。' },
      likely: { word: '很可能', meaning: '迹象与这种故障相符，别的故障少有如此。执行下面的命令即可确认。' },
      possible: { word: '有可能', meaning: '只有一处较弱的迹象相符。在下面某条命令印证之前，先当线索看。' },
    },
    role: {
      root: { word: '原因', meaning: '其余现象都由它引起，先修它。' },
      symptom: { word: '表象', meaning: '它是别的问题引起的。若列出了原因，先看原因。' },
    },
    evidence: '日志中的证据',
    line: (line) => `第 ${line} 行`,
    show: (line) => `在编辑器里显示第 ${line} 行`,
    furtherMatches: (count) => `另外还匹配 ${count.toLocaleString('zh-CN')} 处。`,
    allEvidence: (count) => `显示全部 ${count} 行`,
    hiddenLines: (count) => `还有 ${count} 行`,
    values: '从日志中读到',
    next: '怎样确认',
    nextNote: '这些命令只读取信息，不做改动。',
    copy: '复制',
    copied: '已复制',
    copyFailed: '浏览器不允许复制',
    article: '打开文章，查看修法',
    newTab: '在新标签页打开',
    firstError: '日志里的第一条错误',
  },
  stories: {
    title: '来龙去脉',
    more: (count) => `另有 ${count} 条`,
    showAll: (count) => `显示全部 ${count} 条`,
    confidence: {
      confirmed: { word: '已确认', meaning: '链条上的每一环都由 PID、inode、挂载 ID 之类的键对上。' },
      likely: { word: '很可能', meaning: '链条上有一环是推断出来的。执行下面的命令即可确认。' },
      possible: { word: '有可能', meaning: '只有一部分对得上，先当线索看。' },
    },
    steps: '逐步说明，附日志中的行',
    walk: '按 ↑ ↓ 逐步浏览并选中对应的行；按 Enter 跳到该行。',
    blamed: '症结',
    leadsTo: (step) => `→ 第 ${step} 步`,
    alsoIn: '另见',
    line: (line) => `第 ${grouped(line)} 行`,
    furtherLines: (count) => `还有 ${grouped(count)} 行`,
    missing: '要确认，请执行',
  },
  summary: {
    none: '没有认出已知故障。',
    found: (count, codes) =>
      `认出 ${count} 种故障，依次为 ${codes.slice(0, 3).join('、')}${codes.length > 3 ? ' 等' : ''}。`,
    binary: (kind) => `这不是文本：${kind}。`,
    failed: '分析失败。',
    failedTools: (tools) => `没有给出结果的工具：${tools.join('、')}。`,
    evidence: (line, code) => `第 ${line} 行，${code} 的证据。`,
  },
  failedTools: {
    title: (count) => (count === 1 ? '是工具自己没跑成' : '有几个工具自己没跑成'),
    meaning: '这与要排查的故障无关：想查的内容还没有查到。',
    failure: (tool, why) => `${tool} 没有给出结果：${why}`,
    instead: '请改用下面的命令，只读取信息，不做改动。',
    thenPaste: '执行后把输出接在现有内容后面贴进来。',
  },
  nothing: {
    title: '没有认出已知故障',
    failedOnly: '还没有可供判断的输出。',
    understood: '这也是一种答案：这段文本里没有任何一种已收录的故障。读懂了哪些内容，列在下面。',
    notUnderstood: '这段文本不像容器工具、守护进程或内核的输出。前后是不是还漏了些什么？',
    pasteNext: '接下来贴什么',
    pasteNote: '都是只读命令。把输出接在现有内容后面，或者作为新的输入贴进来。',
    benignOnly: '其中看着吓人的几行，已知是无害的。',
    browse: '报错原文总表',
    cases: '全部案例',
  },
  binary: {
    title: '这不是文本',
    kind: (name, kind) => `${name} 里没有文本（${kind}）。`,
    unknown: (name) => `${name} 里没有文本。`,
    advice: '压缩包请先解开，再打开里面的日志；截图里的内容需要以文本形式复制出来。',
  },
  understood: {
    title: '读懂了什么',
    artifacts: '文本里的各个部分',
    range: (from, to) => (from === to ? grouped(from) : `${grouped(from)}–${grouped(to)}`),
    lines: (from, to) => (from === to ? `第 ${grouped(from)} 行` : `第 ${grouped(from)}–${grouped(to)} 行`),
    between: (count) => `（中间夹有 ${grouped(count)} 行别的内容）`,
    records: (count) => `${count.toLocaleString('zh-CN')} 条记录`,
    peeled: (envelopes) => `已剥去 ${envelopes.join('、')} 外层`,
    missing: (what) => (what.length > 0 ? `不完整，缺：${what.join('、')}` : '不完整'),
    gaps: (count) => `${grouped(count)} 行没读懂：`,
    moreGaps: (count) => `还有 ${grouped(count)} 行`,
    versions: '版本',
    workedOut: (evidence) => `由“${evidence}”推断`,
    benign: '看着吓人，其实无害',
    times: (count) => `${count.toLocaleString('zh-CN')} 次`,
    unread: (count) => `${count.toLocaleString('zh-CN')} 行没读懂`,
    unreadNote: '这些行不属于分析器认得的任何内容，例如：',
    map: '输入内容的分布，自上而下',
    partial: '分析到达上限，没有读到文本末尾，靠后的问题可能没有列出。',
  },
};

const STRINGS: Readonly<Record<Language, Strings>> = { en, 'zh-cn': zhCn };

export function stringsIn(language: Language): Strings {
  return STRINGS[language];
}

/** Sizes as people say them: `34 KB`, `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}
