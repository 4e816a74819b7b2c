/** Words of the documents with legal effect. Amounts and dates come already written; `**…**` is set in bold. */
export const acts = {
  kind: {
    receipt: 'Accusé de réception',
    'document-request': 'Demande de pièces',
    'eligibility-sheet': 'Fiche d’éligibilité',
    'audit-report': 'Rapport d’audit',
    'decision-grant': 'Décision d’attribution',
    'decision-refusal': 'Décision de refus',
    agreement: 'Convention',
    liquidation: 'Fiche de liquidation',
    'payment-order': 'Ordre de paiement',
    'closing-letter': 'Lettre de clôture',
    'recovery-order': 'Titre de recette',
  },
  fileName: {
    receipt: 'accuse-de-reception',
    'document-request': 'demande-de-pieces',
    'eligibility-sheet': 'fiche-eligibilite',
    'audit-report': 'rapport-audit',
    'decision-grant': 'decision-attribution',
    'decision-refusal': 'decision-refus',
    agreement: 'convention',
    liquidation: 'fiche-de-liquidation',
    'payment-order': 'ordre-de-paiement',
    'closing-letter': 'lettre-de-cloture',
    'recovery-order': 'titre-de-recette',
  },
  signedSuffix: 'signee',
  sealedLetter:
    'Décision adressée par un service en ligne et scellée : elle est dispensée de signature manuscrite (code des relations entre le public et l’administration, art. L. 212-2).',
  doneAt: 'Fait à {city}, le {day}',
  particulars: {
    case: 'Dossier',
    officer: 'Suivi par',
    dwelling: 'Logement',
    enclosed: 'Pièce jointe',
  },
  greeting: 'Madame, Monsieur,',
  farewell: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.',
  questions:
    'Le service {service} répond à vos questions : {phone} ou {email}, {hours}. Rappelez le numéro de dossier {ref}.',
  words: {
    noSum: '–',
    unknown: 'non renseigné',
    ht: 'Montant HT',
    ttc: 'Montant TTC',
    vat: 'TVA',
    amount: 'Montant',
    total: 'Total',
    article: 'Article',
    step: 'Étape du calcul',
    years: '{n, plural, one {# an} other {# ans}}',
    months: '{n, plural, one {# mois} other {# mois}}',
    days: '{n, plural, one {# jour} other {# jours}}',
    quantityM2: '{n, number} m²',
    quantityUnit: '{n, number}',
  },
  unit: {
    address: 'Adresse',
    commune: 'Commune',
    communeCode: '{name} (code Insee {code})',
    parcel: 'Parcelle cadastrale',
    idlocal: 'Numéro fiscal du local',
    kind: 'Type de bien',
    kinds: { house: 'maison', flat: 'appartement', other: 'autre local d’habitation' },
    area: 'Surface habitable',
    built: 'Année de construction',
  },
  appeal: {
    title: 'Voies et délais de recours',
    text: 'Si vous contestez cette décision, vous pouvez, dans les **deux mois** qui suivent sa notification, saisir le {court}, {address}, par courrier ou par l’application Télérecours citoyens ({link}).',
    gracious:
      'Dans le même délai, vous pouvez demander à l’autorité qui a pris la décision de la revoir (recours gracieux), à l’adresse {address}. Cette demande interrompt le délai de recours contentieux : deux nouveaux mois courent à partir de la réponse, ou de la décision implicite de rejet qui naît du silence gardé pendant deux mois.',
  },
  receipt: {
    title: 'Accusé de réception de votre demande d’aide',
    intro:
      'Nous avons reçu le **{submitted}** votre demande d’aide pour remettre sur le marché le logement situé {address}. Elle porte le numéro **{ref}**.',
    piecesTitle: 'Pièces reçues',
    noPiece: 'Aucune pièce n’est encore jointe à votre demande.',
    nextTitle: 'La suite',
    next: 'Un instructeur vérifie que la demande est complète. S’il manque une pièce ou une information, vous recevez la liste précise de ce qu’il faut corriger ; le délai est alors suspendu jusqu’à votre réponse.',
    silence:
      'Sans réponse de notre part au plus tard le **{day}**, votre demande est réputée rejetée (code des relations entre le public et l’administration, art. L. 231-4). Une décision écrite reste possible après cette date.',
    notStarted:
      'Le dépôt de la demande ne vaut pas accord : des travaux commencés avant la décision peuvent perdre le bénéfice de l’aide.',
  },
  grant: {
    title: 'Votre demande d’aide est acceptée',
    intro:
      'Par décision du **{day}**, {authority} vous attribue une aide d’un montant maximal de **{amount}** pour remettre sur le marché le logement situé {address}.',
    basisTitle: 'Ce que nous finançons',
    basis:
      'Les travaux retenus s’élèvent à {cost} TTC ; la dépense éligible est de {base}. L’aide est calculée d’après le règlement « {scheme} », version {version}, comme suit.',
    maximum:
      'Ce montant est un **maximum**. Il est recalculé sur vos factures une fois les travaux faits : il peut diminuer, il n’augmente jamais.',
    worksTitle: 'Travaux retenus',
    conditionsTitle: 'Vos engagements',
    conditionsIntro: 'En contrepartie, vous vous engagez à :',
    calendarTitle: 'Calendrier et versement',
    payment: 'Versement : {parts}.',
    paymentAdvance: 'une avance de {rate} au plus, sur demande',
    paymentInstalments: '{count, plural, one {un acompte} other {# acomptes}} jusqu’à {rate} de l’aide',
    paymentBalance: 'le solde sur factures, après la visite de conformité',
    clawback:
      'Un engagement rompu entraîne le reversement de tout ou partie de l’aide, selon le barème du règlement.',
    nextTitle: 'La suite',
    next: 'Vous allez recevoir une convention à signer en ligne. **Ne commencez pas les travaux avant de l’avoir signée.**',
  },
  refusal: {
    title: 'Votre demande d’aide est refusée',
    intro:
      'Par décision du **{day}**, {authority} ne donne pas suite à votre demande d’aide pour le logement situé {address}.',
    reasonTitle: 'Motifs de la décision',
    unmet:
      'Au regard du règlement « {scheme} », version {version}, les conditions suivantes ne sont pas remplies :',
    help: 'Le service {service} reste à votre disposition pour étudier avec vous un autre projet ou d’autres financements.',
  },
  legalBasis: {
    law2000:
      'loi n° 2000-321 du 12 avril 2000 relative aux droits des citoyens dans leurs relations avec les administrations, notamment son article 10',
    decree2001:
      'décret n° 2001-495 du 6 juin 2001 pris pour l’application de l’article 10 de la loi n° 2000-321 du 12 avril 2000 et relatif à la transparence financière des aides octroyées par les personnes publiques',
    cgct: 'code général des collectivités territoriales',
    cch: 'code de la construction et de l’habitation',
    reference: '{title} ({reference}, {day})',
    rules: 'règlement « {scheme} », version {version} en vigueur depuis le {day}, empreinte {hash}',
    budget: 'budget de la collectivité, ligne {line}, autorisation de programme « {label} » ({year})',
    application: 'demande d’aide déposée le {day} sous le numéro {ref}',
    decision: 'décision d’attribution du {day}',
  },
  liquidation: {
    title: 'Fiche de liquidation',
    titles: {
      advance: 'Liquidation de l’avance',
      instalment: 'Liquidation d’un acompte',
      balance: 'Liquidation du solde',
    },
    beneficiary: 'Bénéficiaire',
    agreement: 'Convention',
    visit: 'Visite de conformité',
    iban: 'Compte à créditer',
    invoicesTitle: 'Factures prises en compte',
    company: 'Entreprise',
    invoice: 'Facture',
    otherTitle: 'Autres aides perçues',
    noOther: 'Aucune autre aide n’est déclarée.',
    computationTitle: 'Calcul',
    summaryTitle: 'Montant à payer',
    award: 'Aide attribuée',
    final: 'Aide définitive',
    paid: 'Déjà versé',
    toPay: 'À payer',
    toRecover: 'À reverser par le bénéficiaire',
    released: 'Crédits rendus à l’enveloppe',
    never: 'L’aide définitive n’excède jamais l’aide attribuée.',
    certificate:
      'Service fait certifié le {day} par {name}, instructeur. Le paiement est ordonné par une autre personne.',
  },
  paymentOrder: {
    title: 'Ordre de paiement',
    text: 'Il est ordonné de payer à **{name}** la somme de **{amount}** au titre de la convention {agreement}, d’après la fiche de liquidation {liquidation}.',
    creditor: 'Créancier',
    account: 'IBAN',
    budget: 'Imputation',
    object: 'Objet',
    objects: {
      advance: 'Avance sur l’aide à la remise sur le marché d’un logement vacant',
      instalment: 'Acompte sur l’aide à la remise sur le marché d’un logement vacant',
      balance: 'Solde de l’aide à la remise sur le marché d’un logement vacant',
    },
    certifiedBy: 'Certifié par',
    orderedBy: 'Ordonné par',
    confidential:
      'Ce document porte des coordonnées bancaires : il est réservé à l’ordonnateur et au comptable public.',
  },
  recovery: {
    title: 'Titre de recette {number}',
    intro: {
      overpayment:
        'L’aide pour le logement situé {address} (convention {agreement}) a été recalculée sur les factures définitives. Elle est inférieure aux sommes déjà versées : la différence doit être reversée.',
      clawback:
        'Un engagement pris pour le logement situé {address} (convention {agreement}) n’est pas tenu. Une partie de l’aide versée doit être reversée.',
    },
    due: 'Vous devez **{amount}**, à payer au plus tard le **{day}**.',
    computationTitle: 'Calcul de la somme due',
    line: 'Élément du calcul',
    total: 'Somme à reverser',
    howTitle: 'Comment payer',
    how: 'Payez auprès du comptable public de la collectivité, en rappelant le numéro **{number}**. L’avis des sommes à payer qu’il vous adresse indique les moyens de paiement.',
    terms:
      'Si vous ne pouvez pas payer en une fois, demandez un échéancier au service avant la date limite : il peut être accordé sans frais.',
    suspends:
      'Le recours devant le juge suspend la force exécutoire du titre (code général des collectivités territoriales, art. L. 1617-5).',
  },
  closing: {
    title: 'Clôture de votre dossier',
    intro:
      'Les engagements pris pour le logement situé {address} sont arrivés à leur terme. Nous vous remercions de les avoir tenus : ce logement est de nouveau habité{since}.',
    since: ' depuis le {day}',
    paid: 'L’aide de {amount} qui vous a été versée vous est définitivement acquise.',
    undertakingsTitle: 'Engagements tenus',
    undertaking: 'Engagement',
    from: 'Du',
    to: 'Au',
    archive:
      'Vos pièces sont conservées pendant la durée légale, puis détruites ou versées aux archives. Aucune autre démarche n’est attendue de vous.',
  },
} as const;
