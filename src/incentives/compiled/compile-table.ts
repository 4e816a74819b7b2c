import { timesRoundedDown } from '../lookup-table.ts';
import { factOf, type Maybe, UNKNOWN } from '../situation.ts';
import type { Amount, AmountTable, RateTable, RowKey } from '../table-schema.ts';
import { within } from './compile-condition.ts';
import type { Project } from './project.ts';
import { every, NO, type Test, UNSURE, YES } from './verdicts.ts';

/** What a table says when it says no figure: an answer is missing, or no row applies. Figures are never negative. */
export const MISSING = -1;
export const GAP = -2;
export type ReadTable = (project: Project) => number;

const NUMBERS: Record<Extract<RowKey, { from: number }>['by'], (project: Project) => Maybe<number>> = {
  'classes-gained': (p) => p.classesGained,
  'energy-gain': (p) => p.energyGain,
  'vacancy-months': ({ situation }) => situation.vacancyMonths,
  'living-area': ({ situation }) => situation.livingArea,
  bedrooms: ({ situation }) => situation.bedrooms,
};
const WORDS: Record<Extract<RowKey, { in: readonly string[] }>['by'], (project: Project) => Maybe<string>> = {
  'income-band': ({ situation }) => situation.incomeBand,
  'rent-level': ({ situation }) => situation.rentLevel,
  'tenure-after': ({ situation }) => situation.tenureAfter,
  'owner-kind': ({ situation }) => situation.ownerKind,
  'class-before': ({ situation }) => situation.classBefore,
  'class-after': ({ situation }) => situation.classAfter,
  kind: ({ situation }) => situation.kind,
  commune: ({ situation }) => situation.commune,
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
  return (project) => {
    const value = read(project);
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
