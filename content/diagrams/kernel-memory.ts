import { defineBars } from '../../src/diagrams/model.ts';

export default defineBars({
  title: { en: 'What fills the limit.', 'zh-cn': '上限是被什么占满的。' },
  description: {
    en: 'Both containers were killed at 3,072 MiB. The first used it; in the second it is kernel memory that was never given back.',
    'zh-cn': '两个容器都在 3,072 MiB 被杀：前者进程真用了这么多，后者几乎全是没有归还的内核内存。',
  },
  unit: 'MiB',
  bars: [
    {
      title: { en: 'Application (SB2001)', 'zh-cn': '应用用光（SB2001）' },
      parts: [
        { title: { en: 'processes', 'zh-cn': '进程' }, value: 3010, tone: 'accent' },
        { title: { en: 'kernel', 'zh-cn': '内核' }, value: 62, tone: 'caution' },
      ],
      limit: { title: { en: 'limit', 'zh-cn': '上限' }, value: 3072 },
    },
    {
      title: { en: 'Kernel memory (SB2003)', 'zh-cn': '内核内存（SB2003）' },
      parts: [
        { title: { en: 'processes', 'zh-cn': '进程' }, value: 2, tone: 'accent' },
        { title: { en: 'kernel', 'zh-cn': '内核' }, value: 3070, tone: 'caution' },
      ],
      limit: { title: { en: 'limit', 'zh-cn': '上限' }, value: 3072 },
    },
  ],
});
