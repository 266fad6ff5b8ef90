/**
 * Whether a message is being looked for rather than reported: in a search command, an alert rule, a translation file.
 * Such a line has the words of a failure and is none.
 */

/** How far before the message the words that tell are looked for. */
const LOOK_BACK = 240;

/** `grep -F 'no space left'`, `|= "no space left"`, `msgid "no space left"`, `pattern: no space left`, `== *"no space left"` */
const SEARCH = /\b(?:[efz]?grep|rg|ack|msgid|msgstr)\b|\|[=~]|[=!]~|==|\b(?:pattern|regex|regexp|expr)["']? ?[=:]/i;
/** `^.*no space left`, `busy|no space left`: the message is a part of a regular expression. */
const IN_EXPRESSION = /(?:\.[*+]\??|\^|[^\s|]\|)["'(]?$/;

/** `before`: the text of the line up to the message. */
export function isQuoted(before: string): boolean {
  const near = before.slice(-LOOK_BACK);
  return SEARCH.test(near) || IN_EXPRESSION.test(near);
}
