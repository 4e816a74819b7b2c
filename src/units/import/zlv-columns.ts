import type { Spellings } from './table-header.ts';

/**
 * The columns that Zéro Logement Vacant exports (sheet `Logements` of a campaign or a group; MIT,
 * MTES-MCT/zero-logement-vacant, `housingExportController.ts`), in its order, with the spellings of its versions.
 */
export const ZLV_COLUMNS = {
  invariant: ['Identifiant fiscal départemental'],
  idlocal: ['Identifiant fiscal national'],
  parcel: ['Référence cadastrale'],
  insee: ['Code INSEE commune du logement'],
  rawAddress: ['Adresse LOVAC du logement'],
  address: ['Adresse BAN du logement'],
  addressScore: ['Adresse BAN du logement - Fiabilité'],
  latitude: ['Latitude'],
  longitude: ['Longitude'],
  location: ['Localisation'],
  kind: ['Type de logement'],
  energyClass: ['DPE représentatif'],
  energyClassAt: ['Date DPE'],
  area: ['Surface'],
  rooms: ['Nombre de pièces'],
  yearBuilt: ['Date de construction'],
  occupancy: ['Occupation'],
  vacantSince: ['Date de début de vacance'],
  status: ['Statut'],
  substatus: ['Sous-statut'],
  mechanisms: ['Dispositif(s)'],
  reasons: ['Point(s) de blocage'],
  changes: ['Évolution(s)'],
  campaigns: ['Campagne(s)'],
  owner: ['Propriétaire', 'Propriétaire destinataire principal'],
  ownerRawAddress: ['Adresse LOVAC du propriétaire'],
  ownerAddress: ['Adresse BAN du propriétaire'],
  ownerAddressScore: ['Adresse BAN du propriétaire - Fiabilité'],
  ownerExtraAddress: ['Complément d’adresse du propriétaire', 'Complément dadresse du propriétaire'],
} as const satisfies Spellings;
export type ZlvColumn = keyof typeof ZLV_COLUMNS;
