import type { Context } from '../../context.ts';
import { leversInForce } from '../../incentives/vintages/levers-in-force.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { Audit, AuditResult } from '../audit.ts';
import { auditSettingsOf } from '../audit-settings.ts';
import { type Attempt, attempt } from '../compute-state.ts';
import type { EnergyClass } from '../energy-class.ts';
import { siteOf } from '../open-audit.ts';
import { applyMeasures } from '../works/apply-measure.ts';
import { gainGoalOf, mainScheme, ownerKindOf } from '../works/estimate-works.ts';
import { entryOf, refOf, type WorkRef } from '../works/measure-catalogue.ts';
import { NO_PROJECT_ANSWERS, type ProjectAnswers } from '../works/retained-scenario.ts';
import type { BestBundles } from './best-bundles.ts';
import type { Progress } from './search-front.ts';
import { bundleSearch } from './start-bundle-search.ts';

/** What aids ask for, where the local scheme asks for nothing (ÉcoHabitat, éco-PTZ). */
const USUAL_GOAL = 35;
/** Most searches end within this time: their page then comes complete. */
const PATIENCE_MS = 1200;

/** Found, refused, or how far it has come. */
export type BundlesAsked =
  | Attempt<BestBundles>
  | { readonly ok: 'under-way'; readonly progress: Progress | null };

/** What was said of the project when works were tried; else what the register says of the owner. */
export const projectOf = (unit: Unit, { scenario }: Pick<Audit, 'scenario'>): ProjectAnswers =>
  scenario?.project ?? { ...NO_PROJECT_ANSWERS, ownerKind: ownerKindOf(unit) };

export type Step = { readonly work: WorkRef; readonly energyClass: EnergyClass; readonly ep: number };

/** Works done one after the other, in their order: what the dwelling is after each. */
export async function stepsOf(
  ctx: Context,
  unit: Unit,
  audit: Audit,
  works: readonly WorkRef[],
): Promise<Step[]> {
  const { catalogue } = auditSettingsOf(ctx.programme);
  const site = siteOf(ctx, unit, audit);
  const entries = works.flatMap((ref) => entryOf(catalogue, ref) ?? []);
  const results = await ctx.engine.computeMany(
    entries.map((_, last) => ({ answers: applyMeasures(audit.answers, entries.slice(0, last + 1)), site })),
  );
  return entries.flatMap((entry, at) => {
    const result = results[at];
    return result ? [{ work: refOf(entry), energyClass: result.energyClass, ep: result.ep }] : [];
  });
}

/** The best bundles of an audited dwelling under the rules in force: the search goes on after the answer. */
export async function askBundles(
  ctx: Context,
  unit: Unit,
  audit: Audit,
  { likely }: AuditResult,
): Promise<BundlesAsked> {
  const today = dayOf(ctx.clock());
  const { scheme, from } = await mainScheme(ctx.db.read, ctx, today);
  const run = bundleSearch(ctx.engine, {
    answers: audit.answers,
    site: siteOf(ctx, unit, audit),
    catalogue: auditSettingsOf(ctx.programme).catalogue,
    before: likely,
    project: {
      unit: { commune: unit.commune, vacantSince: unit.vacantSince },
      project: projectOf(unit, audit),
      scheme,
      levers: await leversInForce(ctx.db.read, ctx),
      on: from ?? today,
    },
    gainGoal: (scheme && gainGoalOf(scheme)) ?? USUAL_GOAL,
  });
  const late = new Promise<BundlesAsked>((resolve) => {
    setTimeout(() => resolve({ ok: 'under-way', progress: run.progress }), PATIENCE_MS).unref();
  });
  return Promise.race([attempt(() => run.found), late]);
}
