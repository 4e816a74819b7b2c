/** Words of the page furniture and of gestures that every screen shares. */
export const common = {
  // Going about the page
  skipToContent: 'Aller au contenu',
  home: 'Accueil',
  menu: 'Menu',
  mainNavigation: 'Navigation principale',
  footerNavigation: 'À propos de ce service',
  breadcrumbs: 'Fil d’Ariane',
  back: 'Retour',
  backToTop: 'Haut de page',
  language: 'Langue',
  opensInNewTab: 'nouvel onglet',

  theme: {
    label: 'Apparence',
    auto: 'Automatique',
    light: 'Claire',
    dark: 'Sombre',
    toggle: 'Passer de l’apparence claire à la sombre, ou l’inverse',
  },

  account: {
    menu: 'Compte de {name}',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    settings: 'Mon compte',
  },

  demo: {
    label: 'Démonstration',
    text: 'données inventées, courriels montrés et non envoyés',
    link: 'Mode d’emploi et boîte aux lettres',
  },

  footer: {
    accessibility: 'Accessibilité',
    legal: 'Mentions légales',
    privacy: 'Données personnelles',
    source: 'Code source',
    promise: 'Un logement vacant, c’est une fenêtre éteinte. Rallumons-les.',
  },

  // Buttons
  save: 'Enregistrer',
  saveAndContinue: 'Enregistrer et continuer',
  saveAndLeave: 'Enregistrer et reprendre plus tard',
  continue: 'Continuer',
  cancel: 'Annuler',
  close: 'Fermer',
  confirm: 'Confirmer',
  send: 'Envoyer',
  change: 'Modifier',
  add: 'Ajouter',
  remove: 'Retirer',
  delete: 'Supprimer',
  download: 'Télécharger',
  export: 'Exporter',
  print: 'Imprimer',
  search: 'Rechercher',
  see: 'Voir',
  open: 'Ouvrir',
  undo: 'Défaire',
  retry: 'Réessayer',
  accept: 'Accepter',
  refuse: 'Refuser',
  start: 'Commencer',
  resume: 'Reprendre',
  submit: 'Valider',

  // Answers
  yes: 'Oui',
  no: 'Non',
  unknown: 'Je ne sais pas',
  or: 'ou',
  none: 'Aucun',
  notGiven: 'Non renseigné',
  notApplicable: 'Sans objet',
  choose: 'Choisir…',
  optional: 'facultatif',

  saving: 'Enregistrement…',
  saved: 'Enregistré',
  savedAt: 'Enregistré à {time}',
  notSaved: 'Non enregistré : la connexion a été perdue. Vos réponses restent à l’écran.',
  loading: 'Chargement…',
  serverTrouble: 'Cela n’a pas abouti. Rien n’est perdu : réessayez dans un instant.',

  errorSummary: {
    title: 'À corriger pour continuer',
    prefix: 'Erreur',
  },

  notice: {
    success: 'C’est fait',
    info: 'À savoir',
    warning: 'Attention',
    error: 'Cela n’a pas abouti',
    close: 'Fermer ce message',
  },

  empty: {
    title: 'Rien ici pour le moment',
    noResult: 'Aucun résultat',
    widen: 'Élargissez la recherche ou retirez un filtre.',
  },

  pagination: {
    label: 'Pages de résultats',
    previous: 'Page précédente',
    next: 'Page suivante',
  },

  table: {
    sortAscending: 'trier par ordre croissant',
    sortDescending: 'trier par ordre décroissant',
    sortedAscending: 'tri croissant',
    sortedDescending: 'tri décroissant',
    actions: 'Actions',
    select: 'Sélectionner {name}',
    selectAll: 'Tout sélectionner',
    selected: 'Sélection : {count}',
    scrolls: 'Tableau à faire défiler de côté',
  },

  filters: {
    title: 'Filtres',
    apply: 'Filtrer',
    reset: 'Tout effacer',
    active: 'Filtres en place',
    remove: 'Retirer le filtre {name}',
    more: 'Plus de filtres',
  },

  stages: {
    label: 'Avancement',
    done: 'fait',
    current: 'en cours',
    todo: 'à venir',
    skipped: 'sans objet',
  },

  turn: {
    yours: 'À vous de jouer',
    theirs: 'La suite : {who}',
    nobody: 'Rien à faire pour le moment',
    before: 'avant le {day}',
  },

  timeline: {
    label: 'Historique',
    new: 'nouveau',
  },

  upload: {
    add: 'Choisir des fichiers',
    drop: 'ou déposez-les ici',
    photo: 'Sur un téléphone, prenez une photo : elle est allégée avant l’envoi.',
    sent: 'Fichiers envoyés',
    sending: 'Envoi de {name}',
    done: '{name} est envoyé',
    failed: '{name} n’est pas parti. Réessayez.',
    tooBig: '{name} dépasse {max} Mo.',
    button: 'Envoyer les fichiers',
    limits: 'PDF, JPEG ou PNG, {max} Mo au plus par fichier',
  },

  characters: {
    limit: '%{count} caractères au plus',
    leftOne: 'Il reste %{count} caractère',
    leftOther: 'Il reste %{count} caractères',
    full: 'Plus aucun caractère',
    overOne: '%{count} caractère en trop',
    overOther: '%{count} caractères en trop',
  },

  password: {
    show: 'Afficher',
    hide: 'Masquer',
    showLabel: 'Afficher le mot de passe',
    hideLabel: 'Masquer le mot de passe',
    shown: 'Le mot de passe est visible',
    hidden: 'Le mot de passe est masqué',
  },

  date: {
    day: 'Jour',
    month: 'Mois',
    year: 'Année',
  },

  figure: {
    data: 'Données du graphique',
    source: 'Source',
    asTable: 'Voir en tableau',
  },

  energy: {
    class: 'Classe énergie {letter}',
    ghgClass: 'Classe climat {letter}',
    unknown: 'Classe énergie inconnue',
    before: 'Avant travaux',
    after: 'Après travaux',
    scale: 'Échelle de A (économe) à G (énergivore)',
  },

  envelope: {
    voted: 'Votée',
    reserved: 'Réservée',
    engaged: 'Engagée',
    paid: 'Payée',
    available: 'Disponible',
    overspent: 'Dépassement',
    step: 'Étape',
    amount: 'Montant',
    share: 'Part de la somme votée',
  },

  money: {
    perYear: 'par an',
    perMonth: 'par mois',
    ht: 'HT',
    ttc: 'TTC',
  },

  shortcuts: {
    title: 'Raccourcis clavier',
    search: 'aller à la recherche',
    down: 'ligne suivante',
    up: 'ligne précédente',
    open: 'ouvrir la ligne',
    select: 'cocher la ligne ; avec Maj, jusqu’à cette ligne',
    help: 'montrer cette aide',
    on: 'Raccourcis actifs',
    off: 'Raccourcis éteints',
    enter: 'Entrée',
  },

  months: {
    '01': 'janvier',
    '02': 'février',
    '03': 'mars',
    '04': 'avril',
    '05': 'mai',
    '06': 'juin',
    '07': 'juillet',
    '08': 'août',
    '09': 'septembre',
    '10': 'octobre',
    '11': 'novembre',
    '12': 'décembre',
  },
} as const;
