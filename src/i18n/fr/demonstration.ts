export const demonstration = {
  title: 'Mode d’emploi de la démonstration',
  lead: 'Tout est inventé ici : logements, propriétaires, montants. Aucun courriel ne part ; chacun se lit plus bas.',
  year: 'L’année d’activité se remplit',
  yearText:
    '{share} % : environ 150 dossiers passent par toutes leurs étapes, du premier contact au retour sur le marché. Le service répond déjà ; les chiffres bougent jusqu’à la fin.',
  yearDone: 'L’année d’activité est complète.',
  accounts: 'Comptes du personnel',
  accountsText:
    'Connectez-vous avec l’adresse et le mot de passe, puis recopiez le code : il change toutes les trente secondes et ne sert qu’une fois (rechargez la page pour le suivant).',
  name: 'Personne',
  email: 'Adresse',
  password: 'Mot de passe',
  code: 'Code',
  signIn: 'Connexion du personnel',
  mails: 'Boîte aux lettres',
  sentAt: 'Envoyé le',
  recipient: 'À',
  subject: 'Objet',
  noMail: 'Aucun courriel n’est encore parti.',
} as const;
