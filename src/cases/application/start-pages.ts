import { myAuditPath } from '../../audits/audit-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import type { UnitId } from '../../shared/ids.ts';
import { latestRetained } from '../instruction/case-audit.ts';
import { mainScheme, ownDwelling, schemeInForce } from './start-case.ts';

/** What an owner reads before opening an application. */
export type StartView = {
  readonly unit: number;
  readonly address: string;
  readonly auditHref: string;
  /** Null while no works are retained: the audit comes first. */
  readonly works: readonly { readonly name: string; readonly cost: string }[] | null;
  /** Null while no rules are in force: nothing can be applied for yet. */
  readonly scheme: { readonly name: string; readonly number: number } | null;
};

export async function startView(ctx: Context, unitId: number): Promise<StartView> {
  const { unit } = await ownDwelling(ctx.db.read, ctx, unitId as UnitId);
  const audit = await latestRetained(ctx.db.read, unit.id);
  const inForce = await schemeInForce(ctx.db.read, ctx);
  const name = mainScheme(ctx)?.name[ctx.locale];
  return {
    unit: unit.id,
    address: unit.address,
    auditHref: myAuditPath({ unit: unit.id }),
    works:
      audit?.scenario.measures.map(({ slug, costHT }) => ({
        name: translateDynamic(ctx.locale, `incentives.terms.measure.${slug}`),
        cost: formatterFor(ctx.locale).money(costHT.likely),
      })) ?? null,
    scheme: inForce && name !== undefined ? { name, number: inForce.number } : null,
  };
}
