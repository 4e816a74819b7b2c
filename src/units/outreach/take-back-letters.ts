import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { journalOf } from '../../journal/journal-queries.ts';
import type { UnitId } from '../../shared/ids.ts';
import type { Status } from '../unit.ts';
import { deleteLetter, findContact } from '../unit-file/contact-store.ts';
import { changeUnit, findUnit, type Unit } from '../unit-store.ts';

export type LetterToTakeBack = {
  readonly unitId: UnitId;
  readonly contactId: number | null;
  readonly statusBefore: Status | null;
  readonly versionAfter: number;
  readonly campaign: string;
};

/**
 * The letter did not leave after all: its contact goes, and the follow-up is again what it was. A unit that a person
 * changed since is kept as it is.
 * @returns `reverted`, `unchanged` (the letter had moved nothing) or `kept`
 */
export async function takeBackLetter(
  d: Writer,
  ctx: Context,
  letter: LetterToTakeBack,
): Promise<'reverted' | 'unchanged' | 'kept'> {
  const contact = letter.contactId === null ? undefined : await findContact(d, letter.contactId);
  // What was answered was read: it stays on the unit's page.
  if (contact && contact.answeredAt === null) await deleteLetter(d, contact);
  if (letter.statusBefore === null) return 'unchanged';
  const unit = await findUnit(d, letter.unitId);
  if (!unit || (await changedByPeople(d, unit, letter))) return 'kept';
  await changeUnit(d, unit.id, { status: letter.statusBefore, updatedAt: ctx.clock() });
  await appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: 'unit.campaign-taken-back',
      subject: { kind: 'unit', id: unit.id },
      data: { campaign: letter.campaign, from: unit.status, to: letter.statusBefore },
    },
  );
  return 'reverted';
}

/** An import may have touched the unit meanwhile: only what people did counts, and the journal tells who did what. */
async function changedByPeople(d: Writer, unit: Unit, letter: LetterToTakeBack): Promise<boolean> {
  if (unit.status !== 'awaiting-answer') return true;
  if (unit.version === letter.versionAfter) return false;
  const events = await journalOf(d, 'unit', unit.id);
  const sent = events.findLastIndex(
    ({ action, data }) =>
      action === 'unit.campaign-sent' && (data as { campaign?: string }).campaign === letter.campaign,
  );
  return events.slice(sent + 1).some(({ actorKind }) => actorKind === 'staff' || actorKind === 'owner');
}
