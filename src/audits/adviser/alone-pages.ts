import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import type { EnergyClass } from '../energy-class.ts';
import type { Scenario } from '../scenario.ts';
import type { MeasureSlug } from '../works/measure-catalogue.ts';

/** What one measure would do by itself. */
export type AloneShown = {
  readonly name: string;
  readonly energyClass: EnergyClass;
  readonly text: string;
};

/** Measures by what they would save, the best first. */
export const aloneShown = ({ locale }: Context, alone: ReadonlyMap<MeasureSlug, Scenario>): AloneShown[] => {
  const t = translator(locale);
  return [...alone]
    .toSorted(([, a], [, b]) => a.after.ep - b.after.ep)
    .map(([slug, { before, after }]) => ({
      name: t(`audits.measures.${slug}.title`),
      energyClass: after.energyClass,
      text: t('auditScreens.staff.aloneText', { ep: after.ep, saved: before.ep - after.ep }),
    }));
};
