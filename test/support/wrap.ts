/** The envelopes a log may arrive in, put around every line of a text. */

export interface Wrapping {
  readonly name: string;
  /** The bytes of the wrapped text. */
  wrap(text: string): Uint8Array;
}

const encoder = new TextEncoder();

function eachLine(text: string, wrapLine: (line: string, index: number) => string, end = '\n'): string {
  return text.split(/\r?\n/).map(wrapLine).join(end);
}

function inText(name: string, wrapLine: (line: string, index: number) => string): Wrapping {
  return { name, wrap: (text) => encoder.encode(eachLine(text, wrapLine)) };
}

/** Seconds and microseconds that grow with the line, so that no two lines have one time. */
function clock(index: number): string {
  const minutes = String(Math.floor(index / 60) % 60).padStart(2, '0');
  return `03:${minutes}:${String(index % 60).padStart(2, '0')}`;
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes.set([code & 0xff, code >> 8], 2 + at * 2);
  }
  return bytes;
}

export const WRAPPINGS: readonly Wrapping[] = [
  inText('journald', (line, index) => `Jun 17 ${clock(index)} node-7 app[812]: ${line}`),
  inText('journald short-iso', (line, index) => `2026-06-17T${clock(index)}+0800 node-7 app[812]: ${line}`),
  inText('syslog', (line, index) => `<30>1 2026-06-17T${clock(index)}.123456+08:00 node-7 app 812 - - ${line}`),
  inText('docker json-file', (line, index) =>
    JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: `2026-06-17T${clock(index)}.123456789Z` }),
  ),
  inText('docker logs -t', (line, index) => `2026-06-17T${clock(index)}.123456789Z ${line}`),
  inText('CRI', (line, index) => `2026-06-17T${clock(index)}.123456789Z stderr F ${line}`),
  inText('compose', (line) => `web-1  | ${line}`),
  inText('quoted', (line) => `> ${line}`),
  inText('indented', (line) => `    ${line}`),
  inText('ANSI', (line) => `\u001b[31m${line}\u001b[0m`),
  { name: 'UTF-16', wrap: utf16 },
  { name: 'CRLF', wrap: (text) => encoder.encode(eachLine(text, (line) => line, '\r\n')) },
  { name: 'journald in docker json-file in a quote', wrap: (text) => quoteOf(text) },
];

function quoteOf(text: string): Uint8Array {
  const journald = eachLine(text, (line, index) => `Jun 17 ${clock(index)} node-7 app[812]: ${line}`);
  const json = eachLine(journald, (line, index) =>
    JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: `2026-06-17T${clock(index)}.1Z` }),
  );
  return encoder.encode(eachLine(json, (line) => `> ${line}`));
}
