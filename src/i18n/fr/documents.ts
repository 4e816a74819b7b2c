export const documents = {
  page: 'Page\u00a0{page} sur\u00a0{pages}',
  reference: 'Référence',
  specimen: 'Données de démonstration – sans valeur',
  verify: 'Vérifier ce document\u202f:',
  verification: {
    title: 'Vérifier ce document',
    text: 'Chacun peut s’assurer que ce document est authentique et qu’il n’a pas été modifié. Photographiez le code imprimé en bas de page ou ouvrez l’adresse suivante\u202f:',
  },
} as const;
