import type { Pack } from '../../programme.ts';

/** What the service looks at on the spot; written for the demonstration, to be gone over with the advisers. */
export const visits: NonNullable<Pack['visits']> = {
  minutes: 60,
  kinds: {
    'before-works': [
      {
        slug: 'vacant',
        label: { fr: 'Le logement est vide', en: 'The home is empty' },
        hint: {
          fr: 'Compteurs, courrier, meubles : ce qui montre que personne n’y vit.',
          en: 'Meters, letters, furniture: what shows that nobody lives there.',
        },
      },
      {
        slug: 'not-started',
        label: { fr: 'Les travaux ne sont pas commencés', en: 'Works have not started' },
        hint: {
          fr: 'Ni chantier, ni matériaux livrés, ni dépose en cours.',
          en: 'No site, no material delivered, nothing being taken down.',
        },
      },
      {
        slug: 'as-audited',
        label: { fr: 'Le logement est celui de l’audit', en: 'The home is that of the audit' },
        hint: {
          fr: 'Surfaces, murs, fenêtres, chauffage : relevez ce qui diffère.',
          en: 'Areas, walls, windows, heating: note what differs.',
        },
      },
      {
        slug: 'damp',
        label: { fr: 'Pas d’humidité à traiter avant d’isoler', en: 'No damp to cure before insulating' },
        hint: {
          fr: 'Remontées, infiltrations, moisissures, ventilation bouchée.',
          en: 'Rising damp, leaks, mould, blocked ventilation.',
        },
      },
      {
        slug: 'structure',
        label: { fr: 'Murs, planchers et toiture sont sains', en: 'Walls, floors and roof are sound' },
      },
      {
        slug: 'safety',
        label: {
          fr: 'Électricité et gaz sans danger apparent',
          en: 'No apparent danger of electricity or gas',
        },
      },
    ],
    conformity: [
      {
        slug: 'walls',
        label: { fr: 'L’isolation des murs est posée', en: 'Wall insulation is in place' },
        hint: {
          fr: 'Épaisseur, continuité aux angles et tableaux, finition.',
          en: 'Thickness, continuity at corners and reveals, finish.',
        },
        measures: ['external-wall-insulation', 'internal-wall-insulation'],
      },
      {
        slug: 'roof',
        label: {
          fr: 'L’isolation du toit ou des combles est posée',
          en: 'Roof or loft insulation is in place',
        },
        hint: {
          fr: 'Épaisseur mesurée, trappe isolée, spots et conduits protégés.',
          en: 'Thickness measured, hatch insulated, spots and flues protected.',
        },
        measures: ['loft-insulation', 'roof-slope-insulation', 'flat-roof-insulation'],
      },
      {
        slug: 'floor',
        label: { fr: 'L’isolation du plancher bas est posée', en: 'Low-floor insulation is in place' },
        measures: ['floor-insulation'],
      },
      {
        slug: 'windows',
        label: { fr: 'Fenêtres et portes sont posées', en: 'Windows and doors are in place' },
        hint: {
          fr: 'Nombre, étiquette Uw, étanchéité, entrées d’air.',
          en: 'Number, Uw label, tightness, air inlets.',
        },
        measures: ['windows', 'door'],
      },
      {
        slug: 'ventilation',
        label: { fr: 'La ventilation fonctionne', en: 'Ventilation works' },
        hint: {
          fr: 'Feuille tenue à chaque bouche, entrées d’air, rejet dehors.',
          en: 'A sheet held at each vent, air inlets, exhaust outside.',
        },
        measures: ['ventilation-hygro-b', 'ventilation-double-flow'],
      },
      {
        slug: 'heating',
        label: { fr: 'Le chauffage est posé et en service', en: 'Heating is in place and running' },
        hint: {
          fr: 'Plaque signalétique photographiée, régulation réglée, ancien appareil déposé.',
          en: 'Rating plate photographed, controls set, old appliance removed.',
        },
        measures: [
          'heat-pump-air-water',
          'heat-pump-geothermal',
          'pellet-boiler',
          'log-boiler',
          'pellet-stove',
          'log-stove',
          'heat-network',
        ],
      },
      {
        slug: 'hot-water',
        label: {
          fr: 'Le chauffe-eau est posé et en service',
          en: 'The water heater is in place and running',
        },
        measures: ['water-heater-thermodynamic'],
      },
      {
        slug: 'as-quoted',
        label: {
          fr: 'Produits et quantités sont ceux des devis',
          en: 'Products and quantities are those of the quotes',
        },
        hint: {
          fr: 'Marque, référence, performance sur les étiquettes ou les fiches remises.',
          en: 'Brand, reference, performance on labels or sheets handed over.',
        },
      },
      {
        slug: 'handover',
        label: { fr: 'Les procès-verbaux de réception sont signés', en: 'Handover records are signed' },
      },
      {
        slug: 'safe-to-live',
        label: { fr: 'Le logement peut être habité', en: 'The home can be lived in' },
        hint: {
          fr: 'Eau, électricité, sanitaires, accès.',
          en: 'Water, electricity, sanitary fittings, access.',
        },
      },
    ],
    'spot-check': [
      {
        slug: 'occupied',
        label: {
          fr: 'Le logement est occupé comme convenu',
          en: 'The home is occupied as agreed',
        },
        hint: {
          fr: 'Résidence principale, boîte aux lettres, compteurs.',
          en: 'Main residence, letter box, meters.',
        },
      },
      {
        slug: 'lease',
        label: { fr: 'Le bail et le loyer sont ceux déclarés', en: 'Lease and rent are those declared' },
      },
      {
        slug: 'no-tourist-letting',
        label: { fr: 'Pas de location touristique', en: 'No tourist letting' },
      },
      {
        slug: 'upkeep',
        label: { fr: 'Les ouvrages aidés sont entretenus', en: 'What was aided is kept up' },
      },
    ],
  },
};
