import type { SchemeDeadline } from '../../incentives/scheme-schema.ts';
import type { ActContent, Condition } from '../templates/act-content.ts';
import { ORIGINAL_AGREEMENT } from '../templates/original-agreement.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';

/** What the articles rest on: all of the agreement but the attached calculation. */
export type Terms = Omit<AgreementDetail, 'calculation'>;

/** The texts frozen with the act; acts issued before texts were frozen say the original ones. */
export const contentOf = ({ text }: Pick<Terms, 'text'>): ActContent => text?.content ?? ORIGINAL_AGREEMENT;

/** The ceiling on all public aid, as the calculation states it; null when it states none. */
export function stackingOf({ award }: Terms) {
  const { rate, basis } = award.trace.find(({ rule }) => rule === 'stacking')?.inputs ?? {};
  return rate?.type === 'rate' && basis?.type === 'tax' ? { rate: rate.rate, tax: basis.tax } : null;
}

export const balanceDelay = ({ deadlines }: Terms): SchemeDeadline | undefined =>
  deadlines.find(({ code }) => code === 'request-balance');

type Answer = (facts: ActFacts, terms: Terms) => boolean;
const not =
  (answer: Answer): Answer =>
  (facts, terms) =>
    !answer(facts, terms);

const vacancyKnown: Answer = (_, { project }) => project.vacantSince !== null;
const submitted: Answer = (facts) => facts.case.submittedOn !== null;
const classesKnown: Answer = (_, { project }) => project.classBefore !== null && project.classAfter !== null;
const company: Answer = ({ beneficiary }) => beneficiary.siren !== null;
const hasBalanceDelay: Answer = (_, terms) => balanceDelay(terms) !== undefined;
const hasClawback: Answer = (_, { clawback }) => clawback !== null;
const hasStacking: Answer = (_, terms) => stackingOf(terms) !== null;

const ANSWERS: Readonly<Partial<Record<Condition, Answer>>> = {
  always: () => true,
  let: (_, { project }) => project.tenureAfter === 'let',
  'owner-occupied': (_, { project }) => project.tenureAfter === 'owner-occupied',
  company,
  individual: not(company),
  'co-owners': ({ signatories }) => (signatories ?? []).length > 1,
  'vacancy-known': vacancyKnown,
  'vacancy-unknown': not(vacancyKnown),
  submitted,
  'not-submitted': not(submitted),
  'classes-known': classesKnown,
  'classes-unknown': not(classesKnown),
  advance: (_, { payment }) => payment.advance !== null,
  instalments: (_, { payment }) => payment.instalments !== null,
  'balance-delay': hasBalanceDelay,
  'no-balance-delay': not(hasBalanceDelay),
  'budget-line': (_, { award }) => award.budget !== null,
  'no-undertaking': (_, { undertakings }) => undertakings.length === 0,
  clawback: hasClawback,
  'no-clawback': not(hasClawback),
  exemptions: (_, { clawback }) => (clawback?.exemptions.length ?? 0) > 0,
  stacking: hasStacking,
  'no-stacking': not(hasStacking),
};

/** Whether what is written under that condition belongs in this agreement. */
export const holds = (condition: Condition, facts: ActFacts, terms: Terms): boolean =>
  ANSWERS[condition]?.(facts, terms) ?? false;
