import type { Pack } from '../../programme.ts';

type Place = NonNullable<Pack['territory']['communes'][string]['builtUp']>[number];

/** Radius in metres, kept small: basins, canals, dunes and works begin a few streets away. */
const place = (
  name: string,
  latitude: number,
  longitude: number,
  radius: number,
  weight = 1,
  postcode?: string,
): Place => ({ name, latitude, longitude, radius, weight, ...(postcode === undefined ? {} : { postcode }) });

// Zoning since the arrêté of 2 October 2023 for the four B1 communes; the others are to be confirmed.
const B1 = {
  value: 'B1',
  source: 'Arrêté du 2 octobre 2023 modifiant le zonage A/B/C',
  confirmed: true,
} as const;
const B2 = { value: 'B2', source: 'Zonage A/B/C, à confirmer par le service', confirmed: false } as const;

export const territory: Pack['territory'] = {
  epci: '245900428',
  everywhere: {
    climateZone: 'H1a',
    altitude: 'below-400',
    zoning: { value: 'C', source: 'Zonage A/B/C, à confirmer par le service', confirmed: false },
    ort: { value: false, source: 'Conventions d’ORT, à confirmer par le service', confirmed: false },
  },
  communes: {
    '59183': {
      zoning: B1,
      ort: {
        value: true,
        source: 'Convention d’opération de revitalisation de territoire, 2019',
        confirmed: true,
      },
      alsoKnownAs: ['Malo-les-Bains', 'Rosendaël', 'Petite-Synthe'],
      builtUp: [
        place('Centre', 51.0338, 2.3798, 300, 20, '59140'),
        place('Malo-les-Bains', 51.0464, 2.4005, 320, 17, '59240'),
        place('Rosendaël', 51.0385, 2.4015, 450, 19, '59240'),
        place('Petite-Synthe', 51.0222, 2.351, 400, 16, '59640'),
        place('Saint-Pol-sur-Mer', 51.0295, 2.3425, 400, 23, '59430'),
        place('Fort-Mardyck', 51.0285, 2.3085, 250, 4, '59430'),
        place('Mardyck', 51.0198, 2.2515, 120, 1, '59279'),
      ],
    },
    '59155': {
      zoning: B1,
      builtUp: [place('Centre', 51.0235, 2.3935, 400, 3), place('Sainte-Germaine', 51.0165, 2.3925, 350, 2)],
    },
    '59271': { zoning: B1, builtUp: [place('Centre', 51.0132, 2.3021, 550)] },
    '59273': {
      zoning: B1,
      builtUp: [
        place('Centre', 50.987, 2.1275, 250, 3),
        place('Les Huttes', 50.994, 2.1295, 200, 2),
        place('Petit-Fort-Philippe', 51.0015, 2.116, 180, 2),
      ],
    },
    '59588': {
      zoning: B2,
      builtUp: [
        place('Téteghem', 51.0186, 2.4447, 350, 5, '59229'),
        place('Coudekerque-Village', 50.993, 2.414, 180, 1, '59380'),
      ],
    },
    '59131': { zoning: B2, builtUp: [place('Centre', 50.9995, 2.361, 400)] },
    '59094': { builtUp: [place('Centre', 50.9477, 2.1975, 400)] },
    '59359': { builtUp: [place('Centre', 50.996, 2.2185, 450)] },
    '59272': { builtUp: [place('Centre', 50.9978, 2.1035, 230)] },
    '59107': { builtUp: [place('Centre', 51.0722, 2.5195, 400)] },
    '59340': { zoning: B2, builtUp: [place('Centre', 51.051, 2.446, 280)] },
    '59260': {
      builtUp: [
        place('Centre', 51.0525, 2.527, 350, 5, '59254'),
        place('Les Moëres', 51.021, 2.546, 120, 1, '59122'),
      ],
    },
    '59016': { builtUp: [place('Centre', 50.977, 2.3535, 300)] },
    '59576': { builtUp: [place('Centre', 50.9706, 2.3239, 250)] },
    '59668': { builtUp: [place('Centre', 51.0628, 2.4885, 200)] },
    '59159': { builtUp: [place('Centre', 50.9715, 2.234, 200)] },
    '59532': { builtUp: [place('Centre', 50.967, 2.163, 150)] },
  },
};

export const map: Pack['map'] = {
  centre: { longitude: 2.33, latitude: 51.015 },
  zoom: 11,
  bounds: { west: 2.05, south: 50.91, east: 2.6, north: 51.1 },
};

const annex = (year: number) => `Annexe 7 de l’arrêté du 15 septembre 2006 modifié, données ${year}`;
const factor = (year: number, kgCO2PerKWh: number, lifeCycleKgCO2PerKWh?: number) => ({
  year,
  kgCO2PerKWh,
  ...(lifeCycleKgCO2PerKWh === undefined ? {} : { lifeCycleKgCO2PerKWh }),
  source: annex(year),
  confirmed: false,
});

/** Factors by year as the tables of the 3CL engine carry them; the arrêté of 11 April 2025 brought the last. */
export const heatNetworks: Pack['heatNetworks'] = [
  {
    slug: 'energie-grand-littoral',
    nationalId: '5914C',
    name: 'Énergie Grand Littoral',
    communes: ['59183', '59155'],
    factors: [
      factor(2020, 0.117),
      factor(2021, 0.127, 0.187),
      factor(2022, 0.131, 0.169),
      factor(2023, 0.118, 0.14),
      factor(2024, 0.127, 0.2),
    ],
  },
  {
    slug: 'grande-synthe',
    nationalId: '5920C',
    name: 'Réseau ARSYEL de Grande-Synthe',
    communes: ['59271'],
    factors: [
      factor(2021, 0.096, 0.159),
      factor(2022, 0.027, 0.038),
      factor(2023, 0.029, 0.039),
      factor(2024, 0.037, 0.048),
    ],
  },
];
