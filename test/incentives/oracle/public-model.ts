import { readFileSync } from 'node:fs';
import type { EnergyClass } from '../../../src/incentives/vocabulary.ts';

/**
 * What the public calculator's own rules (npm `mesaidesreno` 2.3.1, MIT, `mesaidesreno.model.json`, April 2025 vintage),
 * read by `publicodes` 1.10.3, answer in the situations that the test draws: an independent reading of the same texts,
 * recorded once, since the package brings five hundred others. Region Hauts-de-France, owner; classes as 1 (A) to 7 (G);
 * age “au moins 15 ans” or “de 2 à 10 ans”; money in euros before VAT. One line for each situation: persons, income, class
 * before, class after, works, occupied, old, what else was stated, answers by rule.
 */
const ANSWERS = new URL('./public-model-answers.jsonl', import.meta.url);

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
type Stated = Readonly<Record<string, string>>;
type Answers = Readonly<Record<string, unknown>>;

export type PublicModel = {
  /** Amount of a rule of the model, euros; 0 where it does not apply. */
  readonly amount: (rule: string) => number;
  readonly says: (rule: string) => unknown;
  readonly set: (asked: Asked, more?: Stated) => void;
};

/** @throws Error for a situation or a rule that was not recorded: the draws of the test have changed */
export function publicModel(): PublicModel {
  const recorded = read();
  let current: Answers = {};
  const says = (rule: string): unknown => {
    if (!Object.hasOwn(current, rule)) throw new Error(`${rule} was not recorded here`);
    return current[rule];
  };
  return {
    says,
    amount: (rule) => {
      const value = says(rule);
      return typeof value === 'number' ? value : 0;
    },
    set: (asked, more = {}) => {
      const answers = recorded.get(keyOf(asked, more));
      if (!answers) throw new Error('this situation was not recorded');
      current = answers;
    },
  };
}

const keyOf = (asked: Asked, more: Stated): string =>
  JSON.stringify([
    asked.persons,
    asked.income,
    asked.classBefore,
    asked.classAfter,
    asked.works,
    asked.occupied,
    asked.old,
    more,
  ]);

function read(): ReadonlyMap<string, Answers> {
  const lines = readFileSync(ANSWERS, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const row: unknown[] = JSON.parse(line);
      return [JSON.stringify(row.slice(0, -1)), row.at(-1) as Answers];
    }),
  );
}
