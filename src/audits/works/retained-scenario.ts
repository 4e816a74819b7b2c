import type { OwnerKind, RentLevel, Tenure } from '../../incentives/vocabulary.ts';
import type { Instant } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Scenario } from '../scenario.ts';
import type { WorkRef } from './measure-catalogue.ts';

/**
 * What the owner said of the project while choosing works, each null until answered. Named as in the declaration of
 * an application, so that it is proposed there and not asked again.
 */
export type ProjectAnswers = {
  readonly ownerKind: OwnerKind | null;
  readonly tenureAfter: Tenure | null;
  readonly rentLevel: RentLevel | null;
  readonly householdSize: number | null;
  /** Reference tax income of the household, whole euros. */
  readonly referenceIncome: number | null;
  readonly worksNotStarted: boolean | null;
  /** Protected by the architecte des bâtiments de France: no insulation from outside. */
  readonly protectedFacade: boolean;
};

export const NO_PROJECT_ANSWERS: ProjectAnswers = {
  ownerKind: null,
  tenureAfter: null,
  rentLevel: null,
  householdSize: null,
  referenceIncome: null,
  worksNotStarted: null,
  protectedFacade: false,
};

/**
 * The works retained, as stored with the audit (`audit.scenario`): measures with their quantities and costs, results
 * before and after, bills. Plain data, computed when they were chosen and again whenever an answer changes.
 */
export type RetainedScenario = Scenario & {
  readonly format: 'volets-scenario/1';
  readonly chosen: readonly WorkRef[];
  readonly chosenAt: Instant;
  readonly chosenBy: AccountId | null;
  /** Price list that the costs come from; the tariffs are named by the bills. */
  readonly catalogue: string;
  readonly project: ProjectAnswers;
};
