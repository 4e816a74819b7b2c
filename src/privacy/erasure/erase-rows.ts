import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { dayOf } from '../../shared/dates.ts';
import type { CaseId, OwnerId } from '../../shared/ids.ts';
import { refreshUnits } from '../../units/refresh-units.ts';
import { noteErasedCase, noteErasedPerson } from '../archive/archive-store.ts';
import { type Erased, eraseScope, gather } from '../holdings/holdings-store.ts';
import { keepOpposition, unitsOfPersons } from './erasure-store.ts';
import { promiseFileErasure } from './promise-file-erasure.ts';

type Around = Pick<Context, 'clock' | 'territory'>;

/** What one case holds goes; its reference, its states and its amounts stay, for the ledger and the figures. */
export async function eraseCase(d: Writer, ctx: Around, caseId: CaseId): Promise<Erased> {
  const now = ctx.clock();
  const erased = eraseScope(d, { cases: [caseId] });
  await noteErasedCase(d, caseId, dayOf(now));
  await promiseFileErasure(d, now, erased.files);
  return erased;
}

export type PersonErasure = {
  readonly owners: readonly OwnerId[];
  /** Cases that law keeps: who they are stays with them. */
  readonly keptCases: readonly CaseId[];
};

/**
 * What is held about one person goes, or, where cases of theirs must be kept, all that these do not need. Lists and
 * search follow in the same transaction.
 */
export async function erasePerson(
  d: Writer,
  ctx: Around,
  { owners, keptCases }: PersonErasure,
): Promise<Erased> {
  const now = ctx.clock();
  const whole = keptCases.length === 0;
  const scope = { owners, withoutCases: keptCases, withoutIdentity: !whole };
  const cases = (gather(d, scope).get('case_file') ?? []).map((row) => row.id as CaseId);
  if (whole) await keepOpposition(d, owners);
  const erased = eraseScope(d, scope);
  for (const caseId of cases) await noteErasedCase(d, caseId, dayOf(now));
  if (whole) {
    for (const owner of owners) await noteErasedPerson(d, owner, dayOf(now));
    await refreshUnits(d, ctx.territory, await unitsOfPersons(d, owners));
  }
  await promiseFileErasure(d, now, erased.files);
  return erased;
}
