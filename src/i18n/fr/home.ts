export const home = {
  title: 'Votre logement est vide ? Rouvrons ses volets.',
  mySpace: 'Ouvrir mon espace',
  staff: 'Vous travaillez pour la collectivité ? Connexion du personnel',
  steps: {
    title: 'Comment cela se passe',
    audit: {
      title: 'Comprendre',
      text: 'Un questionnaire simple, une vingtaine de questions, et vous connaissez la classe énergétique de votre logement. Gratuit, sans visite pour commencer.',
    },
    plan: {
      title: 'Choisir',
      text: 'Choisissez les travaux : la classe, les factures, chaque aide et ce qui reste à votre charge se mettent à jour sous vos yeux, avec la règle qui les explique.',
    },
    apply: {
      title: 'Déposer et signer',
      text: 'Envoyez vos pièces une à une, depuis un téléphone. Vous savez toujours à qui c’est le tour, et pour quand.',
    },
    live: {
      title: 'Rouvrir',
      text: 'Après les travaux, la subvention est versée sur factures et votre logement est habité à nouveau.',
    },
  },
  contact: { title: 'Nous parler', byPhone: 'Par téléphone', byMail: 'Par courriel' },
  accessibility: {
    title: 'Accessibilité',
    state: 'État de conformité',
    stateText:
      'Ce service vise la conformité au RGAA 4.1 et aux WCAG 2.2 de niveau AA. Chaque écran du parcours est contrôlé automatiquement, en clair, en sombre et sur téléphone ; aucun audit par un tiers n’a encore eu lieu, le service est donc déclaré partiellement conforme.',
    known: 'Ce que nous savons imparfait',
    knownText:
      'La carte du registre, réservée au personnel, a toujours son tableau équivalent. Les documents PDF sont balisés.',
    tell: 'Nous signaler une difficulté',
    tellText:
      'Écrivez-nous si une page vous résiste : nous vous répondrons et vous donnerons l’information autrement. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.',
  },
  privacy: {
    title: 'Données personnelles',
    officer: 'Délégué à la protection des données',
    kept: 'Combien de temps nous les gardons',
    months: '{months, plural, one {# mois} other {# mois}}',
    estimate: 'Estimation sans compte',
    estimateText:
      'Elle ne demande ni nom, ni adresse, ni montant de revenus. Gardée, elle s’ouvre par une adresse secrète dont nous ne conservons que l’empreinte ; qui la détient peut l’effacer à tout moment. L’adresse de courriel donnée pour se l’envoyer n’est pas gardée avec elle. Si vous continuez avec le logement, vos réponses rejoignent votre dossier et suivent ses durées. Nous comptons les visites par étape et par jour, sans rien qui les relie entre elles.',
    retention: {
      estimate: 'Estimation publique gardée par son auteur, depuis le dernier enregistrement',
      prospect: 'Propriétaire contacté, sans dossier',
      refused: 'Dossier refusé, après le dernier recours',
      granted: 'Dossier accordé, après la fin des engagements',
      accessLog: 'Trace des consultations',
    },
    cookies: 'Cookies',
    cookiesText:
      'Ce service ne dépose que ce qu’il lui faut pour fonctionner : la session, la protection des formulaires, la langue. Aucune mesure d’audience.',
  },
  legal: {
    title: 'Mentions légales',
    publisher: 'Éditeur',
    contact: 'Contact',
    software: 'Logiciel',
    softwareText: 'Volets Ouverts est un logiciel libre, sous licence GPL-3.0 ou ultérieure.',
  },
  source: {
    title: 'Code source',
    text: 'Volets Ouverts est un logiciel libre (GPL-3.0 ou ultérieure). Les audits s’appuient sur Open3CL, une écriture libre de la méthode réglementaire 3CL-DPE 2021. La collectivité fournit le code source de la version en service à qui le demande.',
    ask: 'Demander le code source',
  },
} as const;
