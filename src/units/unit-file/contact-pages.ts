import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { yearOf } from '../../shared/dates.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { type Addressed, addressed, type MandatesInForce } from '../holders/addressed.ts';
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
  mandates: MandatesInForce,
  typed: Typed | null,
  errors: readonly FieldError[],
): ContactPage {
  const t = translator(ctx.locale);
  const owners = all.filter(({ owner, rank }) => isCurrentRank(rank) && !owner.doNotContact);
  const commune = communeName(ctx.territory, unit.commune);
  const to = new Map(owners.map(({ owner }) => [owner.id, addressed(owner, [unit.id], mandates)]));
  const first = owners[0]?.owner;
  const shown = (field: string, ready: string): string => (typed === null ? ready : typedText(typed, field));
  return {
    action: contactPath({ unit: unit.id }),
    back: unitPath({ unit: unit.id }),
    home: `${unit.address}, ${commune}`,
    owners: owners.map(({ owner }) => ({
      value: String(owner.id),
      text: owner.name,
      hint: reachedAt(ctx, to.get(owner.id)),
    })),
    owner: shown('owner', first === undefined ? '' : String(first.id)),
    email: shown('email', (first && to.get(first.id)?.email) ?? ''),
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

/** `par son mandataire Me Dubois, etude@example.org`: where the mail goes. */
function reachedAt({ locale }: Context, to: Addressed | undefined): string {
  const t = translator(locale);
  const email = to?.email ?? t('register.unit.noEmail');
  return to?.through ? `${t('owners.mandate.through', { name: to.through })}, ${email}` : email;
}
