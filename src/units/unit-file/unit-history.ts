import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, translate, translateDynamic, translator } from '../../i18n/translate.ts';
import type { JournalRow } from '../../journal/journal-queries.ts';
import type { Instant } from '../../shared/dates.ts';
import { importPath } from '../units-paths.ts';
import type { SeenUnit } from './see-unit.ts';

/** One thing that happened to a unit, ready for the timeline. */
export type Happening = {
  readonly when: string;
  readonly title: string;
  readonly who: string;
  readonly text: string | null;
  readonly href: string | null;
  readonly tone: string;
};

type Dated = { readonly at: Instant; readonly happening: Omit<Happening, 'when'> };

const TONES: Readonly<Record<string, string>> = {
  'unit.owner-written-to': 'info',
  'unit.owner-answered': 'success',
  'unit.vacancy-ended': 'success',
};

/** The journal of the unit and the imports that touched it, newest first. */
export function historyOf(ctx: Context, seen: SeenUnit): Happening[] {
  const { shortMoment } = formatterFor(ctx.locale);
  const dated = [
    ...seen.events.map((event) => fromJournal(ctx, event, seen)),
    ...seen.imports.flatMap((change) => fromImport(ctx, change, seen)),
    ...beginning(ctx, seen),
  ];
  return dated
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ at, happening }) => ({ when: shortMoment(at), ...happening }));
}

/** How it all began, where no import or declaration tells it. */
function beginning(ctx: Context, { unit, imports, events }: SeenUnit): Dated[] {
  const told =
    imports.some(({ before }) => before === null) || events.some(({ action }) => action === 'unit.declared');
  const t = translator(ctx.locale);
  const happening = {
    title: t('register.event.entered'),
    who: t('register.unit.software'),
    text: unit.invented ? t('register.unit.invented') : null,
    href: null,
    tone: 'neutral',
  };
  return told ? [] : [{ at: unit.createdAt, happening }];
}

function whoOf(ctx: Context, kind: string, id: number | null, staff: SeenUnit['staff']): string {
  const t = translator(ctx.locale);
  if (kind === 'owner') return t('register.unit.theOwner');
  if (kind !== 'staff') return t('register.unit.software');
  return staff.find((account) => account.id === id)?.name ?? t('register.unit.someone');
}

function fromJournal(ctx: Context, event: JournalRow, seen: SeenUnit): Dated {
  const key = `register.event.${event.action.replace('.', '-')}`;
  return {
    at: event.at,
    happening: {
      title: translateDynamic(ctx.locale, key),
      who: whoOf(ctx, event.actorKind, event.actorId, seen.staff),
      text:
        [ownerNamed(event.data, seen), changesText(ctx, event.data, seen)].filter(Boolean).join(' · ') ||
        null,
      href: null,
      tone: TONES[event.action] ?? 'neutral',
    },
  };
}

/** The journal holds no name: it names owners by number, and the page knows those of the unit. */
const ownerNamed = ({ owner }: JournalRow['data'], { owners }: SeenUnit): string | null =>
  owners.find((candidate) => candidate.owner.id === owner)?.owner.name ?? null;

/** `Suivi : Non suivi → Premier contact`, for each field whose old and new value the journal holds. */
function changesText(ctx: Context, data: JournalRow['data'], seen: SeenUnit): string | null {
  const changes = Object.entries(data)
    .filter((entry): entry is [string, { from: unknown; to: unknown }] => isChange(entry[1]))
    .filter(([field]) => isMessageKey(`register.field.${field}`))
    .map(([field, { from, to }]) =>
      translate(ctx.locale, 'register.event.change', {
        field: translateDynamic(ctx.locale, `register.field.${field}`),
        from: valueText(ctx, field, from, seen),
        to: valueText(ctx, field, to, seen),
      }),
    );
  if (typeof data.from === 'string' && typeof data.to === 'string' && data.from !== data.to)
    changes.push(
      translate(ctx.locale, 'register.event.change', {
        field: translate(ctx.locale, 'register.field.status'),
        from: valueText(ctx, 'status', data.from, seen),
        to: valueText(ctx, 'status', data.to, seen),
      }),
    );
  return changes.length === 0 ? null : changes.join(' · ');
}

const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

const LABELS: Readonly<Record<string, string>> = {
  status: 'units.status',
  substatus: 'units.substatus',
  kind: 'units.kind',
  reasons: 'units.reason',
  occupancy: 'units.occupancy',
  rank: 'units.rank',
  right: 'units.right',
};

function valueText(ctx: Context, field: string, value: unknown, { staff }: SeenUnit): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return translate(ctx.locale, 'register.import.nothing');
  if (typeof value === 'boolean') return translate(ctx.locale, value ? 'common.yes' : 'common.no');
  if (field === 'assignedTo') return staff.find(({ id }) => id === value)?.name ?? String(value);
  const label = LABELS[field];
  const one = (item: unknown): string =>
    label === undefined ? String(item) : translateDynamic(ctx.locale, `${label}.${String(item)}`);
  return [value].flat().map(one).join(', ');
}

function fromImport(ctx: Context, change: SeenUnit['imports'][number], seen: SeenUnit): Dated[] {
  if (change.endedAt === null) return [];
  const changed = change.before === null ? 'new' : hasFields(change) ? 'changed' : 'vintage';
  const t = translator(ctx.locale);
  return [
    {
      at: change.endedAt,
      happening: {
        title: t(`register.event.import-${changed}`, { id: change.id }),
        who: whoOf(ctx, change.madeBy === null ? 'system' : 'staff', change.madeBy, seen.staff),
        text: [
          t('register.event.vintage', { vintage: change.vintage }),
          changesText(ctx, fieldChanges(change), seen),
        ]
          .filter((part) => part !== null)
          .join(' · '),
        href: importPath({ import: change.id }),
        tone: 'neutral',
      },
    },
  ];
}

const hasFields = ({ after }: SeenUnit['imports'][number]): boolean =>
  Object.keys(after.unit).some((field) => field !== 'lastVintage') ||
  after.spell !== null ||
  after.links !== null ||
  after.owners.length > 0;

const fieldChanges = ({ before, after }: SeenUnit['imports'][number]): JournalRow['data'] =>
  Object.fromEntries(
    Object.entries(before?.unit ?? {})
      .filter(([field]) => field !== 'lastVintage')
      .map(([field, from]) => [field, { from, to: after.unit[field] ?? null }]),
  );
