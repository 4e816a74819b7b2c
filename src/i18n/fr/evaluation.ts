export const evaluation = {
  title: 'Évaluation de la politique',
  lead: 'Ce que la politique fait revenir, ce qu’elle coûte, ce qu’elle économise. Chaque chiffre est défini ; chaque image a son tableau.',
  observedUntil: 'Observé jusqu’au',
  downloads: 'Télécharger le rapport',
  download: { xlsx: 'Tableur XLSX', ods: 'Tableur ODS', pdf: 'Rapport PDF', json: 'Données JSON' },
  envelopes: 'Enveloppes',
  definition: 'Définition',
  table: 'Tableau',
  tile: {
    vacant: 'Logements vacants suivis',
    ofUnits: 'sur {units, number} au registre',
    filed: 'Dossiers déposés',
    granted: 'Dossiers accordés',
    returned: 'Retours prouvés',
    withEvidence: 'avec preuve d’occupation',
    publicPerReturn: 'Argent public par retour',
    leverage: 'Effet de levier',
    leverageNote: 'euros privés pour un euro public',
    co2: 'CO₂ évité',
    aYear: 'par an, conventionnel',
    median: 'Durée médiane de vacance',
    months: 'mois',
  },
  returned: {
    term: 'Logement revenu',
    definition:
      'Une période de vacance terminée avec une preuve (bail, acte, emménagement, déclaration), dont on connaît la nature ; à confirmer à six et douze mois. L’absence d’un logement d’un fichier suivant n’est qu’un indice, jamais un retour.',
  },
  step: {
    contacted: 'Propriétaire contacté',
    answered: 'A répondu',
    audited: 'Audit réalisé',
    applied: 'Dossier déposé',
    eligible: 'Éligible',
    granted: 'Aide accordée',
    signed: 'Convention signée',
    'works-done': 'Travaux achevés',
    paid: 'Solde ordonnancé',
    returned: 'Logement revenu',
  },
  section: {
    funnel: {
      title: 'Parcours',
      definition:
        'Combien atteignent chaque étape, et en combien de mois depuis la précédente (médiane et neuvième décile). Les trois premières étapes comptent des logements, les suivantes des dossiers.',
    },
    envelopes: {
      title: 'Enveloppes',
      definition:
        'Autorisations de programme votées, réservées à la validation, engagées à la décision, disponibles ; crédits de paiement votés, ordonnancés, payés.',
    },
    money: {
      title: 'Argent',
      definition:
        'Dossiers accordés et toujours en cours ou achevés. La part privée est ce qui reste aux propriétaires une fois toutes les aides publiques déduites.',
    },
    energy: {
      title: 'Énergie et climat',
      definition:
        'Économies conventionnelles de la méthode 3CL, comparées au même logement loué sans travaux ; CO₂ sur vingt ans pour le coût à la tonne. Les économies mesurées sont moindres (36 à 47 % pour la seule isolation, Insee/SDES).',
    },
    transitions: {
      title: 'Changements de classe',
      definition:
        'Nombre de logements passant de chaque classe à chaque autre, travaux retenus des dossiers accordés.',
    },
    exits: {
      title: 'Sorties de vacance',
      definition:
        'Retours prouvés par nature et par rôle de la collectivité : aidé (subvention), conseillé (audit ou contact), spontané.',
    },
    persistence: {
      title: 'Persistance des retours',
      definition:
        'Un retour persiste quand le logement est toujours habité à 6 et à 12 mois, d’après la réponse du propriétaire, un document ou une visite. Sont comptés les retours assez anciens ; ce qui n’est pas établi n’est compté ni comme durable ni comme perdu.',
    },
    survival: {
      title: 'Durée avant le retour',
      definition:
        'Part encore vacante selon l’ancienneté (Kaplan–Meier, toutes sorties, troncature à gauche au premier fichier qui montre le logement, part des logements encore vacants à l’âge où la courbe commence : au moins onze observés à tout âge, bande à 95 %).',
    },
  },
  column: {
    due: 'Retours assez anciens',
    persisted: 'Toujours habités',
    vacantAgain: 'De nouveau vacants',
    unknown: 'Non établis',
    step: 'Étape',
    count: 'Nombre',
    medianMonths: 'Médiane (mois)',
    p90Months: '9e décile (mois)',
    envelope: 'Enveloppe',
    year: 'Année',
    voted: 'AP votées',
    reserved: 'Réservé',
    engaged: 'Engagé',
    available: 'Disponible',
    credits: 'CP votés',
    ordered: 'Ordonnancé',
    paid: 'Payé',
    indicator: 'Indicateur',
    amount: 'Montant',
    value: 'Valeur',
    unit: 'Unité',
    definition: 'Définition',
    before: 'Avant',
    after: 'Après',
    exit: 'Nature',
    aided: 'Aidés',
    advised: 'Conseillés',
    spontaneous: 'Spontanés',
    total: 'Total',
    months: 'Mois de vacance',
    atRisk: 'À risque',
    exits: 'Sorties',
    stillVacant: 'Encore vacants',
    low: 'Borne basse',
    high: 'Borne haute',
  },
  money: {
    awarded: 'Subventions attribuées',
    ordered: 'Subventions ordonnancées',
    cost: 'Coût des travaux TTC',
    otherPublicAid: 'Autres aides publiques',
    privateShare: 'Part privée',
    ownPerReturn: 'Argent de la collectivité par retour aidé',
    publicPerReturn: 'Argent public par retour aidé',
  },
  energy: {
    cases: 'Dossiers comptés',
    primarySaved: 'Énergie primaire économisée',
    finalSaved: 'Énergie finale économisée',
    co2Saved: 'CO₂ évité',
    eurosPerTonne: 'Coût pour la collectivité de la tonne évitée',
  },
  report: {
    title: 'Évaluation de la politique des logements vacants',
    until: 'Situation observée jusqu’au {day}',
    definitions: 'Définitions',
    nothing: 'Rien à compter à ce jour.',
    headline:
      '{units, plural, one {# logement suivi} other {# logements suivis}}, {contacted, plural, =0 {aucun propriétaire contacté} one {# propriétaire contacté} other {# propriétaires contactés}} ; {filed, plural, =0 {aucun dossier déposé} one {# dossier déposé} other {# dossiers déposés}}, {granted, plural, =0 {aucun accordé} one {# accordé} other {# accordés}}, {returned, plural, =0 {aucun logement revenu} one {# logement revenu} other {# logements revenus}} avec preuve.',
    limits: 'Ce que ces chiffres ne disent pas',
    limitsText:
      'Ils décrivent, ils ne prouvent pas de cause : les propriétaires qui demandent une aide auraient parfois remis leur logement sur le marché sans elle. La définition de la vacance change entre les millésimes 2024 et 2025 du fichier de l’État : une évolution qui franchit cette rupture ne se lit pas.',
  },
} as const;
