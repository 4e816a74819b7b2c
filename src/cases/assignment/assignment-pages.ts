import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { type Account, listStaff } from '../../people/people-queries.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { caseListPath, handOverCasesPath } from '../case-paths.ts';
import { openCaseCounts } from './assignment-store.ts';

type Choice = { readonly value: string; readonly text: string };
export type HandOverPage = {
  readonly action: string;
  readonly back: string;
  readonly from: readonly Choice[];
  readonly chosen: string;
  readonly receivers: readonly Choice[];
  readonly ticked: readonly string[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/hand-over': HandOverPage;
  }
}

/** Who holds cases, also those who left, and who may take them. */
export async function handOverPage(
  ctx: Context,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<HandOverPage> {
  const t = translator(ctx.locale);
  const counts = await openCaseCounts(ctx.db.read);
  const staff = await listStaff(ctx.db.read);
  const able = ({ active, role }: Account) => active && role !== null && allows(role, 'cases.instruct');
  const holding = staff.filter(({ id }) => counts.has(id));
  return {
    action: handOverCasesPath(),
    back: caseListPath(),
    from: holding.map(({ id, name, active }) => ({
      value: String(id),
      text: t(active ? 'exchanges.handOver.holder' : 'exchanges.handOver.gone', {
        name,
        count: counts.get(id) ?? 0,
      }),
    })),
    chosen: form ? typedText(form.typed, 'from') : '',
    receivers: staff.filter(able).map(({ id, name }) => ({ value: String(id), text: name })),
    ticked: form ? [form.typed.receivers ?? []].flat() : [],
    errors: form?.errors ?? [],
  };
}
