import { auditSettingsOf, siteFactsOf } from '../audits/audit-settings.ts';
import { attempt } from '../audits/compute-state.ts';
import { evaluateScenario } from '../audits/scenario.ts';
import { mainScheme } from '../audits/works/estimate-works.ts';
import type { MeasureSlug } from '../audits/works/measure-catalogue.ts';
import type { Context } from '../context.ts';
import { estimate } from '../incentives/estimate.ts';
import type { AidNames } from '../incentives/explain-trace.ts';
import type { LeverParameters } from '../incentives/levers/lever-parameters.ts';
import type { SchemeVersion } from '../incentives/scheme.ts';
import { schemeCode } from '../incentives/scheme-code.ts';
import { leversInForce } from '../incentives/vintages/levers-in-force.ts';
import { communeFacts } from '../programme/programme.ts';
import { type Day, dayOf } from '../shared/dates.ts';
import { type AidRanges, aidRanges, middleOf, type Reckoning } from './aid-ranges.ts';
import { completionsOf } from './completions.ts';
import type { EstimateAnswers } from './estimate-answers.ts';
import { asEstimateInput, type PriceEnd, type RoughWorks, roughWorks } from './rough-works.ts';
import { offeredWorks, typicalHome, VARIANTS, type Variant, worksFor } from './typical-home.ts';

/** Everything the public page says of a home, reckoned under the rules of one day. */
export type PublicEstimate = {
  readonly on: Day;
  /** First day of the local rules when they are not in force yet. */
  readonly from: Day | null;
  readonly schemeHash: string | null;
  readonly names: AidNames;
  readonly works: readonly RoughWorks[];
  /** Works of the usual home in between: those shown. */
  readonly measures: readonly MeasureSlug[];
  readonly offered: readonly MeasureSlug[];
  /** True while the works are those that are usual, not those thought of. */
  readonly usualWorks: boolean;
  readonly ranges: AidRanges;
  readonly example: Reckoning;
};

/** Which usual home is priced at which end: the corners, not every pair, so that a range is not widened twice. */
const CORNERS: readonly (readonly [Variant, PriceEnd])[] = [
  ['sober', 'low'],
  ['usual', 'likely'],
  ['leaky', 'high'],
];

/**
 * A range of aids from a few answers. Null where the method finds no works to do (an A already, nothing that suits).
 * Six calls of the engine at most, then some hundreds of evaluations of the rules: measured at well under a tenth of a second.
 */
export async function makeEstimate(ctx: Context, answers: EstimateAnswers): Promise<PublicEstimate | null> {
  const today = dayOf(ctx.clock());
  const { scheme, from } = await mainScheme(ctx.db.read, ctx, today);
  const on = from ?? today;
  const works = await worksOf(ctx, answers, on);
  if (works.length === 0) return null;
  const rules = { scheme, levers: await leversInForce(ctx.db.read, ctx), on };
  const reckonings = reckon(answers, works, rules);
  const usual = works.find(({ variant }) => variant === 'usual') ?? works[0];
  return {
    on,
    from,
    schemeHash: scheme?.contentHash ?? null,
    names: scheme ? { [schemeCode(scheme.definition)]: scheme.definition.name } : {},
    works,
    measures: usual?.measures.map(({ slug }) => slug) ?? [],
    offered: offeredFor(ctx, answers),
    usualWorks: answers.measures.length === 0,
    ranges: aidRanges(reckonings),
    example: middleOf(reckonings.filter((one) => isUsual(one, works.length === 1))),
  };
}

/** An example that most would know themselves in: the home in between, of a person where nobody has said whose it is. */
const isUsual = ({ corner, taken }: Reckoned, only: boolean): boolean =>
  (corner === 'usual' || only) && (taken.ownerKind ?? 'individual') === 'individual';

const homeOf = (ctx: Context, answers: EstimateAnswers, variant: Variant) => {
  const commune = answers.commune ?? ctx.territory.communes[0]?.code ?? '';
  return typicalHome(answers, { commune, altitude: communeFacts(ctx.programme, commune).altitude }, variant);
};

const siteFor = (ctx: Context, answers: EstimateAnswers, on: Day) =>
  siteFactsOf(ctx.programme, answers.commune ?? '', { on, heritage: false });

/** Works that can be ticked for such a home. */
export const offeredFor = (ctx: Context, answers: EstimateAnswers): MeasureSlug[] =>
  offeredWorks(homeOf(ctx, answers, 'usual'), siteFor(ctx, answers, dayOf(ctx.clock())));

async function worksOf(ctx: Context, answers: EstimateAnswers, on: Day): Promise<RoughWorks[]> {
  const { catalogue, tariffs } = auditSettingsOf(ctx.programme);
  const site = siteFor(ctx, answers, on);
  const slugs = worksFor(answers, homeOf(ctx, answers, 'usual'), site);
  const found = await Promise.all(
    VARIANTS.map(async (variant) => {
      const home = homeOf(ctx, answers, variant);
      const measures = slugs.filter((slug) => offeredWorks(home, site).includes(slug));
      if (measures.length === 0) return [];
      const input = { answers: home, site, catalogue, tariffs };
      const tried = await attempt(() => evaluateScenario(ctx.engine, input, measures));
      return tried.ok ? [roughWorks(variant, tried.result, answers.energyClass)] : [];
    }),
  );
  return found.flat();
}

type Reckoned = Reckoning & { readonly corner: Variant };

type Rules = {
  readonly scheme: SchemeVersion | null;
  readonly levers: LeverParameters;
  readonly on: Day;
};

function reckon(
  answers: EstimateAnswers,
  works: readonly RoughWorks[],
  { scheme, levers, on }: Rules,
): Reckoned[] {
  const completions = completionsOf(answers, on);
  return CORNERS.flatMap(([variant, end]) => {
    const rough = works.find((one) => one.variant === variant);
    if (!rough) return [];
    const energy = asEstimateInput(rough, end);
    return completions.map(({ input, taken }) => ({
      corner: variant,
      taken,
      estimate: estimate({ ...energy, ...input }, scheme, levers, on),
    }));
  });
}
