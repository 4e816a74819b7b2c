import {
  DEGRADATIONS,
  type Degradation,
  LETTING_YEARS,
  type LettingYears,
} from '../../incentives/vocabulary.ts';
import { type Cents, cents, MAX_CENTS } from '../../shared/money.ts';
import { typedText, typedValues } from '../../web/forms.ts';
import { type Figures, MONEY_FIGURES } from './figures.ts';

/** Reads the figures of a plan's address. What is empty or unreadable stays unknown. */
export function readFigures(query: unknown): Figures {
  const typed = typedValues(query);
  const money = new Map(MONEY_FIGURES.map((name) => [name, eurosTyped(typedText(typed, name))]));
  const years = Number(typedText(typed, 'lettingYears'));
  const helped = typedText(typed, 'intermediation');
  return {
    typed,
    given: {
      ...Object.fromEntries([...money].filter(([, value]) => typeof value === 'number')),
      degradation: DEGRADATIONS.find((word): word is Degradation => word === typedText(typed, 'degradation')),
      lettingYears: LETTING_YEARS.find((count): count is LettingYears => count === years),
    },
    intermediation: helped === 'yes' ? true : helped === 'no' ? false : null,
    faults: MONEY_FIGURES.filter((name) => money.get(name) === 'unreadable'),
  };
}

/** `12 500,50 €` in cents; null when empty. */
function eurosTyped(text: string): Cents | 'unreadable' | null {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (bare === '') return null;
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(bare)) return 'unreadable';
  const amount = Math.round(Number(bare) * 100);
  return amount <= MAX_CENTS ? cents(amount) : 'unreadable';
}
