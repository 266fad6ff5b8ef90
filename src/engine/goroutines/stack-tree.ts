/**
 * Stacks that share their inner frames share the nodes of a tree, so that a dump of any size takes the memory of its different
 * stacks, and a frame that was just seen costs one comparison of texts.
 */
import type { Frame } from './record.ts';
import { functionOfCall, isCallOf, readPlace } from './stack-line.ts';

export class StackNode {
  /** Nothing at the root. */
  readonly frame: Frame | undefined;
  /** Whether this is the `go` statement that ends a stack. */
  readonly isCreator: boolean;
  readonly #parent: StackNode | undefined;
  /** The line that named the place when the frame was last seen; its offset and pointers may differ next time. */
  #placeText = '';
  readonly #below = new Map<string, StackNode>();
  /** The one seen last: most goroutines of a large dump are in the same place. */
  #last: StackNode | undefined;

  constructor(frame?: Frame, isCreator = false, parent?: StackNode) {
    this.frame = frame;
    this.isCreator = isCreator;
    this.#parent = parent;
  }

  /** The frame below that was seen last, if this is its call line. */
  lastCalled(text: string): StackNode | undefined {
    const last = this.#last;
    return last?.frame && !last.isCreator && isCallOf(text, last.frame.function) ? last : undefined;
  }

  /** Whether the text is the line that named the frame's place when it was last seen. */
  isPlacedBy(text: string): boolean {
    return this.#placeText === text;
  }

  /** The frame of a call line and the place line below it; an empty text when the place is missing. */
  call(callText: string, placeText: string): StackNode {
    const last = this.lastCalled(callText);
    return last?.isPlacedBy(placeText) ? last : this.#find(functionOfCall(callText), placeText, false);
  }

  /** The `go` statement of a line `created by …` and the place line below it. */
  creator(name: string, placeText: string): StackNode {
    const last = this.#last;
    if (last?.isCreator && last.frame?.function === name && last.isPlacedBy(placeText)) return last;
    return this.#find(name, placeText, true);
  }

  /** A frame that was read otherwise. */
  known(frame: Frame): StackNode {
    return this.#below.get(keyOf(frame, false)) ?? this.#add(frame, false);
  }

  /** The frames from the root to here, without the `go` statement. */
  frames(): Frame[] {
    const frames: Frame[] = [];
    for (let node: StackNode | undefined = this; node; node = node.#parent) {
      if (node.frame && !node.isCreator) frames.push(node.frame);
    }
    return frames.reverse();
  }

  #find(name: string, placeText: string, isCreator: boolean): StackNode {
    const { file, line } = placeText === '' ? NOWHERE : readPlace(placeText);
    const frame = { function: name, file, line };
    const node = this.#below.get(keyOf(frame, isCreator)) ?? this.#add(frame, isCreator);
    node.#placeText = placeText;
    this.#last = node;
    return node;
  }

  #add(frame: Frame, isCreator: boolean): StackNode {
    const node = new StackNode(frame, isCreator, this);
    this.#below.set(keyOf(frame, isCreator), node);
    return node;
  }
}

function keyOf(frame: Frame, isCreator: boolean): string {
  return `${frame.function}\n${frame.file}:${frame.line}${isCreator ? '\n' : ''}`;
}

const NOWHERE = { file: undefined, line: undefined };
