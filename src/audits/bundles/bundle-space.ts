import { type CentsTTC, sumCents } from '../../shared/money.ts';
import type { AuditAnswers } from '../audit-answers.ts';
import type { SiteFacts } from '../site-facts.ts';
import {
  type MeasureCatalogue,
  type MeasureEntry,
  natureOf,
  variantEntries,
  WORK_PARTS,
  type WorkPart,
} from '../works/measure-catalogue.ts';
import { areIncompatible, measureRefusal } from '../works/measure-rules.ts';
import { estimateMeasure, type MeasureEstimate } from '../works/measures.ts';

/** One way to treat a part of the dwelling. */
export type WorkOption = { readonly entry: MeasureEntry; readonly estimate: MeasureEstimate };
/** A part and all that can be done to it; leaving it as it is comes first. */
export type PartOptions = { readonly part: WorkPart; readonly options: readonly (WorkOption | null)[] };

/** A choice for each part: positions in `PartOptions.options`, in the order of the parts. */
export type Picks = readonly number[];
export type Bundle = {
  readonly picks: Picks;
  readonly works: readonly WorkOption[];
  /** At likely prices. */
  readonly cost: CentsTTC;
};

/**
 * Everything that suits the dwelling, each variant an option of its own. Parts where nothing can be done are left out.
 * @throws DomainError of estimateMeasure
 */
export function partOptions(
  answers: AuditAnswers,
  site: SiteFacts,
  catalogue: MeasureCatalogue,
): PartOptions[] {
  const suited = catalogue.entries.filter(({ slug }) => measureRefusal(answers, site, slug) === null);
  return WORK_PARTS.flatMap((part) => {
    const entries = suited.filter(({ slug }) => natureOf(slug).part === part).flatMap(variantEntries);
    const works = entries.map((entry) => ({ entry, estimate: estimateMeasure(answers, entry) }));
    return works.length > 0 ? [{ part, options: [null, ...works] }] : [];
  });
}

/** How many bundles there are, those that exclude themselves included. */
export const countBundles = (parts: readonly PartOptions[]): number =>
  parts.reduce((product, { options }) => product * options.length, 1);

/** Every bundle whose works go together, the empty one first. */
export function bundlesOf(parts: readonly PartOptions[]): Bundle[] {
  return parts
    .reduce<Pick<Bundle, 'picks' | 'works'>[]>(
      (begun, { options }) =>
        begun.flatMap(({ picks, works }) =>
          options.flatMap((option, index) => {
            if (option !== null && works.some((other) => excludes(other, option))) return [];
            return [{ picks: [...picks, index], works: option === null ? works : [...works, option] }];
          }),
        ),
      [{ picks: [], works: [] }],
    )
    .map((bundle) => ({
      ...bundle,
      cost: sumCents(bundle.works.map(({ estimate }) => estimate.costTTC.likely)),
    }));
}

const excludes = (a: WorkOption, b: WorkOption): boolean => areIncompatible(a.entry.slug, b.entry.slug);
