import type { MessageKey } from '../../i18n/translate.ts';
import { type Day, isDay } from '../../shared/dates.ts';
import { centsTTC } from '../../shared/money.ts';
import { typedCents } from '../../shared/typed-values.ts';
import { isSiret, type QuoteFacts } from './quote.ts';

/** Rates of VAT on works: energy renovation, other renovation, standard (CGI art. 278-0 bis A, 279-0 bis, 278). */
export const VAT_RATES = [550, 1000, 2000] as const;

/** Notes what is wrong beside its field. */
export type Wrong = (field: string, key: MessageKey) => void;

type Head = Pick<QuoteFacts, 'company' | 'number' | 'datedOn' | 'siret' | 'totalTTC'>;

/** What was typed in a field, trimmed and cut at so many characters. */
type TextOf = (field: string, most?: number) => string;

/** Who billed, under which number, when and how much, with the words of that form for what it lacks. */
export function readBillHead(
  text: TextOf,
  wrong: Wrong,
  words: Readonly<Record<'company' | 'number' | 'siret', MessageKey>>,
): Head {
  const datedOn = text('datedOn');
  const siret = text('siret', 30).replace(/\s/g, '');
  const total = typedCents(text('totalTTC'));
  if (text('company') === '') wrong('company', words.company);
  if (text('number') === '') wrong('number', words.number);
  if (!isDay(datedOn)) wrong('datedOn', 'web.errors.badDay');
  if (siret !== '' && !isSiret(siret)) wrong('siret', words.siret);
  if (total === null || total === 0) wrong('totalTTC', 'web.errors.badMoney');
  return {
    company: text('company'),
    number: text('number', 60),
    datedOn: datedOn as Day,
    siret: siret === '' ? null : siret,
    totalTTC: centsTTC(total ?? 0),
  };
}
