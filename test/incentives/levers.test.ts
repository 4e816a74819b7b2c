import { describe, expect, it } from 'vitest';
import { vintageOn } from '../../src/incentives/in-force.ts';
import { ceeDeepRenovation, ceeMeasures } from '../../src/incentives/levers/cee.ts';
import { ecoPtz, monthlyPayment } from '../../src/incentives/levers/eco-ptz.ts';
import { ceilingFor, incomeBand } from '../../src/incentives/levers/income-band.ts';
import type { LeverParameters } from '../../src/incentives/levers/lever-parameters.ts';
import { mprAccompanied } from '../../src/incentives/levers/mpr-accompanied.ts';
import { bannedFrom, lettingBan, vacancyTax } from '../../src/incentives/levers/notices.ts';
import { reducedVat, vatRateFor } from '../../src/incentives/levers/reduced-vat.ts';
import type { Situation } from '../../src/incentives/situation.ts';
import type { IncomeBand } from '../../src/incentives/vocabulary.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { type Day, day } from '../../src/shared/dates.ts';
import { euros, eurosTTC, percent } from '../../src/shared/money.ts';
import { aid, measure, situation } from './fixtures/situations.ts';

function on<K extends keyof LeverParameters>(
  lever: K,
  date: Day = day('2026-11-23'),
): LeverParameters[K][number] {
  const vintage = vintageOn<LeverParameters[K][number]>(levers[lever], date);
  if (!vintage) throw new Error(`no vintage of ${lever} on ${date}`);
  return vintage;
}
const insulation = (euro: number) => [
  measure('external-wall-insulation', euro / 2, { quantity: 100 }),
  measure('loft-insulation', euro / 2, { quantity: 50 }),
];

describe('income bands', () => {
  const band = (size: number | 'unknown', euro: number | 'unknown', date = '2025-10-01') =>
    incomeBand(levers, { size, referenceIncome: euro === 'unknown' ? 'unknown' : euros(euro) }, day(date))
      .band;

  it.each([
    // 2025, one person: 17,173 / 22,015 / 30,844; the ceiling itself is inside.
    [1, 17_173, 'very-modest'],
    [1, 17_173.01, 'modest'],
    [1, 22_015, 'modest'],
    [1, 22_015.01, 'intermediate'],
    [1, 30_844, 'intermediate'],
    [1, 30_844.01, 'higher'],
    // four persons: 35,285.  Seven persons: 40,388 + 2 × 5,094 = 50,576.
    [4, 35_285, 'very-modest'],
    [7, 50_576, 'very-modest'],
    [7, 50_576.01, 'modest'],
  ])('%s persons with %s € are %s', (size, income, expected) => {
    expect(band(size, income)).toBe(expected);
  });

  it('stays unknown without the size or the income, whatever the other', () => {
    expect(band('unknown', 10_000)).toBe('unknown');
    expect(band(2, 'unknown')).toBe('unknown');
    expect(band(1, 0)).toBe('very-modest');
  });

  it('follows the year: 17,300 € is modest in 2025 and very modest in 2026', () => {
    expect(band(1, 17_300, '2025-12-31')).toBe('modest');
    expect(band(1, 17_300, '2026-01-01')).toBe('very-modest');
  });

  it('adds the same for each person beyond five', () => {
    // 2026: 40,835 + 5,151 = 45,986 €.
    expect(ceilingFor(on('incomeBands').value['very-modest'], 6)).toBe(euros(45_986));
  });
});

describe('MaPrimeRénov’ parcours accompagné', () => {
  const grant = (
    more: Partial<Situation>,
    date = '2026-11-23',
    others: Parameters<typeof mprAccompanied>[2] = [],
  ) =>
    mprAccompanied(
      on('mprAccompanied', day(date)),
      situation({ on: day(date), measures: insulation(50_000), ...more }),
      others,
    );

  it.each([
    // Three classes: ceiling 40,000 €; 80, 60, 45 and 10 %.
    ['very-modest', 32_000],
    ['modest', 24_000],
    ['intermediate', 18_000],
    ['higher', 4_000],
  ] as const)('gives a %s household %s € for 50,000 € HT and three classes', (band: IncomeBand, expected) => {
    expect(grant({ incomeBand: band }).amount).toBe(euros(expected));
  });

  it('lowers the ceiling to 30,000 € for two classes', () => {
    // 60 % × 30,000 = 18,000 €.
    expect(grant({ classAfter: 'D' }).amount).toBe(euros(18_000));
  });

  it.each([
    ['class D before', { classBefore: 'D', classAfter: 'B' }],
    ['one class gained', { classAfter: 'E' }],
    ['a building of fourteen years', { yearBuilt: 2012 }],
    [
      'a single insulation measure',
      { measures: [measure('loft-insulation', 5_000), measure('heat-pump-air-water', 14_000)] },
    ],
    ['an SCI', { ownerKind: 'sci' }],
    ['a second home', { tenureAfter: 'second-home' }],
  ] as const)('refuses %s', (_case, more) => {
    expect(grant(more as Partial<Situation>)).toMatchObject({
      status: 'not-eligible',
      amount: 0,
      potential: 0,
    });
  });

  it('counts local aid in the écrêtement', () => {
    // 50,000 × 1.055 = 52,750 TTC; modest: 90 % = 47,475; less 30,000 of local aid: 17,475 € instead of 24,000 €.
    expect(grant({}, '2026-11-23', [aid('local', 30_000)]).amount).toBe(euros(17_475));
  });

  it('does not count private certificates as public aid', () => {
    expect(grant({}, '2026-11-23', [aid('cee', 30_000, { public: false })]).amount).toBe(euros(22_750));
    // 52,750 − 30,000 = 22,750: never above the cost, all grants counted.
  });

  it('keeps the older vintage: higher ceilings, a bonus for leaving F and G', () => {
    // April 2025, F → C: ceiling 55,000 → base 50,000; (60 + 10) % × 50,000 = 35,000 €.
    expect(grant({}, '2025-04-15').amount).toBe(euros(35_000));
    // E → C, two classes: ceiling 40,000; 60 % = 24,000, no bonus. Intermediate at 45 %: 18,000 €.
    expect(grant({ classBefore: 'E' }, '2025-04-15').amount).toBe(euros(24_000));
    expect(grant({ classBefore: 'E', incomeBand: 'intermediate' }, '2025-04-15').amount).toBe(euros(18_000));
    // G → A, six classes, higher band: (20 + 10) % × 50,000 = 15,000 €.
    const best = { classBefore: 'G', classAfter: 'A', incomeBand: 'higher' } as const;
    expect(grant(best, '2025-04-15').amount).toBe(euros(15_000));
  });

  it('warns a landlord of six years’ letting, an occupant of three years', () => {
    expect(grant({}).notes).toContainEqual({ code: 'landlord-lets', count: 6 });
    expect(grant({ tenureAfter: 'owner-occupied' }).notes).toContainEqual({
      code: 'owner-lives-there',
      count: 3,
    });
  });
});

describe('energy-saving certificates', () => {
  const deep = (more: Partial<Situation>, mpr: Parameters<typeof ceeDeepRenovation>[2] = null) =>
    ceeDeepRenovation(on('ceeDeepRenovation'), situation(more), mpr);

  it.each([
    // 3 classes: 5,800 €.
    [30, 'C', 2_320],
    [35, 'C', 2_900],
    [60, 'C', 4_640],
    [90, 'C', 5_800],
    [110, 'C', 6_960],
    [130, 'C', 7_540],
    // 90 m²: 4,700 for two classes, 7,400 for four and more.
    [90, 'D', 4_700],
    [90, 'B', 7_400],
    [90, 'A', 7_400],
  ] as const)('gives for %s m² and class %s after works: %s €', (livingArea, classAfter, expected) => {
    expect(deep({ livingArea, classAfter }).amount).toBe(euros(expected));
  });

  it('gives way to MaPrimeRénov’, even while its amount is unknown', () => {
    const granted = mprAccompanied(on('mprAccompanied'), situation());
    expect(deep({}, granted).status).toBe('not-eligible');
    const open = mprAccompanied(on('mprAccompanied'), situation({ incomeBand: 'unknown' }));
    expect(open.status).toBe('unknown');
    expect(deep({}, open).status).toBe('not-eligible');
  });

  it('waits while nobody can tell whether MaPrimeRénov’ is to be had', () => {
    const open = mprAccompanied(on('mprAccompanied'), situation({ ownerKind: 'unknown' }));
    expect(deep({}, open)).toMatchObject({ status: 'unknown', amount: 0 });
  });

  it('was for modest households alone in 2025', () => {
    const of2025 = (incomeBand: IncomeBand) =>
      ceeDeepRenovation(on('ceeDeepRenovation', day('2025-10-01')), situation({ incomeBand }), null).status;
    expect(of2025('modest')).toBe('eligible');
    expect(of2025('intermediate')).toBe('not-eligible');
  });

  it('adds up volumes measure by measure at 8 € the MWh', () => {
    const situated = situation({
      kind: 'flat',
      livingArea: 75,
      measures: [
        measure('external-wall-insulation', 10_000, { quantity: 62.5, performance: 4 }),
        measure('water-heater-thermodynamic', 3_500, { quantity: 1 }),
        measure('heat-network', 3_000, { quantity: 1 }),
      ],
    });
    // 62.5 × 1,600 = 100,000 kWhc → 800 €; 11,900 kWhc → 95.20 €; 48,300 × 0.7 = 33,810 kWhc → 270.48 €.
    expect(ceeMeasures(on('ceeMeasures'), situated, [null]).amount).toBe(euros(800 + 95.2 + 270.48));
  });

  it('pays nothing for insulation below its criterion', () => {
    const thin = situation({
      measures: [measure('loft-insulation', 2_000, { quantity: 50, performance: 6.9 })],
    });
    expect(ceeMeasures(on('ceeMeasures'), thin, [null])).toMatchObject({ status: 'not-eligible', amount: 0 });
  });

  it('asks for the area of windows counted by the piece', () => {
    const windows = situation({ measures: [measure('windows', 8_000, { quantity: 8 })] });
    expect(ceeMeasures(on('ceeMeasures'), windows, [null])).toMatchObject({
      status: 'unknown',
      amount: 0,
      potential: null,
      missing: [{ question: 'windowArea', decides: 'amount' }],
    });
  });
});

describe('the zero-interest eco-loan', () => {
  const E_TO_D = { classBefore: 'E', classAfter: 'D', gainPercent: 30 } as const;
  const loan = (more: Partial<Situation>, remaining: number, mpr: Parameters<typeof ecoPtz>[3] = null) =>
    ecoPtz(on('ecoPtz'), situation(more), eurosTTC(remaining), mpr);
  const wall = measure('internal-wall-insulation', 8_000);
  const roof = measure('loft-insulation', 2_000);
  const windows = measure('windows', 9_000);
  const boiler = measure('pellet-boiler', 15_000);

  it.each([
    [[windows], 7_000, 180],
    [[wall], 15_000, 180],
    [[wall, roof], 25_000, 180],
    [[wall, roof, boiler], 30_000, 180],
    [[wall, roof, boiler, windows], 30_000, 180],
    // Walls by the inside and by the outside are one action.
    [[wall, measure('external-wall-insulation', 20_000)], 15_000, 180],
  ])('lends by the number of actions (case %#)', (measures, expected, months) => {
    expect(loan({ ...E_TO_D, measures }, 60_000)).toMatchObject({
      amount: euros(expected),
      loan: { months },
    });
  });

  it('lends 50,000 € over twenty years beside MaPrimeRénov’ or for a gain of 35 % that ends at E or better', () => {
    const mpr = mprAccompanied(on('mprAccompanied'), situation());
    expect(loan({ ...E_TO_D, measures: [wall] }, 60_000, mpr).amount).toBe(euros(50_000));
    expect(loan({ measures: [wall, roof] }, 60_000)).toMatchObject({
      amount: euros(50_000),
      loan: { months: 240 },
    });
    expect(loan({ measures: [wall, roof], classAfter: 'F' }, 60_000).amount).toBe(euros(25_000));
    const fromD = { classBefore: 'D', classAfter: 'B', measures: [wall, roof] } as const;
    expect(loan({ ...fromD, gainPercent: 35 }, 60_000).amount).toBe(euros(50_000));
    expect(loan({ ...fromD, gainPercent: 34.9 }, 60_000).amount).toBe(euros(25_000));
  });

  it('never lends more than what is left to pay', () => {
    expect(loan({}, 12_576).amount).toBe(euros(12_576));
    expect(loan({}, 0)).toMatchObject({ amount: 0, loan: null });
  });

  it('lends nothing for other works alone, to a company or for a second home', () => {
    expect(loan({ measures: [measure('other-works', 9_000)] }, 9_000).status).toBe('not-eligible');
    expect(loan({ ownerKind: 'company' }, 9_000).status).toBe('not-eligible');
    expect(loan({ tenureAfter: 'second-home' }, 9_000).status).toBe('not-eligible');
  });

  it('rounds the monthly payment up, so that the loan is paid back in time', () => {
    // 10,000 / 180 = 55.555… → 55.56 €; 180 × 55.56 = 10,000.80 ≥ 10,000.
    expect(monthlyPayment(euros(10_000), 180)).toBe(5_556);
  });
});

describe('VAT, letting ban and vacancy tax', () => {
  const vat = on('vat');

  it('reduces VAT for works in a dwelling over two years old', () => {
    expect(vatRateFor(vat, 'insulation', situation())).toBe(percent(5.5));
    expect(vatRateFor(vat, 'other', situation())).toBe(percent(10));
  });

  it('takes a long vacancy as proof of age, and nothing else', () => {
    const unknown = { yearBuilt: 'unknown' } as const;
    expect(vatRateFor(vat, 'insulation', situation({ ...unknown, vacancyMonths: 24 }))).toBe(percent(5.5));
    expect(vatRateFor(vat, 'insulation', situation({ ...unknown, vacancyMonths: 23 }))).toBe(percent(20));
  });

  it('says what the reduced rate saves, without adding it to anything', () => {
    // 20,000 × (20 − 5.5) % = 2,900 €.
    expect(reducedVat(vat, situation())).toMatchObject({ kind: 'tax', amount: euros(2_900) });
  });

  it('knows from when each class may no longer be let', () => {
    const ban = on('lettingBan');
    expect(bannedFrom(ban, 'G')).toBe('2025-01-01');
    expect(bannedFrom(ban, 'F')).toBe('2028-01-01');
    expect(bannedFrom(ban, 'E')).toBe('2034-01-01');
    expect(bannedFrom(ban, 'D')).toBeNull();
    expect(lettingBan(ban, situation())).toMatchObject({ kind: 'notice', amount: null, status: 'eligible' });
    expect(lettingBan(ban, situation({ classBefore: 'D' })).status).toBe('not-eligible');
  });

  it('names the tax of the year', () => {
    const name = (date: string) =>
      vacancyTax(on('vacancyTax', day(date)), situation({ on: day(date) })).trace[0]?.inputs.tax;
    expect(JSON.stringify(name('2026-12-31'))).toContain('THLV');
    expect(JSON.stringify(name('2027-01-01'))).toContain('TVLH');
  });
});
