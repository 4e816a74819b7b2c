import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { isCurrentRank } from '../ownership.ts';
import type { Unit } from '../unit-store.ts';
import { contactPath, unitPath } from '../units-paths.ts';
import type { OwnerOfUnit } from '../units-queries.ts';

export type ContactPage = {
  readonly action: string;
  readonly back: string;
  readonly home: string;
  readonly owners: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly owner: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/contact': ContactPage;
  }
}

/** The mail to write: words ready to be changed, addressed to the first owner who may be written to. */
export function contactPage(
  ctx: Context,
  unit: Unit,
  all: readonly OwnerOfUnit[],
  typed: Typed | null,
  errors: readonly FieldError[],
): ContactPage {
  const t = translator(ctx.locale);
  const owners = all.filter(({ owner, rank }) => isCurrentRank(rank) && !owner.doNotContact);
  const commune = communeName(ctx.territory, unit.commune);
  const first = owners[0]?.owner;
  const shown = (field: string, ready: string): string => (typed === null ? ready : typedText(typed, field));
  return {
    action: contactPath({ unit: unit.id }),
    back: unitPath({ unit: unit.id }),
    home: `${unit.address}, ${commune}`,
    owners: owners.map(({ owner }) => ({
      value: String(owner.id),
      text: owner.name,
      hint: owner.email ?? t('register.unit.noEmail'),
    })),
    owner: shown('owner', first === undefined ? '' : String(first.id)),
    email: shown('email', first?.email ?? ''),
    subject: shown('subject', t('register.contact.defaultSubject', { commune })),
    text: shown(
      'text',
      t('register.contact.defaultText', {
        address: unit.address,
        commune,
        since:
          unit.vacantSince === null
            ? ''
            : t('register.contact.sinceYear', { year: String(yearOf(unit.vacantSince)) }),
        officer: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
      }),
    ),
    errors,
  };
}
