/**
 * The last few of many. Something is added for every line of a log and they are looked at now and then, so adding overwrites
 * the oldest in place, and they are put in order only when asked for.
 */
export class Last<T> {
  readonly #most: number;
  readonly #kept: T[] = [];
  /** Where the next one goes. */
  #next = 0;
  #count = 0;
  #list: readonly T[] | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  add(item: T): void {
    this.#kept[this.#next] = item;
    this.#next = this.#next + 1 === this.#most ? 0 : this.#next + 1;
    if (this.#count < this.#most) this.#count++;
    this.#list = undefined;
  }

  /** Takes out the newest. */
  remove(): void {
    if (this.#count === 0) return;
    this.#next = this.#next === 0 ? this.#most - 1 : this.#next - 1;
    this.#count--;
    this.#list = undefined;
  }

  /** Oldest first. */
  get list(): readonly T[] {
    this.#list ??= this.#inOrder();
    return this.#list;
  }

  #inOrder(): T[] {
    const first = this.#next - this.#count;
    if (first >= 0) return this.#kept.slice(first, this.#next);
    return [...this.#kept.slice(first + this.#most, this.#most), ...this.#kept.slice(0, this.#next)];
  }
}
