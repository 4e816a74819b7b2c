import { type Cents, cents, sumCents } from '../../shared/money.ts';
import { answers } from '../answers.ts';
import { readConditions } from '../read-conditions.ts';
import { isKnown, type Measure, type Situation } from '../situation.ts';
import { moneyValue, numberValue, step, type TraceLine, termsValue } from '../trace.ts';
import { distinct, every, NO, unsure, type Verdict, YES } from '../truth.ts';
import type { Question, Status } from '../vocabulary.ts';
import { decided } from '../work-out.ts';
import { datedBy, type LeverResult, missingFor, note, statusOf } from './lever.ts';
import type { AreaFactors, Vintage } from './lever-parameters.ts';

/** Energy-saving certificates: paid by suppliers, so not public aid. */
const CEE = { kind: 'grant', public: false, terms: null, ceiling: null } as const;

/**
 * Coup de pouce “rénovation d'ampleur”: a lump by classes gained × a factor on the living area. Only where
 * MaPrimeRénov' accompagnée is not to be had: Anah then keeps the certificates for itself.
 */
export function ceeDeepRenovation(
  vintage: Vintage<'ceeDeepRenovation'>,
  situation: Situation,
  mpr: LeverResult | null,
): LeverResult {
  const { value } = vintage;
  const conditions = readConditions(value.conditions, situation);
  const refusal = insteadOf(mpr, value.article);
  const gained = answers['classes-gained'](situation);
  const area = answers['living-area'](situation);
  const figures: Verdict = unsureIfUnknown([gained, area]);
  const verdict = every([refusal.verdict, conditions, figures]);
  const lump = isKnown(gained.value) ? lumpFor(value.lumps, gained.value) : cents(0);
  const factor = isKnown(area.value) ? factorFor(value.areaFactors, area.value) : 0;
  const amount = cents(Math.floor((lump * factor) / 100));
  const eligible = verdict.truth === 'yes';
  const lines = [...refusal.lines, ...conditions.lines];
  if (eligible && isKnown(gained.value) && isKnown(area.value))
    lines.push(
      step('cee-lump', value.article, { classes: numberValue(gained.value, 'classes') }, lump),
      step(
        'cee-area-factor',
        value.article,
        { area: numberValue(area.value, 'm2'), factor: numberValue(factor / 100, 'factor') },
        amount,
      ),
    );
  return {
    code: 'cee-deep-renovation',
    ...CEE,
    status: statusOf(verdict),
    amount: eligible ? amount : cents(0),
    potential: verdict.truth === 'unknown' ? bestCase(value) : eligible ? amount : cents(0),
    missing: missingFor(verdict),
    notes: verdict.truth === 'no' ? [] : [note('cee-before-quotes'), note('certified-companies')],
    trace: lines,
    ...datedBy(vintage),
  };
}

/**
 * Certificates measure by measure: volume (kWhc) × price, where neither MaPrimeRénov' accompagnée nor the lump above
 * applies. Measures without a volume in the vintage give nothing and are not guessed.
 */
export function ceeMeasures(
  vintage: Vintage<'ceeMeasures'>,
  situation: Situation,
  rivals: readonly (LeverResult | null)[],
): LeverResult {
  const { value } = vintage;
  const conditions = readConditions(value.conditions, situation);
  const refusals = rivals.map((rival) => insteadOf(rival, value.article));
  const verdict = every([...refusals.map((r) => r.verdict), conditions]);
  const { sold, total, missing } = certificates(vintage, situation);
  const status = measuresStatus(verdict, total, missing.length);
  const open = status !== 'not-eligible';
  return {
    code: 'cee-measures',
    ...CEE,
    status,
    amount: status === 'eligible' ? total : cents(0),
    potential: !open ? cents(0) : missing.length > 0 ? null : total,
    missing: [...missingFor(verdict), ...(open ? decided(total > 0 ? 'increase' : 'amount', missing) : [])],
    notes: open ? [note('cee-before-quotes'), note('certified-companies')] : [],
    trace: [
      ...refusals.flatMap((r) => r.lines),
      ...conditions.lines,
      ...(status === 'eligible' ? sold.map((one) => lineOf(one, value.centsPerMWhc)) : []),
    ],
    ...datedBy(vintage),
  };
}

/** Nothing to certify is a no; nothing certified for want of an answer is still open. */
function measuresStatus(verdict: Verdict, total: Cents, missing: number): Status {
  if (verdict.truth === 'no' || (total === 0 && missing === 0)) return 'not-eligible';
  return verdict.truth === 'yes' && total > 0 ? 'eligible' : 'unknown';
}

/**
 * False once the rival aid is to be had, were its amount still unknown; unknown as long as nobody can tell whether
 * it is.
 */
function insteadOf(
  rival: LeverResult | null,
  article: string,
): { readonly verdict: Verdict; readonly lines: readonly TraceLine[] } {
  const verdict = rival ? isNotToBeHad(rival) : YES;
  const line: TraceLine = { rule: 'cee-no-mpr', article, outcome: verdict.truth, inputs: {}, amount: null };
  return { verdict, lines: [line] };
}

function isNotToBeHad({ status, missing }: LeverResult): Verdict {
  if (status === 'not-eligible') return YES;
  const open = missing.filter(({ decides }) => decides === 'eligibility');
  return status === 'unknown' && open.length > 0 ? unsure(...open.map(({ question }) => question)) : NO;
}

const unsureIfUnknown = (
  found: readonly { readonly value: unknown; readonly questions: readonly Question[] }[],
): Verdict =>
  every(
    found.map(({ value, questions }) =>
      isKnown(value) ? { truth: 'yes', missing: [] } : unsure(...questions),
    ),
  );

/** The lump of the classes gained: each step holds from its number of classes on. */
export const lumpFor = (lumps: Vintage<'ceeDeepRenovation'>['value']['lumps'], gained: number): Cents =>
  cents(Math.max(0, ...lumps.filter((lump) => gained >= lump.classesGained).map((lump) => lump.cents)));

/** Hundredths by which a lump is multiplied for a living area; 0 outside every interval. */
export const factorFor = (factors: AreaFactors, area: number): number =>
  factors.length === 0
    ? 100
    : (factors.find(({ from, below }) => area >= from && (below === null || area < below))?.hundredths ?? 0);

const bestCase = (value: Vintage<'ceeDeepRenovation'>['value']): Cents => {
  const lump = Math.max(...value.lumps.map((row) => row.cents));
  const factor = Math.max(
    ...(value.areaFactors.length ? value.areaFactors.map((row) => row.hundredths) : [100]),
  );
  return cents(Math.floor((lump * factor) / 100));
};

/** What one standard sheet says of a measure. */
export type Volume = Vintage<'ceeMeasures'>['value']['volumes'][number];

type Sold = {
  readonly measure: Measure;
  readonly sheet: string;
  readonly kwhc: number;
  readonly amount: Cents;
};

/** What the works would sell, measure by measure, whoever is entitled to sell it; and the answers that are missing. */
export function certificates(
  vintage: Vintage<'ceeMeasures'>,
  situation: Situation,
): { readonly sold: readonly Sold[]; readonly total: Cents; readonly missing: readonly Question[] } {
  const { measures } = situation;
  const { centsPerMWhc, volumes } = vintage.value;
  const read = measures.map((measure) => {
    const sheets = volumes.filter((volume) => volume.measure === measure.slug);
    return volumeOf(sheets, centsPerMWhc, measure, situation);
  });
  const sold = read.flatMap((volume) => (volume.sold ? [volume.sold] : []));
  return {
    sold,
    total: sumCents(sold.map(({ amount }) => amount)),
    missing: measures.length === 0 ? ['measures'] : distinct(read.flatMap(({ missing }) => missing)),
  };
}

const lineOf = ({ measure, sheet, kwhc, amount }: Sold, centsPerMWhc: Cents): TraceLine =>
  step(
    'cee-measure',
    sheet,
    {
      measure: termsValue('measure', [measure.slug]),
      volume: numberValue(kwhc, 'kwhc'),
      price: moneyValue(centsPerMWhc),
    },
    amount,
  );

/** What one measure would sell under its sheets, one for each kind of dwelling. */
export function volumeOf(
  sheets: readonly Volume[],
  centsPerMWhc: Cents,
  measure: Measure,
  situation: Situation,
): { readonly sold: Sold | null; readonly missing: readonly Question[] } {
  if (sheets.length === 0) return { sold: null, missing: [] };
  const { kind } = situation;
  if (!isKnown(kind) && sheets.some((sheet) => sheet.kind !== null)) return { sold: null, missing: ['kind'] };
  const sheet = sheets.find((volume) => volume.kind === null || volume.kind === kind);
  if (!sheet || failsCriterion(sheet, measure)) return { sold: null, missing: [] };
  const size = sizeOf(sheet, measure, situation);
  if (typeof size !== 'number') return { sold: null, missing: size };
  const kwhc = Math.floor(sheet.kwhc * size);
  const amount = cents(Math.floor((kwhc * centsPerMWhc) / 1000));
  return { sold: { measure, sheet: sheet.sheet, kwhc, amount }, missing: [] };
}

/** A stated performance below the sheet's criterion earns no certificate; an unstated one is for the quote to prove. */
function failsCriterion({ performance }: Volume, measure: Measure): boolean {
  if (!performance || measure.performance === null) return false;
  const { atLeast, atMost } = performance;
  return (
    (atLeast !== null && measure.performance < atLeast) || (atMost !== null && measure.performance > atMost)
  );
}

/** m² of the measure, or the factor of the dwelling's area; else the question that would give it. */
function sizeOf(sheet: Volume, measure: Measure, situation: Situation): number | readonly Question[] {
  if (sheet.per === 'm2') {
    if (measure.unit === 'm2' && measure.quantity !== null) return Math.round(measure.quantity * 100) / 100;
    return measure.slug === 'windows' ? ['windowArea'] : ['measures'];
  }
  if (sheet.areaFactors.length === 0) return 1;
  const { livingArea } = situation;
  return isKnown(livingArea) ? factorFor(sheet.areaFactors, livingArea) / 100 : ['livingArea'];
}
