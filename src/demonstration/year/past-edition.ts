import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import type { Programme } from '../../programme/programme.ts';
import { addDays, type Day, later } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';

/** Years for which the undertakings of the trial run: short, so that some of its cases are closed already. */
const TRIAL_YEARS = 1;
/** The trial edition is in force at least so long after the year begins. */
const TRIAL_DAYS = 200;

/**
 * The scheme in its trial edition: what owners applied under before the present rules took effect. Invented, and marked so
 * like the example that it comes from.
 */
export function trialEdition({ schemes }: Programme, begin: Day): SchemeDefinition {
  const main = schemes.find(({ variant }) => variant === null) ?? (schemes[0] as SchemeDefinition);
  const { from } = main.validity;
  const name = { fr: `${main.name.fr} (édition d’essai)`, en: `${main.name.en} (trial edition)` };
  return {
    ...main,
    slug: `${main.slug}-essai`,
    version: 1,
    example: true,
    confirmed: false,
    name,
    deliberation: null,
    source: {
      title: `Règlement d’attribution « ${name.fr} » (exemple)`,
      url: null,
      dated: addDays(begin, -20),
    },
    validity: { from: addDays(begin, -10), to: addDays(later(from, addDays(begin, TRIAL_DAYS)), -1) },
    undertakings: main.undertakings.map((undertaking) => ({ ...undertaking, years: TRIAL_YEARS })),
    clawback: main.clawback?.mode === 'pro-rata' ? { ...main.clawback, years: TRIAL_YEARS } : main.clawback,
  };
}

/** The programme as it stood on a day of the past: owners then applied under the trial edition. */
export function programmeOn(programme: Programme, trial: SchemeDefinition, on: Day): Programme {
  const { from, to } = trial.validity;
  return on >= from && (to === null || on <= to)
    ? { ...programme, schemes: [trial, ...programme.schemes] }
    : programme;
}

const SHARE_OF_FIRST_YEARS = 0.25;

/** Envelopes of the years that the programme does not have any more (or not yet): like its first one, smaller, as a trial's is. */
export function envelopesOfYears(programme: Programme, first: number, last: number): Programme['envelopes'] {
  const [model] = programme.envelopes.toSorted((a, b) => a.year - b.year);
  const known = new Set(programme.envelopes.map(({ year }) => year));
  if (!model) return [];
  const inYear = (text: string, year: number): string => text.replaceAll(String(model.year), String(year));
  const made = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((year) => !known.has(year))
    .map((year) => ({
      ...model,
      slug: inYear(model.slug, year),
      label: { fr: inYear(model.label.fr, year), en: inYear(model.label.en, year) },
      year,
      ap: cents(Math.round(model.ap * SHARE_OF_FIRST_YEARS)),
      cp: cents(Math.round(model.cp * SHARE_OF_FIRST_YEARS)),
      example: true,
    }));
  const present = programme.envelopes.filter(({ year }) => year >= first && year <= last);
  return [...made, ...present].toSorted((a, b) => a.year - b.year) as Programme['envelopes'];
}

export const firstDayOfYear = (year: number): Day => `${year}-01-20` as Day;
