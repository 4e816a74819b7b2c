import type { AssumedWorks, Assumptions } from '../../../incentives/simulation/assumptions.ts';
import { euros, percent } from '../../../shared/money.ts';

/**
 * What a simulation supposes. Working figures, none of them measured: they are there to be replaced by what
 * applications show, and every simulation says so (`confirmed: false`).
 */
const items = (...measures: AssumedWorks['measures']): AssumedWorks['measures'] => measures;
type Item = AssumedWorks['measures'][number];
const byArea = (slug: Item['slug'], perM2: number, euro: number): Item => ({
  slug,
  perM2,
  costHT: euros(euro),
});
const job = (slug: Item['slug'], euro: number): Item => ({ slug, perM2: null, costHT: euros(euro) });

/** Middle of the catalogue's ranges; windows are a seventh of the living area, about 1.6 m² each. */
const WALLS = byArea('internal-wall-insulation', 0.9, 85);
const LOFT = byArea('loft-insulation', 0.55, 35);
const WINDOWS = byArea('windows', 0.14, 590);
const FAN = job('ventilation-hygro-b', 1_250);
const HEAT_PUMP = job('heat-pump-air-water', 14_500);
const REFIT = byArea('other-works', 1, 250);

export const simulation: Assumptions = {
  source: {
    fr: 'Hypothèses de travail de l’équipe, début 2026 ; à remplacer par ce que montrent les demandes reçues',
    en: 'Working assumptions of the team, early 2026; to be replaced by what applications show',
  },
  confirmed: false,
  incomeBands: {
    'very-modest': percent(22),
    modest: percent(20),
    intermediate: percent(33),
    higher: percent(25),
  },
  tenures: { let: percent(65), 'owner-occupied': percent(25), sold: percent(10) },
  rentLevels: { free: percent(55), loc1: percent(15), loc2: percent(25), loc3: percent(5) },
  sciShare: percent(70),
  facts: {
    'works-not-started': percent(100),
    'on-vacancy-register': percent(100),
    'rental-intermediation': percent(10),
    derelict: percent(5),
    hardship: percent(5),
    'first-time-buyer': percent(8),
    'low-energy-label': percent(10),
  },
  classByPeriod: [
    { builtBefore: 1949, shares: { D: percent(15), E: percent(30), F: percent(30), G: percent(25) } },
    {
      builtBefore: 1975,
      shares: { C: percent(5), D: percent(30), E: percent(35), F: percent(20), G: percent(10) },
    },
    { builtBefore: 2001, shares: { C: percent(25), D: percent(45), E: percent(22), F: percent(8) } },
    { builtBefore: null, shares: { B: percent(30), C: percent(55), D: percent(15) } },
  ],
  works: {
    G: { classAfter: 'C', gainPercent: 70, measures: items(WALLS, LOFT, WINDOWS, FAN, HEAT_PUMP, REFIT) },
    F: { classAfter: 'C', gainPercent: 60, measures: items(WALLS, LOFT, WINDOWS, FAN, HEAT_PUMP, REFIT) },
    E: { classAfter: 'C', gainPercent: 45, measures: items(WALLS, LOFT, WINDOWS, FAN, REFIT) },
    D: { classAfter: 'B', gainPercent: 40, measures: items(LOFT, WINDOWS, FAN, HEAT_PUMP, REFIT) },
    C: { classAfter: 'C', gainPercent: 0, measures: items(REFIT) },
    B: { classAfter: 'B', gainPercent: 0, measures: items(REFIT) },
    A: { classAfter: 'A', gainPercent: 0, measures: items(REFIT) },
  },
  takeUp: { withoutAid: percent(1.5), fullyPaid: percent(12) },
};
