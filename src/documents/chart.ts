import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Locale } from '../shared/locale.ts';
import { chartConfig } from './chart-theme.ts';
import { cleanSvg, type SvgWords } from './clean-svg.ts';

/** Words, language and size (CSS pixels) that every chart has. A chart never stands without its data table. */
export type ChartFrame = SvgWords & {
  readonly locale: Locale;
  readonly width?: number;
  readonly height?: number;
};
export type Unit = 'number' | 'money' | 'percent';

type VegaText = { readonly fontSize?: number; readonly limit?: number };
type TextMetrics = { width: (item: VegaText, text: unknown) => number };

// Without a canvas vega takes letters for squares and cuts labels that fit: Source Sans is half as wide as high.
(vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = ({ fontSize = 13, limit }, text) =>
  Math.min(limit || Number.POSITIVE_INFINITY, String(text ?? '').length * fontSize * 0.52);

const FORMATS: Record<Unit, string> = { number: ',~r', money: '$,.0f', percent: '.0%' };

/** Draws a vega-lite specification as an SVG for pages (strict CSP) and PDFs. Takes tens of milliseconds. */
export async function drawChart(spec: object, frame: ChartFrame): Promise<string> {
  const { width = 640, height = 320, locale } = frame;
  const whole: object = {
    width,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    config: chartConfig(locale),
    ...spec,
  };
  const view = new vega.View(vega.parse(compile(whole as TopLevelSpec).spec), { renderer: 'none' });
  try {
    return cleanSvg(await view.toSVG(), frame);
  } finally {
    view.finalize();
  }
}

export type Bar = { readonly label: string; readonly value: number };
export type BarChart = ChartFrame & {
  readonly bars: readonly Bar[];
  readonly unit?: Unit;
  readonly valueTitle?: string;
};

/** Bars from left to right, one a line in the order given, each with its figure. `money` in euros. */
export function barChart(chart: BarChart): Promise<string> {
  const { bars, unit = 'number', valueTitle = '' } = chart;
  const values = bars.map((bar) => bar.value);
  const x = {
    field: 'value',
    type: 'quantitative',
    title: valueTitle || null,
    axis: valueAxis(unit, values),
  };
  // With nothing but zeros there is no scale to read: the axis keeps its origin.
  const domain = {
    domainMin: Math.min(0, ...values),
    ...(values.some((value) => value > 0) ? {} : { domainMax: 1 }),
  };
  const y = { field: 'label', type: 'nominal', title: null, sort: null };
  const figures = { align: 'left', baseline: 'middle', dx: 6 };
  const spec = {
    data: { values: bars },
    encoding: {
      y,
      x: { ...x, scale: { nice: true, ...domain } },
    },
    layer: [
      { mark: { type: 'bar', height: { band: 0.66 } } },
      { mark: { type: 'text', ...figures }, encoding: { text: { field: 'value', format: FORMATS[unit] } } },
    ],
  };
  return drawChart(spec, { height: 70 + 36 * bars.length, ...chart });
}

export type GroupedBars = ChartFrame & {
  readonly bars: readonly (Bar & { readonly series: string })[];
  readonly unit?: Unit;
  readonly valueTitle?: string;
};

/** Upright bars side by side, one group a label, one colour a series; labels and series in order of appearance. */
export function groupedBars(chart: GroupedBars): Promise<string> {
  const { bars, unit = 'number', valueTitle = '' } = chart;
  const spec = {
    data: { values: bars },
    mark: { type: 'bar' },
    encoding: {
      x: {
        field: 'label',
        type: 'nominal',
        title: null,
        sort: null,
        axis: { labelAngle: 0 },
        scale: { paddingInner: 0.25 },
      },
      xOffset: { field: 'series', sort: null },
      y: {
        field: 'value',
        type: 'quantitative',
        title: valueTitle || null,
        axis: valueAxis(
          unit,
          bars.map((bar) => bar.value),
        ),
      },
      color: { field: 'series', type: 'nominal', sort: null, title: null },
    },
  };
  return drawChart(spec, chart);
}

/** `x`: a number, or a day `2026-11-23` for all points. `low` and `high` bound the band (confidence interval). */
export type Point = {
  readonly x: number | string;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
};
export type Series = { readonly name: string; readonly points: readonly Point[] };
export type LineChart = ChartFrame & {
  readonly series: readonly Series[];
  /** `step`: the value holds until the next point (survival curves, cumulated counts). */
  readonly shape?: 'line' | 'step';
  readonly unit?: Unit;
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** Both ends of the vertical axis; by default from zero to the highest value. */
  readonly yDomain?: readonly [number, number];
};

/** Lines with their bands; one colour a series, named in a legend when there are several. */
export function lineChart(chart: LineChart): Promise<string> {
  const { series, shape = 'line', unit = 'number', xTitle = '', yTitle = '', yDomain } = chart;
  const values = series.flatMap(({ name, points }) => points.map((point) => ({ ...point, series: name })));
  const interpolate = shape === 'step' ? 'step-after' : 'linear';
  const y = {
    type: 'quantitative',
    title: yTitle || null,
    axis: valueAxis(
      unit,
      values.map((value) => value.y),
    ),
    ...(yDomain ? { scale: { domain: yDomain } } : {}),
  };
  const banded = values.filter((value) => value.low !== undefined && value.high !== undefined);
  const band = {
    data: { values: banded },
    mark: { type: 'area', interpolate, opacity: 0.18 },
    encoding: { y: { field: 'low', ...y }, y2: { field: 'high' } },
  };
  const spec = {
    data: { values },
    encoding: {
      x: { field: 'x', title: xTitle || null, ...xScale(values) },
      color: {
        field: 'series',
        type: 'nominal',
        sort: null,
        title: null,
        scale: { domain: series.map(({ name }) => name) },
        ...(series.length > 1 ? {} : { legend: null }),
      },
    },
    layer: [
      ...(banded.length > 0 ? [band] : []),
      { mark: { type: 'line', interpolate, strokeWidth: 2.4 }, encoding: { y: { field: 'y', ...y } } },
    ],
  };
  return drawChart(spec, chart);
}

/** Counts have no half; with nothing but zeros only the origin is marked. */
const valueAxis = (unit: Unit, values: readonly number[]) => ({
  format: FORMATS[unit],
  tickCount: 6,
  domain: false,
  ...(values.every(Number.isInteger) && unit !== 'percent' ? { tickMinStep: 1 } : {}),
  ...(values.every((value) => value === 0) ? { values: [0] } : {}),
});

/** Days are placed in UTC, so that the server's time zone never moves a point. */
const xScale = (values: readonly { readonly x: number | string }[]) =>
  typeof values[0]?.x === 'string'
    ? { type: 'temporal', timeUnit: 'utcyearmonthdate', axis: { format: '%b %Y', tickCount: 8, grid: false } }
    : { type: 'quantitative', axis: { grid: false, tickCount: 8 } };
