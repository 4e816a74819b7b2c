import type { Context } from '../context.ts';
import { DomainError } from '../shared/errors.ts';
import type { AuditResult } from './audit.ts';
import type { AuditAnswers } from './audit-answers.ts';
import { auditSettingsOf } from './audit-settings.ts';
import { billsOf } from './bills.ts';
import { lettingBanDate } from './letting-ban.ts';
import type { SiteFacts } from './site-facts.ts';
import { estimateWithUncertainty } from './uncertainty.ts';

/**
 * The state before works: class with its uncertainty, bills under today's tariffs. Calls the engine (up to a third of
 * a second): never inside a transaction.
 * @throws DomainError of EnergyEngine.compute
 */
export async function computeState(
  ctx: Context,
  answers: AuditAnswers,
  site: SiteFacts,
): Promise<AuditResult> {
  const uncertain = await estimateWithUncertainty(ctx.engine, answers, site);
  const { tariffs } = auditSettingsOf(ctx.programme);
  return {
    ...uncertain,
    format: 'volets-audit/1',
    computedAt: ctx.clock(),
    bills: billsOf(uncertain.likely, tariffs),
    lettingBan: lettingBanDate(uncertain.likely.energyClass),
  };
}

/** Why these answers cannot be computed: the code of a refusal that the engine or the method gave by name. */
export type Refusal = Pick<DomainError, 'code' | 'params'>;
export type Attempt<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly refusal: Refusal };

/** Foreseen refusals as values, for screens that show them beside what was answered; anything else is thrown on. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable')
      return { ok: false, refusal: { code: error.code, params: error.params } };
    throw error;
  }
}
