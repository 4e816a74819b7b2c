import type { Context } from '../../context.ts';
import type { Audit } from '../audit.ts';
import { attempt } from '../compute-state.ts';
import type { EnergyResult } from '../engine/energy-engine.ts';
import type { Scenario } from '../scenario.ts';
import type { SiteFacts } from '../site-facts.ts';
import { COMPUTED_MEASURES, type MeasureSlug, slugOf, type WorkRef } from './measure-catalogue.ts';
import { entryOf, measureRefusal } from './measures.ts';
import { scenarioInput, tryWorks } from './works-choice.ts';

/** What each measure that suits the dwelling would do by itself: one call of the engine each (3 to 5 ms). */
export async function measuresAlone(
  ctx: Context,
  audit: Pick<Audit, 'answers'>,
  site: SiteFacts,
  before: EnergyResult,
  /** Works chosen in another variant than the usual one are shown in that one. */
  chosen: readonly WorkRef[] = [],
): Promise<ReadonlyMap<MeasureSlug, Scenario>> {
  const { catalogue } = scenarioInput(ctx, audit, site);
  const offered = COMPUTED_MEASURES.filter(
    (slug) => entryOf(catalogue, slug) && measureRefusal(audit.answers, site, slug) === null,
  );
  const tried = await Promise.all(
    offered.map(async (slug) => {
      const alone = await attempt(() =>
        tryWorks(ctx, audit, site, before, [chosen.find((ref) => slugOf(ref) === slug) ?? slug]),
      );
      return alone.ok ? [[slug, alone.result] as const] : [];
    }),
  );
  return new Map(tried.flat());
}
