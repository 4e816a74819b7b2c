import { z } from 'zod';
import { translate } from '../../i18n/translate.ts';
import { type Day, isDay } from '../../shared/dates.ts';
import type { CaseId, CommitteeItemId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { typedCents } from '../../shared/typed-values.ts';
import { errorOn, type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { tickedIds } from '../../web/ticked-ids.ts';
import { PROVISIONAL } from './committee.ts';
import type { Item } from './committee-store.ts';
import { faultIn, type ProvisionalDecision } from './record-decisions.ts';

const version = z.coerce.number({ error: 'web.errors.changedMeanwhile' }).int().min(1);
export const SeenForm = z.object({ version });

export const SessionForm = z.object({
  version: version.optional(),
  heldOn: z
    .string({ error: 'web.errors.badDay' })
    .refine(isDay, { error: 'web.errors.badDay' })
    .transform((text) => text as Day),
  place: z
    .string({ error: 'committee.errors.placeNeeded' })
    .trim()
    .min(2, { error: 'committee.errors.placeNeeded' })
    .max(200, { error: 'cases.errors.tooLong' }),
  ceiling: z
    .string()
    .default('')
    .transform((text, found): Cents | null => {
      if (text.trim() === '') return null;
      const amount = typedCents(text);
      if (amount !== null) return cents(amount);
      found.addIssue({ code: 'custom', message: 'committee.errors.ceiling' });
      return z.NEVER;
    }),
});

export const AgendaForm = z.object({
  version,
  action: z.enum(['all', 'chosen']).default('chosen'),
  selected: tickedIds<CaseId>(),
});

const MOST_WORDS = 4000;

/** The decisions typed on the page of a session, one row a case; what is missing is told beside its case. */
export function readDecisions(
  typed: Typed,
  items: readonly Item[],
  locale: Locale,
): { readonly decisions: readonly ProvisionalDecision[]; readonly errors: readonly FieldError[] } {
  const all = typedText(typed, 'action') === 'all-yes';
  const decisions = items.map(({ id, provisional, reason }) => {
    const wanted = PROVISIONAL.find((slug) => slug === typedText(typed, fieldOf(id))) ?? provisional;
    return {
      item: id,
      provisional: all && wanted === 'undecided' ? ('yes' as const) : wanted,
      reason: (typed[reasonFieldOf(id)] === undefined ? (reason ?? '') : typedText(typed, reasonFieldOf(id)))
        .trim()
        .slice(0, MOST_WORDS),
    };
  });
  const errors = decisions.flatMap((decision) => {
    const fault = faultIn(decision);
    return fault
      ? [errorOn(reasonFieldOf(decision.item), translate(locale, `committee.errors.${fault}`))]
      : [];
  });
  return { decisions, errors };
}

export const fieldOf = (id: CommitteeItemId): string => `decision-${id}`;
export const reasonFieldOf = (id: CommitteeItemId): string => `reason-${id}`;
