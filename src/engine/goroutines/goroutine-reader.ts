/** Reads the stacks of a dump line by line and groups those that are the same. */
import type { Line } from '../model.ts';
import { type Draft, toGroup } from './group.ts';
import { bracketOfHeader, type GoroutineHeader, readHeader } from './header.ts';
import type { GoroutineGroup } from './record.ts';
import { readCreator, readPlace, type StackLine, stackLine, startOf } from './stack-line.ts';
import { StackNode } from './stack-tree.ts';

/** The goroutine whose lines are being read. */
interface OpenGoroutine {
  readonly header: GoroutineHeader;
  readonly first: Line;
  last: Line;
  node: StackNode;
  /** A call line that waits for the line with its place. */
  call: string | undefined;
  /** The frame it is likely to be: that of the goroutine before. */
  likely: StackNode | undefined;
  /** Likewise a line `created by …`. */
  creator: { readonly function: string; readonly goroutine: number | undefined } | undefined;
  createdIn: number | undefined;
  elided: boolean;
  unavailable: boolean;
  /** Frames of the goroutines that started it follow, which are no part of its stack. */
  inAncestors: boolean;
  /** Frames of the runtime are printed too, as in crashes and with GOTRACEBACK=system: then all have ` fp=0x…`. */
  full: boolean;
}

export class GoroutineReader {
  readonly #root = new StackNode();
  readonly #drafts: Draft[] = [];
  readonly #byStack = new Map<StackNode, Map<string, Draft>>();
  #lastDraft: { readonly node: StackNode; readonly state: string; readonly draft: Draft } | undefined;
  #open: OpenGoroutine | undefined;
  #count = 0;
  #withoutStack = 0;

  /** How many goroutines there were so far. */
  get count(): number {
    return this.#count;
  }

  /** How many of them had no line of a stack. */
  get withoutStack(): number {
    return this.#withoutStack;
  }

  /** Takes the next line. False when it is none of a goroutine. */
  take(line: Line): boolean {
    const open = this.#open;
    if (open !== undefined && takeLikely(open, line.text)) {
      open.last = line;
      return true;
    }
    const sort = stackLine(line.text);
    if (sort === 'header') {
      this.#close(false);
      this.#begin(line);
      return true;
    }
    if (open === undefined || sort === undefined) return false;
    const taken = takeInto(open, sort, line.text);
    if (taken) open.last = line;
    return taken;
  }

  /** The groups, in the order of their first goroutines. `whole`: the text shows that nothing follows the last line. */
  finish(whole = false): GoroutineGroup[] {
    const isCut = this.#open !== undefined && !whole && !isFinished(this.#open);
    this.#close(isCut);
    return this.#drafts.map(toGroup);
  }

  #begin(line: Line): void {
    const { text } = line;
    const start = startOf(text);
    this.#count++;
    this.#open = {
      header: readHeader(text, start, bracketOfHeader(text, start)),
      first: line,
      last: line,
      node: this.#root,
      call: undefined,
      likely: undefined,
      creator: undefined,
      createdIn: undefined,
      elided: false,
      unavailable: false,
      inAncestors: false,
      full: false,
    };
  }

  #close(isCut: boolean): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    placePending(open, '');
    if (open.node === this.#root && !open.unavailable) this.#withoutStack++;
    const draft = this.#draftOf(open, isCut);
    const { id, minutes } = open.header;
    draft.count++;
    if (draft.ids.length < IDS_KEPT) draft.ids.push(id);
    if (minutes === undefined) draft.anyShort = true;
    else {
      draft.min = Math.min(draft.min, minutes);
      draft.max = Math.max(draft.max, minutes);
      if (minutes >= HOUR) draft.overAnHour++;
    }
  }

  #draftOf(open: OpenGoroutine, isCut: boolean): Draft {
    const { node, header, elided } = open;
    const state =
      isCut || elided || header.locked ? `${header.state}\n${header.locked}${elided}${isCut}` : header.state;
    const last = this.#lastDraft;
    if (last?.node === node && last.state === state) return last.draft;
    let byState = this.#byStack.get(node);
    if (byState === undefined) {
      byState = new Map();
      this.#byStack.set(node, byState);
    }
    let draft = byState.get(state);
    if (draft === undefined) {
      draft = newDraft(open, isCut);
      byState.set(state, draft);
      this.#drafts.push(draft);
    }
    this.#lastDraft = { node, state, draft };
    return draft;
  }
}

const IDS_KEPT = 5;
const HOUR = 60;

function newDraft({ header, first, last, node, createdIn, elided }: OpenGoroutine, cut: boolean): Draft {
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    state: header.state,
    locked: header.locked,
    remarks: header.remarks,
    labels: header.labels,
    node,
    createdIn,
    elided,
    cut,
    hiddenCallers: undefined,
    count: 0,
    ids: [],
    min: Number.POSITIVE_INFINITY,
    max: 0,
    overAnHour: 0,
    anyShort: false,
  };
}

/** Takes a line that stood at the same place of the goroutine before, as nearly all do in a dump that is large. */
function takeLikely(open: OpenGoroutine, text: string): boolean {
  if (open.call === undefined) {
    if (open.creator !== undefined || open.inAncestors) return false;
    open.likely = open.node.lastCalled(text);
    if (open.likely === undefined) return false;
    open.call = text;
    return true;
  }
  if (!open.likely?.isPlacedBy(text)) return false;
  open.node = open.likely;
  open.likely = undefined;
  open.call = undefined;
  return true;
}

/** Takes a line into a goroutine. False when it has no place there. */
function takeInto(open: OpenGoroutine, sort: StackLine, text: string): boolean {
  switch (sort) {
    case 'call':
      placePending(open, '');
      if (!open.inAncestors) open.call = text;
      open.likely = undefined;
      return true;
    case 'place':
      return takePlace(open, text);
    case 'created':
      placePending(open, '');
      if (!open.inAncestors) open.creator = readCreator(text);
      return true;
    case 'elided':
      placePending(open, '');
      open.elided = true;
      return true;
    case 'unavailable':
      open.unavailable = true;
      return true;
    case 'ancestor':
      placePending(open, '');
      open.inAncestors = true;
      return true;
    case 'foreign':
      placePending(open, '');
      return true;
    default:
      return false;
  }
}

function takePlace(open: OpenGoroutine, text: string): boolean {
  if (open.inAncestors) return true;
  const isExpected = open.call !== undefined || open.creator !== undefined;
  placePending(open, text);
  open.full ||= text.includes(' fp=0x');
  return isExpected || text.includes('pc=0x');
}

/** Puts the frame whose call line was read on the stack; without a place when no line with one followed. */
function placePending(open: OpenGoroutine, placeText: string): void {
  const { call, creator } = open;
  if (call !== undefined) {
    open.node = open.node.call(call, placeText);
    open.call = undefined;
  } else if (creator !== undefined) {
    open.node = open.node.creator(creator.function, placeText);
    open.createdIn = creator.goroutine;
    open.creator = undefined;
  }
}

/** What stands at the bottom of the stacks that no `go` statement started, where frames of the runtime are left out. */
const BOTTOM: ReadonlySet<string> = new Set(['main.main', 'runtime.main', 'runtime.goexit']);
/** The same of the stacks that threads run on. */
const BOTTOM_OF_THREAD: ReadonlySet<string> = new Set(['runtime.mstart', 'runtime.rt0_go']);

/** Whether the stack of a goroutine goes down to its bottom. */
function isFinished({ call, creator, inAncestors, unavailable, node, header, full, last }: OpenGoroutine): boolean {
  if (call !== undefined || creator !== undefined || mayBeTorn(last.text)) return false;
  if (inAncestors || node.isCreator) return true;
  if (unavailable) return header.id === MAIN;
  const name = node.frame?.function ?? '';
  if (BOTTOM_OF_THREAD.has(name)) return true;
  // With all frames every stack ends in runtime.goexit, and only the main goroutine has no creator below it.
  return full ? name === 'runtime.goexit' && header.id === MAIN : BOTTOM.has(name);
}

/** A place without an offset is that of an inlined call, which is never the last, or has lost its end. */
function mayBeTorn(text: string): boolean {
  return stackLine(text) === 'place' && !readPlace(text).whole;
}

const MAIN = 1;
