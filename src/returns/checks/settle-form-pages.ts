import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { CHECK_BASES, CHECK_OUTCOMES } from './check.ts';
import { askCheckAgainPath, checkPath } from './check-paths.ts';
import type { HomeCheck } from './check-store.ts';
import type { SettleCheckPage } from './settle-check-pages.ts';

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

export function settleForm(
  ctx: Context,
  params: { readonly ref: string; readonly check: number },
  check: HomeCheck,
  typed: Typed,
): SettleCheckPage['form'] {
  const t = translator(ctx.locale);
  return {
    action: checkPath(params),
    again: check.kind === 'spot-check' ? null : askCheckAgainPath(params),
    version: check.version,
    outcomes: CHECK_OUTCOMES.map((value) => ({
      value,
      text: t(`returnChecks.outcome.${value}`),
      hint: t(`returnChecks.outcomeHint.${value}`),
    })),
    bases: CHECK_BASES.map((value) => ({ value, text: t(`returnChecks.basis.${value}`) })),
    max: dayOf(ctx.clock()),
    typed: {
      outcome: typedText(typed, 'outcome'),
      basis: typedText(typed, 'basis') || (check.kind === 'spot-check' ? 'visit' : ''),
      emptySince: typedText(typed, 'emptySince') || (check.answer?.emptySince ?? ''),
      findings: typedText(typed, 'findings'),
    },
  };
}
