/** Words of signatures by all the owners: who signs, who is waited for, invitations and proofs. */
export const signing = {
  capacity: {
    sole: 'Propriétaire',
    undivided: 'Copropriétaire indivis',
    'co-owner': 'Copropriétaire',
    usufruct: 'Usufruitier',
    bare: 'Nu-propriétaire',
    company: 'Pour la société',
    representative: 'Par mandat',
  },
  who: '{name} ({as})',
  toSign: 'Lire et signer : {kind} {number}',
  waiting: '{who} : signature attendue',
  left: '{left, plural, one {Il manque une signature} other {Il manque # signatures}} sur {all}. La collectivité signe en dernier.',
  ownersDone: 'Tous les propriétaires ont signé. Il reste la signature de la collectivité.',
  signingFor: 'Vous signez pour : {name}',
  english: 'Lire une traduction anglaise de courtoisie (PDF, sans valeur juridique)',
  parties:
    'et {count, plural, one {**{names}**, qui signe également en qualité de titulaire de droits} other {**{names}**, qui signent également en qualité de titulaires de droits}} sur le logement,',
  reach: {
    title: 'Signatures attendues',
    email: 'Adresse électronique de {name}',
    invited:
      'Invitation envoyée le {moment}{reminders, plural, =0 {} one {, une relance} other {, # relances}}.',
    never: 'Aucune invitation n’est partie : l’adresse électronique n’est pas connue.',
    submit: 'Envoyer l’invitation',
    done: 'L’invitation à signer est envoyée.',
    paper:
      'Une personne sans adresse électronique signe l’acte imprimé. Numérisez ensuite toutes les pages : elles se rattachent seules à l’acte.',
  },
  mail: {
    everyone:
      'Votre signature est demandée pour : {name}. {others, plural, one {Une autre personne signe} other {# autres personnes signent}} aussi, chacune avec son propre code.',
    signAmendment: 'Lire et signer l’avenant',
    read: 'Lire l’acte signé',
    agreement: { reminder: 'Rappel : la convention {number} attend votre signature' },
    amendment: { reminder: 'Rappel : l’avenant {number} attend votre signature' },
    amendmentSigned: {
      subject: 'L’avenant {number} est signé',
      text: 'L’avenant {number} pour le logement situé {address} est signé par toutes les parties et prend effet. La copie signée et scellée est jointe : conservez-la avec la convention.',
    },
  },
  proof: {
    paper: 'signature manuscrite sur l’acte imprimé, numérisé, vue par {name}',
    signedOnPaper: 'Signé sur papier, constaté le {moment}\ncopie numérisée {scan}…',
  },
  errors: {
    emailNeeded: 'Indiquez une adresse électronique, comme nom@exemple.fr.',
  },
} as const;
