/** Which host each artifact comes from and when it was collected, where the paste tells. */
import type { Artifact, Envelope } from '../model.ts';
import { type LineReader, parseTime } from '../text/index.ts';
import type { Scene } from './fact-base.ts';

/** `[root@node-7 ~]# ps -ef`, `ops@web-03:~$ sudo lsof -p 12` */
const PROMPT = /^\s{0,8}\[?[\w.-]{1,32}@([A-Za-z][\w.-]{0,63})(?:[\s:~][^#$>]{0,120})?\]?[#$>](?:\s|$)/;
/** A heading somebody wrote over the output of one machine: `== host: node-7 ==`, `节点 node-7：`. */
const HEADING =
  /^[\s=#*-]{0,20}(?:host(?:name)?|node|server|machine|主机|节点|机器)\s{0,2}[:：=]?\s{0,2}([A-Za-z][\w.-]{0,63}\d[\w.-]{0,30}|[A-Za-z][\w-]{0,40}\.[\w.-]{1,60})[\s:：=#*-]{0,20}$/i;
/** A day somebody wrote over it: `== 2026-06-17 03:20 ==`, `## 2026-06-17` */
const DAY = /^[\s=#*-]{0,20}(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?[\s:：=#*-]{0,20}$/;
/** Output of date: `Wed Jun 17 03:20:44 CST 2026`, newer `Wed Jun 17 03:20:44 AM CST 2026` */
const DATE =
  /^\s{0,8}[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) (?:[AP]M )?(?:[A-Z]{2,5} |[+-]\d\d(?:\d\d)? )?(\d{4})$/;

/** `// docker 1.13.1`, `## Docker 18.06.3-ce` */
const DOCKER = /^[\s/#=*-]{1,20}docker\s{1,2}v?(\d{1,2}\.\d{1,2}\.\d{1,2}(?:-[a-z0-9.-]{1,12})?)(?![\w.])/i;

/** How many lines above an artifact are looked at for a prompt or a heading. */
const LINES_ABOVE = 200;
const LONGEST_LINE = 400;

/**
 * The scene of each artifact: from what a transport printed in front of its first line, else from the nearest prompt or
 * heading above it. A heading holds until the next one.
 */
export function scenesOf(reader: LineReader, artifacts: readonly Artifact[]): readonly Scene[] {
  let host: string | undefined;
  let taken: number | undefined;
  let docker: string | undefined;
  let looked = 0;
  return artifacts.map((artifact) => {
    const envelopes = reader.read(artifact.line)[0]?.envelopes ?? [];
    for (let number = Math.max(looked, artifact.line - LINES_ABOVE); number <= artifact.line; number++) {
      const text = reader.read(number)[0]?.text ?? '';
      if (text.length > LONGEST_LINE) continue;
      host = (PROMPT.exec(text) ?? HEADING.exec(text))?.[1] ?? host;
      taken = dayIn(text) ?? taken;
      docker = DOCKER.exec(text)?.[1] ?? docker;
    }
    looked = Math.max(looked, artifact.line + 1);
    return { host: printedHost(envelopes) ?? host, taken: printedTime(envelopes) ?? taken, docker };
  });
}

/** The host a transport printed in front of a line. */
export function printedHost(envelopes: readonly Envelope[]): string | undefined {
  return envelopes.find(({ host }) => host !== undefined)?.host;
}

/** Only a time with its year tells how far apart two artifacts are. */
function printedTime(envelopes: readonly Envelope[]): number | undefined {
  const time = envelopes.find((envelope) => envelope.time !== undefined)?.time;
  return time === undefined ? undefined : wholeDate(time);
}

function dayIn(text: string): number | undefined {
  const day = DAY.exec(text)?.[1];
  if (day !== undefined) return wholeDate(`${day}T00:00:00`);
  const date = DATE.exec(text);
  return date ? wholeDate(`${date[1]} ${date[2]} ${date[3]} ${date[4]}`) : undefined;
}

function wholeDate(printed: string): number | undefined {
  const clock = parseTime(printed);
  return clock?.base === 'wall' && clock.year ? clock.milliseconds : undefined;
}
