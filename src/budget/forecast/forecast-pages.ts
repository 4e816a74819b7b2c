import type { Context } from '../../context.ts';
import { lineChart } from '../../documents/chart.ts';
import type { DataWorkbook } from '../../documents/spreadsheet.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { addPeriod } from '../../programme/programme.ts';
import { addMonths, type Day, dayOf, daysBetween, yearOf } from '../../shared/dates.ts';
import { sumCents } from '../../shared/money.ts';
import { cpAvailable } from '../budget.ts';
import { budgetPath } from '../budget-paths.ts';
import { ledgerSums, listEnvelopes } from '../budget-store.ts';
import {
  byPeriod,
  type Delay,
  delayOf,
  type Expected,
  expectedOn,
  PAYING_STATES,
  type PayingState,
  type Period,
} from './forecast.ts';
import { forecastExportPath } from './forecast-paths.ts';
import { observedDays, pendingCases } from './forecast-store.ts';

/** Months drawn, this one first. */
const MONTHS = 36;

export type ForecastPage = {
  readonly back: string;
  readonly export: string;
  readonly total: number;
  readonly cases: number;
  readonly chart: string | null;
  readonly years: readonly (Period & { readonly credits: number; readonly short: number })[];
  readonly months: readonly (Period & { readonly label: string })[];
  readonly delays: readonly {
    readonly state: string;
    readonly cases: number;
    readonly likely: string;
    readonly source: string;
  }[];
};
declare module '../../web/views.ts' {
  interface Views {
    'budget/forecast': ForecastPage;
  }
}

type Forecast = {
  readonly expected: readonly Expected[];
  readonly delays: Readonly<Record<PayingState, Delay>>;
  readonly months: readonly Period[];
  readonly years: readonly Period[];
};

async function forecastOf(ctx: Context): Promise<Forecast> {
  const today = dayOf(ctx.clock());
  const observed = await observedDays(ctx.db.read);
  const delays = Object.fromEntries(
    PAYING_STATES.map((state) => [state, delayOf(observed[state], limitOf(ctx, state, today))]),
  ) as Record<PayingState, Delay>;
  const expected = expectedOn(await pendingCases(ctx.db.read), delays, today);
  const first = `${today.slice(0, 7)}-01` as Day;
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(first, index).slice(0, 7));
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return { expected, delays, months: byPeriod(expected, months), years: byPeriod(expected, years) };
}

/** Days that the deadlines still allow from a state to the request for the balance. */
function limitOf({ programme: { deadlines } }: Context, state: PayingState, today: Day): number {
  const { signature, worksStart, worksDone, conformityVisit, balanceRequest } = deadlines;
  // worksDone runs from the signature like worksStart, so it covers it.
  const left = {
    granted: [signature, worksDone, conformityVisit, balanceRequest],
    'to-sign': [signature, worksDone, conformityVisit, balanceRequest],
    signed: [worksDone, conformityVisit, balanceRequest],
    'works-started': [worksDone, conformityVisit, balanceRequest],
    'works-done': [conformityVisit, balanceRequest],
    conformity: [balanceRequest],
    balance: [balanceRequest],
    monitoring: [balanceRequest],
  } as const satisfies Record<PayingState, readonly (typeof worksStart)[]>;
  const end = left[state].reduce<Day>((from, period) => addPeriod(from, period), today);
  return daysBetween(today, end);
}

/** What should be paid, month by month and year by year, against the credits of each year. */
export async function forecastPage(ctx: Context): Promise<ForecastPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const forecast = await forecastOf(ctx);
  const { expected, delays, months, years } = forecast;
  const cases = (state: PayingState): number => expected.filter((one) => one.state === state).length;
  return {
    back: budgetPath(),
    export: forecastExportPath(),
    total: sumCents(expected.map(({ amount }) => amount)),
    cases: expected.length,
    chart: expected.length === 0 ? null : await drawn(ctx, forecast),
    years: await againstCredits(ctx, years),
    months: months
      .filter(({ high }) => high > 0)
      .map((month) => ({ ...month, label: fmt.month(`${month.period}-01` as Day) })),
    delays: PAYING_STATES.filter((state) => cases(state) > 0).map((state) => ({
      state: t(`cases.state.${state}`),
      cases: cases(state),
      likely: t('budget.forecast.days', { days: delays[state].likely }),
      source: t(`budget.forecast.source.${delays[state].source}`, { n: delays[state].observations }),
    })),
  };
}

/** Cumulated, so that the curve reads as "paid by then"; the band goes from the latest dates to the earliest. */
async function drawn(ctx: Context, { expected, months }: Forecast): Promise<string> {
  const t = translator(ctx.locale);
  const by = (date: 'early' | 'likely' | 'late', month: string): number =>
    expected.reduce((sum, one) => (one[date].slice(0, 7) <= month ? sum + one.amount : sum), 0) / 100;
  // After the last payment the curve would run flat: the drawing stops there.
  const last = months.findLastIndex(({ high, likely, low }) => Math.max(high, likely, low) > 0);
  const points = months.slice(0, Math.max(last + 1, 2)).map(({ period }) => ({
    x: `${period}-01`,
    y: by('likely', period),
    low: by('late', period),
    high: by('early', period),
  }));
  const title = t('budget.forecast.chartTitle');
  return lineChart({
    id: 'forecast',
    title,
    description: t('budget.forecast.chartText'),
    locale: ctx.locale,
    width: 900,
    height: 300,
    unit: 'money',
    shape: 'step',
    series: [{ name: title, points }],
  });
}

async function againstCredits(ctx: Context, years: readonly Period[]): Promise<ForecastPage['years']> {
  const envelopes = await listEnvelopes(ctx.db.read);
  return Promise.all(
    years.map(async (year) => {
      const sums = await Promise.all(
        envelopes
          .filter((envelope) => String(envelope.year) === year.period)
          .map(async ({ id }) => cpAvailable(await ledgerSums(ctx.db.read, id))),
      );
      const credits = sumCents(sums);
      return { ...year, credits, short: Math.max(0, year.likely - credits) };
    }),
  );
}

/** The forecast as a workbook: by year, by month, and case by case with what each date rests on. */
export async function forecastWorkbook(ctx: Context): Promise<DataWorkbook> {
  const t = translator(ctx.locale);
  const { expected, months, years } = await forecastOf(ctx);
  const money = (key: 'low' | 'likely' | 'high') =>
    ({ header: t(`budget.forecast.${key}`), kind: 'money' }) as const;
  const periods = (name: string, rows: readonly Period[]) => ({
    name,
    columns: [{ header: t('budget.forecast.period') }, money('low'), money('likely'), money('high')],
    rows: rows.map(({ period, low, likely, high }) => [period, low, likely, high]),
  });
  return {
    title: t('budget.forecast.title'),
    locale: ctx.locale,
    at: ctx.clock(),
    sheets: [
      periods(t('budget.forecast.byYear'), years),
      periods(t('budget.forecast.byMonth'), months),
      {
        name: t('budget.forecast.byCase'),
        columns: [
          { header: t('budget.columns.case') },
          { header: t('budget.forecast.state') },
          { header: t('budget.columns.amount'), kind: 'money' },
          { header: t('budget.forecast.early'), kind: 'day' },
          { header: t('budget.forecast.on'), kind: 'day' },
          { header: t('budget.forecast.late'), kind: 'day' },
          { header: t('budget.forecast.restsOn') },
        ],
        rows: expected.map((one) => [
          one.ref,
          t(`cases.state.${one.state}`),
          one.amount,
          one.early,
          one.likely,
          one.late,
          t(`budget.forecast.rests.${one.source}`),
        ]),
      },
    ],
  };
}

export const forecastFileName = (ctx: Context): string => `previsions-${yearOf(dayOf(ctx.clock()))}.xlsx`;
