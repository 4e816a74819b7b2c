/** A reproducible source of chance. The same keys give the same draws, whatever was drawn elsewhere. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** Around a mean, cut at both ends (sum of three uniform draws: near enough to a bell for invented data). */
  around(mean: number, spread: number, min: number, max: number): number;
};

/** FNV-1a over the keys, then mulberry32 (both public domain): small, fast, and the same on every machine. */
export function random(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join('|'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]): T => {
    const index = Math.floor(next() * list.length);
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[index] as T;
  };
  return {
    next,
    pick,
    whole: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(choices)[0];
    },
    around: (mean, spread, min, max) => {
      const bell = next() + next() + next() - 1.5;
      return Math.min(max, Math.max(min, mean + bell * spread));
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  // Neighbouring keys end up far apart only after the last bits have been stirred in.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}

const BASE_32 = '123456789ABCDEFGHJKMNPQRSTVWXYZ0';
/** A number in capitals and digits, of a fixed length: invented identifiers. */
export function code(value: number, length: number): string {
  let left = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = BASE_32[left % 32] + text;
    left = Math.floor(left / 32);
  }
  return text;
}
