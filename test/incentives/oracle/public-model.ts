import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Engine from 'publicodes';
import type { EnergyClass } from '../../../src/incentives/vocabulary.ts';
import { ENERGY_CLASSES } from '../../../src/incentives/vocabulary.ts';

/**
 * The public calculator's own rules (npm `mesaidesreno` 2.3.1, MIT), April 2025 vintage, read by `publicodes`. An
 * independent reading of the same texts: never a part of the software.
 */
const MODEL = new URL('../../../node_modules/mesaidesreno/mesaidesreno.model.json', import.meta.url);
const SILENT = { log: () => {}, warn: () => {}, error: () => {} };

export type Asked = {
  readonly persons: number;
  /** Whole euros: the model's bands end at "ceiling + 1 €". */
  readonly income: number;
  readonly classBefore: EnergyClass;
  readonly classAfter: EnergyClass;
  /** Works before VAT, whole euros. */
  readonly works: number;
  readonly occupied: boolean;
  readonly old: boolean;
};

export type PublicModel = {
  /** Amount of a rule of the model, euros; 0 where it does not apply. */
  readonly amount: (rule: string) => number;
  readonly says: (rule: string) => unknown;
  readonly set: (asked: Asked, more?: Readonly<Record<string, string>>) => void;
};

export function publicModel(): PublicModel {
  const rules = JSON.parse(readFileSync(fileURLToPath(MODEL), 'utf8'));
  const engine = new Engine(rules, { logger: SILENT });
  const says = (rule: string) => engine.evaluate(rule).nodeValue;
  return {
    says,
    amount: (rule) => {
      const value = says(rule);
      return typeof value === 'number' ? value : 0;
    },
    set: (asked, more = {}) => {
      engine.setSituation({ ...inItsWords(asked), ...more });
    },
  };
}

const rank = (energyClass: EnergyClass): string => String(ENERGY_CLASSES.indexOf(energyClass) + 1);

/** Nord, outside Île-de-France; classes as 1 (A) to 7 (G). */
const inItsWords = (asked: Asked): Record<string, string> => ({
  'ménage . code région': "'32'",
  'ménage . personnes': `${asked.persons} personne`,
  'ménage . revenu': `${asked.income} €`,
  'DPE . actuel': rank(asked.classBefore),
  'projet . DPE visé': rank(asked.classAfter),
  'projet . travaux': `${asked.works} €`,
  'vous . propriétaire . statut': "'propriétaire'",
  'logement . propriétaire occupant': asked.occupied ? 'oui' : 'non',
  'logement . période de construction': asked.old ? "'au moins 15 ans'" : "'de 2 à 10 ans'",
});
