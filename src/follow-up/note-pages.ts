import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Account } from '../people/people-queries.ts';
import { notePath } from './follow-up-paths.ts';
import type { Note } from './note-store.ts';

export type ShownNote = {
  readonly id: number;
  readonly version: number;
  readonly action: string;
  readonly text: string;
  readonly author: string;
  readonly when: string;
  readonly edited: string | null;
  readonly withdrawn: string | null;
  readonly pinned: boolean;
  readonly mine: boolean;
};

/** The notes that hold the words looked for, whatever the accents and capitals. */
export function shownNotes(
  ctx: Context,
  notes: readonly Note[],
  staff: readonly Account[],
  looked: string,
): ShownNote[] {
  const t = translator(ctx.locale);
  const { shortMoment } = formatterFor(ctx.locale);
  const words = folded(looked)
    .split(/\s+/)
    .filter((word) => word !== '');
  const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  return notes
    .filter(({ text }) => words.every((word) => folded(text).includes(word)))
    .map((note) => ({
      id: note.id,
      version: note.version,
      action: notePath({ note: note.id }),
      text: note.text,
      author: staff.find(({ id }) => id === note.madeBy)?.name ?? t('register.unit.someone'),
      when: shortMoment(note.madeAt),
      edited: note.editedAt && t('followUp.notes.edited', { when: shortMoment(note.editedAt) }),
      withdrawn: note.withdrawnAt && t('followUp.notes.withdrawn', { when: shortMoment(note.withdrawnAt) }),
      pinned: note.pinned,
      mine: note.madeBy !== null && note.madeBy === me,
    }));
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
