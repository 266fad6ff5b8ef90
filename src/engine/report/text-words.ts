/** Every word of the report as plain text. The English object is the shape the other languages must fill. */
import type { Confidence, Language, ReportedArtifact, Role } from '../model.ts';
import { grouped, plural } from '../words.ts';

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  confirmed: 'confirmed',
  likely: 'likely',
  possible: 'possible',
};
const ROLE: Readonly<Record<Role, string>> = { root: 'root cause', symptom: 'symptom' };

type Extent = Pick<ReportedArtifact, 'line' | 'lastLine' | 'others'>;

const en = {
  size: (name: string, lines: number, bytes: number) => `${name}: ${plural(lines, 'line')}, ${plural(bytes, 'byte')}`,
  empty: (name: string) => `${name}: empty. Paste a log, or the output of a command.`,
  notText: (kind: string) => `This is no text: ${kind}.`,
  nothing: 'No known failure recognised.',
  failures: (count: number) => `${plural(count, 'failure')} recognised.`,
  confidence: CONFIDENCE,
  role: ROLE,
  moreMatches: (count: number) => `… ${plural(count, 'more match', 'more matches')}`,
  values: (pairs: string) => `Values: ${pairs}`,
  confirm: 'To confirm (reads only):',
  story: (confidence: string) => `How it hangs together (${confidence})`,
  stepLines: (lines: readonly number[]) =>
    `line${lines.length > 1 ? 's' : ''} ${lines.map((line) => grouped(line + 1)).join(', ')}`,
  blamed: (step: string) => `cause: ${step}`,
  storyMissing: 'To be sure, run:',
  failedTool: (tool: string, why: string) => `${tool} showed nothing: ${why}`,
  times: (count: number) => `and ${plural(count - 1, 'more time')}`,
  runInstead: 'Run instead (reads only):',
  understood: 'Understood:',
  lines: ({ line, lastLine, others }: Extent) => {
    const range =
      line === lastLine ? `line ${grouped(line + 1)}` : `lines ${grouped(line + 1)}–${grouped(lastLine + 1)}`;
    return others > 0 ? `${range}, ${grouped(others)} of others between` : range;
  },
  records: (count: number) => plural(count, 'record'),
  peeled: (envelopes: readonly string[]) => `${envelopes.join(', ')} peeled`,
  missing: (parts: readonly string[]) => (parts.length > 0 ? `cut: ${parts.join(', ')} missing` : 'cut'),
  gaps: (count: number, numbers: readonly string[]) =>
    `${plural(count, 'line')} not understood: ${numbers.join(', ')}${count > numbers.length ? ' …' : ''}`,
  versions: 'Versions:',
  printed: (version: string, line: number) => `${version}, line ${grouped(line + 1)}`,
  workedOut: (version: string, line: number, evidence: string) =>
    `${version}, worked out from line ${grouped(line + 1)}${evidence && `: ${evidence}`}`,
  also: 'also',
  firstError: (line: number, text: string) => `First error, line ${line + 1}: ${text}`,
  harmless: (line: number, count: number, text: string) =>
    `Harmless, line ${line + 1}${count > 1 ? ` and ${grouped(count - 1)} more` : ''}: ${text}`,
  unread: (count: number) => `Not understood: ${plural(count, 'line')}, for example`,
};

export type TextWords = typeof en;

const zhCn: TextWords = {
  size: (name, lines, bytes) => `${name}：${grouped(lines)} 行，${grouped(bytes)} 字节`,
  empty: (name) => `${name}：是空的。请粘贴一段日志，或某条命令的输出。`,
  notText: (kind) => `这不是文本：${kind}。`,
  nothing: '没有认出已知故障。',
  failures: (count) => `认出 ${count} 种故障。`,
  confidence: { confirmed: '已确认', likely: '很可能', possible: '有可能' },
  role: { root: '根因', symptom: '表象' },
  moreMatches: (count) => `…… 另外还匹配 ${grouped(count)} 处`,
  values: (pairs) => `读到的值：${pairs}`,
  confirm: '确认方法（只读）：',
  story: (confidence) => `来龙去脉（${confidence}）`,
  stepLines: (lines) => `第 ${lines.map((line) => grouped(line + 1)).join('、')} 行`,
  blamed: (step) => `症结：${step}`,
  storyMissing: '要确认，请执行：',
  failedTool: (tool, why) => `${tool} 没有给出结果：${why}`,
  times: (count) => `共 ${grouped(count)} 次`,
  runInstead: '请改用（只读）：',
  understood: '读懂的内容：',
  lines: ({ line, lastLine, others }) => {
    const range =
      line === lastLine ? `第 ${grouped(line + 1)} 行` : `第 ${grouped(line + 1)}–${grouped(lastLine + 1)} 行`;
    return others > 0 ? `${range}，中间夹有 ${grouped(others)} 行别的内容` : range;
  },
  records: (count) => `${grouped(count)} 条记录`,
  peeled: (envelopes) => `已剥去 ${envelopes.join('、')} 外层`,
  missing: (parts) => (parts.length > 0 ? `不完整，缺：${parts.join('、')}` : '不完整'),
  gaps: (count, numbers) =>
    `${grouped(count)} 行没读懂：第 ${numbers.join('、')} 行${count > numbers.length ? '……' : ''}`,
  versions: '版本：',
  printed: (version, line) => `${version}，第 ${grouped(line + 1)} 行`,
  workedOut: (version, line, evidence) => `${version}，由第 ${grouped(line + 1)} 行推断${evidence && `：${evidence}`}`,
  also: '另有',
  firstError: (line, text) => `第一条错误，第 ${line + 1} 行：${text}`,
  harmless: (line, count, text) => `无害，第 ${line + 1} 行${count > 1 ? `等 ${grouped(count)} 处` : ''}：${text}`,
  unread: (count) => `没读懂 ${grouped(count)} 行，例如`,
};

const WORDS: Readonly<Record<Language, TextWords>> = { en, 'zh-cn': zhCn };

export function textWords(language: Language): TextWords {
  return WORDS[language];
}
