/** What decides which of two lines about the same dwelling is the later word. */
export type LineDate = {
  readonly idlocal: string;
  readonly vintage: number;
  readonly vacancyStartYear: number;
};

/** The later vintage wins; within one, the later start of vacancy; of equals, the one read first. */
export const supersedes = (candidate: LineDate, current: LineDate): boolean =>
  candidate.vintage !== current.vintage
    ? candidate.vintage > current.vintage
    : candidate.vacancyStartYear > current.vacancyStartYear;

/** Remembers the latest line seen of each dwelling; about 150 bytes each. */
export class LatestLines {
  readonly #seen = new Map<string, LineDate>();

  /** `first` of its dwelling, `later` than what was kept, or `earlier` and to be dropped. */
  place({ idlocal, vintage, vacancyStartYear }: LineDate): 'first' | 'later' | 'earlier' {
    const candidate = { idlocal, vintage, vacancyStartYear };
    const current = this.#seen.get(idlocal);
    if (current && !supersedes(candidate, current)) return 'earlier';
    this.#seen.set(idlocal, candidate);
    return current ? 'later' : 'first';
  }

  get size(): number {
    return this.#seen.size;
  }
}
