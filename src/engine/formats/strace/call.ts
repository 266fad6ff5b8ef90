/** A call while it is read: begun on one line, perhaps returned on another. */
import type { Line } from '../../model.ts';
import type { Body, Ending } from './body.ts';
import type { StraceCall } from './record.ts';
import type { CallLine } from './strace-line.ts';
import { takesDescriptor } from './syscalls.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A call whose result was not seen yet. */
export interface PendingCall {
  readonly record: Mutable<StraceCall>;
  /** How the last line about it ended. */
  ending: Ending;
}

export function beginCall(
  line: Line,
  { lead, syscall, kind }: CallLine,
  pid: number | undefined,
  body: Body,
): PendingCall {
  const record: Mutable<StraceCall> = {
    from: line.from,
    to: line.to,
    line: line.number,
    event: 'call',
    pid,
    process: undefined,
    command: lead.command,
    time: lead.time,
    elapsed: lead.elapsed,
    syscall,
    args: body.args,
    descriptor: undefined,
    path: undefined,
    inode: undefined,
    result: undefined,
    resultPath: undefined,
    errno: undefined,
    note: undefined,
    seconds: undefined,
    blocked: false,
    resumes: undefined,
    returnLine: undefined,
  };
  // The beginning of the call is not in the paste: its first argument is not known.
  if (kind === 'resumed') record.cut = true;
  const call = { record, ending: body.ending };
  setResult(call, body);
  if (kind === 'call') readArguments(record);
  return call;
}

/** Takes the second half of a call. */
export function goOn(call: PendingCall, line: Line, body: Body): void {
  const { record } = call;
  record.args = joinedArgs(record.args, body.args);
  call.ending = body.ending;
  setResult(call, body);
  if (body.ending === 'returned') record.returnLine = line.number;
  if (record.cut === undefined) readArguments(record);
}

function joinedArgs(first: string, rest: string): string {
  if (rest === '') return first;
  return first === '' || rest.startsWith(',') ? first + rest : `${first} ${rest}`;
}

function setResult({ record }: PendingCall, { result }: Body): void {
  if (!result) return;
  record.result = result.value;
  record.resultPath = result.path;
  record.errno = result.errno;
  record.note = result.note;
  record.seconds = result.seconds;
}

/** ≤ 4.10 `<... resuming interrupted call ...>`, newer `<... resuming interrupted read ...>` */
const RESUMES = /^<\.\.\.\sresuming\sinterrupted\s([a-z\d_]{1,40})\s\.\.\.>/;
/** `6`, `6</run/docker.sock>`, `AT_FDCWD</root>` */
const DESCRIPTOR = /^(?:(\d{1,9})|AT_FDCWD)(?=[<,\s]|$)/;
/** print_fd.c: `pipe:[91210]`, `socket:[91210]`, `UNIX-STREAM:[215019->215020]`, `UNIX:[215019,"/run/docker.sock"]` */
const INODE = /^(?:pipe|socket|UNIX[A-Z-]{0,20}):\[(\d{1,15})(?=\]|->|,)/;

function readArguments(record: Mutable<StraceCall>): void {
  const { syscall, args } = record;
  if (syscall === 'restart_syscall') {
    const name = RESUMES.exec(args)?.[1];
    record.resumes = name === 'call' ? undefined : name;
    return;
  }
  const descriptor = takesDescriptor(syscall) ? DESCRIPTOR.exec(args) : null;
  if (!descriptor) return;
  record.descriptor = descriptor[1] === undefined ? undefined : Number(descriptor[1]);
  const path = pathAt(args, descriptor[0].length);
  const inode = path === undefined ? undefined : INODE.exec(path)?.[1];
  record.path = path;
  record.inode = inode === undefined ? undefined : Number(inode);
}

/** The text between `<` and its `>`: `</dev/pts/0<char 136:0>>` holds another pair, `<TCP:[10.0.0.1:80->…]>` an arrow. */
function pathAt(args: string, at: number): string | undefined {
  if (args.charAt(at) !== '<') return undefined;
  let depth = 0;
  for (let end = at; end < args.length; end++) {
    const letter = args.charAt(end);
    if (letter === '<') depth++;
    else if (letter === '>' && args.charAt(end - 1) !== '-') depth--;
    if (depth === 0) return args.slice(at + 1, end);
  }
  return undefined;
}
