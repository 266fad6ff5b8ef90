/** Why a program crashed, from the lines above its stacks. */
import type { GoCrash } from './record.ts';

export type Reason = Pick<GoCrash, 'cause' | 'reason' | 'signal' | 'address'>;

type Cause = NonNullable<GoCrash['cause']>;

/** What the reason begins with, the most telling first: a signal is often only how the runtime ends itself. */
const OPENINGS: readonly (readonly [opening: string, cause: Cause])[] = [
  ['fatal error: ', 'fatal-error'],
  ['fatal: ', 'fatal-error'],
  ['panic: ', 'panic'],
  ['runtime/cgo: ', 'thread'],
  ['runtime: ', 'fatal-error'],
];

/** `SIGABRT: abort` */
const SIGNAL = /^(SIG[A-Z]{2,8}): (.{1,60})$/;
/** `[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a2b1c]`, up to Go 1.7 `[signal 0xb code=…]` */
const NOTED_SIGNAL = /^\[signal (SIG[A-Z]{2,8}|0x[\da-f]{1,2})/;
const ADDRESS = /\baddr(?:ess)?[= ](0x[\da-f]{1,16})/;
/** Behind a panic that a deferred function took up and passed on: ` [recovered]`, since Go 1.25 ` [recovered, repanicked]` */
const RECOVERED = ' [recovered';
/** `http: panic serving 192.0.2.7:41322: runtime error: index out of range` */
const REQUEST = 'http: panic serving ';

export function reasonOf(messages: readonly string[]): Reason {
  const signalLine = messages.map((message) => SIGNAL.exec(message)).find((found) => found !== null);
  const noted = messages.map((message) => NOTED_SIGNAL.exec(message)?.[1]).find((found) => found !== undefined);
  const rest = {
    signal: signalLine?.[1] ?? nameOfSignal(noted),
    address: messages.map((message) => ADDRESS.exec(message)?.[1]).find((found) => found !== undefined),
  };
  for (const [opening, cause] of OPENINGS) {
    const message = messages.find((text) => text.startsWith(opening));
    if (message !== undefined) return { cause, reason: withoutRecovered(message.slice(opening.length)), ...rest };
  }
  const request = messages.find((message) => message.includes(REQUEST));
  if (request !== undefined) return { cause: 'request', reason: reasonOfRequest(request), ...rest };
  return { cause: rest.signal === undefined ? undefined : 'signal', reason: signalLine?.[2], ...rest };
}

function withoutRecovered(reason: string): string {
  const at = reason.indexOf(RECOVERED);
  return at === -1 ? reason : reason.slice(0, at);
}

/** What stands behind the address of the client. */
function reasonOfRequest(message: string): string | undefined {
  const colon = message.indexOf(': ', message.indexOf(REQUEST) + REQUEST.length);
  return colon === -1 ? undefined : message.slice(colon + 2);
}

const NUMBERED_SIGNALS: Readonly<Record<string, string>> = { '0x7': 'SIGBUS', '0x8': 'SIGFPE', '0xb': 'SIGSEGV' };

function nameOfSignal(noted: string | undefined): string | undefined {
  return noted?.startsWith('0x') ? NUMBERED_SIGNALS[noted] : noted;
}
