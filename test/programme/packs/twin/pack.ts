import { levers } from '../../../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../../../src/programme/packs/dunkerque/schemes.ts';
import type { Pack } from '../../../../src/programme/programme.ts';

const both = (fr: string, en: string) => ({ fr, en });
const months = (count: number) => ({ months: count });
const text = (reference: string) => ({ reference, day: '2026-01-15', title: both('Texte', 'Text') });
const seat = ['1 place de la Mairie', '20000 Ajaccio'];

/** A second city, as small as a pack may be: no heat network, no demonstration, another climate. */
export const pack = {
  slug: 'twin',
  authority: {
    name: both('Communauté d’agglomération du Pays ajaccien', 'Ajaccio area authority'),
    shortName: 'CAPA',
    siren: '242010056',
    address: seat,
    city: 'Ajaccio',
    email: 'habitat@example.org',
    phone: '04 65 71 00 00',
    website: 'https://example.org',
    signatory: {
      name: 'Dominique Exemple',
      title: both('Présidente', 'President'),
      actingUnder: both('élection', 'election'),
    },
    court: {
      name: both('Tribunal', 'Court'),
      address: ['Bastia'],
      onlineAppeal: 'https://www.telerecours.fr',
    },
    dataProtectionOfficer: { email: 'dpo@example.org', address: seat },
  },
  service: {
    name: both('Maison de l’habitat', 'Housing desk'),
    grantLine: both('Aide', 'Aid'),
    email: 'habitat@example.org',
    phone: '04 65 71 00 01',
    address: seat,
    openingHours: both('le matin', 'mornings'),
  },
  territory: {
    epci: '242010056',
    everywhere: {
      climateZone: 'H3',
      altitude: 'below-400',
      zoning: { value: 'A', source: 'Zonage A/B/C', confirmed: false },
      ort: { value: false, source: 'Conventions d’ORT', confirmed: true },
    },
    communes: { '2A209': { altitude: 'from-400-to-800' } },
  },
  heatNetworks: [],
  map: {
    centre: { longitude: 8.74, latitude: 41.93 },
    zoom: 11,
    bounds: { west: 8.5, south: 41.8, east: 9.1, north: 42.2 },
  },
  envelopes: [
    {
      slug: 'aid-2026',
      label: both('Aide', 'Aid'),
      year: 2026,
      budgetLine: '204',
      ap: 10_000_00,
      cp: 5_000_00,
    },
  ],
  visas: { deliberation: text('2026-1'), allocationRules: text('2026-1'), delegation: text('2026-2') },
  numbering: { cases: 'VA', agreements: 'CV', letters: 'CR' },
  deadlines: {
    draftKept: months(3),
    draftNotices: [{ days: 30 }, { days: 7 }],
    silenceIsRefusal: months(2),
    silenceIsRefusalForWorks: months(4),
    correctionReminders: [{ days: 15 }],
    consentLink: { days: 60 },
    consentReminders: [{ days: 7 }],
    eligibility: months(2),
    validation: { days: 10 },
    notification: { days: 15 },
    appeal: months(2),
    signature: months(3),
    worksStart: months(12),
    worksDone: months(36),
    conformityVisit: { days: 30 },
    balanceRequest: months(6),
    returnCheckFrom: months(3),
    returnCheckTo: months(6),
    repayment: months(2),
  },
  retention: {
    prospectMonths: 36,
    refusedMonthsAfterLastAppeal: 24,
    archiveMonthsAfterUndertakings: 120,
    accessLogMonths: 12,
    unusedAccountMonths: 24,
    importedFileMonths: 36,
    mailMonths: 6,
    copyDays: 7,
    approvedByOfficer: true,
  },
  texts: {
    introduction: both('Bonjour', 'Hello'),
    privacy: both('Vos données', 'Your data'),
    publicity: both('Avec l’aide de la CAPA', 'With the help of CAPA'),
    exampleNotice: both('Exemple', 'Example'),
  },
  // National levers are the same everywhere; a local scheme lent by another city, as twins do.
  schemes: schemes.slice(0, 1).map((scheme) => ({ ...scheme, example: false })),
  levers,
  logo: { title: both('CAPA', 'CAPA'), viewBox: '0 0 8 8', paths: [{ d: 'M0 0h8v8z', fill: '#123456' }] },
} satisfies Pack;
