import type { Writer } from '../db/database.ts';
import { addYears } from '../shared/dates.ts';
import type { CaseId } from '../shared/ids.ts';
import { moveUndertakingEnd, undertakingsOf } from './return-store.ts';

/** Gives a promise that runs the length that an amendment agreed. One that has not begun takes it when it does. */
export async function setUndertakingYears(
  d: Writer,
  caseId: CaseId,
  { kind, years }: { readonly kind: string; readonly years: number },
): Promise<void> {
  const running = (await undertakingsOf(d, caseId)).find((undertaking) => undertaking.kind === kind);
  if (running?.state === 'running')
    await moveUndertakingEnd(d, { caseId, kind }, addYears(running.startsOn, years));
}
