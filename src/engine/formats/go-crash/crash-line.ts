/**
 * The lines of a crash that are not of a goroutine's stack, in the order in which runtime/panic.go and runtime/signal_unix.go
 * print them:
 *
 *     runtime/cgo: pthread_create failed: Resource temporarily unavailable          runtime/cgo/gcc_util.c
 *     runtime: goroutine stack exceeds 1000000000-byte limit                        runtime/stack.go newstack()
 *     fatal error: all goroutines are asleep - deadlock!                            fatalthrow()
 *     panic: runtime error: invalid memory address or nil pointer dereference       printpanics()
 *     [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a2b1c]
 *     SIGABRT: abort                                                                fatalsignal()
 *     PC=0x7f512b7365f7 m=0 sigcode=18446744073709551610
 *     runtime stack:
 *     goroutine 0 [idle]: …
 *     runtime: unknown pc 0x7f512b7365f7                                            tracebackHexdump()
 *     stack: frame={sp:0x7ffe1121a658, fp:0x0} stack=[0x7ffe0ae1bb28,0x7ffe1121ab50)
 *     00007ffe1121a558:  00007ffe1121a6d8  00007ffe1121a6b0
 *     rax    0x0                                                                    dumpregs()
 *     exit status 2                                                                 go run
 */
import { endOf, startOf } from '../../goroutines/stack-line.ts';

/** `note`: more about a crash, such as `PC=…`. `memory`: words of a stack. */
export type CrashLine =
  | 'thread'
  | 'runtime'
  | 'fatal-error'
  | 'panic'
  | 'request'
  | 'signal'
  | 'note'
  | 'runtime-stack'
  | 'memory'
  | 'register'
  | 'exit';

/** Which line of a crash the text is. `inside`: whether a crash is being read, so that lines without much to show count. */
export function crashLine(text: string, inside: boolean): CrashLine | undefined {
  const start = startOf(text);
  switch (text.charCodeAt(start)) {
    case 0x70: // p
      if (text.startsWith('panic: ', start) && !isKey(text, start + 'panic: '.length)) return 'panic';
      break;
    case 0x66: // f
      if (text.startsWith('fatal error: ', start) || text.startsWith('fatal: morestack on g', start))
        return 'fatal-error';
      break;
    case 0x72: // r
      return ofRuntime(text, start, inside);
    case 0x53: // S
      return SIGNALS.has(text.slice(start, endOf(text))) ? 'signal' : undefined;
    case 0x5b: // [
      return text.startsWith('[signal ', start) ? 'note' : undefined;
    case 0x50: // P
      return startsWithPc(text, start) ? 'note' : undefined;
    case 0x75: // u
      if (text.startsWith('unexpected fault address 0x', start)) return 'note';
      break;
    case 0x68: // h
      return text.startsWith(HTTP_PANIC, start) ? 'request' : undefined;
  }
  if (isDatedRequest(text, start)) return 'request';
  return inside ? insideLine(text.slice(start, endOf(text))) : undefined;
}

/** `panic: 'fatal',` and `panic: true` are pairs in source code and YAML. */
function isKey(text: string, value: number): boolean {
  const first = text.charCodeAt(value);
  return first === 0x27 || first === 0x7b || text.endsWith(',') || text.endsWith(': true') || text.endsWith(': false');
}

/** net/http/server.go conn.serve(): `http: panic serving 192.0.2.7:41322: runtime error: …`, dated by package log. */
const HTTP_PANIC = 'http: panic serving ';
/** `2024/01/02 03:04:05 ` */
const DATE_LENGTH = 20;

function isDatedRequest(text: string, start: number): boolean {
  return text.charCodeAt(start + 4) === 0x2f && text.startsWith(HTTP_PANIC, start + DATE_LENGTH);
}

function startsWithPc(text: string, start: number): boolean {
  return text.startsWith('PC=0x', start) && text.includes(' m=', start);
}

/** What package runtime says before it dies; `runtime: nvidia` in a compose file is none of it. */
const RUNTIME =
  /runtime: (?:goroutine stack exceeds|out of memory|failed to create new OS thread|may need to increase|program exceeds|unknown pc|unexpected return pc|sp=0x|bad pointer in frame|pointer 0x|mlock of signal stack failed|cannot map pages|split stack overflow|g\d|sigaltstack|epoll)/y;

function ofRuntime(text: string, start: number, inside: boolean): CrashLine | undefined {
  if (text.startsWith('runtime/cgo: ', start)) return 'thread';
  if (text.startsWith('runtime: ', start)) {
    RUNTIME.lastIndex = start;
    return inside || RUNTIME.test(text) ? 'runtime' : undefined;
  }
  if (!inside) return undefined;
  if (text.startsWith('runtime stack:', start)) return 'runtime-stack';
  return REGISTER.test(text.slice(start, endOf(text))) ? 'register' : undefined;
}

/** What package runtime says while it prints a stack; everything else comes before the first one. */
const ABOUT_STACK = /runtime: (?:unknown pc|unexpected return pc|bad pointer in frame|sp=0x|g ?\d)/y;

export function isAboutStack(text: string): boolean {
  ABOUT_STACK.lastIndex = startOf(text);
  return ABOUT_STACK.test(text);
}

/** runtime/sigtab_linux_generic.go sigtable, those that end a program. */
const SIGNALS: ReadonlySet<string> = new Set([
  'SIGHUP: terminal line hangup',
  'SIGINT: interrupt',
  'SIGQUIT: quit',
  'SIGILL: illegal instruction',
  'SIGTRAP: trace trap',
  'SIGABRT: abort',
  'SIGBUS: bus error',
  'SIGFPE: floating-point exception',
  'SIGSEGV: segmentation violation',
  'SIGTERM: termination',
  'SIGSTKFLT: stack fault',
  'SIGXCPU: cpu limit exceeded',
  'SIGXFSZ: file size limit exceeded',
  'SIGSYS: bad system call',
]);

/** `rax    0x0`, `r0      0x1`, `fault   0x0`; on ppc64 two in a line. */
const REGISTER =
  /^(?:r[a-z\d]{1,5}|e[a-z]{2,5}|[a-z]{1,2}\d{0,2}|fault|trap|error|oldmask|cpsr|msr|orig_r3|ctr|link|xer|ccr)\s{1,12}0x[\da-f]{1,16}(?:\s{1,12}[a-z\d]{1,6}\s{1,12}0x[\da-f]{1,16})?$/;
/** Words of memory: `00007ffe1121a558:  00007ffe1121a6d8  00007ffe1121a6b0`, since Go 1.9 with `0x` and `<` at the stack pointer. */
const MEMORY = /^(?:0x)?[\da-f]{8,16}:\s{1,4}[<>!]?(?:0x)?[\da-f]{8,16}/;
const EXIT = /^exit status \d{1,3}$/;
const LONGEST_LINE = 600;

/** Lines that are only known as part of a crash because one was begun. */
function insideLine(text: string): CrashLine | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  if (MEMORY.test(text) || text.startsWith('stack: frame={')) return 'memory';
  if (REGISTER.test(text)) return 'register';
  if (EXIT.test(text)) return 'exit';
  return NOTES.some((note) => text.startsWith(note)) ? 'note' : undefined;
}

const NOTES = [
  'signal arrived during ',
  'instruction bytes: ',
  'panic during panic',
  'stack trace unavailable',
  'goroutine stack exceeds ',
  'unexpected signal during runtime execution',
];
