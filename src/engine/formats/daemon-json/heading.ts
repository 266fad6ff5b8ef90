/** The line that says which file follows: a comment, the mark of head and tail, or the command that shows or writes it. */
import { promptOf } from '../../text/index.ts';

const PATH = /^(?:[~.]|(?:\/[\w.-]{1,60}){0,10})\/?daemon\.json$/;

/** Commands that print the file, or write what follows into it. */
const COMMANDS: ReadonlySet<string> = new Set(['cat', 'more', 'less', 'jq', 'tee']);
const EDITORS: ReadonlySet<string> = new Set(['vi', 'vim', 'nano']);
/** What else such a command has: redirections, the mark of a here-document, options. */
const OTHER_WORD = /^(?:>{1,2}|<<-?|<{0,2}-?['"]?[A-Z]{3}['"]?|\||-[a-z]{1,3}|\.|sudo|tee|cat|\/dev\/null)$/;

export interface Heading {
  readonly path: string;
  /** An editor was opened: what follows is the file only when it looks like it. */
  readonly editor: boolean;
}

export function readHeading(text: string): Heading | undefined {
  if (text.length > 300 || !text.includes('daemon.json')) return undefined;
  return readMark(text) ?? readCommand(text);
}

/** `# /etc/docker/daemon.json`, `==> /etc/docker/daemon.json <==`, `/etc/docker/daemon.json:` */
function readMark(text: string): Heading | undefined {
  const before = /^(?:==> |# |\/\/ ?)/.exec(text)?.[0] ?? '';
  const after = /(?: <==|[:：])$/.exec(text.slice(-4))?.[0] ?? '';
  const path = text.slice(before.length, text.length - after.length);
  return before + after !== '' && PATH.test(path) ? { path, editor: false } : undefined;
}

/** `[root@node-7 ~]# cat /etc/docker/daemon.json`, `sudo tee /etc/docker/daemon.json <<-'EOF'` */
function readCommand(text: string): Heading | undefined {
  const words = text
    .slice(promptOf(text)?.length ?? 0)
    .split(' ')
    .filter(Boolean);
  if (words[0] === 'sudo') words.shift();
  const [command = '', ...rest] = words;
  const editor = EDITORS.has(command);
  if (!(editor || COMMANDS.has(command)) || rest.length > 10) return undefined;
  const paths = rest.map((word) => word.replace(/^>{1,2}/, '')).filter((word) => PATH.test(word));
  const others = rest.filter((word) => !PATH.test(word.replace(/^>{1,2}/, '')));
  const [path] = paths;
  return path !== undefined && paths.length === 1 && others.every((word) => OTHER_WORD.test(word))
    ? { path, editor }
    : undefined;
}
