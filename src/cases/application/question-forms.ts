import type { MessageKey } from '../../i18n/translate.ts';
import { translate } from '../../i18n/translate.ts';
import { OWNER_KINDS, RENT_LEVELS, TENURES } from '../../incentives/vocabulary.ts';
import { type Day, day } from '../../shared/dates.ts';
import type { Locale } from '../../shared/locale.ts';
import { typedDay, typedNumber } from '../../shared/typed-values.ts';
import { errorOn, type FieldError, type Form, type Typed, typedText, typedValues } from '../../web/forms.ts';
import { type Declaration, INCOME_ANSWERS } from '../case.ts';
import type { ApplicationQuestion } from '../correction/correction.ts';
import { asksIncome } from './application.ts';

/** Owners who can apply: the others have their own programmes. */
export const APPLICANT_KINDS = ['individual', 'joint-ownership', 'sci', 'company', 'other'] as const;
const OLDEST = day('1900-01-01');

type Answers = Partial<Declaration>;
type Reading = { readonly answers: Answers; readonly errors: readonly FieldError[] };
type Reader = (typed: Typed, locale: Locale, today: Day) => Reading;

/**
 * Reads one question of the application. Its rules look at several fields at once (three for a date, an amount asked
 * only of some), so that each has its own reader; nothing typed is lost.
 */
export function readQuestion(
  question: ApplicationQuestion,
  body: unknown,
  locale: Locale,
  today: Day,
): Form<Answers> {
  const typed = typedValues(body);
  const { answers, errors } = READERS[question](typed, locale, today);
  return errors.length > 0 ? { ok: false, errors, typed } : { ok: true, data: answers, typed };
}

const oneOf = <const T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null;

const fault = (locale: Locale, field: string, key: MessageKey): FieldError =>
  errorOn(field, translate(locale, key));

const readVacancy: Reader = (typed, locale, today) => {
  const part = (name: string) => typedText(typed, `vacantSince-${name}`);
  const since = typedDay(part('day'), part('month'), part('year'));
  const wrong = (key: MessageKey): Reading => ({ answers: {}, errors: [fault(locale, 'vacantSince', key)] });
  if (since === null) return wrong('cases.errors.vacantSinceNeeded');
  if (since > today) return wrong('cases.errors.dayInFuture');
  if (since < OLDEST) return wrong('cases.errors.dayTooOld');
  return { answers: { vacantSince: since }, errors: [] };
};

const readProject: Reader = (typed, locale) => {
  const tenureAfter = oneOf(TENURES, typedText(typed, 'tenureAfter'));
  const rentLevel = oneOf(RENT_LEVELS, typedText(typed, 'rentLevel'));
  const errors: FieldError[] = [];
  if (tenureAfter === null) errors.push(fault(locale, 'tenureAfter', 'cases.errors.choose'));
  if (tenureAfter === 'let' && rentLevel === null)
    errors.push(fault(locale, 'rentLevel', 'cases.errors.chooseRent'));
  return { answers: { tenureAfter, rentLevel: tenureAfter === 'let' ? rentLevel : null }, errors };
};

const readHousehold: Reader = (typed, locale) => {
  const ownerKind = oneOf(OWNER_KINDS, typedText(typed, 'ownerKind'));
  if (ownerKind === null) return { answers: {}, errors: [fault(locale, 'ownerKind', 'cases.errors.choose')] };
  if (!asksIncome({ ownerKind }))
    return { answers: { ownerKind, income: null, householdSize: null, referenceIncome: null }, errors: [] };
  const errors: FieldError[] = [];
  const income = oneOf(INCOME_ANSWERS, typedText(typed, 'income'));
  if (income === null) errors.push(fault(locale, 'income', 'cases.errors.choose'));
  const householdSize = wholeWithin(typedText(typed, 'householdSize'), 1, 20);
  const referenceIncome = wholeWithin(typedText(typed, 'referenceIncome'), 0, 10_000_000);
  if (income === 'given') {
    if (householdSize === null) errors.push(fault(locale, 'householdSize', 'cases.errors.householdSize'));
    if (referenceIncome === null)
      errors.push(fault(locale, 'referenceIncome', 'cases.errors.referenceIncome'));
  }
  const stated = income === 'given' ? { householdSize, referenceIncome } : NOT_STATED;
  return { answers: { ownerKind, income, ...stated }, errors };
};
const NOT_STATED = { householdSize: null, referenceIncome: null };

/** Euros are whole on a tax notice: cents are dropped. */
function wholeWithin(text: string, least: number, most: number): number | null {
  const number = typedNumber(text.replace(/€\s*$/, ''));
  const whole = number === null ? null : Math.floor(number);
  return whole === null || whole < least || whole > most ? null : whole;
}

const readUndertakings: Reader = (typed, locale) => {
  const ticked = [typed.undertakings ?? []].flat();
  const worksNotStarted = typedText(typed, 'worksNotStarted') === 'yes' ? true : null;
  const errors = worksNotStarted ? [] : [fault(locale, 'worksNotStarted', 'cases.errors.worksNotStarted')];
  return { answers: { worksNotStarted, undertakings: ticked.slice(0, 50) }, errors };
};

const READERS: Record<ApplicationQuestion, Reader> = {
  vacancy: readVacancy,
  project: readProject,
  household: readHousehold,
  undertakings: readUndertakings,
};
