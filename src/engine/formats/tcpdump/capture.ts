/** What tcpdump says about the capture itself, tcpdump.c, main() and info(). */
import { promptOf } from '../../text/index.ts';
import type { CaptureEnd, CaptureStart } from './record.ts';

export type CaptureLine =
  | ({ readonly kind: 'start' } & Partial<Pick<CaptureStart, 'interface' | 'file' | 'linkType' | 'snapshotLength'>>)
  | { readonly kind: 'count'; readonly of: keyof Counts; readonly packets: number };

type Counts = Pick<CaptureEnd, 'captured' | 'received' | 'droppedByKernel' | 'droppedByInterface'>;

const LONGEST_LINE = 400;
/** `tcpdump: verbose output suppressed, use -v[v]... for full protocol decode`, `dropped privs to tcpdump` */
const NOTE =
  /^(?:tcpdump: (?:verbose output suppressed, use -v|data link type [A-Z]|WARNING: )|dropped privs to [\w-]{1,32}$|Warning: interface names might be incorrect$)/;
/** `listening on docker0, link-type EN10MB (Ethernet), snapshot length 262144 bytes`, before 4.99 `capture size` */
const LISTENING =
  /^(?:tcpdump: )?listening on ([^\s,]{1,64})(?:, link-type ([\w-]{1,40})(?: \([^)]{1,80}\))?)?(?:, (?:capture size|snapshot length) (\d{1,9}) bytes)?$/;
/** `reading from file dump.pcap, link-type EN10MB (Ethernet), snapshot length 262144` */
const READING =
  /^reading from file ([^\s,][^,\n]{0,200}), link-type ([\w-]{1,40})(?: \([^)]{1,80}\))?(?:, snapshot length (\d{1,9}))?$/;
/** `12 packets captured`; the terminal shows what ended it in front: `^C12 packets captured` */
const COUNT = /^(?:\^C)?(\d{1,12}) packets? (captured|received by filter|dropped by kernel|dropped by interface)$/;

const COUNTS: Readonly<Record<string, keyof Counts>> = {
  captured: 'captured',
  'received by filter': 'received',
  'dropped by kernel': 'droppedByKernel',
  'dropped by interface': 'droppedByInterface',
};

export function readCapture(line: string): CaptureLine | undefined {
  const text = line.trim();
  if (text.length > LONGEST_LINE) return undefined;
  const count = COUNT.exec(text);
  const of = COUNTS[count?.[2] ?? ''];
  if (count && of) return { kind: 'count', of, packets: Number(count[1]) };
  const listening = LISTENING.exec(text);
  if (listening) return start(listening, { interface: listening[1] });
  const reading = READING.exec(text);
  if (reading) return start(reading, { file: reading[1] });
  return NOTE.test(text) ? { kind: 'start' } : undefined;
}

function start([, , linkType, snapshotLength]: RegExpExecArray, from: Partial<CaptureStart>): CaptureLine {
  return {
    kind: 'start',
    ...from,
    linkType,
    snapshotLength: snapshotLength === undefined ? undefined : Number(snapshotLength),
  };
}

/** `[root@web-03 ~]# tcpdump -nni eth0 dst port 53`, `$ sudo timeout 10 tcpdump -i any -Q in` */
const COMMAND =
  /^(?:sudo )?(?:(?:timeout \S{1,10}|nsenter [-\w ]{1,60}|ip netns exec \S{1,64}) )?(?:\/usr\/s?bin\/)?tcpdump [^\n]{1,300}$/;
/** A filter or an option that leaves out one direction: `src 172.17.0.2`, `tcp[tcpflags] & tcp-syn != 0`, `-Q in` */
const ONE_SIDED = /[\s('"!](?:src|dst)\s|\[|\stcp-syn|\s-[QP] ?(?:in|out)(?:\s|$)/;

/** The command as typed above the output, when it shows why answers are missing: they were not asked for. */
export function oneSidedCommandIn(line: string): string | undefined {
  if (line.length > LONGEST_LINE || !line.includes('pdump ')) return undefined;
  const prompt = promptOf(line);
  const command = prompt && line.slice(prompt.length).trimEnd();
  return command && COMMAND.test(command) && ONE_SIDED.test(command) ? command : undefined;
}
