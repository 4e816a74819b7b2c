import { type Cents, cents } from '../../shared/money.ts';
import { type Evaluation, evaluateRule } from '../evaluate-rule.ts';
import { readConditions } from '../read-conditions.ts';
import { isKnown, type OtherAid, type Situation } from '../situation.ts';
import { step, type TraceLine, termsValue } from '../trace.ts';
import { decided, type MissingAnswer } from '../work-out.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

type Case = Vintage<'anahLandlord'>['value']['cases'][number];
type Read = Evaluation & { readonly degradation: Case['degradation'] };

const GRANT = { kind: 'grant', public: true } as const;

/**
 * Anah's aid for the works of a landlord who signs a rent agreement (Loc'Avantages). The state of the dwelling decides
 * which rule applies; each is written in the scheme language (rate × works HT under €/m² × m², premium by energy gain,
 * all aid within a share of the works). While nobody has assessed the state, only what every state would give is certain.
 */
export function anahLandlord(vintage: Vintage<'anahLandlord'>, situation: Situation): LeverResult {
  const { degradation } = situation;
  const cases = vintage.value.cases.filter((one) => !isKnown(degradation) || one.degradation === degradation);
  const read = cases.map(({ degradation: state, rule }): Read => {
    return { degradation: state, ...evaluateRule(rule, { situation, otherAid: [] }) };
  });
  const open = read.filter(({ status }) => status !== 'not-eligible');
  const least = leastOf(read);
  const shown = least ?? open[0] ?? read[0];
  const common = {
    code: 'anah-landlord',
    ...GRANT,
    notes: open.length > 0 ? [note('approval-before-quotes'), note('let-unfurnished-years', 6)] : [],
    ...datedBy(vintage),
  } as const;
  if (!shown || open.length === 0) return { ...common, ...REFUSED, trace: shown?.trace ?? [] };
  const asked = read.length > 1 ? decided(least ? 'increase' : 'eligibility', ['degradation']) : [];
  return {
    ...common,
    status: least ? 'eligible' : 'unknown',
    amount: least?.amount ?? cents(0),
    potential: most(open.map(({ potential }) => potential)),
    missing: unique([...asked, ...open.flatMap(({ missing }) => missing)]),
    terms: least?.terms ?? null,
    ceiling: least?.ceiling ?? null,
    trace: [caseLine(read, shown), ...shown.trace],
  };
}

const REFUSED = {
  status: 'not-eligible',
  amount: cents(0),
  potential: cents(0),
  missing: [],
  terms: null,
  ceiling: null,
} as const;

/** The smallest of the cases, once every one of them is certain. */
function leastOf(read: readonly Read[]): Read | null {
  if (read.length === 0 || read.some(({ status }) => status !== 'eligible')) return null;
  return read.reduce((least, other) => (other.amount < least.amount ? other : least));
}

const most = (potentials: readonly (Cents | null)[]): Cents | null =>
  potentials.includes(null) ? null : cents(Math.max(...potentials.map((value) => value ?? 0)));

const unique = (missing: readonly MissingAnswer[]): MissingAnswer[] =>
  missing.filter((answer, at) => missing.findIndex(({ question }) => question === answer.question) === at);

const caseLine = (read: readonly Read[], { degradation }: Read): TraceLine =>
  step(
    'works-case',
    null,
    { state: read.length > 1 ? { type: 'unknown' } : termsValue('degradation', [degradation]) },
    null,
  );

/**
 * Premium for bringing a home back from vacancy in a rural perimeter, beside Anah's aid for the works (`anah`). The
 * perimeter is data: the communes of the vintage.
 */
export function vacancyPremium(
  vintage: Vintage<'vacancyPremium'>,
  situation: Situation,
  anah: readonly OtherAid[],
): LeverResult {
  const { article, conditions, amount } = vintage.value;
  const read = readConditions(conditions, situation, anah);
  const eligible = read.truth === 'yes';
  return {
    code: 'vacancy-premium',
    ...GRANT,
    status: statusOf(read),
    amount: eligible ? amount : cents(0),
    potential: read.truth === 'no' ? cents(0) : amount,
    missing: missingFor(read),
    terms: null,
    ceiling: null,
    notes: read.truth === 'no' ? [] : [note('approval-before-quotes')],
    trace: [...read.lines, ...(eligible ? [step('vacancy-premium', article, {}, amount)] : [])],
    ...datedBy(vintage),
  };
}
