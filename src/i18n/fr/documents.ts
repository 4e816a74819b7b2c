export const documents = {
  subject: 'Objet :',
  page: 'Page\u00a0{page} sur\u00a0{pages}',
  reference: 'Référence',
  draft: 'Projet de document, non validé',
  draftMark: 'PROJET',
  courtesy: 'Traduction de courtoisie, sans valeur juridique\u00a0: seul le texte français fait foi',
  specimen: 'Données de démonstration – sans valeur',
  verify: 'Vérifier ce document\u202f:',
  verification: {
    title: 'Vérifier ce document',
    text: 'Chacun peut s’assurer que ce document est authentique et qu’il n’a pas été modifié. Photographiez le code imprimé en bas de page ou ouvrez l’adresse suivante\u202f:',
  },
  seal: {
    reason: 'Sceau du serveur\u202f: origine et intégrité du document',
  },
  errors: {
    renderingStopped:
      'Le document n’a pas pu être préparé. Réessayez dans un instant\u202f; rien n’est perdu.',
    fileEmpty: 'Ce fichier est vide. Choisissez-en un autre.',
    fileTooLarge: 'Ce fichier dépasse {limit}\u00a0Mo. Réduisez-le, ou envoyez-le en plusieurs parties.',
    fileTypeUnknown:
      'Ce fichier n’est ni un PDF, ni une photo JPEG ou PNG. Enregistrez-le dans l’un de ces formats.',
    fileTypeRefused:
      'Ce fichier est au format {found}, quel que soit son nom. Envoyez un PDF ou une photo JPEG ou PNG.',
    filePolyglot:
      'Ce fichier contient autre chose que ce qu’il annonce. Enregistrez à nouveau le document en PDF, JPEG ou PNG.',
    fileMissing: 'Ce fichier n’existe pas ou n’existe plus.',
    fileDamaged: 'Ce fichier a été altéré sur le serveur et ne peut pas être ouvert. Signalez-le au service.',
    fileInQuarantine:
      'Ce fichier attend d’être vérifié par l’antivirus. Il sera lisible dès qu’il sera reconnu sain.',
    fileInfected:
      'L’antivirus a reconnu « {threat} » dans ce fichier\u202f: il n’est pas gardé. Analysez votre appareil, puis envoyez un autre fichier.',
    diskFull:
      'Le serveur n’a plus de place pour ce fichier. Réessayez plus tard\u202f; rien d’autre n’est perdu.',
    imageTooLarge: 'Cette image compte plus de {limit}\u00a0millions de pixels. Envoyez-la en plus petit.',
    imageDamaged:
      'Cette image est abîmée et ne peut pas être lue. Reprenez la photo ou choisissez un autre fichier.',
    pdfEncrypted:
      'Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis envoyez-le à nouveau.',
    pdfActive:
      'Ce PDF contient un programme ou un formulaire actif. Imprimez-le dans un nouveau PDF, puis envoyez celui-ci.',
    pdfAttachment:
      'Ce PDF contient un fichier joint que nous n’acceptons pas. Envoyez le document et ses annexes séparément.',
    pdfDamaged: 'Ce PDF est abîmé ou incomplet. Enregistrez-le à nouveau, puis envoyez-le.',
    pdfTooComplex:
      'Ce PDF est trop complexe pour être vérifié. Imprimez-le dans un nouveau PDF, puis envoyez celui-ci.',
    spreadsheetType: 'Ce fichier n’est pas un classeur XLSX ou ODS.',
    workbookProtected:
      'Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis déposez-le de nouveau.',
    workbookOld:
      'Ce classeur est d’un format ancien ou binaire (XLS, XLSB). Enregistrez-le en XLSX ou en CSV.',
    workbookMacros:
      'Ce classeur contient des macros. Enregistrez-le en XLSX (« Classeur Excel », sans macros) ou en CSV.',
    spreadsheetUnreadable:
      'Ce classeur est abîmé et ne peut pas être lu. Enregistrez-le à nouveau depuis votre tableur.',
    spreadsheetTooLarge: 'Ce classeur est trop grand. Enregistrez-le en CSV, ou découpez-le.',
  },
} as const;
