import type { Context } from '../context.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { conflict, forbidden, mustExist } from '../shared/errors.ts';
import type { NoteId, UnitId } from '../shared/ids.ts';
import { unitForStaff } from '../units/unit-file/edit-unit.ts';
import { addNote, findNote, type Note, saveNote } from './note-store.ts';

type Seen = { readonly id: NoteId; readonly version: number };

export async function writeNote(
  ctx: Context,
  unitId: UnitId,
  { text, formKey }: { readonly text: string; readonly formKey: string },
): Promise<void> {
  await ctx.db.tx(async (d) => {
    await unitForStaff(d, ctx, unitId);
    const madeBy = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
    const now = ctx.clock();
    const id = await addNote(d, { unitId, text, formKey, madeBy, madeAt: now });
    if (id === null) return;
    const subject = { kind: 'unit', id: unitId };
    await appendJournal(
      d,
      { actor: ctx.actor, now },
      { action: 'unit.note-written', subject, data: { note: id } },
    );
  });
}

/** Rewrites a note of one's own; the page says that it was. */
export const editNote = (ctx: Context, seen: Seen, text: string): Promise<void> =>
  change(ctx, seen, 'unit.note-edited', (note) => {
    mustBeMine(ctx, note);
    return { text, editedAt: ctx.clock() };
  });

/** Takes a note of one's own away: that there was one stays, its words do not. */
export const withdrawNote = (ctx: Context, seen: Seen): Promise<void> =>
  change(ctx, seen, 'unit.note-withdrawn', (note) => {
    mustBeMine(ctx, note);
    return { text: '', pinned: false, withdrawnAt: ctx.clock() };
  });

export const pinNote = (ctx: Context, seen: Seen, pinned: boolean): Promise<void> =>
  change(ctx, seen, pinned ? 'unit.note-pinned' : 'unit.note-unpinned', () => ({ pinned }));

async function change(
  ctx: Context,
  seen: Seen,
  action: string,
  decide: (note: Note) => Partial<Note>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const note = mustExist(await findNote(d, seen.id), 'web.error.404.text');
    await unitForStaff(d, ctx, note.unitId);
    if (note.withdrawnAt !== null) throw conflict('web.errors.changedMeanwhile');
    await saveNote(d, seen, decide(note));
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      { action, subject: { kind: 'unit', id: note.unitId }, data: { note: note.id } },
    );
  });
}

function mustBeMine({ actor }: Context, note: Note): void {
  if (actor.kind !== 'staff' || actor.accountId !== note.madeBy) throw forbidden('followUp.errors.notYours');
}
