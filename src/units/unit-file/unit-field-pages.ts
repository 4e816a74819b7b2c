import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { type Typed, typedText } from '../../web/forms.ts';
import { ENERGY_LABELS, REASON_GROUPS, REASONS, STATUS_SLUGS, STATUSES, UNIT_KINDS } from '../unit.ts';
import { descriptionPath, followUpPath } from '../units-paths.ts';
import type { SeenUnit } from './see-unit.ts';

export type Option = { readonly value: string; readonly text: string };
export type FollowUpFields = {
  readonly action: string;
  readonly status: string;
  readonly statuses: readonly {
    readonly value: string;
    readonly text: string;
    readonly substatuses: readonly Option[];
    readonly substatus: string;
  }[];
  readonly reasons: readonly {
    readonly title: string;
    readonly items: readonly (Option & { readonly checked: boolean })[];
  }[];
  readonly reasonCount: number;
};
export type DescriptionFields = {
  readonly action: string;
  readonly open: boolean;
  readonly address: string;
  readonly postcode: string;
  readonly kind: string;
  readonly kinds: readonly Option[];
  readonly livingArea: string;
  readonly rooms: string;
  readonly yearBuilt: string;
  readonly declaredClass: string;
  readonly classes: readonly Option[];
};

export function followUpFields(ctx: Context, { unit }: SeenUnit): FollowUpFields {
  const t = translator(ctx.locale);
  return {
    action: followUpPath({ unit: unit.id }),
    status: unit.status,
    statuses: STATUS_SLUGS.map((status) => ({
      value: status,
      text: t(`units.status.${status}`),
      substatus: status === unit.status ? (unit.substatus ?? '') : '',
      substatuses: STATUSES[status].substatuses.map((substatus) => ({
        value: substatus,
        text: t(`units.substatus.${substatus}`),
      })),
    })),
    reasons: REASON_GROUPS.map((group) => ({
      title: t(`units.reasonGroup.${group}`),
      items: REASONS[group].map((reason) => ({
        value: reason,
        text: t(`units.reason.${reason}`),
        checked: unit.reasons.includes(reason),
      })),
    })),
    reasonCount: unit.reasons.length,
  };
}

export function descriptionFields(ctx: Context, { unit }: SeenUnit, typed: Typed | null): DescriptionFields {
  const t = translator(ctx.locale);
  const decimal = ctx.locale === 'fr' ? ',' : '.';
  const shown = (field: string, value: string | number | null): string =>
    typed === null
      ? String(value ?? '').replace('.', typeof value === 'number' ? decimal : '.')
      : typedText(typed, field);
  return {
    action: descriptionPath({ unit: unit.id }),
    open: typed !== null,
    address: shown('address', unit.address),
    postcode: shown('postcode', unit.postcode),
    kind: shown('kind', unit.kind),
    kinds: UNIT_KINDS.map((kind) => ({ value: kind, text: t(`units.kind.${kind}`) })),
    livingArea: shown('livingArea', unit.livingArea),
    rooms: shown('rooms', unit.rooms),
    yearBuilt: shown('yearBuilt', unit.yearBuilt),
    declaredClass: shown('declaredClass', unit.declaredClass),
    classes: [
      { value: '', text: t('register.unit.unknown') },
      ...ENERGY_LABELS.map((label) => ({ value: label, text: label })),
    ],
  };
}
