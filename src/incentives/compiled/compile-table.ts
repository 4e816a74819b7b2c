import { timesRoundedDown } from '../lookup-table.ts';
import { classesGained, energyGain, factOf, type Maybe, type Situation, UNKNOWN } from '../situation.ts';
import type { Amount, AmountTable, RateTable, RowKey } from '../table-schema.ts';
import { within } from './compile-condition.ts';
import type { Project } from './project.ts';
import { every, NO, type Test, UNSURE, YES } from './verdicts.ts';

/** What a table says when it says no figure: an answer is missing, or no row applies. Figures are never negative. */
export const MISSING = -1;
export const GAP = -2;
export type ReadTable = (project: Project) => number;

const NUMBERS: Record<Extract<RowKey, { from: number }>['by'], (s: Situation) => Maybe<number>> = {
  'classes-gained': classesGained,
  'energy-gain': energyGain,
  'vacancy-months': (s) => s.vacancyMonths,
  'living-area': (s) => s.livingArea,
  bedrooms: (s) => s.bedrooms,
};
const WORDS: Record<Extract<RowKey, { in: readonly string[] }>['by'], (s: Situation) => Maybe<string>> = {
  'income-band': (s) => s.incomeBand,
  'rent-level': (s) => s.rentLevel,
  'tenure-after': (s) => s.tenureAfter,
  'owner-kind': (s) => s.ownerKind,
  'class-before': (s) => s.classBefore,
  'class-after': (s) => s.classAfter,
  kind: (s) => s.kind,
  commune: (s) => s.commune,
};

function compileKey(key: RowKey): Test {
  if (key.by === 'fact') {
    const { fact, is } = key;
    return ({ situation }) => {
      const value = factOf(situation, fact);
      return value === UNKNOWN ? UNSURE : value === is ? YES : NO;
    };
  }
  if (!('from' in key)) return within(WORDS[key.by], key.in);
  const { from, below } = key;
  const read = NUMBERS[key.by];
  return ({ situation }) => {
    const value = read(situation);
    if (value === UNKNOWN) return UNSURE;
    return value >= from && (below === null || value < below) ? YES : NO;
  };
}

/** The value of the row that applies for certain, MISSING while an answer could bring another row, else GAP. */
function compileRows(
  rows: readonly { readonly when: readonly RowKey[]; readonly value: ReadTable }[],
): ReadTable {
  const compiled = rows.map(({ when, value }) => ({ test: every(when.map(compileKey)), value }));
  return (project) => {
    let possible = false;
    for (const { test, value } of compiled) {
      const verdict = test(project);
      if (verdict === YES) return value(project);
      if (verdict === UNSURE) possible = true;
    }
    return possible ? MISSING : GAP;
  };
}

export const compileRates = (table: RateTable): ReadTable =>
  compileRows(table.map(({ when, rate }) => ({ when, value: () => rate })));

/** Null for an empty table, which sets no limit. A table without a row for the project allows nothing. */
export function compileAmounts(table: AmountTable): ReadTable | null {
  if (table.length === 0) return null;
  const read = compileRows(table.map(({ when, amount }) => ({ when, value: compileAmount(amount) })));
  return (project) => {
    const value = read(project);
    return value === GAP ? 0 : value;
  };
}

/** Cents of an amount, MISSING where the living area would be needed. */
export function compileAmount(amount: Amount): ReadTable {
  if (amount.kind === 'fixed') return () => amount.cents;
  const { centsPerM2, maxM2 } = amount;
  return ({ situation: { livingArea } }) => {
    if (livingArea === UNKNOWN) return MISSING;
    return timesRoundedDown(centsPerM2, maxM2 === null ? livingArea : Math.min(livingArea, maxM2));
  };
}
