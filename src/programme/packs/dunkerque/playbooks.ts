import type { Pack } from '../../programme.ts';

/** Common practice of services that fight vacancy; the service adapts delays and words to its own. */
export const playbooks = [
  {
    slug: 'inheritance',
    title: 'Succession en cours',
    reasons: ['inheritance'],
    sources: [],
    steps: [
      { kind: 'letter', afterDays: 0, text: 'Écrire au notaire chargé de la succession' },
      { kind: 'recall', afterDays: 60, text: 'Relancer le notaire s’il n’a pas répondu' },
      { kind: 'recall', afterDays: 183, text: 'Rappeler les héritiers : où en est le partage ?' },
    ],
  },
  {
    slug: 'funding',
    title: 'Problème de financement',
    reasons: ['funding', 'works-too-costly'],
    sources: [],
    steps: [
      { kind: 'estimate', afterDays: 0, text: 'Estimer les aides et le reste à charge' },
      { kind: 'recall', afterDays: 14, text: 'Présenter l’estimation au propriétaire' },
      { kind: 'recall', afterDays: 60, text: 'Demander où en sont les devis' },
    ],
  },
  {
    slug: 'no-taker',
    title: 'Location ou vente infructueuse',
    reasons: ['no-taker', 'bad-letting-experience'],
    sources: [],
    steps: [
      { kind: 'recall', afterDays: 7, text: 'Proposer l’intermédiation locative et ses garanties' },
      { kind: 'recall', afterDays: 90, text: 'Demander si un locataire ou un acquéreur s’est présenté' },
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
      { kind: 'check', afterDays: 0, text: 'Chercher le propriétaire au service de la publicité foncière' },
      { kind: 'check', afterDays: 0, text: 'Vérifier l’état civil et l’ouverture d’une succession' },
      {
        kind: 'check',
        afterDays: 14,
        text: 'Demander si les taxes foncières sont payées, et par qui (3 ans)',
      },
      {
        kind: 'check',
        afterDays: 30,
        text: 'Qualifier : succession ouverte sans successible (1°) ou propriétaire inconnu (2°)',
      },
      {
        kind: 'check',
        afterDays: 60,
        text: 'Cas 2° : arrêté de constat, publié, affiché et notifié au préfet',
      },
      { kind: 'recall', afterDays: 250, text: 'Cas 2° : six mois après la dernière publicité, vérifier' },
      { kind: 'check', afterDays: 270, text: 'Préparer la délibération d’incorporation et son arrêté' },
    ],
  },
] satisfies Pack['playbooks'];
