/** Words of pieces: versions, expiry, viewer, virus scanner. */
export const pieces = {
  viewer: {
    place: 'Pièce {at} sur {of}',
    previous: 'Pièce précédente',
    walk: 'Aller d’une pièce à l’autre',
    keys: 'touches j et k',
    turnLeft: 'Tourner l’image vers la gauche',
    turnRight: 'Tourner l’image vers la droite',
    openPdf: 'Ouvrir le document',
  },
  versions: {
    title: 'Versions précédentes',
    name: 'Version {number} : {name}',
    refused: 'Envoyée le {sent}, refusée le {day} par {who} : {reason}',
    expired: 'Envoyée le {sent}, périmée et remplacée',
  },
  expiry: {
    valid: 'Valable jusqu’au {day}',
    soon: 'Périme le {day}',
    expired: 'Périmé depuis le {day}',
    notice: 'Avis de {year}',
    oldNotice: 'Avis de {year} : il y en a un plus récent',
    beforeTitle: 'Des pièces ont périmé',
    beforeText: 'Le service vous les redemanderait. Remplacez-les avant de déposer, si vous le pouvez.',
  },
  dates: {
    until: 'Valable jusqu’au',
    untilHint: 'Date imprimée sur la pièce.',
    issued: 'Daté du',
    issuedHint: 'Accepté trois mois après cette date.',
    year: 'Année de l’avis',
    yearHint: 'Le dernier paru est attendu : il change en septembre.',
    save: 'Noter',
    saved: 'La date est notée.',
  },
  scan: {
    waiting: 'Vérification en cours',
    waitingText:
      'Cette pièce attend d’être vérifiée par l’antivirus. Elle sera lisible dès qu’elle sera reconnue saine ; si l’antivirus ne répond pas, elle reste à l’écart et la vérification reprend d’elle-même.',
    infectedText: 'L’antivirus a reconnu « {threat} » dans ce fichier ; il a été détruit sans être ouvert.',
    none: 'Aucun antivirus n’est branché : les fichiers sont contrôlés d’après leur contenu, et non analysés.',
  },
  infected: {
    reason:
      'L’antivirus a reconnu « {threat} » dans ce fichier, qui a été détruit. Analysez votre appareil, puis envoyez un autre fichier.',
    subject: 'Un fichier est à renvoyer : {type}',
    owner:
      'L’antivirus du service a reconnu « {threat} » dans le fichier « {name} » ({type}), envoyé pour {address}. Ce fichier a été détruit. Analysez votre appareil, puis envoyez-en un autre.',
    ownerAction: 'Ouvrir mon dossier',
    officer:
      'L’antivirus a reconnu « {threat} » dans le fichier « {name} » ({type}), {address}. Il a été détruit et la pièce est refusée ; le propriétaire est prévenu.',
    officerAction: 'Ouvrir le dossier',
  },
} as const;
