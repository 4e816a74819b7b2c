import type { Pack } from '../../programme.ts';

const NOTARY = {
  to: 'other' as const,
  subject: 'Succession : logement vacant, {logements}',
  body: [
    'Maître,',
    'Le logement suivant est vacant{vacance} et dépend, selon nos informations, d’une succession dont vous avez la charge :',
    '{logements}',
    'Nous aimerions savoir où en est le règlement de cette succession, et si les héritiers ont un projet pour ce logement. Des aides aux travaux et à la location existent ; nous pouvons les présenter aux héritiers.',
    'Je reste à votre disposition au {telephone} ou à {courriel}.',
    'Je vous prie d’agréer, Maître, l’expression de ma considération distinguée.',
  ].join('\n\n'),
};

/** Common practice of services that fight vacancy; the service adapts delays and words to its own. */
export const playbooks = [
  {
    slug: 'inheritance',
    title: 'Succession en cours',
    reasons: ['inheritance'],
    sources: [],
    steps: [
      {
        kind: 'letter',
        after: { count: 0, unit: 'days' },
        text: 'Écrire au notaire chargé de la succession',
        letter: NOTARY,
      },
      {
        kind: 'recall',
        after: { count: 2, unit: 'months' },
        text: 'Relancer le notaire s’il n’a pas répondu',
      },
      {
        kind: 'recall',
        after: { count: 6, unit: 'months' },
        text: 'Rappeler les héritiers : où en est le partage ?',
      },
    ],
  },
  {
    slug: 'funding',
    title: 'Problème de financement',
    reasons: ['funding', 'works-too-costly'],
    sources: [],
    steps: [
      { kind: 'estimate', after: { count: 0, unit: 'days' }, text: 'Estimer les aides et le reste à charge' },
      {
        kind: 'recall',
        after: { count: 10, unit: 'working-days' },
        text: 'Présenter l’estimation au propriétaire',
      },
      { kind: 'recall', after: { count: 2, unit: 'months' }, text: 'Demander où en sont les devis' },
    ],
  },
  {
    slug: 'no-taker',
    title: 'Location ou vente infructueuse',
    reasons: ['no-taker', 'bad-letting-experience'],
    sources: [],
    steps: [
      {
        kind: 'recall',
        after: { count: 5, unit: 'working-days' },
        text: 'Proposer l’intermédiation locative et ses garanties',
      },
      {
        kind: 'recall',
        after: { count: 3, unit: 'months' },
        text: 'Demander si un locataire ou un acquéreur s’est présenté',
      },
    ],
  },
  {
    slug: 'ownerless',
    title: 'Bien sans maître présumé',
    // Taken by hand: none of the reasons of vacancy says that nobody owns a home.
    reasons: [],
    sources: [
      'Code civil, art. 713',
      'Code général de la propriété des personnes publiques, art. L1123-1 à L1123-4',
    ],
    steps: [
      {
        kind: 'check',
        after: { count: 0, unit: 'days' },
        text: 'Chercher le propriétaire',
        points: [
          { text: 'Demander l’état hypothécaire au service de la publicité foncière' },
          { text: 'Vérifier l’état civil : le propriétaire est-il décédé, et depuis quand ?' },
          { text: 'Demander aux notaires si une succession est ouverte, et si quelqu’un l’a acceptée' },
          {
            text: 'Demander au centre des finances publiques qui paie la taxe foncière, et depuis quand',
            source: 'CGPPP, art. L1123-1, 2° : impôt impayé depuis plus de trois ans, ou payé par un tiers',
          },
        ],
      },
      {
        kind: 'check',
        after: { count: 1, unit: 'months' },
        text: 'Qualifier la situation',
        points: [
          {
            text: 'Succession ouverte depuis plus de trente ans, sans successible : bien acquis de plein droit',
            source: 'Code civil, art. 713 ; CGPPP, art. L1123-1, 1°',
          },
          {
            text: 'Le délai est de dix ans dans certains périmètres (ORT, quartiers prioritaires…) : vérifier la situation du bien',
            source: 'Loi n° 2022-217 du 21 février 2022, art. 98',
          },
          {
            text: 'Propriétaire inconnu et taxe impayée depuis plus de trois ans : bien présumé sans maître',
            source: 'CGPPP, art. L1123-1, 2°, et L1123-3',
          },
        ],
      },
      {
        kind: 'check',
        after: { count: 2, unit: 'months' },
        text: 'Bien présumé sans maître : constater et publier',
        points: [
          { text: 'Prendre l’arrêté du maire qui constate la situation', source: 'CGPPP, art. L1123-3' },
          { text: 'Le publier, l’afficher en mairie et sur place', source: 'CGPPP, art. L1123-3' },
          {
            text: 'Le notifier au dernier domicile connu, à l’occupant et au préfet',
            source: 'CGPPP, art. L1123-3',
          },
        ],
      },
      {
        kind: 'recall',
        after: { count: 9, unit: 'months' },
        text: 'Six mois après la dernière publicité : un propriétaire s’est-il fait connaître ?',
      },
      {
        kind: 'check',
        after: { count: 10, unit: 'months' },
        text: 'Incorporer le bien au domaine de la commune',
        points: [
          {
            text: 'Faire délibérer le conseil municipal dans les six mois qui suivent la vérification',
            source: 'CGPPP, art. L1123-3 : à défaut, le bien revient à l’État',
          },
          { text: 'Constater l’incorporation par arrêté du maire', source: 'CGPPP, art. L1123-3' },
          { text: 'Publier l’acte au service de la publicité foncière' },
        ],
      },
    ],
  },
] satisfies Pack['playbooks'];
