import { z } from 'zod';
import type { WorksPlan } from '../../cases/case.ts';
import { translate } from '../../i18n/translate.ts';
import type { Locale } from '../../shared/locale.ts';
import type { CentsHT } from '../../shared/money.ts';
import { typedCents, typedNumber } from '../../shared/typed-values.ts';
import { errorOn, type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { AmendableTerms } from './amendable-terms.ts';
import type { Change, Party, Term } from './amendment.ts';

const version = z.coerce.number({ error: 'web.errors.required' }).int().min(1);

export const DecideAmendmentForm = z.object({
  version,
  verdict: z.enum(['accept', 'refuse'], { error: 'amendments.errors.verdictNeeded' }),
  note: z.string().trim().max(4000).default(''),
});
export const CountersignAmendmentForm = z.object({
  version,
  shownHash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'agreements.errors.changedDocument' }),
  read: z.literal('yes', { error: 'agreements.errors.mustCheck' }),
});
export const AbandonForm = z.object({ version });

export type TypedAmendment = {
  readonly reason: string;
  readonly changes: readonly Change[];
  readonly errors: readonly FieldError[];
};

/** What was typed, as changes of what is in force; a field left as it was changes nothing. */
export function readAmendment(typed: Typed, now: AmendableTerms, locale: Locale): TypedAmendment {
  const errors: FieldError[] = [];
  const fault = (field: string, key: 'amendments.errors.badNumber' | 'amendments.errors.badAmount') => {
    errors.push(errorOn(field, translate(locale, key)));
    return null;
  };
  const whole = (field: string): number | null => {
    const text = typedText(typed, field).trim();
    if (text === '') return null;
    const value = typedNumber(text);
    return value !== null && Number.isInteger(value) && value > 0
      ? value
      : fault(field, 'amendments.errors.badNumber');
  };
  const money = (field: string): number | null => {
    const text = typedText(typed, field).trim();
    if (text === '') return null;
    return typedCents(text) ?? fault(field, 'amendments.errors.badAmount');
  };
  const reason = typedText(typed, 'reason').trim();
  if (reason === '') errors.push(errorOn('reason', translate(locale, 'amendments.errors.reasonNeeded')));
  const changes = changesOf(typed, now, { whole, money });
  if (changes.length === 0 && errors.length === 0)
    errors.push(errorOn('amount', translate(locale, 'amendments.errors.nothingChanged')));
  return { reason, changes, errors };
}

type Readers = {
  whole(field: string): number | null;
  money(field: string): number | null;
};

function changesOf(typed: Typed, now: AmendableTerms, read: Readers): Change[] {
  const amount = read.money('amount');
  const works = typedWorks(typed, now.works, read);
  const heir = now.heirs.find(({ ownerId }) => String(ownerId) === typedText(typed, 'beneficiary'));
  return [
    ...(amount !== null && amount !== now.amount
      ? [{ kind: 'amount', before: now.amount, after: amount as typeof now.amount } as const]
      : []),
    ...now.deadlines.flatMap(({ code, count, unit }): Change[] => {
      const wanted = read.whole(`deadline-${code}`);
      const before: Term = { count, unit };
      return wanted === null || wanted === count
        ? []
        : [{ kind: 'deadline', code, before, after: { count: wanted, unit } }];
    }),
    ...now.undertakings.flatMap(({ kind, years }): Change[] => {
      const wanted = read.whole(`undertaking-${kind}`);
      return wanted === null || wanted === years
        ? []
        : [{ kind: 'undertaking', undertaking: kind, before: years, after: wanted }];
    }),
    ...(works === null ? [] : [{ kind: 'works', before: now.works, after: works } as const]),
    ...(heir ? [{ kind: 'beneficiary', before: now.beneficiary, after: heir satisfies Party } as const] : []),
  ];
}

/** The works as typed; null when nothing of them changes. */
function typedWorks(typed: Typed, now: WorksPlan, read: Readers): WorksPlan | null {
  const after = now.flatMap((work, index) => {
    if (typedText(typed, `work-${index}-drop`) === 'yes') return [];
    const cost = read.money(`work-${index}-cost`);
    const quantity = typedNumber(typedText(typed, `work-${index}-quantity`));
    return [
      {
        ...work,
        costHT: (cost ?? work.costHT) as CentsHT,
        quantity: quantity !== null && quantity > 0 ? quantity : work.quantity,
      },
    ];
  });
  return JSON.stringify(after) === JSON.stringify(now) ? null : after;
}
