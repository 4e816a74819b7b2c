import type { Price, TariffTable } from '../../../audits/bills.ts';
import { day } from '../../../shared/dates.ts';

/**
 * Energy prices, euros per kWh all taxes included, early 2026. Low and high: usual offers around the likely price.
 * `confirmed` stays false until the service has checked them against the sources they name.
 */
const OFFERS = {
  fr: 'tarif réglementé ou prix repère et écart courant entre offres, début 2026',
  en: 'regulated or reference price and usual gap between offers, early 2026',
};
const FUELS = {
  fr: 'prix moyen livré et écart courant entre fournisseurs et saisons, début 2026',
  en: 'average delivered price and usual gap between suppliers and seasons, early 2026',
};
const NETWORK = {
  fr: 'ordre de grandeur d’un réseau de chaleur ; à remplacer par le tarif du réseau qui dessert le logement',
  en: 'order of magnitude for a heat network; to be replaced by the tariff of the network that serves the home',
};
const price = (low: number, likely: number, high: number, source: Price['source']): Price => ({
  low,
  likely,
  high,
  source,
  confirmed: false,
});

export const tariffs: TariffTable = {
  slug: 'tariffs-2026-01',
  validFrom: day('2026-01-01'),
  prices: {
    electricity: price(0.175, 0.195, 0.215, OFFERS),
    gas: price(0.092, 0.102, 0.117, OFFERS),
    oil: price(0.11, 0.13, 0.155, FUELS),
    logs: price(0.035, 0.04, 0.05, FUELS),
    pellets: price(0.06, 0.07, 0.085, FUELS),
    'heat-network': price(0.07, 0.08, 0.095, NETWORK),
    propane: price(0.17, 0.2, 0.23, FUELS),
  },
  realisation: {
    low: 0.36,
    high: 0.47,
    source: {
      fr: 'Insee et SDES : économies mesurées après des travaux d’isolation seule, rapportées aux économies conventionnelles',
      en: 'Insee and SDES: savings measured after insulation works alone, against conventional savings',
    },
    confirmed: false,
  },
};
