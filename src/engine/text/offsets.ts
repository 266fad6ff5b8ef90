/** A growing list of offsets, in order. */
export class Offsets {
  #numbers: Uint32Array<ArrayBuffer>;
  #count = 0;

  constructor(capacity: number) {
    this.#numbers = new Uint32Array(Math.max(capacity, 16));
  }

  get count(): number {
    return this.#count;
  }

  push(offset: number): void {
    if (this.#count === this.#numbers.length) {
      const grown = new Uint32Array(this.#numbers.length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#count++] = offset;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  /** Index of the last offset that is not greater; 0 when all are. */
  lastUpTo(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.at(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
