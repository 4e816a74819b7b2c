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
  files: 'Fichiers joints',
  attach: 'Joindre des fichiers',
  attachHint:
    'PDF, JPEG ou PNG, cinq au plus. Ils sont vérifiés et chiffrés. Les pièces de la demande s’envoient à leur place, dans le dossier.',
  infected: 'Illisible : un virus y a été trouvé ({threat}).',
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
    files:
      '{count, plural, one {Un fichier est joint, à lire dans le dossier.} other {# fichiers sont joints, à lire dans le dossier.}}',
    off: 'Vous recevez un résumé par jour, comme vous l’avez choisi.',
  },
  given:
    '{count, plural, =0 {Aucun dossier n’a changé de mains} one {# dossier a changé de mains} other {# dossiers ont changé de mains}}{left, plural, =0 {.} one {, un autre n’a pas pu l’être.} other {, # autres n’ont pas pu l’être.}}',
  assignSelected: 'Confier les dossiers choisis',
  assignTo: 'Confier à',
  chooseHint: 'Cochez des dossiers pour les confier à quelqu’un.',
  standIn: {
    title: 'Vous remplacez',
    cases: 'Dossiers de {name}, en votre charge pendant son absence, jusqu’au {day}',
    until: 'absence jusqu’au {day}',
  },
  handOver: {
    title: 'Remettre les dossiers d’une personne',
    lead: 'Pour un départ ou une longue absence : tous ses dossiers en cours passent à d’autres, à tour de rôle, chacun sur son territoire.',
    none: 'Personne n’a de dossier en cours',
    from: 'Les dossiers de',
    holder: '{name} – {count, plural, one {# dossier} other {# dossiers}}',
    gone: '{name} (parti) – {count, plural, one {# dossier} other {# dossiers}}',
    to: 'Passent à',
    toHint: 'Chacun reçoit la liste des siens par courriel.',
    submit: 'Remettre les dossiers',
    confirm: 'Les dossiers en cours changent d’instructeur. Rien d’autre ne change.',
    link: 'Remettre les dossiers d’une personne',
    subject: '{count, plural, one {Un dossier vous est confié} other {# dossiers vous sont confiés}}',
    text: '{count, plural, one {Ce dossier est désormais le vôtre :} other {Ces dossiers sont désormais les vôtres :}}',
    open: 'Ouvrir mon travail du jour',
  },
  errors: {
    choose: 'Choisissez quand nous vous écrivons.',
    chooseCases: 'Cochez au moins un dossier, et pas plus de 200.',
    receivers: 'Choisissez à qui les remettre : un instructeur en poste, qui ne soit pas la même personne.',
    tooManyFiles: 'Joignez {most} fichiers au plus.',
    nothingHeld: 'Cette personne n’a pas de dossier en cours.',
  },
} as const;
