import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vintageOn } from '../../../src/incentives/in-force.ts';
import { incomeBand } from '../../../src/incentives/levers/income-band.ts';
import { mprAccompanied } from '../../../src/incentives/levers/mpr-accompanied.ts';
import { mprGestures } from '../../../src/incentives/levers/mpr-gestures.ts';
import type { Measure, OtherAid, Situation } from '../../../src/incentives/situation.ts';
import { ENERGY_CLASSES, type MeasureSlug } from '../../../src/incentives/vocabulary.ts';
import { levers } from '../../../src/programme/packs/dunkerque/levers.ts';
import { day } from '../../../src/shared/dates.ts';
import { euros } from '../../../src/shared/money.ts';
import { aid, measure, situation } from '../fixtures/situations.ts';
import { type Asked, publicModel } from './public-model.ts';

const ON = day('2025-04-15');
const model = publicModel();
const SITUATIONS = { numRuns: 400, seed: 20_250_415 };

const arbAsked: fc.Arbitrary<Asked> = fc.record({
  persons: fc.integer({ min: 1, max: 8 }),
  income: fc.oneof(fc.integer({ min: 0, max: 110_000 }), fc.constantFrom(17_173, 22_015, 30_844, 17_174)),
  classBefore: fc.constantFrom(...ENERGY_CLASSES),
  classAfter: fc.constantFrom(...ENERGY_CLASSES),
  works: fc.integer({ min: 2, max: 120_000 }),
  occupied: fc.boolean(),
  old: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
});

/** The same project in our words: half of the works on the walls, the rest on the roof. */
function ours(asked: Asked, measures?: readonly Measure[]): Situation {
  const half = Math.floor(asked.works / 2);
  const household = { size: asked.persons, referenceIncome: euros(asked.income) };
  return situation({
    on: ON,
    classBefore: asked.classBefore,
    classAfter: asked.classAfter,
    tenureAfter: asked.occupied ? 'owner-occupied' : 'let',
    yearBuilt: asked.old ? 1950 : 2018,
    incomeBand: incomeBand(levers, household, ON).band,
    measures: measures ?? [
      measure('external-wall-insulation', half, { quantity: 100 }),
      measure('loft-insulation', asked.works - half, { quantity: 50 }),
    ],
  });
}

const accompanied = (asked: Asked, others: readonly OtherAid[] = []): number => {
  const vintage = vintageOn(levers.mprAccompanied, ON);
  if (!vintage) throw new Error('no vintage');
  return mprAccompanied(vintage, ours(asked), others).amount ?? 0;
};

/** The model counts in fractions of a euro; a grant is rounded down to the cent. */
const roundedDown = (euro: number): number => Math.floor(Math.round(euro * 1e6) / 1e4);

describe('Against the public rules of April 2025', () => {
  it('bands of income are the same for any household', () => {
    const names: Readonly<Record<string, string>> = {
      'very-modest': 'très modeste',
      modest: 'modeste',
      intermediate: 'intermédiaire',
      higher: 'supérieure',
    };
    fc.assert(
      fc.property(arbAsked, (asked) => {
        model.set(asked);
        expect(names[ours(asked).incomeBand]).toBe(model.says('ménage . revenu . classe'));
      }),
      SITUATIONS,
    );
  });

  it('MaPrimeRénov’ accompagnée is the same to the cent', () => {
    let paid = 0;
    fc.assert(
      fc.property(arbAsked, (asked) => {
        model.set(asked);
        const theirs = roundedDown(model.amount('MPR . accompagnée . montant'));
        if (theirs > 0) paid += 1;
        expect(accompanied(asked)).toBe(theirs);
      }),
      SITUATIONS,
    );
    expect(paid).toBeGreaterThan(60);
  });
});

const GESTURES: readonly {
  readonly slug: MeasureSlug;
  readonly rule: string;
  readonly quantity: string | null;
}[] = [
  { slug: 'heat-pump-air-water', rule: 'gestes . chauffage . PAC . air-eau', quantity: null },
  { slug: 'heat-pump-geothermal', rule: 'gestes . chauffage . PAC . géo', quantity: null },
  { slug: 'heat-network', rule: 'gestes . chauffage . raccordement réseau . chaleur', quantity: null },
  { slug: 'pellet-boiler', rule: 'gestes . chauffage . bois . chaudière . automatique', quantity: null },
  {
    slug: 'water-heater-thermodynamic',
    rule: 'gestes . chauffage . chauffe-eau thermodynamique',
    quantity: null,
  },
  { slug: 'ventilation-double-flow', rule: 'gestes . ventilation . double flux', quantity: null },
  { slug: 'windows', rule: 'gestes . isolation . vitres', quantity: 'quantité' },
  { slug: 'external-wall-insulation', rule: 'gestes . isolation . murs extérieurs', quantity: 'surface' },
  { slug: 'internal-wall-insulation', rule: 'gestes . isolation . murs intérieurs', quantity: 'surface' },
  { slug: 'roof-slope-insulation', rule: 'gestes . isolation . rampants', quantity: 'surface' },
  { slug: 'flat-roof-insulation', rule: 'gestes . isolation . toitures terrasses', quantity: 'surface' },
];

const gestures = (asked: Asked, measures: readonly Measure[]) => {
  const vintage = vintageOn(levers.mprGestures, ON);
  if (!vintage) throw new Error('no vintage');
  return mprGestures(vintage, ours(asked, measures));
};
/** Dear enough for no share of the spend to matter. */
const DEAR = 200_000;

describe('Gestures of April 2025', () => {
  it.each(GESTURES)('$slug brings the same in any situation', ({ slug, rule, quantity }) => {
    let paid = 0;
    fc.assert(
      fc.property(arbAsked, fc.integer({ min: 1, max: 80 }), (asked, count) => {
        const unit = quantity === 'quantité' ? ' équipements' : ' m2';
        model.set(asked, quantity ? { [`${rule} . MPR . ${quantity}`]: `${count}${unit}` } : {});
        const theirs = roundedDown(model.amount(`${rule} . MPR . montant`));
        if (theirs > 0) paid += 1;
        const one = measure(slug, DEAR, { quantity: quantity ? count : 1 });
        expect(gestures(asked, [one]).amount).toBe(theirs);
      }),
      { numRuns: 60, seed: 15 },
    );
    expect(paid).toBeGreaterThan(20);
  });

  it('stop at 100 m² of outer walls on both sides', () => {
    const asked = { ...BASE, income: 10_000 };
    model.set(asked, { 'gestes . isolation . murs extérieurs . MPR . surface': '140 m2' });
    expect(model.amount('gestes . isolation . murs extérieurs . MPR . montant')).toBe(7_500);
    expect(gestures(asked, [measure('external-wall-insulation', DEAR, { quantity: 140 })]).amount).toBe(
      euros(7_500),
    );
  });
});

const BASE: Asked = {
  persons: 1,
  income: 20_000,
  classBefore: 'G',
  classAfter: 'C',
  works: 40_000,
  occupied: true,
  old: true,
};

describe('Where we differ on purpose', () => {
  it('“missing income”: the model takes it as 0 and pays the most; we ask', () => {
    model.set(BASE, { 'ménage . revenu': '0 €' });
    expect(model.says('ménage . revenu . classe')).toBe('très modeste');
    expect(incomeBand(levers, { size: 1, referenceIncome: 'unknown' }, ON).band).toBe('unknown');
  });

  it('“local aid”: the model caps MaPrimeRénov’ without taking local aid off; we count it', () => {
    // Modest, G → C: 70 % × 40,000 = 28,000 €. Works 42,200 € TTC; 90 % = 37,980; less 20,000 local: 17,980 €.
    model.set(BASE, { 'aides locales . montant': '20000 €' });
    expect(model.amount('MPR . accompagnée . montant écrêté')).toBe(28_000);
    expect(accompanied(BASE, [aid('local', 20_000)])).toBe(euros(17_980));
  });

  it('“modest ceiling”: the model stops modest households at 80 % of the works; the April 2025 guide says 90 %', () => {
    model.set(BASE);
    expect(model.amount("ampleur . pourcent d'écrêtement")).toBe(80);
    const stacking = vintageOn(levers.mprAccompanied, ON)?.value.stacking;
    const modest = stacking?.table.find(({ when }) => JSON.stringify(when).includes('"modest"'));
    expect(modest?.rate).toBe(9_000);
  });

  it('“spend ceilings”: the model states a share and a ceiling of the spend by gesture but never applies them', () => {
    // A heat pump at 4,000 € HT, very modest: 90 % × 4,220 € TTC = 3,798 € instead of 5,000 €.
    const asked = { ...BASE, income: 10_000 };
    model.set(asked);
    expect(model.amount('gestes . chauffage . PAC . air-eau . MPR . montant')).toBe(5_000);
    expect(gestures(asked, [measure('heat-pump-air-water', 4_000)]).amount).toBe(euros(3_798));
  });

  it('“two insulation measures”: the model does not ask for them; we do', () => {
    model.set(BASE);
    expect(model.amount('MPR . accompagnée . montant')).toBe(28_000);
    const vintage = vintageOn(levers.mprAccompanied, ON);
    const heatingAlone = ours(BASE, [measure('heat-pump-air-water', 40_000)]);
    expect(vintage && mprAccompanied(vintage, heatingAlone).status).toBe('not-eligible');
  });
});
