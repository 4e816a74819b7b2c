import { costTTC, type OtherAid, type Situation, totalHT, totalTTC } from '../situation.ts';

/**
 * A situation made ready for many evaluations: what every scheme would work out again is worked out once. Money in
 * cents, as numbers: this is the inner loop of a simulation.
 */
export type Project = {
  readonly situation: Situation;
  /** Cost VAT included of each measure, in the order of the situation's measures. */
  readonly ttc: readonly number[];
  readonly totalHT: number;
  readonly totalTTC: number;
  /** Grants reckoned before a local scheme; what is unknown is counted at the most it could be. */
  readonly aids: readonly OtherAid[];
};

export const projectOf = (situation: Situation, aids: readonly OtherAid[]): Project => ({
  situation,
  ttc: situation.measures.map(costTTC),
  totalHT: totalHT(situation.measures),
  totalTTC: totalTTC(situation.measures),
  aids,
});
