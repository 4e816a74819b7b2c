import { formatterFor } from '../i18n/format.ts';
import { type Translate, translateDynamic, translator } from '../i18n/translate.ts';
import type { Locale } from '../shared/locale.ts';
import { kindOf, type QuestionSlug } from './answer-kinds.ts';
import { type AuditAnswers, UNKNOWN } from './audit-answers.ts';

/** Names communes for the reader. */
export type CommuneNames = (insee: string) => string;

/** Years are names, not quantities: no thousands separator. */
const YEARS: readonly QuestionSlug[] = [
  'yearBuilt',
  'wallInsulationYear',
  'roofInsulationYear',
  'floorInsulationYear',
  'heatingYear',
  'backupHeatingYear',
  'otherRoomsYear',
  'reliefBoilerYear',
  'waterHeaterYear',
  'coolingYear',
  'solarWaterYear',
];

/** An answer in words: `Briques pleines`, `5,5 m`, `Je ne sais pas`; null when there is none. */
export function answerText(
  answers: AuditAnswers,
  slug: QuestionSlug,
  locale: Locale,
  communes: CommuneNames,
): string | null {
  const value = answers[slug];
  if (value === undefined) return null;
  const t = translator(locale);
  if (value === UNKNOWN) return t('audits.unknown');
  if (slug === 'commune') return communes(String(value));
  return typeof value === 'number'
    ? numberText(slug, value, locale, t)
    : translateDynamic(locale, `audits.choices.${slug}.${value}`);
}

function numberText(slug: QuestionSlug, value: number, locale: Locale, t: Translate): string {
  if (YEARS.includes(slug)) return String(value);
  const unit = unitOf(slug, t);
  const number = formatterFor(locale).number(value);
  return unit === null ? number : `${number}\u00a0${unit}`;
}

/** The unit written after a number's field, null for a plain number or a choice. */
export function unitOf(slug: QuestionSlug, t: Translate): string | null {
  const kind = kindOf(slug);
  return kind.kind === 'number' && kind.unit ? t(`audits.units.${kind.unit}`) : null;
}

/** A stored answer as its field shows it again: a number with the reader's decimal mark. */
export function typedAnswer(value: AuditAnswers[QuestionSlug], locale: Locale): string {
  if (value === undefined) return '';
  if (typeof value !== 'number') return value;
  return locale === 'fr' ? String(value).replace('.', ',') : String(value);
}
