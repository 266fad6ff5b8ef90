/** What the analyzer says about a pasted log, in a few lines. Everything from the log is a text node. */
import type { Finding, Language, Report } from '../engine/index.ts';
import { casePath, href } from '../i18n/addresses.ts';
import { writeFragment } from './article/fragment.ts';

const WORDS = {
  en: {
    checking: 'Reading …',
    yes: 'Yes, this log shows it',
    also: 'This log shows it, but something else comes first',
    no: 'Not this one. This log shows',
    nothing:
      'No known failure in these lines. Paste more: the first error and what came before it, and the log of the daemon (journalctl -u docker -u containerd) or dmesg.',
    broken: 'The analyzer could not be loaded. Reload the page to try again.',
    confidence: { confirmed: 'confirmed', likely: 'likely', possible: 'possible' },
    fill: 'Fill my values into the commands below',
    more: (count: number) => `and ${count} more`,
  },
  'zh-cn': {
    checking: '正在读取……',
    yes: '是，这份日志就是这个问题',
    also: '日志里有这个问题，但另有更靠前的原因',
    no: '不是这个问题。这份日志显示的是',
    nothing:
      '这几行里没有已知的故障。请多贴一些：第一条报错及其之前的内容，以及守护进程日志（journalctl -u docker -u containerd）或 dmesg。',
    broken: '分析器加载失败，请刷新页面重试。',
    confidence: { confirmed: '确定', likely: '很可能', possible: '有可能' },
    fill: '把我的值填进下面的命令',
    more: (count: number) => `另有 ${count} 个`,
  },
};

/** How many findings are listed. */
const MOST = 3;

const language: Language = document.documentElement.lang === 'zh-CN' ? 'zh-cn' : 'en';
const words = WORDS[language];

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function articleLink(finding: Finding): HTMLElement {
  const link = document.createElement('a');
  link.href = href(casePath(finding.slug), language) + writeFragment('', finding.values);
  link.textContent = finding.title;
  return link;
}

function evidence(finding: Finding): HTMLElement[] {
  const first = finding.evidence[0];
  if (!first) return [];
  const where = language === 'en' ? `Line ${first.line + 1}: ` : `第 ${first.line + 1} 行：`;
  return [element('code', '', where + first.text.slice(0, 400))];
}

function finding(one: Finding): HTMLElement {
  const head = element('strong', '', articleLink(one));
  const facts = element('span', 'code', ` ${one.code} · ${words.confidence[one.confidence]}`);
  return element('div', 'verdict', element('div', '', head, facts), element('p', '', one.why), ...evidence(one));
}

/** The button that carries the values of the log into the commands of the article one is reading. */
function fillButton(one: Finding): HTMLElement[] {
  const fragment = writeFragment('', one.values);
  if (!document.querySelector('var[data-value]') || fragment === '') return [];
  const button = element('button', 'button plain', words.fill);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    location.hash = fragment;
  });
  return [button];
}

/** The answer to "is it this case?". */
function answer(report: Report, slug: string): HTMLElement[] {
  const rank = report.findings.findIndex((one) => one.slug === slug);
  const found = report.findings[rank];
  const [first] = report.findings;
  if (!first) return [element('p', '', words.nothing)];
  if (!found) return [element('p', '', words.no), finding(first)];
  const head = element('strong', '', rank === 0 ? words.yes : words.also);
  const facts = element('span', 'code', ` ${words.confidence[found.confidence]}`);
  const verdict = element(
    'div',
    'verdict yes',
    element('div', '', head, facts),
    element('p', '', found.why),
    ...evidence(found),
  );
  return [verdict, ...fillButton(found), ...(rank > 0 ? [finding(first)] : [])];
}

/** What was recognised, whether or not anything is wrong with it. */
function read(report: Report): HTMLElement[] {
  const items = report.artifacts
    .slice(0, MOST)
    .map(({ title, summary }) => element('li', '', summary ? `${title}: ${summary}` : title));
  return items.length > 0 ? [element('ul', '', ...items)] : [];
}

function list(report: Report): HTMLElement[] {
  const rest = report.findings.length - MOST;
  if (report.findings.length === 0 && report.artifacts.length === 0) return [element('p', '', words.nothing)];
  return [
    ...read(report),
    ...report.findings.slice(0, MOST).map(finding),
    ...(rest > 0 ? [element('p', '', words.more(rest))] : []),
  ];
}

/** Analyzes a text and shows the outcome, unless a newer text has come meanwhile. */
export async function showVerdict(
  result: HTMLElement,
  text: string,
  slug: string | undefined,
  isCurrent: () => boolean,
): Promise<void> {
  if (text.trim() === '') {
    result.replaceChildren();
    return;
  }
  if (result.childElementCount === 0) result.replaceChildren(element('p', '', words.checking));
  try {
    const { checkLog } = await import('../workbench/check.ts');
    const report = await checkLog(text, { language });
    if (isCurrent()) result.replaceChildren(...(slug ? answer(report, slug) : list(report)));
  } catch {
    if (isCurrent()) result.replaceChildren(element('p', '', words.broken));
  }
}
