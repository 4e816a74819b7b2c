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
    title: 'Déclaration d’accessibilité',
    intro:
      '{authority} s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration vaut pour tous les écrans du service, publics et professionnels.',
    state: 'État de conformité',
    stateText:
      'Ce service vise la conformité au RGAA 4.1 et aux WCAG 2.2 de niveau AA. Chaque écran du parcours est contrôlé automatiquement, en clair, en sombre et sur téléphone ; aucun audit par un tiers n’a encore eu lieu, le service est donc déclaré partiellement conforme.',
    known: 'Contenus non accessibles',
    knownText:
      'La carte du registre, réservée au personnel, a toujours son tableau équivalent. Les documents PDF établis par le service sont balisés ; ceux que les usagers envoient sont montrés tels quels.',
    made: 'Technologies',
    madeText: 'HTML, CSS et SVG ; JavaScript facilite la saisie, et chaque action reste possible sans lui.',
    tell: 'Signaler une difficulté',
    tellText:
      'Écrivez-nous si une page vous résiste : nous vous répondrons et vous donnerons l’information autrement.',
    appeal: 'Voies de recours',
    appealText:
      'Sans réponse satisfaisante, vous pouvez écrire au Défenseur des droits (Libre réponse 71120, 75342 Paris Cedex 07, sans affranchir), le saisir sur www.defenseurdesdroits.fr, l’appeler au 09 69 39 00 00, ou rencontrer son délégué dans votre département.',
  },
  privacy: {
    title: 'Vos données personnelles',
    basis: 'Pourquoi nous les traitons',
    basisText:
      'Pour remettre sur le marché les logements vides : repérer, écrire aux propriétaires, auditer, instruire les aides, contrôler les engagements. C’est une mission d’intérêt public (article 6, paragraphe 1, point e du RGPD) ; pour les paiements, une obligation comptable (point c). Le traitement ne repose pas sur votre consentement, et aucune décision n’est prise par un automate.',
    categories: 'Ce que nous traitons',
    categoriesList: {
      identity:
        'Votre identité et vos coordonnées, données par vous ou par le fichier LOVAC que l’État transmet aux collectivités',
      home: 'Votre logement : adresse, surface, classe énergétique, durée de vacance, audit',
      case: 'Votre dossier : projet, devis, factures, tranche de revenus, pièces, messages, actes signés',
      payment: 'Vos coordonnées bancaires, chiffrées, pour verser la subvention',
      reading: 'La trace des consultations de vos données par les agents',
    },
    minimised:
      'Nous gardons la tranche de revenus et le revenu fiscal de référence avec le nom de qui a vu le justificatif ; jamais les papiers d’identité des locataires.',
    access: 'Qui y a accès',
    accessText:
      'Les agents du service de l’habitat, les conseillers qui réalisent les audits et les responsables, chacun selon sa fonction et sa commune ; chaque consultation nominative est notée. Le comptable public reçoit ce qu’il faut pour payer. Rien n’est vendu, ni transmis hors de l’Union européenne.',
    officer: 'Délégué à la protection des données',
    kept: 'Combien de temps nous les gardons',
    notApproved: 'Durées proposées par le service, à approuver par le délégué à la protection des données.',
    rights: 'Vos droits',
    rightsList: {
      access: 'Accéder à vos données et en recevoir une copie',
      rectify: 'Les faire rectifier',
      erase: 'Les faire effacer, sauf ce que la loi nous fait garder',
      object:
        'Vous opposer à ce que nous vous écrivions, ou au traitement, pour une raison qui tient à votre situation',
      restrict: 'Faire suspendre leur utilisation pendant l’examen d’une demande',
    },
    exercise:
      'Dans votre espace, la page « Mes données » prépare votre copie et reçoit votre demande d’effacement. Sans compte, écrivez au délégué. Réponse dans le mois.',
    exerciseLink: 'Mes données personnelles',
    complain:
      'Si notre réponse ne vous satisfait pas, vous pouvez saisir la CNIL (www.cnil.fr, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07).',
    estimate: 'Estimation sans compte',
    estimateText:
      'Elle ne demande ni nom, ni adresse, ni montant de revenus. Gardée, elle s’ouvre par une adresse secrète dont nous ne conservons que l’empreinte ; qui la détient peut l’effacer à tout moment. L’adresse de courriel donnée pour se l’envoyer n’est pas gardée avec elle. Si vous continuez avec le logement, vos réponses rejoignent votre dossier et suivent ses durées. Nous comptons les visites par étape et par jour, sans rien qui les relie entre elles.',
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
