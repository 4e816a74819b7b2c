/** Words of decisions told in letters, of the instruction report, and of the page that draws the workflow. */
export const decisions = {
  act: {
    dismissal: {
      title: 'Votre demande d’aide est classée sans suite',
      intro:
        'Le **{day}**, votre demande d’aide **{ref}** pour le logement situé {address} a été classée sans suite.',
      next: 'Ce classement ne juge pas votre projet : vous pouvez déposer une nouvelle demande.',
    },
    lapse: {
      title: 'Votre aide est déclarée caduque',
      intro:
        'L’aide accordée pour le logement situé {address} devait avancer avant le **{due}**. Ce délai étant dépassé, elle est déclarée caduque le **{day}**.',
      next: 'La convention, si elle est signée, cesse de produire ses effets pour ce qui n’est pas payé.',
    },
    appeal: {
      headline: 'Votre recours est {outcome}',
      sense: { rejected: 'rejeté', allowed: 'admis', inadmissible: 'irrecevable' },
      kind: { gracious: 'recours gracieux', hierarchical: 'recours hiérarchique' },
      contested: {
        grant: 'la décision d’attribution',
        refuse: 'la décision de refus',
        dismiss: 'la décision de classement sans suite',
      },
      outcome: {
        rejected: 'rejeté',
        allowed: 'admis',
        inadmissible: 'déclaré irrecevable, car reçu hors délai',
      },
      intro:
        'Nous avons reçu le **{received}** votre {kind} contre {contested} pour le logement situé {address}. Par décision du **{day}**, il est **{outcome}**.',
      next: {
        rejected: 'La décision contestée est maintenue.',
        allowed:
          'La décision contestée est retirée : votre dossier est rouvert et l’instruction reprend. Vous recevrez une nouvelle décision.',
        inadmissible: 'La décision contestée est maintenue.',
      },
    },
    report: {
      title: 'Rapport d’instruction',
      owner: 'Propriétaire',
      submitted: 'Déposé le',
      proposedBy: 'Proposé par',
      amount: 'Aide proposée',
      alerts: 'À regarder avant de valider',
      noAlert: 'Rien à signaler dans les devis.',
      home: 'Logement',
      pieces: 'Pièces',
      piece: 'Pièce',
      file: 'Fichier',
      standing: 'État',
      checklist: 'Conditions du règlement',
      rules: 'Règlement « {scheme} », version {version}.',
      condition: 'Condition',
      computation: 'Calcul de l’aide',
      funding: 'Plan de financement',
      source: 'Financement',
    },
  },
  workflow: {
    title: 'Le chemin d’un dossier',
    lead: 'Chaque étape, ce qui peut s’y passer et qui le fait. Ce dessin et ce tableau sont tirés des règles que le logiciel applique.',
    link: 'Le chemin d’un dossier',
    picture: 'Étapes d’un dossier, du brouillon à la clôture, avec leurs issues',
    legend: 'Légende',
    end: 'Fin du dossier',
    who: {
      owner: 'Propriétaire',
      officer: 'Instructeur',
      'second-officer': 'Second instructeur',
      adviser: 'Conseiller',
      manager: 'Responsable',
      nobody: 'Personne',
    },
    letter: {
      owner: 'P',
      officer: 'I',
      'second-officer': 'S',
      adviser: 'C',
      manager: 'R',
      nobody: '–',
    },
    turn: 'À qui le tour',
    state: 'Étape',
    action: 'Ce qui s’y fait',
    doer: 'Par qui',
    leads: 'Mène à',
    back: 'l’étape quittée',
    sign: {
      correction: 'compléments demandés, puis retour',
      back: 'renvoi à une étape précédente',
      again: 'peut être rouvert',
    },
  },
} as const;
