import { casePath } from '../../cases/case-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic, translator } from '../../i18n/translate.ts';
import type { JournalRow } from '../../journal/journal-queries.ts';
import type { AccountId } from '../../shared/ids.ts';
import { importPath } from '../units-paths.ts';
import { changesText, fieldNames } from './change-words.ts';
import type { Happened, History, SeenImport } from './see-history.ts';

/** One thing that happened to a unit, ready for the timeline. */
export type Happening = {
  readonly when: string;
  readonly title: string;
  readonly who: string;
  readonly text: string | null;
  readonly href: string | null;
  readonly tone: string;
};
type Told = Omit<Happening, 'when'>;
export type Names = ReadonlyMap<AccountId, string>;

const TONES: Readonly<Record<string, string>> = {
  'unit.owner-written-to': 'info',
  'unit.owner-answered': 'success',
  'unit.vacancy-ended': 'success',
  'unit.document-removed': 'quiet',
};

/** What happened, in the reader's words, in the order given. */
export function tellHistory(ctx: Context, history: History, names: Names): Happening[] {
  const { shortMoment } = formatterFor(ctx.locale);
  return history.happened.map((one) => ({ when: shortMoment(one.at), ...tell(ctx, one, history, names) }));
}

function tell(ctx: Context, one: Happened, history: History, names: Names): Told {
  const t = translator(ctx.locale);
  if (one.what === 'journal') return fromJournal(ctx, one.event, history, names);
  if (one.what === 'import') return fromImport(ctx, one.change, names);
  const title = t('register.event.entered');
  return { title, who: t('register.unit.software'), text: null, href: null, tone: 'neutral' };
}

function whoOf(ctx: Context, kind: string, id: AccountId | null, names: Names): string {
  const t = translator(ctx.locale);
  if (kind === 'owner') return t('register.unit.theOwner');
  if (kind !== 'staff' || id === null) return t('register.unit.software');
  return names.get(id) ?? t('register.unit.someone');
}

function fromJournal(ctx: Context, event: JournalRow, { caseRefs, owners }: History, names: Names): Told {
  const ref = event.subjectKind === 'case' ? caseRefs.get(event.subjectId) : undefined;
  return {
    title: titleOf(ctx, event, ref),
    who: whoOf(ctx, event.actorKind, event.actorId, names),
    text: detailOf(ctx, event, owners.get(event.data.owner as never), names),
    href: ref === undefined ? null : casePath({ ref }),
    tone: TONES[event.action] ?? 'neutral',
  };
}

/** `Dossier VO-2026-00042 : Accorder` for a case; a step the case has no word for is told as a change. */
function titleOf({ locale }: Context, { action, subjectKind }: JournalRow, ref: string | undefined): string {
  if (subjectKind !== 'case') return translateDynamic(locale, `register.event.${action.replace('.', '-')}`);
  const key = `cases.action.${action.replace('case.', '')}`;
  const what = isMessageKey(key)
    ? translateDynamic(locale, key)
    : translate(locale, 'register.event.caseChanged');
  return translate(locale, 'register.event.onCase', { ref: ref ?? '', what });
}

/** Old and new values; for a document its kind, for a merge what was taken, whose right it is about. */
function detailOf(
  ctx: Context,
  { data, action }: JournalRow,
  owner: string | undefined,
  names: Names,
): string | null {
  const { kind, fields, taken } = data;
  if (action.startsWith('unit.document-'))
    return translateDynamic(ctx.locale, `unitLife.papers.kind.${String(kind)}`);
  const named = Array.isArray(fields) ? fields : Array.isArray(taken) ? taken : [];
  return (
    [owner, fieldNames(ctx, named), changesText(ctx, data, names)].filter((text) => text).join(' · ') || null
  );
}

function fromImport(ctx: Context, change: SeenImport, names: Names): Told {
  const changed = change.before === null ? 'new' : hasFields(change) ? 'changed' : 'vintage';
  const t = translator(ctx.locale);
  return {
    title: t(`register.event.import-${changed}`, { id: change.id }),
    who: whoOf(ctx, change.madeBy === null ? 'system' : 'staff', change.madeBy, names),
    text: [
      t('register.event.vintage', { vintage: change.vintage }),
      changesText(ctx, fieldChanges(change), names),
    ]
      .filter((part) => part !== null)
      .join(' · '),
    href: importPath({ import: change.id }),
    tone: 'neutral',
  };
}

const hasFields = ({ after }: SeenImport): boolean =>
  Object.keys(after.unit).some((field) => field !== 'lastVintage') ||
  after.spell !== null ||
  after.links !== null ||
  after.owners.length > 0;

const fieldChanges = ({ before, after }: SeenImport): JournalRow['data'] =>
  Object.fromEntries(
    Object.entries(before?.unit ?? {})
      .filter(([field]) => field !== 'lastVintage')
      .map(([field, from]) => [field, { from, to: after.unit[field] ?? null }]),
  );
