import { euros } from '../../../shared/money.ts';
import type { Pack } from '../../programme.ts';

const months = (count: number) => ({ months: count });
const days = (count: number) => ({ days: count });

/** Amounts are invented: the council votes the real ones. */
export const envelopes: Pack['envelopes'] = [
  {
    slug: 'vacance-2026',
    label: {
      fr: 'Remise sur le marché des logements vacants 2026',
      en: 'Vacant homes back to the market 2026',
    },
    year: 2026,
    budgetLine: '204-20422-552',
    ap: euros(600_000),
    cp: euros(350_000),
    example: true,
  },
  {
    slug: 'vacance-2027',
    label: {
      fr: 'Remise sur le marché des logements vacants 2027',
      en: 'Vacant homes back to the market 2027',
    },
    year: 2027,
    budgetLine: '204-20422-552',
    ap: euros(900_000),
    cp: euros(650_000),
    example: true,
  },
];

export const numbering: Pack['numbering'] = { cases: 'VO', agreements: 'CONV', letters: 'CTR' };

export const deadlines: Pack['deadlines'] = {
  draftKept: months(3),
  draftNotices: [days(30), days(7)],
  silenceIsRefusal: months(2),
  silenceIsRefusalForWorks: months(4),
  correctionReminders: [days(15), days(30)],
  consentLink: days(60),
  consentReminders: [days(7), days(21)],
  eligibility: months(2),
  validation: days(10),
  notification: days(15),
  appeal: months(2),
  signature: months(3),
  worksStart: months(12),
  worksDone: months(36),
  conformityVisit: days(30),
  balanceRequest: months(6),
  returnCheckFrom: months(3),
  returnCheckTo: months(6),
  repayment: months(2),
};

export const retention: Pack['retention'] = {
  prospectMonths: 36,
  refusedMonthsAfterLastAppeal: 24,
  archiveMonthsAfterUndertakings: 120,
  accessLogMonths: 12,
  unusedAccountMonths: 24,
  importedFileMonths: 36,
  mailMonths: 6,
  copyDays: 7,
  approvedByOfficer: false,
};

export const baseline: Pack['baseline'] = [
  {
    perimeter: { fr: 'Communauté urbaine', en: 'Urban community' },
    year: 2013,
    vacant: { value: 5_000, source: 'Insee, recensement de la population (arrondi)', confirmed: false },
    dwellings: 94_000,
  },
  {
    perimeter: { fr: 'Unité urbaine de Dunkerque', en: 'Dunkirk urban unit' },
    year: 2020,
    vacant: { value: 5_358, source: 'Insee, recensement de la population 2020', confirmed: false },
    dwellings: 80_608,
  },
];
