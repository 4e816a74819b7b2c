import type { QuoteFacts } from '../../cases/bills/quote.ts';
import { isSiret } from '../../cases/bills/quote.ts';
import type { RgeDomain } from '../../cases/bills/rge.ts';
import type { BillLine, WorksPlan } from '../../cases/case.ts';
import { type MessageKey, translate } from '../../i18n/translate.ts';
import { sirenFrom } from '../../programme/siren.ts';
import { addDays, type Day, yearOf } from '../../shared/dates.ts';
import { centsHT, sumCents, withVat } from '../../shared/money.ts';
import type { Random } from '../../units/demo/random.ts';

/** Invented companies; numbers in a block of SIREN that starts with zeros and was never given out. */
const SHELL = ['Isol’Estran', 'Façades de la Houle', 'Menuiseries Drève', 'Rénov’Opaline'] as const;
const SYSTEMS = ['Chauffage des Watergands', 'Thermi-Lys', 'Énergies du Carillon'] as const;
const ON_SYSTEMS = /^(ventilation|heat|pellet|log-|water-heater)/;

export type Trade = 'shell' | 'systems';
export const tradeOf = (measure: string): Trade => (ON_SYSTEMS.test(measure) ? 'systems' : 'shell');

/** Fourteen digits whose check digits are right. */
function siretOf(number: number): string {
  const siren = sirenFrom(`0007${String(number).padStart(4, '0')}`);
  for (let check = 0; check < 10; check += 1) {
    const candidate = `${siren}0001${check}`;
    if (isSiret(candidate)) return candidate;
  }
  throw new RangeError(`no SIRET for ${number}`);
}

type Company = Pick<QuoteFacts, 'company' | 'siret' | 'rgeNumber'>;

const DOMAINS: Readonly<Record<Trade, readonly RgeDomain[]>> = {
  shell: ['walls', 'roof', 'floor', 'windows'],
  systems: ['ventilation', 'heat-pump', 'wood', 'hot-water'],
};
const PRICE_KEPT_DAYS = 120;

/** What a quote says besides its lines: until when its price holds, and the certificate of the company as it was then. */
export const withCertificate = (quote: QuoteFacts, trade: Trade): QuoteFacts => ({
  ...quote,
  validUntil: addDays(quote.datedOn, PRICE_KEPT_DAYS),
  rgeFrom: `${yearOf(quote.datedOn) - 1}-04-01` as Day,
  rgeUntil: `${yearOf(quote.datedOn) + 1}-03-31` as Day,
  rgeDomains: DOMAINS[trade],
});

/** The company that does these works of a story: the same for its quote and its invoices. */
export function companyFor(trade: Trade, chance: Random): Company {
  const names = trade === 'shell' ? SHELL : SYSTEMS;
  const at = chance.whole(0, names.length - 1);
  const number = (trade === 'shell' ? 100 : 200) + at;
  return { company: names[at] as string, siret: siretOf(number), rgeNumber: `RGE-EX-${number}` };
}

/** Works at `share` of what is planned, line by line; totals add up to the cent. */
export function billLines(works: WorksPlan, share: number): BillLine[] {
  return works.map(({ measure, quantity, unit, performance, costHT, vat }) => {
    const ht = centsHT(Math.round((costHT * share) / 100) * 100);
    return {
      measure,
      label: translate('fr', `incentives.terms.measure.${measure}` as MessageKey),
      quantity,
      unit,
      performance,
      costHT: ht,
      vat,
      totalTTC: withVat(ht, vat),
    };
  });
}

export const billOf = (
  company: Company,
  number: string,
  datedOn: Day,
  lines: readonly BillLine[],
): QuoteFacts => ({
  ...company,
  number,
  datedOn,
  lines,
  totalTTC: sumCents(lines.map(({ totalTTC }) => totalTTC)),
});

/** An account number with right check digits, at a bank that does not exist. */
export function sampleIban(number: number): string {
  const account = `9999900000${String(70_000_000_000 + number)}00`;
  const rest = [...`${account}152700`].reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0);
  return `FR${String(98 - rest).padStart(2, '0')}${account}`;
}
