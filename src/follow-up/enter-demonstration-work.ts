import { type Context, contextFor } from '../context.ts';
import type { Account } from '../people/people-queries.ts';
import { addDays, dayOf } from '../shared/dates.ts';
import type { AccountId, UnitId } from '../shared/ids.ts';
import { findUnits } from '../units/units-queries.ts';
import { applyPlaybook } from './apply-playbook.ts';
import { pinNote, writeNote } from './keep-notes.ts';
import { finishTask, planTask } from './keep-tasks.ts';
import { notesOfUnit } from './note-store.ts';
import { tasksOfUnit } from './task-store.ts';

/** Days from today on which an invented recall fell due, and what for. */
const RECALLS = [
  [-6, 'Rappeler : devait voir avec sa sœur'],
  [-3, 'Demander la date du rendez-vous chez le notaire'],
  [0, 'Proposer une visite conseil'],
  [0, 'Vérifier si l’annonce de vente est encore en ligne'],
  [5, 'Relancer après l’envoi du guide des aides'],
] as const;
const NOTES = [
  'Joignable plutôt le soir. Les volets côté rue sont fermés, la toiture paraît saine.',
  'Une voisine garde les clés ; à voir avec elle pour la visite.',
];
const PLAYBOOKS = ['inheritance', 'funding'];

/** An invented day for one officer: recalls late, due and to come, two playbooks under way, notes. */
export async function enterDemonstrationWork(
  ctx: Context,
  officer: Account,
  theirs: readonly UnitId[],
): Promise<void> {
  const { id: assignedTo, name, role, territory } = officer;
  if (role === null) return;
  const own = contextFor(ctx, { kind: 'staff', accountId: assignedTo, name, role, territory });
  // Those still empty, followed ones first: an ended vacancy needs no recall.
  const vacant = (await findUnits(ctx.db.read, theirs)).filter(({ vacantSince }) => vacantSince !== null);
  const ids = vacant
    .toSorted((a, b) => Number(b.status === 'in-progress') - Number(a.status === 'in-progress'))
    .map(({ id }) => id);
  const today = dayOf(ctx.clock());
  for (const [place, [days, subject]] of RECALLS.entries()) {
    const unit = ids[place];
    if (unit === undefined) return;
    const formKey = `demonstration:${assignedTo}:${place}`;
    await planTask(own, unit, { kind: 'recall', subject, dueOn: addDays(today, days), assignedTo, formKey });
  }
  await startPlaybooks(own, ids.slice(RECALLS.length));
  await writeNotes(own, ids, assignedTo);
}

/** The first step of the first one is done already. */
async function startPlaybooks(own: Context, ids: readonly UnitId[]): Promise<void> {
  for (const [place, slug] of PLAYBOOKS.entries()) {
    const unit = ids[place];
    if (unit === undefined || !own.programme.playbooks.some((playbook) => playbook.slug === slug)) continue;
    await applyPlaybook(own, unit, slug);
    const [first] = await tasksOfUnit(own.db.read, unit);
    if (first && place === 0) await finishTask(own, first);
  }
}

async function writeNotes(own: Context, ids: readonly UnitId[], by: AccountId): Promise<void> {
  for (const [place, text] of NOTES.entries()) {
    const unit = ids[place];
    if (unit !== undefined) await writeNote(own, unit, { text, formKey: `demonstration:${by}:${place}` });
  }
  const [note] = ids[0] === undefined ? [] : await notesOfUnit(own.db.read, ids[0]);
  if (note) await pinNote(own, note, true);
}
