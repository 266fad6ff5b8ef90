/**
 * Looks for many literals in one pass, without regard to letter case and white space.
 *
 * Wu and Manber's algorithm: a window as long as the shortest literal moves over the text; the three characters at its
 * end say how far it may jump. White space is skipped, not matched: an occurrence only grows by the white space in it, so
 * a jump computed on text without white space is never too far on text with it.
 */
import { squeeze } from './check.ts';
import { isSpace } from './white-space.ts';

const BLOCK = 3;
/** Longer windows jump no further in practice: some block of ordinary text is always near. */
const LONGEST_WINDOW = 20;
const TABLE_BITS = 15;
const TABLE_MASK = (1 << TABLE_BITS) - 1;
const SPACE = 0;
const OTHER = 63;

/** One occurrence: which literal (index into those given), and where it stands in the text. */
export type Visit = (literal: number, from: number, to: number) => void;

/** Character classes: white space 0, characters outside ASCII one class, letters without their case. */
const CLASS = new Uint8Array(128).map((_, code) => classOf(code));

function classOf(code: number): number {
  const character = String.fromCharCode(code).toLowerCase();
  if (/\s/.test(character)) return SPACE;
  return character.charCodeAt(0) & 0x3f || OTHER;
}

function codeClass(code: number): number {
  if (code < 128) return CLASS[code] as number;
  return isSpace(code) ? SPACE : OTHER;
}

function hash(last: number, middle: number, first: number): number {
  return (last ^ (middle << 5) ^ (first << 10)) & TABLE_MASK;
}

interface Candidate {
  /** Index of the literal. */
  readonly index: number;
  readonly literal: string;
  /** Index in the literal of the last character of the window. */
  readonly last: number;
}

export class LiteralScanner {
  /** The literals as they are compared: lower case, without white space. */
  readonly literals: readonly string[];
  /** Length of the window. */
  readonly window: number;
  readonly #jumps: Uint8Array;
  /** Literals by the hash of the block that ends their window. */
  readonly #buckets: ReadonlyMap<number, readonly Candidate[]>;

  constructor(literals: readonly string[]) {
    this.literals = literals.map(squeeze);
    this.window = Math.min(LONGEST_WINDOW, ...this.literals.map((literal) => literal.length));
    this.#jumps = new Uint8Array(TABLE_MASK + 1).fill(Math.max(1, this.window - BLOCK + 1));
    const buckets = new Map<number, Candidate[]>();
    this.literals.forEach((literal, index) => {
      const start = rarestWindow(literal, this.window);
      const last = start + this.window - 1;
      for (let end = start + BLOCK - 1; end <= last; end++) {
        const key = blockHash(literal, end);
        this.#jumps[key] = Math.min(this.#jumps[key] as number, last - end);
      }
      const key = blockHash(literal, last);
      buckets.set(key, [...(buckets.get(key) ?? []), { index, literal, last }]);
    });
    this.#buckets = buckets;
  }

  /** Calls `visit` for every occurrence whose window ends in [from, to), in the order of those ends. Linear time. */
  scan(text: string, visit: Visit, from = 0, to = text.length): void {
    if (this.literals.length === 0) return;
    const jumps = this.#jumps;
    let at = Math.max(from, this.window - 1);
    while (at < to) {
      const last = codeClass(text.charCodeAt(at));
      if (last === SPACE) {
        at++;
        continue;
      }
      let before = at - 1;
      let middle = codeClass(text.charCodeAt(before));
      while (middle === SPACE && before > 0) middle = codeClass(text.charCodeAt(--before));
      let first = codeClass(text.charCodeAt(--before));
      while (first === SPACE && before > 0) first = codeClass(text.charCodeAt(--before));
      const key = (last ^ (middle << 5) ^ (first << 10)) & TABLE_MASK;
      const jump = jumps[key] as number;
      if (jump === 0) {
        this.#verify(text, key, at, visit);
        at++;
      } else at += jump;
    }
  }

  /** Compares the literals of a bucket with the text around the end of the window. */
  #verify(text: string, key: number, end: number, visit: Visit): void {
    const candidates = this.#buckets.get(key);
    if (!candidates) return;
    for (const { index, literal, last } of candidates) {
      const from = matchBackward(text, end, literal, last);
      if (from < 0) continue;
      const to = matchForward(text, end + 1, literal, last + 1);
      if (to >= 0) visit(index, from, to);
    }
  }
}

/** Hash of the block of a literal that ends at `end`. */
function blockHash(literal: string, end: number): number {
  const [last, middle, first] = [end, end - 1, end - 2].map((at) => codeClass(literal.charCodeAt(at)));
  return hash(last as number, middle as number, first as number);
}

/** Where in the literal the window costs least: its blocks are rare in ordinary logs, the last one above all. */
function rarestWindow(literal: string, window: number): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let start = 0; start + window <= literal.length; start++) {
    let cost = 0;
    for (let end = start + BLOCK - 1; end < start + window; end++) {
      const lostJump = end - start - BLOCK + 2;
      cost += lostJump * (ORDINARY_BLOCKS.get(blockHash(literal, end)) ?? 0);
    }
    cost += VERIFY_COST * (ORDINARY_BLOCKS.get(blockHash(literal, start + window - 1)) ?? 0);
    if (cost < lowest) [best, lowest] = [start, cost];
  }
  return best;
}

/** What ordinary lines of the daemons and the kernel look like; only their letter frequencies matter. */
const ORDINARY_LINES = `
time="2026-01-02T03:04:05.123456789Z" level=info msg="ignoring event" container=0123456789abcdef module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete"
time="2026-01-02T03:04:05.123456789+08:00" level=debug msg="Calling GET /v1.43/containers/json?all=1&filters=%7B%22label%22%3A%7B%22io.kubernetes.docker.type"
time="2026-01-02T03:04:05Z" level=warning msg="cleaning up after shim disconnected" id=0123456789abcdef namespace=k8s.io runtime=io.containerd.runc.v2
time="2026-01-02T03:04:05Z" level=error msg="Handler for POST /v1.43/containers/create returned error: No such image: registry.example.com/team/app:latest"
Jan  2 03:04:05 host kernel: docker0: port 1(veth0123456) entered blocking state, device veth0123456 entered promiscuous mode, link becomes ready
Jan  2 03:04:05 host systemd[1]: Started Docker Application Container Engine. run-docker-runtime-runc-moby mount: Succeeded.
E0102 03:04:05.123456 1234 pod_workers.go:191] Error syncing pod, skipping: failed to start container with CrashLoopBackOff: back-off restarting failed
GET /api/v1/namespaces/default/pods HTTP/1.1 200 request completed connection response user agent Mozilla java.lang.Exception at org.springframework.web
`;
/** A comparison costs about as much as this many lost characters of a jump. */
const VERIFY_COST = 12;

const ORDINARY_BLOCKS: ReadonlyMap<number, number> = countBlocks(squeeze(ORDINARY_LINES));

function countBlocks(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (let end = BLOCK - 1; end < text.length; end++) {
    const key = blockHash(text, end);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function sameCharacter(code: number, wanted: number): boolean {
  return code === wanted || (code >= 0x41 && code <= 0x5a && code + 0x20 === wanted);
}

/** Start of literal[0..last] when it ends at `at`, or -1. */
function matchBackward(text: string, at: number, literal: string, last: number): number {
  let position = at;
  for (let index = last; index >= 0; index--, position--) {
    while (position >= 0 && codeClass(text.charCodeAt(position)) === SPACE) position--;
    if (position < 0 || !sameCharacter(text.charCodeAt(position), literal.charCodeAt(index))) return -1;
  }
  return position + 1;
}

/** End of literal[first..] when it goes on at `at`, or -1. */
function matchForward(text: string, at: number, literal: string, first: number): number {
  let position = at;
  for (let index = first; index < literal.length; index++, position++) {
    while (position < text.length && codeClass(text.charCodeAt(position)) === SPACE) position++;
    if (position >= text.length || !sameCharacter(text.charCodeAt(position), literal.charCodeAt(index))) return -1;
  }
  return position;
}
