/** Every kind of envelope, in the order they are tried; exact grammars before lenient ones. */
import { named, numbered } from './compose.ts';
import { jsonFile, logs } from './docker.ts';
import { full, iso, monotonic, short, shortChinese, unix } from './journald.ts';
import { journaldJson } from './journald-json.ts';
import { bareKernel, decodedLevel, isoTime, rawLevel, seconds, wallClock } from './kernel.ts';
import { cri, klog, kubectlPrefix } from './kubernetes.ts';
import { grepFile, indent, listNumber, quote } from './pasted.ts';
import type { Peeler } from './peeler.ts';
import { rfc3164, rfc5424 } from './syslog.ts';
import { vmware } from './vmware.ts';

/** Peelers by the first character they can begin with. */
export type Table = readonly (readonly Peeler[])[];

const HIGHEST_START = 0xff;

function table(peelers: readonly Peeler[]): Table {
  return Array.from({ length: HIGHEST_START + 1 }, (_, code) =>
    peelers.filter(({ starts }) => starts.includes(String.fromCharCode(code))),
  );
}

/** What is peeled wherever it stands. */
export const CERTAIN = table([
  short,
  shortChinese,
  full,
  cri,
  iso,
  isoTime,
  logs,
  unix,
  monotonic,
  seconds,
  wallClock,
  decodedLevel,
  rawLevel,
  bareKernel,
  rfc3164,
  rfc5424,
  vmware,
  jsonFile,
  journaldJson,
  klog,
  quote,
  kubectlPrefix,
  numbered,
]);

/** What is peeled only when another layer, or an unmistakable line, stands right behind it. */
export const UNCERTAIN = table([indent, listNumber, named, grepFile]);
