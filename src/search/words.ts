/** What the search says; loaded with it. */
const WORDS = {
  en: {
    label: 'Error message, symptom or code',
    placeholder: 'Paste an error line or type a symptom',
    close: 'Close',
    searching: 'Searching …',
    found: (count: number) => (count === 1 ? '1 case' : `${count} cases`),
    none: 'Nothing fits these words.',
    nothingExact: 'No page has these words. The nearest cases:',
    errors: 'All error messages',
    cases: 'All cases',
    paste: 'Paste the log instead',
    pasteThis: 'Analyze this log',
    keys: '↑ ↓ to choose, Enter to open, Esc to close',
  },
  'zh-cn': {
    label: '报错原文、现象或编号',
    placeholder: '贴一行报错，或描述现象',
    close: '关闭',
    searching: '正在搜索……',
    found: (count: number) => `${count} 个案例`,
    none: '没有符合这些词的内容。',
    nothingExact: '没有哪一页含有这些词。最接近的案例：',
    errors: '报错原文总表',
    cases: '全部案例',
    paste: '直接贴日志',
    pasteThis: '分析这份日志',
    keys: '↑ ↓ 选择，Enter 打开，Esc 关闭',
  },
};

export type SearchWords = (typeof WORDS)['en'];

export const searchWords = WORDS[document.documentElement.lang === 'zh-CN' ? 'zh-cn' : 'en'];
