import { describe, expect, it } from 'vitest';
import { barChart, drawChart, groupedBars, lineChart } from '../../src/documents/chart.ts';
import { renderPdf } from '../../src/documents/pdf.ts';
import { aDocument } from './a-document.ts';
import { textOf } from './tools.ts';

const frame = {
  id: 'aides',
  title: 'Aides par commune',
  description: 'Quatre communes',
  locale: 'fr',
} as const;
const bars = [
  { label: 'Commune <b>A</b>', value: 123_456 },
  { label: 'Commune & B', value: 6500 },
];
const curve = (name: string) => ({
  name,
  points: [0, 6, 12].map((x) => ({ x, y: 1 - x / 20, low: 0.9 - x / 20, high: 1 })),
});
const charts = {
  bars: () => barChart({ ...frame, bars, unit: 'money', valueTitle: 'Montant' }),
  groups: () => groupedBars({ ...frame, bars: bars.map((bar) => ({ ...bar, series: 'Entrées' })) }),
  steps: () =>
    lineChart({ ...frame, series: [curve('Aidés'), curve('Témoins')], shape: 'step', unit: 'percent' }),
  days: () =>
    lineChart({
      ...frame,
      series: [
        {
          name: 'a',
          points: [
            { x: '2026-01-01', y: 1 },
            { x: '2026-06-01', y: 2 },
          ],
        },
      ],
    }),
};

describe.each(Object.entries(charts))('a chart of %s', (_, draw) => {
  it('stands under a strict CSP and says in words what it shows', async () => {
    const svg = await draw();
    expect(svg).not.toMatch(/\sstyle=|<style|<script|<foreignObject|<image|\son\w+=|href=/i);
    expect(svg).toMatch(/^<svg[^>]* role="img" aria-labelledby="aides-title aides-desc"/);
    expect(svg).toContain('<title id="aides-title">Aides par commune</title>');
    expect(svg).toContain('<desc id="aides-desc">Quatre communes</desc>');
  });

  it('is drawn in a PDF with the same words', async () => {
    const svg = await draw();
    const labels = [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, label = '']) => label);
    const pdf = await renderPdf(aDocument({ blocks: [{ kind: 'figure', svg, alt: 'Graphique' }] }));
    const text = (await textOf(pdf)).replace(/\s/g, '');
    expect(labels.length).toBeGreaterThan(3);
    for (const label of labels) {
      const words = label.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
      expect(text).toContain(words.replace(/\s/g, ''));
    }
  });

  it('is the same in another time zone', async () => {
    const before = process.env.TZ;
    const here = await draw();
    process.env.TZ = 'Pacific/Auckland';
    const there = await draw();
    process.env.TZ = before;
    expect(there).toBe(here);
  });
});

describe('a chart', () => {
  it('writes money as French does', async () => {
    expect(await charts.bars()).toContain('>123\u202f456\u00a0€<');
  });

  it('writes months in the language of the reader', async () => {
    expect(await charts.days()).toContain('>janv. 2026<');
  });

  it('escapes what names contain', async () => {
    const svg = await barChart({ ...frame, title: '<script>"&', bars });
    expect(svg).toContain('&lt;script&gt;&quot;&amp;');
    expect(svg).toContain('Commune &lt;b&gt;A&lt;/b&gt;');
    expect(svg).not.toContain('<b>');
  });

  it('shows bars as long as their values', async () => {
    const svg = await charts.bars();
    const widths = [...svg.matchAll(/<path d="M0,[\d.]+h([\d.]+)v/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(123_456 / 6500, 1);
  });

  it('of nothing but zeros starts at its origin, and counts have no halves', async () => {
    const axisOf = async (values: readonly number[]) => {
      const svg = await barChart({ ...frame, bars: values.map((value) => ({ label: `n${value}`, value })) });
      return [...svg.matchAll(/<text[^>]*>([\d,]+)</g)].map(([, label]) => label);
    };
    expect(await axisOf([0])).toEqual(['0', '0']);
    expect((await axisOf([0, 2])).filter((label) => label?.includes(','))).toEqual([]);
  });

  it('follows the colour of the page it stands on', async () => {
    expect(await charts.steps()).toContain('fill="currentColor"');
  });

  it('keeps the ids of two drawings of one page apart', async () => {
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: { type: 'line', clip: true },
      encoding: { x: { field: 'a', type: 'quantitative' } },
    };
    const [one, two] = await Promise.all(['un', 'deux'].map((id) => drawChart(spec, { ...frame, id })));
    const ids = (svg = '') => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids(one).length).toBeGreaterThan(2);
    expect(ids(one).filter((id) => ids(two).includes(id))).toEqual([]);
    for (const [, reference] of (one ?? '').matchAll(/url\(#([^)]+)\)/g))
      expect(ids(one)).toContain(reference);
  });
});
