import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { type BreachDecision, computeBreach } from './breach.ts';
import type { BreachGround } from './breach-basis.ts';

export const leadOf = async (ctx: Context, row: CaseRow): Promise<string> =>
  translator(ctx.locale)('breaches.page.lead', {
    ref: row.ref,
    address: (await findCaseLine(ctx.db.read, row.id))?.address ?? '',
  });

export const STATE_TONE = {
  found: 'to-do',
  noticed: 'waiting',
  replied: 'received',
  proposed: 'validation',
  decided: 'closed',
} as const;

export function outcomeText(
  ctx: Context,
  outcome: BreachDecision['outcome'],
  { basis }: BreachGround,
  before: BreachDecision | null,
): string {
  const text = translator(ctx.locale)(`breaches.outcome.${outcome}`);
  if (outcome !== 'whole' || basis === null) return text;
  const whole = { outcome, exemption: null, fraud: before?.fraud ?? false, share: null };
  return `${text} – ${formatterFor(ctx.locale).exactMoney(computeBreach(basis, whole).amount)}`;
}
