import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { journalOf } from '../../journal/journal-queries.ts';
import { listStaff } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import type { AccountId, UnitDocumentId } from '../../shared/ids.ts';
import { type FieldError, typedText } from '../../web/forms.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import type { Option } from '../unit-file/unit-field-pages.ts';
import * as paths from '../unit-life-paths.ts';
import type { Unit } from '../unit-store.ts';
import { unitPath } from '../units-paths.ts';
import { DOCUMENT_SUBJECT, fileOf } from './open-document.ts';
import { isNominative, UNIT_DOCUMENT_KINDS } from './unit-document.ts';
import { documentsOfUnit, type UnitDocument } from './unit-document-store.ts';

export type PaperLine = {
  readonly name: string;
  readonly href: string;
  readonly text: string;
  readonly current: boolean;
  /** Address of its small picture; null where none may be shown. */
  readonly thumbnail: string | null;
};
type ShownPaper = {
  readonly name: string;
  readonly kind: string;
  readonly meta: string;
  readonly file: string;
  readonly download: string;
  readonly picture: boolean;
  readonly nominative: boolean;
  readonly close: string;
  readonly remove: string | null;
  readonly removing: boolean;
  readonly reason: string;
  /** Who read it, for who may read the journal. */
  readonly readings: readonly string[] | null;
};
export type PapersPage = {
  readonly home: string;
  readonly back: string;
  readonly shown: ShownPaper | null;
  readonly photos: readonly PaperLine[];
  readonly groups: readonly { readonly title: string; readonly lines: readonly PaperLine[] }[];
  readonly removed: readonly {
    readonly name: string;
    readonly meta: string;
    readonly reason: string;
    readonly restore: string | null;
  }[];
  readonly add: {
    readonly action: string;
    readonly kinds: readonly Option[];
    readonly kind: string;
    readonly label: string;
  } | null;
  readonly empty: boolean;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/papers': PapersPage;
  }
}

type Names = ReadonlyMap<AccountId | null, string>;
const mayDo = ({ actor }: Context, permission: 'units.edit' | 'journal.see'): boolean =>
  isAllowed(actor, permission);

/** What is kept with a unit, by kind; the one asked for is shown in the page. */
export async function papersPage(
  ctx: Context,
  unit: Unit,
  wanted: UnitDocumentId | null,
  sent: SentBack | null,
): Promise<PapersPage> {
  const { read } = ctx.db;
  const documents = await documentsOfUnit(read, unit.id);
  const names: Names = new Map((await listStaff(read)).map(({ id, name }) => [id, name]));
  const standing = documents.filter(({ removedAt }) => removedAt === null);
  const shown = standing.find(({ id }) => id === wanted);
  const line = (document: UnitDocument) => paperLine(ctx, document, names, shown?.id);
  return {
    home: unit.address,
    back: unitPath({ unit: unit.id }),
    shown: shown === undefined ? null : await shownPaper(ctx, shown, names, sent),
    photos: standing.filter(({ kind }) => kind === 'photo').map(line),
    groups: UNIT_DOCUMENT_KINDS.filter((kind) => kind !== 'photo').flatMap((kind) => {
      const lines = standing.filter((document) => document.kind === kind).map(line);
      return lines.length === 0
        ? []
        : [{ title: translator(ctx.locale)(`unitLife.papers.kinds.${kind}`), lines }];
    }),
    removed: documents
      .filter(({ removedAt }) => removedAt !== null)
      .map((document) => removedPaper(ctx, document, names)),
    add: mayDo(ctx, 'units.edit') ? addFields(ctx, unit, sent) : null,
    empty: standing.length === 0,
    errors: sent?.errors ?? [],
  };
}

export function paperLine(
  ctx: Context,
  { id, unitId, kind, label, thumbnail, addedAt, addedBy }: UnitDocument,
  names: Names,
  current?: UnitDocumentId,
): PaperLine {
  const at = { unit: unitId, document: id };
  return {
    name: label || translator(ctx.locale)(`unitLife.papers.kind.${kind}`),
    href: paths.documentsPath({ unit: unitId }, { document: id }),
    text: whoAndWhen(ctx, addedAt, addedBy, names),
    current: id === current,
    thumbnail: thumbnail === null || isNominative(kind) ? null : paths.documentThumbnailPath(at),
  };
}

async function shownPaper(
  ctx: Context,
  document: UnitDocument,
  names: Names,
  sent: SentBack | null,
): Promise<ShownPaper> {
  const at = { unit: document.unitId, document: document.id };
  const t = translator(ctx.locale);
  const removing = sent?.form === 'remove';
  const { mime, bytes } = await fileOf(ctx, document);
  return {
    name: document.label || t(`unitLife.papers.kind.${document.kind}`),
    kind: t(`unitLife.papers.kind.${document.kind}`),
    meta: `${whoAndWhen(ctx, document.addedAt, document.addedBy, names)} · ${weight(ctx, bytes)}`,
    file: paths.documentFilePath(at),
    download: paths.documentFilePath(at, { download: 1 }),
    picture: mime !== 'application/pdf',
    nominative: isNominative(document.kind),
    close: paths.documentsPath({ unit: document.unitId }),
    remove: mayDo(ctx, 'units.edit') ? paths.removeDocumentPath(at) : null,
    removing,
    reason: removing ? typedText(sent.typed, 'reason') : '',
    readings:
      isNominative(document.kind) && mayDo(ctx, 'journal.see')
        ? await readingsOf(ctx, document.id, names)
        : null,
  };
}

async function readingsOf(ctx: Context, id: UnitDocumentId, names: Names): Promise<string[]> {
  const t = translator(ctx.locale);
  const entries = await journalOf(ctx.db.read, DOCUMENT_SUBJECT, id);
  return entries.toReversed().map(({ at, actorId, action }) =>
    t(action === 'unit-document.downloaded' ? 'unitLife.papers.downloadedBy' : 'unitLife.papers.openedBy', {
      who: names.get(actorId) ?? t('register.unit.someone'),
      when: formatterFor(ctx.locale).shortMoment(at),
    }),
  );
}

function removedPaper(ctx: Context, document: UnitDocument, names: Names): PapersPage['removed'][number] {
  const t = translator(ctx.locale);
  const { unitId, id, kind, label, removedAt, removedBy, removedReason } = document;
  return {
    name: label || t(`unitLife.papers.kind.${kind}`),
    meta: removedAt === null ? '' : whoAndWhen(ctx, removedAt, removedBy, names),
    reason: removedReason ?? '',
    restore: mayDo(ctx, 'units.edit') ? paths.restoreDocumentPath({ unit: unitId, document: id }) : null,
  };
}

function addFields(ctx: Context, unit: Unit, sent: SentBack | null): NonNullable<PapersPage['add']> {
  const t = translator(ctx.locale);
  const typed = sent?.form === 'add' ? sent.typed : {};
  return {
    action: paths.documentsPath({ unit: unit.id }),
    kinds: UNIT_DOCUMENT_KINDS.map((value) => ({ value, text: t(`unitLife.papers.kind.${value}`) })),
    kind: typedText(typed, 'kind') || 'photo',
    label: typedText(typed, 'label'),
  };
}

function whoAndWhen(
  { locale }: Context,
  at: UnitDocument['addedAt'],
  by: AccountId | null,
  names: Names,
): string {
  const t = translator(locale);
  const who = names.get(by) ?? t(by === null ? 'register.unit.software' : 'register.unit.someone');
  return `${who}, ${formatterFor(locale).shortMoment(at)}`;
}

/** Kilobytes below one megabyte: what a person compares with the limit they were told. */
function weight({ locale }: Context, bytes: number): string {
  const t = translator(locale);
  const { number } = formatterFor(locale);
  return bytes < 1_000_000
    ? t('unitLife.papers.kilobytes', { count: number(Math.max(1, Math.round(bytes / 1000))) })
    : t('unitLife.papers.megabytes', { count: number(Math.round(bytes / 100_000) / 10) });
}
