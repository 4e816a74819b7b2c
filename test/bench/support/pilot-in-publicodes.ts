import type { Project } from '../../../src/incentives/compiled/project.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';

/**
 * Version 1 of the pilot scheme written a second time, in publicodes, the rules language of the public calculators:
 * the anchor that a simulation is measured against. Money in cents; the words of the situation in quotation marks.
 * Written for the works that the assumptions of the programme foresee.
 */
const communes =
  schemes[0]?.conditions.flatMap((condition) =>
    condition.kind === 'commune-in' ? condition.communes : [],
  ) ?? [];

/** Rounded down to the cent: shares are of whole cents by basis points, so ten-thousandths are all that is left over. */
const down = (valeur: string) => ({ valeur: `${valeur} - 0.49995`, arrondi: 'oui' });
const oneOf = (what: string, words: readonly string[]) => ({
  'une de ces conditions': words.map((word) => `${what} = '${word}'`),
});

const ITEMS = {
  'internal-wall-insulation': 'murs',
  'loft-insulation': 'combles',
  windows: 'fenêtres',
  'ventilation-hygro-b': 'ventilation',
  'heat-pump-air-water': 'pompe à chaleur',
  'other-works': 'remise en état',
} as const;
type Item = keyof typeof ITEMS;
const names = Object.values(ITEMS);

const QUESTIONS = [
  ...[
    'commune',
    'vacance',
    'année',
    'année de construction',
    'propriétaire',
    'devenir',
    'travaux non commencés',
  ],
  ...['classe avant', 'classe après', 'gain', 'revenus', 'loyer', 'surface', 'aide publique', 'aide privée'],
  ...names.flatMap((name) => [`coût ${name}`, `TVA ${name}`, `quantité ${name}`]),
];

export const pilotRules: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(QUESTIONS.map((name) => [name, { question: name }])),
  'commune éligible': oneOf('commune', communes),
  'propriétaire éligible': oneOf('propriétaire', ['individual', 'joint-ownership', 'sci']),
  'devenir éligible': oneOf('devenir', ['owner-occupied', 'let']),
  'classes gagnées': 'classe avant - classe après',
  conditions: {
    'toutes ces conditions': [
      'commune éligible',
      'vacance >= 24',
      'année - année de construction >= 15',
      'propriétaire éligible',
      'devenir éligible',
      'travaux non commencés',
      'classe avant >= 5',
      'classes gagnées >= 2',
      'gain >= 35',
      'dépense comptée >= 500000',
    ],
  },
  ...Object.fromEntries(
    names.flatMap((name) => [
      [`taxe ${name}`, { valeur: `coût ${name} * TVA ${name} / 10000`, arrondi: 'oui' }],
      [`${name} TTC`, `coût ${name} + taxe ${name}`],
    ]),
  ),
  'coût TTC': { somme: names.map((name) => `${name} TTC`) },
  'plafond murs': { valeur: '11000 * quantité murs', arrondi: 'oui' },
  'plafond fenêtres': { valeur: '120000 * quantité fenêtres', arrondi: 'oui' },
  'murs comptés': { 'le minimum de': ['coût murs', 'plafond murs'] },
  'fenêtres comptées': { 'le minimum de': ['coût fenêtres', 'plafond fenêtres'] },
  'pompe comptée': { 'le minimum de': ['coût pompe à chaleur', '1700000'] },
  'dépense comptée': {
    somme: ['murs comptés', 'coût combles', 'fenêtres comptées', 'coût ventilation', 'pompe comptée'],
  },
  'surface comptée': { 'le minimum de': ['surface', '80'] },
  'plafond de dépense': { valeur: '50000 * surface comptée', arrondi: 'oui' },
  assiette: { 'le minimum de': ['dépense comptée', 'plafond de dépense'] },
  taux: {
    variations: [
      { si: 'classes gagnées >= 4', alors: 3500 },
      { si: 'classes gagnées >= 3', alors: 3000 },
      { sinon: 2500 },
    ],
  },
  part: down('assiette * taux / 10000'),
  'prime de longue vacance': { variations: [{ si: 'vacance >= 60', alors: 200000 }, { sinon: 0 }] },
  'prime très performante': { variations: [{ si: 'classe après <= 2', alors: 150000 }, { sinon: 0 }] },
  'prime de loyer': {
    variations: [
      { si: "devenir != 'let'", alors: 0 },
      { si: "loyer = 'loc1'", alors: 100000 },
      { si: "loyer = 'loc2'", alors: 250000 },
      { si: "loyer = 'loc3'", alors: 400000 },
      { sinon: 0 },
    ],
  },
  'montant demandé': {
    somme: ['part', 'prime de longue vacance', 'prime très performante', 'prime de loyer'],
  },
  'taux de cumul': {
    variations: [
      { si: "propriétaire = 'sci'", alors: 8000 },
      { si: "revenus = 'very-modest'", alors: 10000 },
      { si: "revenus = 'modest'", alors: 9000 },
      { si: "revenus = 'intermediate'", alors: 8000 },
      { si: "revenus = 'higher'", alors: 5000 },
      { sinon: 0 },
    ],
  },
  'autres aides': 'aide publique + aide privée',
  'part couverte': { variations: [{ si: "revenus = 'very-modest'", alors: 10000 }, { sinon: 9000 }] },
  'aides permises': down('coût TTC * taux de cumul / 10000'),
  'subventions permises': down('coût TTC * part couverte / 10000'),
  'place sous écrêtement': 'aides permises - aide publique',
  'place sous reste à charge': 'subventions permises - autres aides',
  aide: {
    'applicable si': 'conditions',
    'le minimum de': ['montant demandé', '1500000', 'place sous écrêtement', 'place sous reste à charge'],
    plancher: 0,
  },
};

const quoted = (word: string): string => `'${word}'`;
const rank = (letter: string): number => 'ABCDEFG'.indexOf(letter) + 1;

/** A project in the words of those rules; an answer that is not asked of this owner is `none`. */
export function pilotSituation({
  situation,
  publicAid,
  privateAid,
}: Project): Record<string, string | number> {
  const { measures, facts, on } = situation;
  const items = (Object.keys(ITEMS) as Item[]).flatMap((slug) => {
    const found = measures.find((measure) => measure.slug === slug);
    const name = ITEMS[slug];
    return [
      [`coût ${name}`, found?.costHT ?? 0],
      [`TVA ${name}`, found?.vat ?? 0],
      [`quantité ${name}`, found?.quantity ?? 0],
    ];
  });
  return {
    commune: quoted(String(situation.commune)),
    vacance: Number(situation.vacancyMonths),
    année: Number(on.slice(0, 4)),
    'année de construction': Number(situation.yearBuilt),
    propriétaire: quoted(situation.ownerKind),
    devenir: quoted(situation.tenureAfter),
    'travaux non commencés': facts['works-not-started'] ? 'oui' : 'non',
    'classe avant': rank(situation.classBefore),
    'classe après': rank(situation.classAfter),
    gain: Number(situation.gainPercent),
    revenus: quoted(situation.incomeBand),
    loyer: quoted(situation.rentLevel),
    surface: Number(situation.livingArea),
    'aide publique': publicAid,
    'aide privée': privateAid,
    ...Object.fromEntries(items),
  };
}
