import { yearOf } from '../../shared/dates.ts';
import { UNBOUNDED } from '../choose-premiums.ts';
import {
  classesGained,
  costTTC,
  energyGain,
  type Maybe,
  type OtherAid,
  type Situation,
  totalHT,
  totalTTC,
  UNKNOWN,
} from '../situation.ts';

/**
 * A situation made ready for many evaluations: what every scheme would work out again is worked out once. Money in
 * cents, as numbers: this is the inner loop of a simulation.
 */
export type Project = {
  readonly situation: Situation;
  readonly buildingAge: Maybe<number>;
  readonly classesGained: Maybe<number>;
  readonly energyGain: Maybe<number>;
  /** Cost VAT included of each measure, in the order of the situation's measures. */
  readonly ttc: readonly number[];
  readonly totalHT: number;
  readonly totalTTC: number;
  /** Grants reckoned before a local scheme; what is unknown is counted at the most it could be. */
  readonly aids: readonly OtherAid[];
  /** Sum of the public ones, and of the others. */
  readonly publicAid: number;
  readonly privateAid: number;
};

export const projectOf = (situation: Situation, aids: readonly OtherAid[]): Project => ({
  situation,
  buildingAge: situation.yearBuilt === UNKNOWN ? UNKNOWN : yearOf(situation.on) - situation.yearBuilt,
  classesGained: classesGained(situation),
  energyGain: energyGain(situation),
  ttc: situation.measures.map(costTTC),
  totalHT: totalHT(situation.measures),
  totalTTC: totalTTC(situation.measures),
  ...withAids(aids),
});

/** The same works beside other grants: what was made ready for the situation stays. */
export const besideAids = (project: Project, aids: readonly OtherAid[]): Project => ({
  ...project,
  ...withAids(aids),
});

const withAids = (aids: readonly OtherAid[]) => ({
  aids,
  publicAid: sumOf(aids, true),
  privateAid: sumOf(aids, false),
});

function sumOf(aids: readonly OtherAid[], isPublic: boolean): number {
  let sum = 0;
  for (const aid of aids)
    if (aid.public === isPublic) sum += aid.status === 'unknown' ? (aid.atMost ?? UNBOUNDED) : aid.amount;
  return sum;
}
