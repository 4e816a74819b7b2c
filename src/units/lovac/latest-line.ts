/** What decides which of two lines about the same dwelling is the later word. */
export type LineDate = {
  readonly vintage: number;
  readonly vacancyStartYear: number;
};

/** The later vintage wins; within one, the later start of vacancy; of equals, the one read first. */
export const supersedes = (candidate: LineDate, current: LineDate): boolean =>
  candidate.vintage !== current.vintage
    ? candidate.vintage > current.vintage
    : candidate.vacancyStartYear > current.vacancyStartYear;
