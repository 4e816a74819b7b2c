import { auditSettingsOf, siteFactsOf } from '../../../src/audits/audit-settings.ts';
import { addAudit } from '../../../src/audits/audit-store.ts';
import { billsOf } from '../../../src/audits/bills.ts';
import { compareScenario } from '../../../src/audits/scenario.ts';
import { entryOf, type MeasureSlug } from '../../../src/audits/works/measure-catalogue.ts';
import { NO_PROJECT_ANSWERS } from '../../../src/audits/works/retained-scenario.ts';
import { retained } from '../../../src/audits/works/works-choice.ts';
import { findAccountByEmail } from '../../../src/people/account-store.ts';
import { system } from '../../../src/shared/actor.ts';
import { dayOf, instant } from '../../../src/shared/dates.ts';
import type { UnitId } from '../../../src/shared/ids.ts';
import { aResult } from '../../audits/support/a-result.ts';
import { addOwnedUnit } from '../../audits/support/audit-app.ts';
import { REFERENCE_HOUSE } from '../../audits/support/reference-house.ts';
import type { Browser, TestApp } from '../../support/test-app.ts';

/** The pilot scheme is in force from April 2026 on. */
export const WHEN = instant('2026-05-04T09:00:00Z');

export const WORKS: readonly MeasureSlug[] = ['loft-insulation', 'windows', 'heat-pump-air-water'];

/** An owner signed in, with a vacant house whose audit is computed and its works retained: class E, then A. */
export async function ownerWithAudit(
  app: TestApp,
  email: string,
  facts: Parameters<typeof addOwnedUnit>[2] = {},
): Promise<{ browser: Browser; unit: UnitId }> {
  if (app.clock.now < WHEN) app.clock.now = WHEN;
  const browser = await app.signInOwner(email);
  const ctx = app.as(system('test'));
  const unit = await addOwnedUnit(ctx, email, facts);
  const account = await findAccountByEmail(ctx.db.read, email);
  const { catalogue, tariffs } = auditSettingsOf(ctx.programme);
  const site = siteFactsOf(ctx.programme, '59183', { on: dayOf(ctx.clock()), heritage: false });
  const entries = WORKS.map((slug) => {
    const entry = entryOf(catalogue, slug);
    if (!entry) throw new Error(`no ${slug} in the catalogue`);
    return entry;
  });
  const before = aResult();
  const after = aResult({ ep: 60, ges: 2, finalByCarrier: { electricity: 4000 } });
  const scenario = compareScenario(
    { answers: REFERENCE_HOUSE, site, catalogue, tariffs },
    entries,
    before,
    after,
  );
  const at = ctx.clock();
  const bound = { ep: before.ep, ges: before.ges, energyClass: before.energyClass };
  await ctx.db.tx((d) =>
    addAudit(d, {
      unitId: unit,
      number: 1,
      state: 'completed',
      answers: REFERENCE_HOUSE,
      provenance: {},
      result: {
        format: 'volets-audit/1',
        likely: before,
        low: bound,
        high: bound,
        narrowing: [],
        calls: 1,
        computedAt: at,
        bills: billsOf(before, tariffs),
        lettingBan: null,
      },
      scenario: retained(
        ctx,
        scenario,
        { measures: WORKS, project: NO_PROJECT_ANSWERS },
        { chosenAt: at, chosenBy: account?.id ?? null },
      ),
      methodVersion: '3CL-DPE 2021 – test',
      startedBy: account?.id ?? null,
      startedAt: at,
      updatedAt: at,
    }),
  );
  return { browser, unit };
}
