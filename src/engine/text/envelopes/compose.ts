/** docker compose logs and docker service logs: the container's name, padded, and a bar. */
import { DIGITS, LOWER, matchAt, type Peeler, UPPER } from './peeler.ts';

/** `web-1  | msg`, `project_web_1 | msg`, and of services `web.2.x3k9@node-7    | msg` */
const NUMBERED =
  /([A-Za-z\d][\w.-]{0,126}(?:[-_]\d{1,4}|\.\d{1,4}\.[a-z\d]{5,25}@[\w.-]{1,128}))\s{1,64}\|(?:[^\S\t]|$)/y;
/** With `container_name:` there is no number; two spaces at least stand before the bar. It could as well be a table. */
const NAMED = /([A-Za-z\d][\w.-]{0,126})\s{2,64}\|(?:[^\S\t]|$)/y;

function prefix(pattern: RegExp): Peeler {
  return {
    starts: LOWER + UPPER + DIGITS,
    peel(text, at) {
      if (!text.includes('|', at)) return undefined;
      const match = matchAt(pattern, text, at);
      if (match === null) return undefined;
      const [whole, container = ''] = match;
      return { envelope: { kind: 'compose', container }, rest: at + whole.length };
    },
  };
}

export const numbered = prefix(NUMBERED);
export const named = prefix(NAMED);
