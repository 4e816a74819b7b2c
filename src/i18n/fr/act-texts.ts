/** Words of the smaller acts: request for documents, eligibility sheet, financing plan. */
export const actTexts = {
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
} as const;
