/** Words about applications in preparation: what is typed, what is kept, what is erased. */
export const drafts = {
  restored: 'Nous avons gardé ce que vous aviez tapé le {when}, sans l’envoyer. Vérifiez, puis enregistrez.',
  restoredHere:
    'Nous avons retrouvé sur cet appareil ce que vous aviez tapé avant d’être déconnecté. Vérifiez, puis enregistrez.',
  endsSoon: 'Ce brouillon sera effacé après le {day}',
  endsSoonText: 'Continuez votre demande, ou gardez-la telle quelle : son délai repart.',
  keep: 'Garder mon brouillon',
  kept: 'Votre brouillon est gardé jusqu’au {day}.',
  mail: {
    subject: 'Votre demande d’aide pour {address} sera effacée après le {day}',
    text: 'Vous avez commencé une demande d’aide pour {address}. Sans nouvelle de vous, elle sera effacée après le {day}, avec les pièces que vous y avez jointes.',
    resume: 'Reprendre ma demande',
    nothing:
      'Si vous ne voulez plus demander cette aide, vous n’avez rien à faire. Vous pourrez toujours en commencer une autre.',
    purgedSubject: 'Votre brouillon pour {address} est effacé',
    purged:
      'La demande d’aide que vous aviez commencée pour {address} est effacée, avec les pièces que vous y aviez jointes. Vous pouvez en commencer une autre quand vous voulez : votre audit est gardé.',
  },
} as const;
