/** Monaco's colours, taken from the custom properties of the site, so that both always agree. */
import { editor } from 'monaco-editor/editor';

/** Monaco's colour names, and the properties they are taken from. */
const COLORS = {
  'editor.background': '--raised',
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--quiet',
  'editorLineNumber.activeForeground': '--ink',
  'editorCursor.foreground': '--accent',
  'editor.selectionBackground': '--accent-soft',
  'editor.inactiveSelectionBackground': '--accent-soft',
  'editor.lineHighlightBackground': '--sunken',
  'editor.lineHighlightBorder': '--sunken',
  'editorWidget.background': '--page',
  'editorWidget.foreground': '--ink',
  'editorWidget.border': '--line-strong',
  'editorHoverWidget.background': '--page',
  'editorHoverWidget.foreground': '--ink',
  'editorHoverWidget.border': '--line-strong',
  'input.background': '--raised',
  'input.foreground': '--ink',
  'input.border': '--line-strong',
  'editor.findMatchBackground': '--mark',
  'editor.findMatchHighlightBackground': '--mark',
  'scrollbarSlider.background': '--line',
  'scrollbarSlider.hoverBackground': '--line-strong',
  'scrollbarSlider.activeBackground': '--line-strong',
  'editorOverviewRuler.border': '--line',
  'menu.background': '--page',
  'menu.foreground': '--ink',
  // Half of the brackets in a log have no partner.
  'editorBracketHighlight.unexpectedBracket.foreground': '--ink',
  focusBorder: '--accent',
} as const;

/** What the theme has no name for; used for the marks in the overview ruler. */
export interface MarkColors {
  readonly first: string;
  readonly other: string;
}

/** Defines and sets the theme as the page looks now. */
export function applyTheme(): MarkColors {
  const resolve = colorResolver();
  const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark' || isDarkByDefault();
  editor.defineTheme('sickbay', {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [],
    colors: Object.fromEntries(Object.entries(COLORS).map(([name, property]) => [name, resolve(property)])),
  });
  editor.setTheme('sickbay');
  return { first: resolve('--caution'), other: resolve('--line-strong') };
}

/** Calls back whenever the page changes between light and dark. */
export function onThemeChange(changed: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  media.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', changed);
  };
}

function isDarkByDefault(): boolean {
  return document.documentElement.dataset['theme'] !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Colours may be written in any way CSS knows; a pixel drawn with them is always red, green and blue. */
function colorResolver(): (property: string) => string {
  const probe = document.createElement('span');
  document.body.append(probe);
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const values = Object.fromEntries(
    [...Object.values(COLORS), '--caution' as const].map((property) => {
      probe.style.color = `var(${property})`;
      return [property, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return (property) => {
    if (!context) return '#808080';
    context.fillStyle = values[property] ?? '#808080';
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}
