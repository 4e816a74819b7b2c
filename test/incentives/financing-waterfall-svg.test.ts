import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/incentives/estimate.ts';
import { applyGrants, financingPlan } from '../../src/incentives/financing-plan.ts';
import { financingWaterfallSvg } from '../../src/incentives/financing-waterfall-svg.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { waterfallRows } from '../../src/incentives/waterfall-rows.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { cents, euros } from '../../src/shared/money.ts';
import { houseInput } from './fixtures/estimate-inputs.ts';
import { measure } from './fixtures/situations.ts';

const pilot = schemes[0];
if (!pilot) throw new Error('the pack has lost its scheme');
const { plan } = estimate(houseInput(), schemeVersion(pilot), levers, day('2026-11-23'));
const names = { [pilot.slug]: pilot.name };
const bars = (svg: string) =>
  [...svg.matchAll(/bar--(\w+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, kind, x, width]) => ({
    kind,
    from: Number(x),
    to: Number(x) + Number(width),
  }));

describe('the financing waterfall', () => {
  it('hangs each grant where the one before it stopped, down to the remainder', () => {
    const [cost, mpr, local, remainder, loan] = bars(financingWaterfallSvg(plan, 'fr', { names }));
    expect(cost).toMatchObject({ kind: 'cost', from: 0, to: 560 });
    // 51,076 € on 560 units: 24,000 € is 263.1, 14,500 € is 159, 12,576 € is 137.9.
    expect(mpr?.to).toBeCloseTo(560, 0);
    expect(mpr?.from).toBeCloseTo(560 - 263.1, 0);
    expect(local?.to).toBeCloseTo(560 - 263.1, 0);
    expect(local?.from).toBeCloseTo(137.9, 0);
    expect(remainder).toMatchObject({ kind: 'remainder', from: 0 });
    expect(remainder?.to).toBeCloseTo(137.9, 0);
    expect(loan).toMatchObject({ kind: 'loan', from: 0 });
  });

  it('writes every amount, grants with a minus sign', () => {
    const svg = financingWaterfallSvg(plan, 'fr', { names }).replace(/[\u202f\u00a0]/g, ' ');
    for (const words of [
      '51 076 €',
      '− 24 000 €',
      '− 14 500 €',
      '12 576 €',
      'Réflexénergie – logements vacants',
    ])
      expect(svg).toContain(`>${words}</text>`);
  });

  it('says in words what it shows', () => {
    const svg = financingWaterfallSvg(plan, 'en', { names });
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(
      /<title>[^<]+<\/title><desc>[^<]*€51,076[^<]*2 aids for €38,500[^<]*€12,576[^<]*<\/desc>/,
    );
  });

  it('holds nothing that a strict content policy would refuse', () => {
    for (const palette of ['screen', 'paper'] as const)
      expect(financingWaterfallSvg(plan, 'fr', { names, palette })).not.toMatch(
        /\sstyle=|<style|<script|\son\w+=|href|url\(/i,
      );
  });

  it('renders in a PDF without a warning', async () => {
    const doc = new PDFDocument();
    const warnings: string[] = [];
    SVGtoPDF(doc, financingWaterfallSvg(plan, 'fr', { names, palette: 'paper' }), 0, 0, {
      width: 400,
      height: 300,
      assumePt: true,
      preserveAspectRatio: 'xMidYMid meet',
      fontCallback: () => 'Helvetica',
      imageCallback: () => '',
      warningCallback: (warning: string) => void warnings.push(warning),
    });
    doc.end();
    const pieces: Buffer[] = [];
    for await (const piece of doc) pieces.push(piece as Buffer);
    expect(warnings).toEqual([]);
    expect(Buffer.concat(pieces).length).toBeGreaterThan(1_500);
  });

  it('makes hostile names harmless and wraps long ones', () => {
    const hostile =
      '<script>alert("x")</script> & a very long name that goes on and on beyond the width of the drawing';
    const svg = financingWaterfallSvg(plan, 'fr', { names: { [pilot.slug]: { fr: hostile, en: hostile } } });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg.match(/<text /g)?.length).toBeGreaterThan(waterfallRows(plan, 'fr').length * 2);
  });

  it('shows what écrêtement took, and stands a project without cost or aid', () => {
    const works = [measure('other-works', 1_000)];
    const grants = applyGrants(
      works,
      [{ code: 'mpr-accompanied', public: true, asked: euros(2_000) }],
      [],
      [],
    );
    const cut = financingWaterfallSvg(financingPlan(works, grants, null, 'unknown'), 'fr').replace(
      /\u202f|\u00a0/g,
      ' ',
    );
    expect(cut).toContain('945 € d’écrêtement');
    const empty = financingPlan([], applyGrants([], [], [], []), null, 'unknown');
    expect(bars(financingWaterfallSvg(empty, 'fr'))).toEqual([]);
    expect(empty.remainder).toBe(cents(0));
  });
});
