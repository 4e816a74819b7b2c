import { describe, expect, it } from 'vitest';
import { readSpreadsheet, xlsxOf } from '../../src/documents/spreadsheet.ts';
import { evaluationReport } from '../../src/evaluation/evaluation-report.ts';
import type { RawFacts } from '../../src/evaluation/gather-facts.ts';
import { reportSections, thinned } from '../../src/evaluation/report-sections.ts';
import { reportWorkbook } from '../../src/evaluation/report-workbook.ts';
import { published } from '../../src/evaluation/small-cells.ts';
import { translator } from '../../src/i18n/translate.ts';
import { day, instant } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';

const UNTIL = day('2026-12-31');
const at = (text: string) => instant(`${text}T10:00:00Z`);
const result = (energyClass: string, ep: number, ges: number) => ({ energyClass, ep, ges, final: ep * 80 });

/** One home granted 12 000 €, paid and let again; one filed and refused. 100 m², E → A, works of 40 000 €. */
const RAW: RawFacts = {
  cases: [
    {
      id: 1,
      ref: 'VO-2026-00001',
      unitId: 10,
      auditId: 100,
      schemeVersionId: 7,
      state: 'monitoring',
      awarded: euros(12_000),
      calculation: {
        estimate: {
          situation: { livingArea: 100 },
          scheme: { code: 'pilot' },
          plan: {
            cost: { ttc: euros(40_000) },
            grants: [
              { code: 'pilot', amount: euros(12_000), public: true },
              { code: 'mpr', amount: euros(8_000), public: true },
              { code: 'cee', amount: euros(2_000), public: false },
            ],
          },
        },
      },
    },
    {
      id: 2,
      ref: 'VO-2026-00002',
      unitId: 11,
      auditId: null,
      schemeVersionId: 7,
      state: 'refused',
      awarded: null,
      calculation: null,
    },
  ],
  steps: [
    { caseId: 1, action: 'submit', at: at('2026-02-01') },
    { caseId: 1, action: 'confirm-eligibility', at: at('2026-03-01') },
    { caseId: 1, action: 'grant', at: at('2026-04-01') },
    { caseId: 1, action: 'sign-last', at: at('2026-05-01') },
    { caseId: 1, action: 'finish-works', at: at('2026-09-01') },
    { caseId: 1, action: 'order-balance', at: at('2026-10-01') },
    { caseId: 2, action: 'submit', at: at('2026-02-01') },
  ],
  audits: [
    {
      id: 100,
      unitId: 10,
      at: at('2026-01-15'),
      scenario: { before: result('E', 288, 63), after: result('A', 47, 1) },
    },
  ],
  outreach: [{ unitId: 10, commune: '00000', contactedAt: at('2026-01-01'), answeredAt: at('2026-01-10') }],
  spells: [
    {
      unitId: 10,
      commune: '00000',
      kind: 'house',
      startedOn: '2022-01-01',
      endedOn: '2026-11-01',
      exitKind: 'let',
      vintage: 2025,
    },
    {
      unitId: 11,
      commune: '00000',
      kind: 'flat',
      startedOn: '2021-06-01',
      endedOn: null,
      exitKind: null,
      vintage: 2025,
    },
  ],
  returns: [
    {
      unitId: 10,
      caseId: 1,
      exitKind: 'let',
      help: 'aided',
      occupiedOn: day('2026-11-01'),
      monthlyRent: euros(600),
      persisted6: 'persisted',
      persisted12: null,
    },
  ],
  ordered: new Map([[1, euros(12_000)]]),
  schemeNames: new Map([[7, 'pilot v1']]),
};
const report = evaluationReport(RAW, { envelopes: [], until: UNTIL, madeAt: at('2026-12-31') });

describe('The evaluation', () => {
  it('counts each step of the path once', () => {
    expect(Object.fromEntries(report.funnel.map((row) => [row.step, row.count]))).toEqual({
      contacted: 1,
      answered: 1,
      audited: 1,
      applied: 2,
      eligible: 1,
      granted: 1,
      signed: 1,
      'works-done': 1,
      paid: 1,
      returned: 1,
    });
    // 1 February to 1 March is 28 days: 28 / 30.4375 months.
    expect(report.funnel.find((row) => row.step === 'eligible')?.months?.median).toBeCloseTo(0.92, 2);
  });

  it('counts money once: what the city, other public bodies and owners each put in', () => {
    expect(report.money).toMatchObject({
      awarded: euros(12_000),
      ordered: euros(12_000),
      cost: euros(40_000),
      otherPublicAid: euros(8_000),
      privateShare: euros(20_000),
      leverage: 1,
      ownPerReturn: euros(12_000),
      publicPerReturn: euros(20_000),
    });
  });

  it('reckons energy and carbon on the whole area', () => {
    // (288 − 47) × 100 m² = 24 100 kWh; (63 − 1) × 100 / 1000 = 6.2 t; 12 000 € / (6.2 t × 20 years) = 96.77 €.
    expect(report.energy).toMatchObject({
      cases: 1,
      primarySaved: 24_100,
      co2Saved: 6.2,
      centsPerTonne: 9677,
    });
    expect(report.transitions).toEqual([{ from: 'E', to: 'A', count: 1 }]);
  });

  it('knows how homes left vacancy and how long it took', () => {
    expect(report.exits).toEqual([{ kind: 'let', aided: 1, advised: 0, spontaneous: 0, total: 1 }]);
    // Two homes seen: too few for a curve.
    expect(report.survival).toMatchObject({ spells: 2, steps: [], median: null });
  });

  it('says nothing of what it does not know', () => {
    const empty = evaluationReport(
      { ...RAW, cases: [], steps: [], audits: [], outreach: [], spells: [], returns: [], ordered: new Map() },
      { envelopes: [], until: UNTIL, madeAt: at('2026-12-31') },
    );
    expect(empty.money.leverage).toBeNull();
    expect(empty.money.ownPerReturn).toBeNull();
    expect(empty.energy.centsPerTonne).toBeNull();
    expect(empty.survival.median).toBeNull();
  });

  it('writes a workbook whose first sheet defines every table', async () => {
    const sheets = await readSpreadsheet(await xlsxOf(reportWorkbook(report, 'fr')));
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      'Définitions',
      'Parcours',
      'Enveloppes',
      'Argent',
      'Énergie et climat',
      'Changements de classe',
      'Sorties de vacance',
      'Persistance des retours',
      'Durée avant le retour',
    ]);
    const defined = sheets[0]?.rows.map((row) => row[0]);
    for (const sheet of sheets.slice(1)) expect(defined).toContain(sheet.name);
    const money = sheets.find((sheet) => sheet.name === 'Argent');
    expect(money?.rows.find((row) => row[0] === 'Subventions attribuées')?.[1]).toBe(12_000);
  });

  it('has the same tables in both languages', () => {
    const shapes = (['fr', 'en'] as const).map((locale) =>
      reportSections(report, translator(locale), locale).map(({ id, rows }) => [id, rows.length]),
    );
    expect(shapes[0]).toEqual(shapes[1]);
  });

  it('thins a long curve without losing its ends', () => {
    const points = thinned(Array.from({ length: 1000 }, (_, index) => index));
    expect([points.length, points[0], points.at(-1)]).toEqual([60, 0, 999]);
  });

  it('masks small cells in what is published, and zero is no secret', () => {
    expect([0, 1, 10, 11, 250].map(published)).toEqual([0, null, null, 11, 250]);
  });
});
