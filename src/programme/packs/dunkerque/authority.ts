import type { Pack } from '../../programme.ts';

export const authority: Pack['authority'] = {
  name: { fr: 'Communauté urbaine de Dunkerque', en: 'Dunkirk Urban Community' },
  shortName: 'CUD',
  siren: '245900428',
  address: ['Pertuis de la Marine', 'BP 85530', '59386 Dunkerque Cedex 1'],
  city: 'Dunkerque',
  email: 'habitat@example.org',
  phone: '03 28 62 70 00',
  website: 'https://www.communaute-urbaine-dunkerque.fr',
  signatory: {
    name: 'Camille Exemple',
    title: { fr: 'Vice-présidente déléguée à l’habitat', en: 'Vice-president for housing' },
    actingUnder: {
      fr: 'arrêté de délégation n° EX-2026-014 du 15 avril 2026',
      en: 'delegation order no. EX-2026-014 of 15 April 2026',
    },
    example: true,
  },
  court: {
    name: { fr: 'Tribunal administratif de Lille', en: 'Administrative Court of Lille' },
    address: ['5 rue Geoffroy-Saint-Hilaire', 'CS 62039', '59014 Lille Cedex'],
    onlineAppeal: 'https://www.telerecours.fr',
  },
  dataProtectionOfficer: {
    email: 'dpo@example.org',
    address: ['Délégué à la protection des données', 'Pertuis de la Marine', '59386 Dunkerque Cedex 1'],
    example: true,
  },
};

export const service: Pack['service'] = {
  name: { fr: 'Eco-Habitat', en: 'Eco-Habitat' },
  grantLine: { fr: 'Réflexénergie', en: 'Réflexénergie' },
  email: 'eco-habitat@example.org',
  phone: '03 53 01 00 59',
  address: ['Eco-Habitat', 'Pertuis de la Marine', '59386 Dunkerque Cedex 1'],
  openingHours: {
    fr: 'du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h',
    en: 'Monday to Friday, 9 am to noon and 2 pm to 5 pm',
  },
  example: true,
};

export const visas: Pack['visas'] = {
  deliberation: {
    reference: 'EX-2026-031',
    day: '2026-03-26',
    title: {
      fr: 'délibération du conseil de communauté créant l’aide à la remise sur le marché des logements vacants',
      en: 'vote of the community council creating the aid for bringing vacant homes back to the market',
    },
    example: true,
  },
  allocationRules: {
    reference: 'EX-2026-031, annexe 1',
    day: '2026-03-26',
    title: {
      fr: 'règlement d’attribution de l’aide à la remise sur le marché des logements vacants',
      en: 'rules for granting the aid for bringing vacant homes back to the market',
    },
    example: true,
  },
  delegation: {
    reference: 'EX-2026-014',
    day: '2026-04-15',
    title: {
      fr: 'arrêté portant délégation de fonctions et de signature en matière d’habitat',
      en: 'order delegating powers and signature in housing matters',
    },
    example: true,
  },
};
