export const web = {
  nav: {
    work: 'Mon travail',
    register: 'Registre',
    cases: 'Dossiers',
    budget: 'Budget',
    evaluation: 'Évaluation',
    journal: 'Journal',
    outbox: 'Envois',
    people: 'Comptes',
    home: 'Mon espace',
  },
  error: {
    home: 'Revenir à l’accueil',
    400: {
      title: 'Demande incomprise',
      text: 'Cette demande n’a pas pu être lue. Revenez en arrière et recommencez ; rien n’a été enregistré.',
    },
    403: { title: 'Accès réservé', text: 'Vous n’avez pas accès à cette page.' },
    404: {
      title: 'Page introuvable',
      text: 'Cette page n’existe pas ou n’existe plus. Vérifiez l’adresse, ou repartez de l’accueil.',
    },
    409: {
      title: 'Déjà modifié',
      text: 'Quelqu’un a modifié ceci entre-temps. Rechargez la page pour voir où l’on en est.',
    },
    413: {
      title: 'Fichier trop lourd',
      text: 'Ce fichier dépasse la taille acceptée (15 Mo par document, 64 Mo pour un import).',
    },
    415: { title: 'Format non accepté', text: 'Ce format n’est pas accepté ici.' },
    422: { title: 'Demande impossible', text: 'Cette demande ne peut pas être acceptée en l’état.' },
    429: {
      title: 'Trop de demandes',
      text: 'Vous avez fait beaucoup de demandes en peu de temps. Attendez une minute, puis réessayez.',
    },
    500: {
      title: 'Une erreur est survenue',
      text: 'Le problème vient de notre côté et a été consigné. Rien n’a été enregistré à moitié ; réessayez dans un instant.',
    },
    503: {
      title: 'Service momentanément indisponible',
      text: 'Le service ne peut pas enregistrer pour l’instant. Réessayez dans quelques minutes.',
    },
  },
  errors: {
    forbidden: 'Vous n’avez pas accès à cette page.',
    changedMeanwhile: 'Quelqu’un a modifié ceci entre-temps. Rechargez la page avant de recommencer.',
    noRoom:
      'Le serveur n’a plus de place : cette saisie n’a pas été enregistrée, mais rien de ce qui l’était déjà n’est perdu. Gardez une copie de votre texte, prévenez votre service informatique, puis réessayez.',
    foreignForm: 'Cette demande vient d’un autre site : elle est refusée.',
    staleForm:
      'Le formulaire a expiré. Rechargez la page et recommencez : vos réponses déjà enregistrées sont conservées.',
    required: 'Ce champ est nécessaire.',
    badNumber: 'Écrivez un nombre.',
    badDay: 'Cette date n’existe pas.',
    badMoney: 'Écrivez un montant en euros, par exemple 12 500,50.',
    badEmail: 'Écrivez une adresse électronique, par exemple prenom.nom@exemple.fr.',
  },
} as const;
