import { and, desc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import { mustHaveSaved } from '../db/saved.ts';
import type { NoteId, UnitId } from '../shared/ids.ts';
import { notes } from './note-table.ts';

export type Note = typeof notes.$inferSelect;

/** Adds a note; null when the same form already made it. */
export async function addNote(d: Writer, note: typeof notes.$inferInsert): Promise<NoteId | null> {
  const added = d.insert(notes).values(note).onConflictDoNothing({ target: notes.formKey });
  return added.returning({ id: notes.id }).get()?.id ?? null;
}

export async function findNote(d: Reader, id: NoteId): Promise<Note | undefined> {
  return d.select().from(notes).where(eq(notes.id, id)).get();
}

/** Pinned ones first, then the newest. */
export async function notesOfUnit(d: Reader, unitId: UnitId): Promise<Note[]> {
  return d
    .select()
    .from(notes)
    .where(eq(notes.unitId, unitId))
    .orderBy(desc(notes.pinned), desc(notes.id))
    .limit(200)
    .all();
}

/** Saves changes made on the version `seen`. @throws DomainError conflict when somebody saved in between */
export async function saveNote(
  d: Writer,
  seen: { id: NoteId; version: number },
  changes: Partial<Note>,
): Promise<void> {
  mustHaveSaved(
    d
      .update(notes)
      .set({ ...changes, version: seen.version + 1 })
      .where(and(eq(notes.id, seen.id), eq(notes.version, seen.version)))
      .run(),
  );
}
