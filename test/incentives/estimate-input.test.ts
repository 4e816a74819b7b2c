import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/incentives/estimate.ts';
import {
  estimateInputJsonSchema,
  parseEstimateInput,
  situationOf,
} from '../../src/incentives/estimate-input.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { houseInput } from './fixtures/estimate-inputs.ts';

const TODAY = day('2026-11-23');
const pilot = schemes[0];
if (!pilot) throw new Error('the pack has lost its scheme');
const version = schemeVersion(pilot);

describe('the input of an estimate', () => {
  it('takes an empty form: everything is then to be asked, nothing is paid and nothing fails', () => {
    const result = estimate(parseEstimateInput({}), version, levers, TODAY);
    expect(result.scheme).toMatchObject({ status: 'unknown', amount: 0 });
    expect(result.plan).toMatchObject({
      totalGrants: 0,
      remainder: 0,
      funding: [{ code: 'own', amount: 0 }],
    });
    const asked = result.missing
      .filter(({ decides }) => decides === 'eligibility')
      .map(({ question }) => question);
    expect(asked).toEqual(expect.arrayContaining(['commune', 'vacancyMonths', 'ownerKind', 'classBefore']));
  });

  it('reads a key left out, null and “unknown” alike', () => {
    const of = (vacancyMonths: unknown) =>
      situationOf(parseEstimateInput({ vacancyMonths }), levers, TODAY).vacancyMonths;
    expect([of(undefined), of(null), of('unknown')]).toEqual(['unknown', 'unknown', 'unknown']);
    expect(of(0)).toBe(0);
  });

  it.each([
    ['a key that does not exist', { vacancyMonth: 12 }, ''],
    ['a postcode that is no commune code', { commune: '5918' }, 'commune'],
    ['a fraction of a cent', { referenceIncome: 100.5 }, 'referenceIncome'],
    ['a negative income', { referenceIncome: -1 }, 'referenceIncome'],
    ['an absurd area', { livingArea: 1e9 }, 'livingArea'],
    ['a class that does not exist', { classBefore: 'H' }, 'classBefore'],
    ['an unknown measure', { measures: [{ slug: 'swimming-pool', costHT: 1 }] }, 'measures.0.slug'],
    ['a cost without bound', { measures: [{ slug: 'windows', costHT: 1e15 }] }, 'measures.0.costHT'],
    ['a day that does not exist', { on: '2026-02-30' }, 'on'],
    ['something that is no object', [], ''],
    ['nothing', null, ''],
  ])('refuses %s and says where', (_what, input, place) => {
    expect(() => parseEstimateInput(input)).toThrow(DomainError);
    try {
      parseEstimateInput(input);
    } catch (error) {
      const { code, params } = error as DomainError;
      expect(code).toBe('incentives.errors.badEstimateInput');
      expect(params.place).toBe(place === '' ? '·' : place);
    }
  });

  it('answers any value whatever with a result or a named refusal', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        try {
          estimate(parseEstimateInput(value), version, levers, TODAY);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
    );
  });

  it('reads VAT in force for each post unless the quote says otherwise', () => {
    const { measures } = situationOf(
      houseInput({
        measures: [
          { slug: 'windows', costHT: 100_00 as never },
          { slug: 'other-works', costHT: 100_00 as never },
          { slug: 'windows', costHT: 100_00 as never, vat: 2000 as never },
        ],
      }),
      levers,
      TODAY,
    );
    expect(measures.map(({ vat }) => vat)).toEqual([550, 1000, 2000]);
  });

  it('asks again for a year of construction still to come', () => {
    expect(situationOf(parseEstimateInput({ yearBuilt: 2027 }), levers, TODAY).yearBuilt).toBe('unknown');
  });

  it('exports its JSON Schema, with every field and no default', () => {
    const schema = estimateInputJsonSchema() as { properties: object; required?: string[] };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['commune', 'vacancyMonths', 'referenceIncome', 'measures', 'facts', 'on']),
    );
    expect(schema.required ?? []).toEqual([]);
    expect(JSON.stringify(schema)).not.toContain('"default"');
  });

  it('says of every field what it means, money and areas with their unit', () => {
    type Described = { description?: string; properties?: Record<string, Described>; items?: Described };
    const schema = estimateInputJsonSchema() as Described;
    const fields = { ...schema.properties, ...schema.properties?.measures?.items?.properties };
    const mute = Object.keys(fields).filter((name) => !fields[name]?.description);
    expect(mute).toEqual([]);
    for (const name of ['referenceIncome', 'monthlyRent', 'costHT', 'supportCost'])
      expect(fields[name]?.description, name).toContain('euro cents');
    expect(fields.livingArea?.description).toContain('m²');
  });
});

describe('the output of an estimate', () => {
  const result = estimate(houseInput(), version, levers, TODAY);

  it('keeps its shape', () => {
    expect(result.format).toBe('volets-estimate/1');
    expect(Object.keys(result)).toEqual([
      'format',
      'on',
      'situation',
      'income',
      'scheme',
      'levers',
      'routes',
      'plan',
      'outlook',
      'missing',
      'further',
    ]);
    expect(result.levers.map(({ code, kind }) => `${code}: ${kind}`)).toEqual([
      'mpr-accompanied: grant',
      'cee-deep-renovation: grant',
      'cee-measures: grant',
      'anah-landlord: grant',
      'vacancy-premium: grant',
      'mpr-gestures: grant',
      'eco-ptz: loan',
      'mpr-support: bonus',
      'reduced-vat: tax',
      'loc-avantages: tax',
      'denormandie: tax',
      'iml-premium: bonus',
      'property-tax-relief: tax',
      'letting-ban: notice',
      'vacancy-tax: notice',
    ]);
  });

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('sums grants alone: neither loan nor tax is in the total', () => {
    const grants = result.plan.funding.filter(({ kind }) => kind === 'grant');
    expect(result.plan.totalGrants).toBe(grants.reduce((sum, { amount }) => sum + amount, 0));
    expect(grants.map(({ code }) => code)).toEqual(['mpr-accompanied', version.definition.slug]);
  });

  it('serves without a local scheme, and on a day that no vintage covers', () => {
    expect(estimate(houseInput(), null, levers, TODAY)).toMatchObject({ scheme: null });
    const early = estimate(houseInput({ on: day('2010-06-01') }), version, levers, TODAY);
    expect(early.levers).toEqual([]);
    expect(early.plan.remainder).toBe(early.plan.cost.ttc);
  });

  it('gives the same answer twice', () => {
    expect(estimate(houseInput(), version, levers, TODAY)).toEqual(result);
  });
});
