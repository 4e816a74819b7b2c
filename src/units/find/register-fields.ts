import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Account } from '../../people/people-queries.ts';
import { boxText } from '../../shared/geo.ts';
import { OWNER_KINDS } from '../ownership.ts';
import { ENERGY_LABELS, REASON_GROUPS, REASONS, STATUS_SLUGS, UNIT_KINDS } from '../unit.ts';
import { type Choices, type FineFields, fineFields, openGroups } from './fine-fields.ts';
import { type RegisterFilter, VACANCY_CHOICES } from './register-filter.ts';
import type { RegisterQuery } from './register-forms.ts';

export type Option = { readonly value: string; readonly text: string; readonly checked?: boolean };
export type Choice = { readonly value: string; readonly items: readonly Option[] };
/** The fields of the filter form with what they hold. */
export type RegisterFields = {
  readonly text: string;
  readonly commune: Choice;
  readonly status: Choice;
  readonly vacancy: Choice;
  readonly kind: Choice;
  readonly classes: readonly Option[];
  readonly ownerKind: Choice;
  readonly assigned: Choice;
  readonly reason: Choice;
  readonly builtFrom: string;
  readonly builtTo: string;
  readonly areaFrom: string;
  readonly areaTo: string;
  readonly absent: boolean;
  readonly box: string;
  /** Ticked homes, kept while other filters change. */
  readonly ids: string;
  readonly sort: string;
  readonly fine: FineFields;
  readonly open: ReturnType<typeof openGroups>;
};

const shown = (value: number | null): string => (value === null ? '' : String(value));

export function registerFields(
  ctx: Context,
  query: RegisterQuery,
  staff: readonly Account[],
  choices: Choices,
): RegisterFields {
  const { filter } = query;
  const t = translator(ctx.locale);
  const choice = (value: string | null, none: string, slugs: readonly string[], key: string): Choice => ({
    value: value ?? '',
    items: [
      { value: '', text: none },
      ...slugs.map((slug) => ({ value: slug, text: translateDynamic(ctx.locale, `${key}.${slug}`) })),
    ],
  });
  const any = t('register.filter.any');
  return {
    text: filter.text,
    commune: communes(ctx, filter, t('register.filter.everywhere')),
    status: choice(
      filter.statuses.join(',') || null,
      t('register.filter.anyStatus'),
      STATUS_SLUGS,
      'units.status',
    ),
    vacancy: choice(filter.vacancy, t('register.filter.anyVacancy'), VACANCY_CHOICES, 'register.vacancy'),
    kind: choice(filter.kind, any, UNIT_KINDS, 'units.kind'),
    classes: [...ENERGY_LABELS, 'unknown' as const].map((label) => ({
      value: label,
      text: label === 'unknown' ? t('register.filter.unknownClass') : label,
      checked: filter.classes.includes(label),
    })),
    ownerKind: choice(filter.ownerKind, any, OWNER_KINDS, 'units.ownerKind'),
    assigned: assignees(ctx, query, staff),
    reason: choice(
      filter.reason,
      any,
      REASON_GROUPS.flatMap((group) => [...REASONS[group]]),
      'units.reason',
    ),
    builtFrom: shown(filter.builtFrom),
    builtTo: shown(filter.builtTo),
    areaFrom: shown(filter.areaFrom),
    areaTo: shown(filter.areaTo),
    absent: filter.absent,
    box: filter.box === null ? '' : boxText(filter.box),
    ids: filter.ids.join(','),
    sort:
      query.order.by === 'vacancy' && !query.order.descending
        ? ''
        : `${query.order.descending ? '-' : ''}${query.order.by}`,
    fine: fineFields(ctx, filter, choices),
    open: openGroups(filter),
  };
}

function communes({ territory, actor, locale }: Context, filter: RegisterFilter, everywhere: string): Choice {
  const mine = actor.kind === 'staff' ? actor.territory : null;
  const options = territory.communes
    .filter(({ code }) => mine === null || mine.includes(code))
    .map(({ code, name }) => ({ value: code, text: name }))
    .toSorted((a, b) => a.text.localeCompare(b.text, locale));
  return { value: filter.communes.join(','), items: [{ value: '', text: everywhere }, ...options] };
}

function assignees({ locale }: Context, query: RegisterQuery, staff: readonly Account[]): Choice {
  const t = translator(locale);
  return {
    value: query.filter.assigned === null ? '' : query.assignedWord,
    items: [
      { value: '', text: t('register.filter.any') },
      { value: 'me', text: t('register.filter.me') },
      { value: 'nobody', text: t('register.filter.nobody') },
      ...staff.map(({ id, name }) => ({ value: String(id), text: name })),
    ],
  };
}
