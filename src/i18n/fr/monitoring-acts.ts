/** Words of the acts of the years after the payment: formal notice, recovery decision, undertakings taken over. */
export const monitoringActs = {
  exemption: {
    expropriation: 'l’expropriation du logement',
    'buyer-takes-over': 'la reprise des engagements par l’acquéreur',
    death: 'le décès du propriétaire',
    'force-majeure': 'la force majeure',
  },
  breachNotice: {
    title: 'Mise en demeure : engagement non tenu',
    intro:
      'Par la convention {agreement}, vous avez reçu une aide de {amount} pour le logement situé {address}, en contrepartie d’engagements. L’un d’eux ne paraît pas tenu.',
    promiseTitle: 'L’engagement en cause',
    foundTitle: 'Ce qui est constaté',
    since: 'L’engagement paraît rompu depuis le {day}.',
    askedTitle: 'Ce qui vous est demandé',
    asked: 'Vous êtes mis en demeure, **jusqu’au {day}**, de :',
    putRight: 'remettre les choses en ordre, et en envoyer la preuve ;',
    answer:
      'ou présenter vos observations, par écrit ou, si vous le demandez, oralement (code des relations entre le public et l’administration, art. L. 121-1 et L. 122-1) ;',
    helped: 'vous pouvez vous faire assister ou représenter par la personne de votre choix.',
    stakeTitle: 'Ce qui est en jeu',
    stake:
      'Passé ce délai, la collectivité peut décider le reversement de l’aide en tout ou partie. D’après le règlement « {scheme} » (version {version}), la somme serait de **{amount}** au plus.',
    noStake:
      'Le règlement de votre dossier ne prévoit pas de reversement ; la convention peut être résiliée.',
    exemptions: 'Aucun reversement n’est dû dans les cas que le règlement énumère ({article}) :',
  },
  recoveryDecision: {
    title: 'Décision de reversement',
    intro:
      'La collectivité décide le reversement de **{amount}**, sur l’aide de {paid} versée au titre de la convention {agreement} pour le logement situé {address}.',
    reasonsTitle: 'Motifs de la décision',
    heard:
      'Vous avez été mis en demeure le {day} (lettre {number}) et vous avez répondu le {replied} ; votre réponse a été examinée.',
    silent:
      'Vous avez été mis en demeure le {day} (lettre {number}) ; aucune réponse n’est parvenue dans le délai.',
    law: 'Une aide peut être reprise lorsque les conditions mises à son octroi ne sont pas respectées (code des relations entre le public et l’administration, art. L. 242-2). La décision est prise en application du règlement « {scheme} », version {version}.',
    reckoningTitle: 'Calcul de la somme',
    'pro-rata':
      'L’engagement a commencé le {from} et il est rompu depuis le {broken}. Chaque année entière tenue libère sa part de l’aide ({article}).',
    steps:
      'L’engagement a commencé le {from} et il est rompu depuis le {broken}. La part à reverser suit les paliers du règlement ({article}).',
    fraud: 'L’aide a été obtenue ou gardée par fraude : elle est reprise en totalité ({article}).',
    tableCaption: 'Somme due selon le jour de la rupture ; la ligne appliquée est en gras.',
    when: 'Jour de la rupture',
    share: 'Part de l’aide',
    between: 'du {from} au {to}',
    fromDay: 'à partir du {day}',
    full: 'Somme que donne le règlement',
    part: 'Compte tenu des motifs ci-dessus, {share} de {full} sont demandés, soit **{amount}**.',
    repayTitle: 'Paiement',
    repay:
      'La somme est à payer avant le {day}, à réception du titre de recette que le comptable public vous adresse. Des délais de paiement peuvent lui être demandés.',
    ends: 'Cette décision met fin à la convention et à vos engagements.',
    goesOn: 'La convention et vos engagements continuent jusqu’à leur terme.',
  },
  attestation: {
    title: 'Attestation annuelle à remplir et à renvoyer',
    intro:
      'Par la convention {agreement}, vous avez reçu une aide pour le logement situé {address} et pris des engagements. Merci d’attester de leur respect pour la période {span}.',
    span: 'du {from} au {to}',
    promisesTitle: 'Ce que vous avez promis',
    promise: '{what}, jusqu’au {day}',
    answersTitle: 'Vos réponses',
    answersIntro: 'Cochez une seule case, remplissez ce qui vous concerne, puis datez et signez.',
    occupant: 'Qui vit dans le logement aujourd’hui ?',
    who: 'Occupant',
    tick: 'Cochez',
    details: 'Précisions',
    question: 'Question',
    answer: 'Votre réponse',
    tenantChanged: 'Si le logement est loué : le locataire a-t-il changé depuis un an ?',
    rent: 'Si le logement est loué : loyer mensuel, hors charges',
    emptySince: 'Si le logement est vide : depuis quel jour ?',
    remarks: 'Autres précisions',
    declares: 'Je certifie l’exactitude de ces réponses',
    signHere: 'date et signature du propriétaire',
    backTitle: 'Renvoyer ce formulaire',
    back: 'Renvoyez ce formulaire avant le **{day}** à : {address}. Joignez un justificatif de moins de trois mois : quittance de loyer, assurance habitation ou facture d’énergie. Masquez ce qui concerne le locataire : ni revenus, ni pièce d’identité.',
    online: 'Le code imprimé sur chaque page rattache ce formulaire à votre dossier : n’écrivez pas dessus.',
  },
  transfer: {
    title: 'Reprise des engagements par le nouveau propriétaire',
    intro:
      'À la suite de {cause} du {day}, le logement situé {address} est passé de {former} à {taker}, qui reprend les engagements attachés à l’aide reçue pour ses travaux.',
    causes: { sale: 'la vente', succession: 'la succession ouverte par le décès', gift: 'la donation' },
    promisesTitle: 'Engagements repris',
    promises:
      'Ils découlent de la convention {agreement} et du règlement « {scheme} » (version {version}), en contrepartie d’une aide de {amount}.',
    effect:
      'Le nouveau propriétaire est seul tenu de ces engagements à compter de ce jour, jusqu’à leur terme. Le règlement, ses contrôles et ses clauses de reversement lui sont applicables.',
    proofTitle: 'Preuve de l’accord',
    byLink:
      'Accord donné en ligne par {name}, le {moment}, depuis un lien à usage unique envoyé à {mailbox}. Empreinte du texte affiché (SHA-256) : {hash}.',
    byPaper: 'Accord donné par écrit par {name}, signé le {day} et conservé au dossier.',
  },
} as const;
