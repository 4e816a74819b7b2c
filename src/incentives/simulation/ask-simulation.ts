import type { Context } from '../../context.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseWork } from '../../outbox/promise-work.ts';
import type { Day } from '../../shared/dates.ts';
import { forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { SchemeVersionId, SimulationId } from '../../shared/ids.ts';
import { checkScheme } from '../check-scheme.ts';
import { parseScheme } from '../scheme.ts';
import { findSchemeVersion, type SchemeVersionRow } from '../scheme-store.ts';
import type { Assumptions } from './assumptions.ts';
import { type KeptScheme, MOST_COMPARED } from './kept-simulation.ts';
import { addSimulation, findSimulation, noteSimulation, underWayOf } from './simulation-store.ts';

export const SCHEME_SIMULATION = 'scheme-simulation';
export type SimulationWork = { readonly simulation: SimulationId };

export type AskedSimulation = {
  /** The one compared with. */
  readonly first: SchemeVersionId;
  readonly others: readonly SchemeVersionId[];
  readonly on: Day;
  readonly assumptions: Assumptions;
};

/**
 * Has schemes replayed in the background, each with its rules as they stand now. One at a time for each person.
 * @throws DomainError refused `simulations.errors.*`, 404
 */
export async function askSimulation(ctx: Context, asked: AskedSimulation): Promise<SimulationId> {
  const now = ctx.clock();
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw forbidden();
  const ids = [asked.first, ...asked.others.filter((id) => id !== asked.first)];
  if (ids.length < 2) throw refused('simulations.errors.alone');
  if (ids.length > MOST_COMPARED) throw refused('simulations.errors.tooMany');
  return ctx.db.tx(async (d) => {
    if ((await underWayOf(d, actor.accountId)) !== null) throw refused('simulations.errors.running');
    const schemes: KeptScheme[] = [];
    for (const id of ids)
      schemes.push(keep(mustExist(await findSchemeVersion(d, id), 'schemes.errors.unknown')));
    const row = await addSimulation(d, {
      state: 'waiting',
      readOn: asked.on,
      schemes,
      assumptions: asked.assumptions,
      done: 0,
      total: 0,
      askedBy: actor.accountId,
      askedAt: now,
    });
    await promiseWork(d, now, {
      kind: SCHEME_SIMULATION,
      payload: { simulation: row.id } satisfies SimulationWork,
      dedupeKey: `simulation:${row.id}`,
    });
    await appendJournal(
      d,
      { actor, now },
      {
        action: 'simulation.asked',
        subject: { kind: 'simulation', id: row.id },
        data: { versions: ids, on: asked.on },
      },
    );
    return row.id;
  });
}

/** A table with a gap has no answer for some homes: such a draft is put right before it is simulated. */
function keep({ id, number, state, rules }: SchemeVersionRow): KeptScheme {
  const definition = parseScheme(rules);
  const wrong = checkScheme(definition).some(({ level, code }) => level === 'error' && code !== 'unwritten');
  if (wrong) throw refused('simulations.errors.faulty', { number });
  return { versionId: id, number, draft: state === 'draft', definition };
}

/** Gives a simulation up; one that has ended stays as it is. Its author's deed, or another manager's. */
export function cancelSimulation(ctx: Context, id: SimulationId): Promise<void> {
  const now = ctx.clock();
  return ctx.db.tx(async (d) => {
    mustExist(await findSimulation(d, id), 'web.error.404.text');
    if (!(await noteSimulation(d, id, { state: 'cancelled', endedAt: now }))) return;
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'simulation.cancelled', subject: { kind: 'simulation', id } },
    );
  });
}
