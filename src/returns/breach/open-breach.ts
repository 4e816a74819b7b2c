import { canDo } from '../../cases/case-workflow.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import { caseForStaff } from '../../cases/open-case.ts';
import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { addPlanned, endPlanned } from '../../follow-up/keep-tasks.ts';
import { translate, translateDynamic } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { conflict, invalid, mustExist, refused } from '../../shared/errors.ts';
import { findUnit } from '../../units/units-queries.ts';
import { undertakingsOf } from '../return-store.ts';
import type { BreachSource } from './breach.ts';
import { addBreach, type Breach, openBreachOn } from './breach-store.ts';

export type FoundBreach = {
  readonly undertaking: string;
  readonly source: BreachSource;
  readonly checkId: number | null;
  readonly brokenOn: Day;
  readonly facts: string;
};

export const breachTaskKey = (id: number): string => `breach-${id}`;

/** An officer writes down that an undertaking seems broken. @throws DomainError `breaches.errors.*` */
export async function findBreachByHand(ctx: Context, ref: string, found: FoundBreach): Promise<Breach> {
  if (found.brokenOn > dayOf(ctx.clock())) throw invalid('breaches.errors.future');
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    if (!canDo(row.state, 'claw-back')) throw refused('breaches.errors.notFollowed');
    if (await openBreachOn(d, row.id, found.undertaking)) throw conflict('breaches.errors.openAlready');
    return openBreach(d, ctx, row, found);
  });
}

/** The same inside another deed (a return of another kind, a buyer who refuses); the one that is open already stays alone. */
export async function openBreach(d: Writer, ctx: Context, row: CaseRow, found: FoundBreach): Promise<Breach> {
  const known = await openBreachOn(d, row.id, found.undertaking);
  if (known) return known;
  const undertakings = await undertakingsOf(d, row.id);
  const running = undertakings.find(({ kind, state }) => kind === found.undertaking && state === 'running');
  if (!running) throw refused('breaches.errors.notRunning');
  const now = ctx.clock();
  // A promise is not broken before it binds.
  const brokenOn = found.brokenOn < running.startsOn ? running.startsOn : found.brokenOn;
  const breach = await addBreach(d, {
    ...found,
    brokenOn,
    caseId: row.id,
    state: 'found',
    foundBy: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    foundAt: now,
  });
  await planBreachTask(d, ctx, row, breach);
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'breach.found',
      subject: { kind: 'case', id: row.id },
      data: {
        ref: row.ref,
        breach: breach.id,
        undertaking: found.undertaking,
        source: found.source,
        brokenOn,
      },
    },
  );
  return breach;
}

async function planBreachTask(d: Writer, ctx: Context, row: CaseRow, breach: Breach): Promise<void> {
  const unit = mustExist(await findUnit(d, row.unitId), 'cases.errors.unknown');
  const subject = translate('fr', 'breaches.task', {
    ref: row.ref,
    what: translateDynamic('fr', `incentives.undertakings.${breach.undertaking}`),
  });
  const task = { kind: 'check' as const, subject, dueOn: dayOf(ctx.clock()), assignedTo: row.assignedTo };
  await addPlanned(d, ctx, unit, { ...task, formKey: breachTaskKey(breach.id) }, true);
}

/** The officer has taken it up. */
export const endBreachTask = (d: Writer, ctx: Context, id: number): Promise<void> =>
  endPlanned(d, ctx, breachTaskKey(id));
