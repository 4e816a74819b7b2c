import type { Pack } from '../../programme.ts';

export const texts: Pack['texts'] = {
  introduction: {
    fr: 'Vous possédez un logement vide dans le Dunkerquois ? Eco-Habitat vous aide à le rénover et à lui rendre des habitants : audit gratuit, conseil sur les financements, subvention de la Communauté urbaine et accompagnement jusqu’à la remise sur le marché.',
    en: 'Do you own an empty home in Greater Dunkirk? Eco-Habitat helps you renovate it and bring people back to it: a free audit, advice on funding, a grant from the urban community and support until it is lived in again.',
  },
  privacy: {
    fr: 'La Communauté urbaine de Dunkerque traite vos données pour instruire votre demande et suivre la remise sur le marché de votre logement (mission d’intérêt public, article 6, 1, e du RGPD). Vous pouvez y accéder, les faire rectifier ou vous opposer à leur traitement en écrivant à son délégué à la protection des données, et saisir la CNIL.',
    en: 'Dunkirk Urban Community processes your data to handle your application and to follow your home back to the market (task carried out in the public interest, GDPR article 6(1)(e)). You may access them, have them corrected or object by writing to its data protection officer, and complain to the CNIL.',
  },
  publicity: {
    fr: 'Travaux réalisés avec le soutien de la Communauté urbaine de Dunkerque',
    en: 'Works carried out with the support of Dunkirk Urban Community',
  },
  exampleNotice: {
    fr: 'Données d’exemple : montants, références et personnes sont inventés et n’engagent pas la collectivité.',
    en: 'Example data: amounts, references and people are invented and do not commit the authority.',
  },
};

/** A lighthouse over the waves; stands in until the authority supplies its own mark. */
export const logo: Pack['logo'] = {
  title: { fr: 'Communauté urbaine de Dunkerque', en: 'Dunkirk Urban Community' },
  viewBox: '0 0 64 64',
  paths: [
    { d: 'M27 14h10l3 34H24z', fill: '#0b4a6f' },
    { d: 'M25.2 35h13.6l.6 6H24.6zM26.3 22h11.4l.5 6H25.8z', fill: '#ffffff' },
    { d: 'M26 7h12v7H26zM29 3h6v4h-6z', fill: '#b8431f' },
    { d: 'M40 10l16-5v10zM24 10L8 5v10z', fill: '#f2b632' },
    { d: 'M4 50c7-4 14-4 21 0s14 4 21 0 9-4 14-1v5c-5-3-7-3-14 1s-14 4-21 0-14-4-21 0z', fill: '#2b7a9b' },
  ],
  example: true,
};
