/** The few words scripts write into pages; kept apart from the interface's words so that pages load only these. */
const WORDS = {
  en: {
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected: press Ctrl C',
    filled: 'Filled in from your log:',
    filledCheck: 'Check them before you run a command.',
    placeholders: 'Show placeholders',
    dismiss: 'Dismiss',
  },
  zh: {
    copy: '复制',
    copied: '已复制',
    selected: '已选中，请按 Ctrl C',
    filled: '已填入你日志里的值：',
    filledCheck: '执行命令前请核对。',
    placeholders: '还原占位符',
    dismiss: '知道了',
  },
};

export function clientWords(): (typeof WORDS)['en'] {
  return document.documentElement.lang === 'zh-CN' ? WORDS.zh : WORDS.en;
}
