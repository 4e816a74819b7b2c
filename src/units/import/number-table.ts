const FIRST_SLOTS = 1024;
const EMPTY = 0;

/**
 * Numbers above zero, each with a number beside it: 16 bytes a slot, half of the slots used at most. What is remembered of
 * each line of a file would take several times that in a map of texts.
 */
export class NumberTable {
  #keys = new Float64Array(FIRST_SLOTS);
  #values = new Float64Array(FIRST_SLOTS);
  #size = 0;

  get(key: number): number | undefined {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === EMPTY ? undefined : this.#values[slot];
  }

  has(key: number): boolean {
    return this.#keys[this.#slotOf(key)] !== EMPTY;
  }

  set(key: number, value: number): void {
    const slot = this.#slotOf(key);
    const isNew = this.#keys[slot] === EMPTY;
    this.#keys[slot] = key;
    this.#values[slot] = value;
    if (!isNew) return;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  add(key: number): void {
    this.set(key, 1);
  }

  get size(): number {
    return this.#size;
  }

  /** Where the key is, or the empty slot where it would be. */
  #slotOf(key: number): number {
    const last = this.#keys.length - 1;
    const high = Math.floor(key / 2 ** 32);
    // Neighbouring identifiers are the rule: multiplying by the golden ratio spreads them (Knuth, TAOCP 3, §6.4).
    const mixed = Math.imul((key >>> 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & last;
    while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(keys.length * 2);
    this.#values = new Float64Array(keys.length * 2);
    for (const [at, key] of keys.entries()) {
      if (key === EMPTY) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#values[slot] = values[at] as number;
    }
  }
}

const INVARIANTS = 10 ** 10;
const CORSICA: Readonly<Record<string, number>> = { '2A': 100, '2B': 101 };

/** An identifier of a dwelling (department and ten digits) as a number above zero. */
export function idlocalNumber(idlocal: string): number {
  const department = idlocal.slice(0, 2);
  return 1 + (CORSICA[department] ?? Number(department)) * INVARIANTS + Number(idlocal.slice(2));
}

/** A person number of the land files (eight letters or digits) as a number above zero. */
export const personNumberNumber = (personNumber: string): number => 1 + Number.parseInt(personNumber, 36);
