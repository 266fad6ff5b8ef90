/** Fetches Monaco, in the language of the page. */
import type { Language } from '../../engine/index.ts';
import type { Editor, EditorEvents } from './editor.ts';
import type { MonacoWords } from './monaco.ts';

/** Screens with room and a pointer; Monaco does not work by touch. */
const HAS_ROOM = '(min-width: 768px) and (pointer: fine)';

export function wantsMonaco(): boolean {
  return matchMedia(HAS_ROOM).matches;
}

export async function loadMonaco(
  host: HTMLElement,
  events: EditorEvents,
  words: MonacoWords,
  language: Language,
): Promise<Editor> {
  // Monaco takes its words when its modules are loaded, so they must be there first.
  if (language === 'zh-cn') await import('monaco-editor/nls/lang/zh-cn');
  const { MonacoEditor } = await import('./monaco.ts');
  return new MonacoEditor(host, events, words);
}
