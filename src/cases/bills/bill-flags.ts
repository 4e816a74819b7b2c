import {
  entryOf,
  isMeasureSlug,
  type MeasureCatalogue,
  natureOf,
} from '../../audits/works/measure-catalogue.ts';
import type { Day } from '../../shared/dates.ts';
import type { BasisPoints } from '../../shared/money.ts';
import type { BillLine } from '../case.ts';
import { isSiret, type QuoteFacts } from './quote.ts';
import { coversMeasure, inForceOn, needsRge, type RgeCertificate } from './rge.ts';

/**
 * What is to be looked at in a quote. Texts `bills.flag.<kind>`. One that blocks keeps the award from being proposed
 * until the quote is put right or an officer lets it pass with a reason; one that warns is only shown.
 */
export type QuoteFlag =
  | { readonly kind: 'dear' | 'cheap'; readonly measure: string; readonly low: number; readonly high: number }
  | {
      readonly kind: 'performance';
      readonly measure: string;
      readonly required: number;
      readonly found: number;
    }
  | { readonly kind: 'performanceUnknown'; readonly measure: string; readonly required: number }
  | { readonly kind: 'quantityUnknown' | 'rgeDomain'; readonly measure: string }
  | {
      readonly kind: 'vat';
      readonly measure: string;
      readonly expected: BasisPoints;
      readonly found: BasisPoints;
    }
  | {
      readonly kind: 'rgeDates';
      readonly measure: null;
      readonly from: Day | null;
      readonly until: Day | null;
    }
  | { readonly kind: 'expired'; readonly measure: null; readonly until: Day }
  | {
      readonly kind: 'noRge' | 'rgeDatesUnknown' | 'rgeDomainsUnknown' | 'noSiret' | 'badSiret';
      readonly measure: null;
    };
export type Severity = 'blocks' | 'warns';

const BLOCKING: readonly string[] = ['performance', 'rgeDomain', 'rgeDates', 'noRge', 'badSiret'];
export const severityOf = ({ kind }: { readonly kind: string }): Severity =>
  BLOCKING.includes(kind) ? 'blocks' : 'warns';

/** Names a flag among those of its bill: what a waiver refers to. */
export const flagKey = ({
  kind,
  measure,
}: {
  readonly kind: string;
  readonly measure: string | null;
}): string => (measure === null ? kind : `${kind}:${measure}`);

type Flagged = Omit<QuoteFacts, 'company' | 'number' | 'totalTTC'>;

/** Compares a quote with the catalogue, its company's certificate and the calendar. `today`: the day it is looked at. */
export function quoteFlags(quote: Flagged, catalogue: MeasureCatalogue, today: Day): QuoteFlag[] {
  const flags: QuoteFlag[] = [];
  if (!quote.siret) flags.push({ kind: 'noSiret', measure: null });
  else if (!isSiret(quote.siret)) flags.push({ kind: 'badSiret', measure: null });
  const until = quote.validUntil ?? null;
  if (until !== null && until < today) flags.push({ kind: 'expired', measure: null, until });
  return [...flags, ...rgeFlags(quote), ...quote.lines.flatMap((line) => lineFlags(line, catalogue))];
}

/**
 * The certificate is judged on the day of the quote, not today: one that expired since was good when the company
 * committed itself. Only works for which aids ask for a certificate count.
 */
function rgeFlags(quote: Flagged): QuoteFlag[] {
  const works = [...new Set(quote.lines.map(({ measure }) => measure).filter(needsRge))];
  if (works.length === 0) return [];
  if (!quote.rgeNumber) return [{ kind: 'noRge', measure: null }];
  const certificate: RgeCertificate = {
    number: quote.rgeNumber,
    from: quote.rgeFrom ?? null,
    until: quote.rgeUntil ?? null,
    domains: quote.rgeDomains ?? null,
  };
  const { from, until } = certificate;
  const flags: QuoteFlag[] = [];
  const inForce = inForceOn(certificate, quote.datedOn);
  if (inForce === null) flags.push({ kind: 'rgeDatesUnknown', measure: null });
  if (inForce === false) flags.push({ kind: 'rgeDates', measure: null, from, until });
  const covered = works.map((measure) => ({ measure, covers: coversMeasure(certificate, measure) }));
  if (covered.some(({ covers }) => covers === null)) flags.push({ kind: 'rgeDomainsUnknown', measure: null });
  for (const { measure, covers } of covered) if (covers === false) flags.push({ kind: 'rgeDomain', measure });
  return flags;
}

/** U-values (windows, doors) are better lower; resistances, efficiencies and coefficients better higher. */
const LOWER_IS_BETTER: readonly string[] = ['Uw', 'Ud'];

function lineFlags(line: BillLine, catalogue: MeasureCatalogue): QuoteFlag[] {
  const { measure, quantity, performance, costHT, vat } = line;
  const entry = isMeasureSlug(measure) ? entryOf(catalogue, measure) : undefined;
  if (!entry) return [];
  const flags: QuoteFlag[] = [];
  if (quantity === null) flags.push({ kind: 'quantityUnknown', measure });
  else if (entry.unit === line.unit) {
    const [low, high] = [Math.round(entry.cost.low * quantity), Math.round(entry.cost.high * quantity)];
    if (costHT > high) flags.push({ kind: 'dear', measure, low, high });
    if (costHT < low) flags.push({ kind: 'cheap', measure, low, high });
  }
  if (vat !== entry.vat) flags.push({ kind: 'vat', measure, expected: entry.vat, found: vat });
  const required = entry.performance;
  if (required === null) return flags;
  if (performance === null) return [...flags, { kind: 'performanceUnknown', measure, required }];
  const lower = LOWER_IS_BETTER.includes(natureOf(entry.slug).performance ?? '');
  const short = lower ? performance > required : performance < required;
  return short ? [...flags, { kind: 'performance', measure, required, found: performance }] : flags;
}
