import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Owner } from '../../people/people-queries.ts';
import { type Typed, typedText } from '../../web/forms.ts';
import { OWNER_KINDS, RANK_NAMES, RIGHT_SLUGS } from '../ownership.ts';
import type { Option } from '../unit-file/unit-field-pages.ts';
import { OWNERSHIP_SOURCES } from './holder-links.ts';

/** Fields of the forms about a person or company, with what was typed or is known. */
export type IdentityFields = {
  readonly name: string;
  readonly kind: string;
  readonly birthDate: string;
  readonly siren: string;
  readonly legalRepresentative: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
};
const FIELDS = [
  'name',
  'kind',
  'birthDate',
  'siren',
  'legalRepresentative',
  'email',
  'phone',
  'address',
] as const satisfies readonly (keyof IdentityFields)[];

export const identityFields = (owner: Partial<Owner>, typed: Typed | null): IdentityFields =>
  Object.fromEntries(
    FIELDS.map((field) => [field, typed === null ? (owner[field] ?? '') : typedText(typed, field)]),
  ) as IdentityFields;

/** `SIREN 123 456 782`, `né(e) le 3 mai 1951`, the kind: what tells one owner from another. */
export function identityLines(ctx: Context, owner: Owner): string[] {
  const t = translator(ctx.locale);
  return [
    translateDynamic(ctx.locale, `units.ownerKind.${owner.kind}`),
    owner.birthDate === null
      ? null
      : t('register.unit.born', { day: formatterFor(ctx.locale).day(owner.birthDate) }),
    owner.siren === null ? null : t('register.unit.siren', { siren: spacedSiren(owner.siren) }),
    owner.legalRepresentative === null
      ? null
      : t('owners.identity.ledBy', { name: owner.legalRepresentative }),
  ].filter((line) => line !== null);
}

/** Nine digits by threes, held together by no-break spaces. */
export const spacedSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0');

export type OwnerChoices = {
  readonly kinds: readonly Option[];
  readonly ranks: readonly Option[];
  readonly rights: readonly Option[];
  readonly sources: readonly Option[];
};
export function ownerChoices({ locale }: Pick<Context, 'locale'>): OwnerChoices {
  const t = translator(locale);
  return {
    kinds: OWNER_KINDS.map((value) => ({ value, text: t(`units.ownerKind.${value}`) })),
    ranks: RANK_NAMES.map((value) => ({ value, text: t(`units.rank.${value}`) })),
    rights: [
      { value: '', text: t('owners.right.unknown') },
      ...RIGHT_SLUGS.map((value) => ({ value, text: t(`units.right.${value}`) })),
    ],
    sources: OWNERSHIP_SOURCES.map((value) => ({ value, text: t(`owners.source.${value}`) })),
  };
}
