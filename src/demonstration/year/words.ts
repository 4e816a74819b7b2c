import type { Scene } from './scene.ts';

/** What invented people write: data of the demonstration, in the language of its city. */
export const INVITATION = {
  subject: 'Votre logement vacant',
  text: 'Bonjour,\n\nNous aidons les propriétaires à remettre en état leur logement vacant : audit énergétique gratuit, conseil et subvention. Le lien ci-dessous ouvre l’espace de votre logement.',
} as const;

export const QUESTIONS = [
  'Bonjour, puis-je commander les fenêtres dès maintenant, ou faut-il attendre votre accord ?',
  'Bonjour, mon frère habite à l’étranger : sa signature est-elle nécessaire pour la suite ?',
  'Bonjour, l’artisan me propose une pompe à chaleur un peu plus puissante. Dois-je refaire le devis ?',
  'Bonjour, savez-vous à quelle date passera mon dossier ? L’artisan me presse un peu.',
] as const;
export const ANSWERS = [
  'Bonjour, merci d’attendre la décision avant de signer quoi que ce soit : des travaux commencés ne peuvent plus être aidés. Je reviens vers vous cette semaine.',
  'Bonjour, j’ai bien noté votre question ; votre conseillère vous appelle demain pour en parler.',
] as const;
export const NOTES = [
  'Vu avec la conseillère : le dossier est solide, les devis sont dans la fourchette.',
  'Propriétaire joignable le matin. Très motivé, attend surtout un calendrier.',
] as const;

export const TAX_NOTICE =
  'Merci d’ajouter votre dernier avis d’imposition : il fixe la tranche de revenus et donc le plafond des aides.';
export const SENT_BACK = 'Le devis de chauffage ne précise pas la puissance : à revoir avec l’entreprise.';
export const NOT_ELIGIBLE =
  'Le règlement réserve l’aide aux particuliers, aux indivisions et aux sociétés civiles immobilières (art. 3 §1).';
export const DOES_NOT_MEET =
  'Les travaux retenus ne remplissent pas les conditions de performance du règlement (art. 4).';
export const NOT_RETAINED =
  'Le montant des travaux au regard du gain obtenu ne permet pas de retenir le projet cette année.';
export const NO_ANSWER = 'Sans réponse à notre demande de pièce, malgré deux relances.';
export const ABANDONED = [
  'Je préfère vendre le logement en l’état.',
  'Ma situation a changé, je ne peux plus engager ces travaux.',
  'Nous n’arrivons pas à nous mettre d’accord entre héritiers.',
] as const;
export const VISITED = [
  'Isolation continue, pas de pont thermique visible aux tableaux. Ventilation en service, débits corrects.',
  'Travaux conformes aux factures. Pompe à chaleur en service, réglage expliqué au propriétaire.',
] as const;
export const RESERVES = 'Joint d’une fenêtre de l’étage à reprendre.';

/** Who speaks for companies. */
export const SPEAKERS = ['Hélène Ravenel', 'Marc Vanhoutte', 'Inès Delattre', 'Paul Claeys'] as const;
/** Associates of the SCI beside the one who speaks for it. */
export const ASSOCIATES = ['Claire Ravenel', 'Hugo Vanhoutte', 'Louise Delattre', 'Émile Claeys'] as const;
export const TAKER = 'Noémie Caron';

export const COMMITTEE_ROOM = 'Hôtel communautaire, salle des commissions';
export const POSTPONED = 'Un second devis de chauffage est attendu de l’entreprise.';
export const PAUSED = 'Avis de l’architecte des Bâtiments de France attendu sur les fenêtres.';
export const WAIVED =
  'Certificat vu dans l’annuaire France Rénov’ : le numéro manque seulement sur le devis.';
export const MORE_TIME =
  'L’entreprise a perdu deux mois : livraison de la pompe à chaleur retardée par le fabricant.';
export const WHY_AMENDED =
  'Le chantier dépend du ravalement de l’immeuble, voté par la copropriété pour l’année prochaine.';
export const LAPSED =
  'Malgré trois relances, la convention n’a pas été signée dans le délai de trois mois du règlement (art. 7 §1).';
export const APPEAL =
  'Madame, Monsieur, je demande que ma demande soit revue : l’isolation du toit, oubliée dans le premier devis, améliore nettement le gain. Le nouveau devis est joint.';
export const APPEAL_REJECTED =
  'Le nouveau devis ne change pas le rapport entre le coût des travaux et le gain obtenu : la décision est maintenue.';
export const APPEAL_ALLOWED =
  'Le devis complété change le gain énergétique du projet : la demande doit être examinée de nouveau.';
export const SEEN_LIVED_IN = 'Logement meublé et habité ; la locataire nous a reçus et confirme le loyer.';
export const BROKEN =
  'Une annonce propose le logement à la nuitée ; sur place, une boîte à clés et un affichage de location saisonnière.';
export const REPLY =
  'La locataire est partie plus tôt que prévu et j’ai loué quelques semaines pour couvrir l’emprunt. Je cherche un nouveau locataire.';
export const CLAWBACK =
  'La location de courte durée est établie par les annonces et reconnue par le propriétaire ; l’engagement de louer en résidence principale n’est plus tenu.';

export const pickWords = (scene: Scene, words: readonly string[]): string =>
  scene.chance('words').pick(words);
