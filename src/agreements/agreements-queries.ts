import type { Reader } from '../db/database.ts';
import type { Day } from '../shared/dates.ts';
import type { CaseId } from '../shared/ids.ts';
import { latestAct } from './acts/act-store.ts';
import { isConforming } from './works/visit.ts';
import { visitsOf } from './works/visit-store.ts';

/** What other rooms may ask of agreements and works. */
export { type Act, actsOfCase, findAct, latestAct } from './acts/act-store.ts';
export { type PaperCopy, paperCopiesOf } from './scans/scan-store.ts';
export { type Visit, visitsOf } from './works/visit-store.ts';

/** Number of the agreement of a case; null before it is issued. */
export const agreementNumberOf = async (d: Reader, caseId: CaseId): Promise<string | null> =>
  (await latestAct(d, caseId, 'agreement'))?.number ?? null;

/** Day of the visit that found the works conforming; null when there was none. */
export const conformityDayOf = async (d: Reader, caseId: CaseId): Promise<Day | null> =>
  (await visitsOf(d, caseId)).findLast(({ outcome }) => isConforming(outcome))?.visitedOn ?? null;
