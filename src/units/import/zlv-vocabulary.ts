import type { Occupancy, Reason, Status, Substatus } from '../unit.ts';
import { labelsFrom } from './labels.ts';

/**
 * The words of Zéro Logement Vacant (MIT, MTES-MCT/zero-logement-vacant: `HousingStatus.ts`, `Occupancy.ts`, the
 * precisions), the one it writes today first, then those of its earlier versions. They are written to its files as they
 * are, in French whatever the language of the screen.
 */
export const ZLV_STATUS = {
  'not-followed': ['Non suivi', 'Jamais contacté'],
  'awaiting-answer': ['En attente de retour'],
  'first-contact': ['Premier contact'],
  'in-progress': ['Suivi en cours'],
  completed: ['Suivi terminé'],
  blocked: ['Suivi bloqué', 'Bloqué'],
} as const satisfies Record<Status, readonly string[]>;

export const ZLV_SUBSTATUS = {
  interested: ['Intérêt potentiel / En réflexion', 'Intérêt potentiel'],
  'pre-support': ['En pré-accompagnement'],
  'not-at-address': ['N’habite pas à l’adresse indiquée', 'NPAI'],
  supported: ['En accompagnement'],
  'public-intervention': ['Intervention publique'],
  'leaving-unaided': ['En sortie sans accompagnement'],
  'changing-hands': ['Mutation en cours ou effectuée', 'Mutation en cours'],
  returned: ['Sortie de la vacance'],
  'was-not-vacant': ["N'était pas vacant"],
  'energy-improved': ['Sortie de la passoire énergétique', 'Sortie de la passoire thermique'],
  'was-not-inefficient': ["N'était pas une passoire énergétique", 'N’était pas une passoire thermique'],
  'other-goal-reached': ['Autre objectif rempli'],
  'involuntary-block': ['Blocage involontaire du propriétaire'],
  'voluntary-block': ['Blocage volontaire du propriétaire'],
  'building-block': ['Immeuble / Environnement'],
  'third-party-block': ['Tiers en cause'],
} as const satisfies Record<Substatus, readonly string[]>;

export const ZLV_REASON = {
  'no-taker': ['Mise en location ou vente infructueuse'],
  inheritance: ['Succession en cours', 'Succession difficile, indivision en désaccord'],
  disrepair: ['Défaut d’entretien / Nécessité de travaux'],
  funding: ['Problème de financement / Dossier non-éligible'],
  'lack-of-advice': ['Manque de conseils en amont de l’achat'],
  incapacity: ['En incapacité (âge, handicap, précarité ...)'],
  'kept-in-reserve': ['Réserve personnelle ou pour une autre personne'],
  'asset-strategy': ['Stratégie de gestion'],
  'bad-letting-experience': ['Mauvaise expérience locative'],
  'works-too-costly': ['Montants des travaux perçus comme trop importants'],
  refusal: ['Refus catégorique, sans raison'],
  'no-separate-access': ['Pas d’accès indépendant'],
  'degraded-building': ['Immeuble dégradé'],
  ruin: ['Ruine / Immeuble à démolir', 'Ruine / à démolir'],
  nuisances: ['Nuisances à proximité'],
  risks: ['Risques Naturels / Technologiques'],
  'defaulting-company': ['Entreprise(s) en défaut'],
  'condominium-disagreement': ['Copropriété en désaccord'],
  'court-expertise': ['Expertise judiciaire'],
  'permit-refused': ['Autorisation d’urbanisme refusée / Blocage ABF'],
  'letting-ban': ['Interdiction de location'],
} as const satisfies Record<Reason, readonly string[]>;

export const ZLV_OCCUPANCY = {
  vacant: ['Vacant'],
  let: ['En location'],
  'tourist-let': ['Meublé de tourisme'],
  'owner-occupied': ['Occupé par le propriétaire'],
  'second-home': ['Résidence secondaire non louée'],
  business: ['Local commercial ou bureau'],
  outbuilding: ['Dépendance'],
  'demolished-or-split': ['Local démoli ou divisé'],
  other: ['Autres'],
  'free-of-charge': ['Occupé à titre gratuit'],
  'civil-servant': ['Fonctionnaire logé'],
  'exempt-craftsman': ['Occupé par un artisan exonéré', 'Artisan exonéré'],
  'common-use': ['Utilisation commune'],
  'rural-lease': ['Bail rural'],
  unknown: ['Pas d’information', 'Inconnu'],
} as const satisfies Record<Occupancy, readonly string[]>;

export const statusOfZlv = labelsFrom<Status>(ZLV_STATUS);
export const substatusOfZlv = labelsFrom<Substatus>(ZLV_SUBSTATUS);
export const reasonOfZlv = labelsFrom<Reason>(ZLV_REASON);
export const occupancyOfZlv = labelsFrom<Occupancy>(ZLV_OCCUPANCY);
