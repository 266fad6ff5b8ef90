declare module 'virtual:cases/en' {
  const texts: readonly import('./texts.ts').CaseTexts[];
  export default texts;
}

declare module 'virtual:cases/zh-cn' {
  const texts: readonly import('./texts.ts').CaseTexts[];
  export default texts;
}
