import { myAuditPath } from '../../audits/audit-paths.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findOwner } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import type { UnitId } from '../../shared/ids.ts';
import { findUnit } from '../../units/units-queries.ts';
import { myPath } from '../case-paths.ts';
import type { CaseRow } from '../case-store.ts';
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

/** Why nothing can be opened for a dwelling: somebody else's application runs. */
export type DuplicatePage = {
  readonly back: string;
  readonly address: string;
  readonly text: string;
  readonly write: string;
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/duplicate': DuplicatePage;
  }
}

/** Told to an owner of the same dwelling alone: they may know which of them applied. */
export async function duplicatePage(ctx: Context, row: CaseRow): Promise<DuplicatePage> {
  const t = translator(ctx.locale);
  const { name = '' } = (await findOwner(ctx.db.read, row.ownerId)) ?? {};
  const unit = await findUnit(ctx.db.read, row.unitId);
  const { email, phone } = ctx.programme.service;
  return {
    back: myPath(),
    address: unit?.address ?? '',
    text: t('applicants.duplicate.text', { day: formatterFor(ctx.locale).day(dayOf(row.createdAt)), name }),
    write: t('applicants.duplicate.write', { email, phone }),
  };
}

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
