/** Words of the smaller acts: request for documents, eligibility sheet, financing plan, yearly attestation. */
export const actTexts = {
  mail: {
    'document-request': {
      subject: 'Des éléments à compléter – dossier {ref}',
      text: 'Pour examiner votre demande pour le logement situé {address}, il nous manque des éléments. La liste est jointe.',
      next: 'Répondez sur votre espace : seuls les éléments demandés y sont ouverts.',
    },
    'attestation-form': {
      subject: 'Votre attestation annuelle – dossier {ref}',
      text: 'Comme chaque année, merci d’attester que les engagements pris pour le logement situé {address} sont tenus. Le formulaire est joint.',
      next: 'Renvoyez-le signé avec un justificatif, ou répondez sur votre espace.',
    },
  },
  request: {
    title: 'Éléments à compléter',
    intro:
      'Votre demande {ref} pour le logement situé {address} ne peut pas encore être examinée. Merci de compléter ou de corriger :',
    until:
      'Répondez avant le **{day}**. Passé ce jour sans réponse, la demande peut être classée sans suite ; vous pourrez en déposer une autre.',
    paused:
      'Le délai dont dispose la collectivité est suspendu jusqu’à votre réponse (code des relations entre le public et l’administration, art. L. 114-5).',
  },
  eligibility: {
    title: 'Fiche d’éligibilité',
    intro:
      'Conditions du règlement {scheme}, version {version}, vérifiées le {day} par {officer} pour le dossier {ref}.',
    conditions: 'Conditions',
    condition: 'Condition',
    outcome: 'Constat',
    outcomes: { yes: 'remplie', no: 'non remplie', unknown: 'à vérifier', info: 'pour information' },
    pieces: 'Pièces vues',
  },
  financing: {
    title: 'Plan de financement',
    intro:
      'Travaux de {beneficiary} pour le logement situé {address} (dossier {ref}) : {ht} HT, soit **{ttc} TTC**.',
  },
  attestation: {
    title: 'Attestation annuelle {year}',
    intro:
      'La convention {number} pour le logement situé {address} vous demande d’attester chaque année que vos engagements sont tenus.',
    promised: 'Vos engagements',
    kept: 'Tenu ?',
    yesNo: '☐ oui   ☐ non',
    declare:
      'J’atteste sur l’honneur l’exactitude de ces réponses et je joins au moins l’un de ces justificatifs :',
    lease: 'le bail en cours ou la quittance du dernier mois ;',
    tax: 'l’avis d’imposition qui montre l’occupation du logement ;',
    insurance: 'l’attestation d’assurance du logement.',
    onLine: 'Vous pouvez aussi attester en ligne, sur votre espace.',
    sign: 'Date et signature',
  },
} as const;
