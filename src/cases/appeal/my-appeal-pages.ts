import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { mustExist } from '../../shared/errors.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { remedies } from '../case-mails.ts';
import { myAppealPath, myCasePath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
import { APPEAL_KINDS } from './appeal.ts';
import { openToAppeal } from './hand-in-appeal.ts';

export type MyAppealPage = {
  readonly back: string;
  readonly action: string;
  readonly lead: string;
  readonly court: string;
  readonly kinds: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly kind: string;
  readonly arguments: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/my-appeal': MyAppealPage;
  }
}

/** The form by which an owner contests a decision. @throws DomainError not-found when nothing can be contested on line */
export async function myAppealPage(
  ctx: Context,
  row: CaseRow,
  { typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] } = {
    typed: {},
    errors: [],
  },
): Promise<MyAppealPage> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const open = mustExist(await openToAppeal(ctx.db.read, ctx, row), 'appeals.errors.nothing');
  return {
    back: myCasePath({ case: row.id }),
    action: myAppealPath({ case: row.id }),
    lead: t('appeals.mine.lead', {
      decision: t(`appeals.contested.${open.contested}`),
      day: day(open.notifiedOn),
      last: day(open.last),
    }),
    court: t('appeals.mine.court', remedies(ctx, ctx.locale)),
    kinds: APPEAL_KINDS.map((value) => ({
      value,
      text: t(`appeals.kind.${value}`),
      hint: t(`appeals.kindHint.${value}`),
    })),
    kind: typedText(typed, 'kind') || 'gracious',
    arguments: typedText(typed, 'arguments'),
    errors,
  };
}
