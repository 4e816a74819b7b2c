/** Words about messages of a case: when they reach a mailbox, what is new, what could not be delivered. */
export const exchanges = {
  title: 'Mes notifications',
  lead: 'Les messages restent toujours lisibles dans le dossier. Choisissez ce qui arrive aussi dans votre boîte.',
  question: 'Quand nous écrire au sujet des messages ?',
  choice: {
    each: 'À chaque message',
    daily: 'Une fois par jour',
    acts: 'Seulement quand on attend quelque chose de moi',
  },
  choiceHint: {
    each: 'Le texte entier, dès qu’il est écrit.',
    daily: 'Les messages non lus du jour, en un seul courriel, en fin d’après-midi.',
    acts: 'Compléments à fournir, réponse attendue. Les décisions arrivent toujours.',
  },
  submit: 'Enregistrer',
  kept: 'C’est enregistré.',
  link: 'Choisir mes notifications',
  fresh: 'Nouveau',
  freshCount: '{count, plural, one {# nouveau} other {# nouveaux}}',
  needsAnswer: 'J’attends une réponse',
  needsAnswerHint: 'Le propriétaire reçoit alors un courriel tout de suite, quel que soit son choix.',
  awaited: 'Réponse attendue',
  undelivered: 'Un courriel n’a pas pu être remis',
  undeliveredText:
    '« {subject} », du {day}, n’est pas arrivé à {to}. Vérifiez l’adresse, ou écrivez par lettre.',
  mail: {
    subject: '{count, plural, one {Un message} other {# messages}} sur votre dossier {ref}',
    subjectStaff: '{count, plural, one {Un message} other {# messages}} sur le dossier {ref}',
    intro:
      '{count, plural, one {Voici le message du jour, pour {address}.} other {Voici les messages du jour, pour {address}.}}',
    off: 'Vous recevez un résumé par jour, comme vous l’avez choisi.',
  },
  errors: { choose: 'Choisissez quand nous vous écrivons.' },
} as const;
