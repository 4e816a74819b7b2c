import { describe, expect, it } from 'vitest';
import { editList } from '../../../src/incentives/entry/edit-list.ts';
import { entryFields } from '../../../src/incentives/entry/entry-pages.ts';
import { readEntry } from '../../../src/incentives/entry/read-entry.ts';
import { shapeOf } from '../../../src/incentives/entry/shape.ts';
import { type SchemeDefinition, schemeSchema } from '../../../src/incentives/scheme-schema.ts';
import { assumptionsSchema } from '../../../src/incentives/simulation/assumptions.ts';
import { EXAMPLE_INPUT, testCaseSchema } from '../../../src/incentives/versions/test-case.ts';
import { schemes } from '../../../src/programme/packs/dunkerque/schemes.ts';
import { simulation } from '../../../src/programme/packs/dunkerque/simulation.ts';
import type { Locale } from '../../../src/shared/locale.ts';
import { sentFields } from '../../support/sent-fields.ts';
import * as field from '../fixtures/field-schemes.ts';

const fieldSchemes = Object.values(field).filter(
  (one): one is SchemeDefinition => typeof one === 'object' && one !== null && 'slug' in one,
);
const SCHEME = shapeOf(schemeSchema);
const back = (shape: ReturnType<typeof shapeOf>, value: unknown, locale: Locale) =>
  readEntry(shape, sentFields(entryFields(shape, value, '', locale)), '');

describe('The form over the vocabulary', () => {
  it.each([...schemes, ...fieldSchemes].map((scheme) => [`${scheme.slug} ${scheme.variant ?? ''}`, scheme]))(
    'gives back %s as it was, in French and in English',
    (_, scheme) => {
      for (const locale of ['fr', 'en'] as const) {
        const { value, faults } = back(SCHEME, scheme, locale);
        expect(faults).toEqual([]);
        expect(value).toEqual(scheme);
      }
    },
  );

  it('gives back the assumptions of a simulation', () => {
    expect(back(shapeOf(assumptionsSchema), simulation, 'fr')).toEqual({ value: simulation, faults: [] });
  });

  it('gives back a test case, answers left out included', () => {
    const test = {
      name: 'Cas',
      why: '',
      input: EXAMPLE_INPUT('59183'),
      expected: { status: 'eligible', amountCents: 1_031_025 },
    };
    const { value, faults } = back(shapeOf(testCaseSchema), test, 'fr');
    expect(faults).toEqual([]);
    const read = testCaseSchema.parse(value);
    expect(read).toMatchObject(test);
    expect(Object.keys(read.input)).not.toContain('on');
  });

  it('reads a comma, refuses what is no number, and says where', () => {
    const shape = shapeOf(testCaseSchema);
    const { value, faults } = readEntry(
      shape,
      {
        name: 'Essai',
        'input.on': '',
        'expected.status': 'eligible',
        'expected.amountCents': '12 500,50',
        'input.livingArea': 'grand',
      },
      '',
    );
    expect(value).toMatchObject({ expected: { status: 'eligible', amountCents: 1_250_050 } });
    expect(faults).toContainEqual({ place: 'input.livingArea', fault: 'number' });
  });

  it('adds an element to a list within another, and takes one away', () => {
    const [main] = schemes;
    const added = editList(SCHEME, main, { deed: 'add', place: 'premiums.0.premiums.1.when' }) as typeof main;
    expect(added?.premiums[0]?.premiums[1]?.when).toHaveLength(2);
    const removed = editList(SCHEME, main, { deed: 'remove', place: 'premiums.0.premiums.0' }) as typeof main;
    expect(removed?.premiums[0]?.premiums.map(({ code }) => code)).toEqual(['very-thorough', 'heat-network']);
    expect(editList(SCHEME, main, { deed: 'remove', place: '__proto__.0' })).toEqual(main);
  });

  it('starts the fields of another kind blank, and keeps what both have', () => {
    const shape = SCHEME.type === 'group' ? SCHEME.fields.conditions : undefined;
    if (!shape) throw new Error('no conditions');
    const { value } = readEntry(
      shape,
      {
        'conditions.n': '1',
        'conditions.0.was': 'vacancy-months-at-least',
        'conditions.0.kind': 'building-age-at-least',
        'conditions.0.article': 'Art. 9',
        'conditions.0.months': '24',
      },
      'conditions',
    );
    expect(value).toEqual([{ kind: 'building-age-at-least', article: 'Art. 9', years: 1 }]);
  });
});
