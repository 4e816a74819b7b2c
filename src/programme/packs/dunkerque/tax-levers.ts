import type { LeverParameters, Vintage } from '../../../incentives/levers/lever-parameters.ts';
import { day } from '../../../shared/dates.ts';
import { euros, percent } from '../../../shared/money.ts';
import { source, thrice, UNCONFIRMED, vintages } from './lever-dating.ts';

const DENORMANDIE = 'CGI, art. 199 novovicies, 5° bis';
const RELIEF = 'CGI, art. 1383-0 B';

export const denormandie: LeverParameters['denormandie'] = vintages(
  {
    of2025: 'CGI, art. 199 novovicies, I, B, 5° (Denormandie, jusqu’au 31 décembre 2027)',
    of2026: 'CGI, art. 199 novovicies, rédaction en vigueur en 2026',
    url: 'https://www.legifrance.gouv.fr',
  },
  thrice<Vintage<'denormandie'>['value']>({
    article: DENORMANDIE,
    conditions: [
      { kind: 'owner-kind-in', article: DENORMANDIE, ownerKinds: ['individual', 'joint-ownership', 'sci'] },
      { kind: 'tenure-after-in', article: DENORMANDIE, tenures: ['let'] },
      { kind: 'commune-in', article: 'Communes signataires d’une ORT', communes: ['59183'] },
      { kind: 'class-after-at-least', article: DENORMANDIE, energyClass: 'E' },
    ],
    worksShare: percent(25),
    cap: euros(300_000),
    capPerM2: euros(5_500),
    options: [
      { years: 6, rate: percent(12) },
      { years: 9, rate: percent(18) },
      { years: 12, rate: percent(21) },
    ],
  }),
);

/** Votes of the communes are to be looked up and entered: none is supposed. */
export const propertyTaxRelief: LeverParameters['propertyTaxRelief'] = vintages(
  {
    of2025: 'CGI, art. 1383-0 B, et délibérations des communes',
    of2026: 'CGI, art. 1383-0 B, rédaction en vigueur en 2026',
    url: 'https://www.legifrance.gouv.fr',
  },
  thrice<Vintage<'propertyTaxRelief'>['value']>({
    article: RELIEF,
    conditions: [{ kind: 'built-no-later-than', article: RELIEF, year: 1988 }],
    posts: ['insulation', 'ventilation', 'heating', 'hotWater'],
    leastSpend: euros(10_000),
    years: 3,
    votes: [],
  }),
);

export const vacancyTax: LeverParameters['vacancyTax'] = [
  {
    validFrom: day('2013-01-01'),
    validTo: day('2026-12-31'),
    source: source('CGI, art. 232 (TLV) et 1407 bis (THLV)', 'https://www.legifrance.gouv.fr', null),
    ...UNCONFIRMED,
    value: {
      article: 'CGI, art. 232 et 1407 bis',
      name: {
        fr: 'taxe sur les logements vacants (TLV) ou taxe d’habitation sur les logements vacants (THLV)',
        en: 'tax on vacant dwellings (TLV or THLV)',
      },
      tenseMonths: 12,
      elsewhereMonths: 24,
      tenseCommunes: [],
      tense: { first: percent(17), next: percent(34) },
      voted: [],
    },
  },
  {
    validFrom: day('2027-01-01'),
    validTo: null,
    source: source(
      'Loi de finances pour 2026, fusion de la TLV et de la THLV',
      'https://www.legifrance.gouv.fr',
      null,
    ),
    ...UNCONFIRMED,
    value: {
      article: 'Loi de finances pour 2026',
      name: {
        fr: 'taxe sur la vacance des locaux d’habitation (TVLH)',
        en: 'tax on vacant housing (TVLH)',
      },
      tenseMonths: 12,
      elsewhereMonths: 24,
      tenseCommunes: [],
      tense: { first: percent(17), next: percent(34) },
      voted: [],
    },
  },
];
