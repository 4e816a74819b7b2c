import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, QUESTION_SLUGS, type QuestionSlug } from '../../src/audits/answer-kinds.ts';
import { auditAnswersSchema, auditJsonSchema } from '../../src/audits/audit-forms.ts';
import { parseAnswer, parseNamedAnswer } from '../../src/audits/questionnaire/parse-answer.ts';
import { isMessageKey } from '../../src/i18n/translate.ts';
import { anyAnswers } from './support/any-answers.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const read = (slug: QuestionSlug, raw: unknown): unknown => {
  const parsed = parseAnswer(slug, raw);
  return parsed.ok ? parsed.value : parsed.problem.code.replace('audits.errors.answer.', '');
};

describe('A number', () => {
  it.each<[unknown, unknown]>([
    ['90', 90],
    [' 90,5 ', 90.5],
    ['90.5', 90.5],
    [90.5, 90.5],
    ['1\u202F00', 100],
    ['', 'required'],
    [undefined, 'required'],
    [null, 'required'],
    ['90,55', 'tooManyDecimals'],
    ['8', 'outOfBounds'],
    ['601', 'outOfBounds'],
    ['999999', 'outOfBounds'],
    ['-90', 'notANumber'],
    ['9e1', 'notANumber'],
    ['0x5a', 'notANumber'],
    ['90 m²', 'notANumber'],
    ['Infinity', 'notANumber'],
    ['NaN', 'notANumber'],
    ['٩٠', 'notANumber'],
    [Number.NaN, 'notText'],
    [Number.POSITIVE_INFINITY, 'notText'],
    [['90'], 'notText'],
    [{ valueOf: () => 90 }, 'notText'],
    [true, 'notText'],
    ['9'.repeat(1_000_000), 'notText'],
    ['9\u00000', 'notText'],
  ])('%j of living area is %j', (raw, expected) => {
    expect(read('livingArea', raw)).toEqual(expected);
  });
});

describe('A choice', () => {
  it.each<[QuestionSlug, unknown, unknown]>([
    ['adjacency', 'detached', 'detached'],
    ['adjacency', 'Detached', 'notAChoice'],
    ['adjacency', 'unknown', 'mustBeKnown'],
    ['adjacency', 'constructor', 'notAChoice'],
    ['adjacency', ['detached'], 'notText'],
    ['wallMaterial', 'unknown', 'unknown'],
    ['yearBuilt', 'unknown', 'unknown'],
    ['livingArea', 'unknown', 'mustBeKnown'],
    ['commune', '59183', '59183'],
    ['commune', '2a004', '2A004'],
    ['commune', '59000', '59000'],
    ['commune', '97411', 'overseas'],
    ['commune', '00100', 'notACommune'],
    ['commune', 'Dunkerque', 'notACommune'],
  ])('%s = %j is %j', (slug, raw, expected) => {
    expect(read(slug, raw)).toEqual(expected);
  });

  it('of a question that does not exist is no answer', () => {
    for (const slug of ['__proto__', 'constructor', 'toString', 'nope', ''])
      expect(parseNamedAnswer(slug, '1')).toBeNull();
  });
});

describe('Anything at all', () => {
  it('is either a value of its question or a refusal that has words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUESTION_SLUGS), fc.anything(), (slug, raw) => {
        const parsed = parseAnswer(slug, raw);
        if (!parsed.ok) return isMessageKey(parsed.problem.code);
        const kind = kindOf(slug);
        if (parsed.value === 'unknown') return kind.unknown === true;
        if (kind.kind === 'choice') return kind.values.includes(String(parsed.value));
        if (kind.kind === 'commune') return typeof parsed.value === 'string';
        const value = Number(parsed.value);
        return Number.isFinite(value) && value >= kind.min && value <= kind.max;
      }),
      { numRuns: 2000, seed: 59 },
    );
  });

  it('never makes the file’s schema throw', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const result = auditAnswersSchema.safeParse(raw);
        return (
          result.success || result.error.issues.every((issue) => issue.message.startsWith('audits.errors.'))
        );
      }),
      { numRuns: 500, seed: 59 },
    );
  });
});

describe('A file of answers', () => {
  it('is read as it was written', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const answers = anyAnswers(seed);
      expect(auditAnswersSchema.parse(JSON.parse(JSON.stringify(answers)))).toEqual(answers);
    }
  });

  it('says all that is wrong, question by question', () => {
    const file = { ...REFERENCE_HOUSE, livingArea: 'many', heating: 'coal', nope: 1 };
    const issues = auditAnswersSchema.safeParse(file).error?.issues ?? [];
    expect(issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['livingArea', 'audits.errors.answer.notANumber'],
      ['heating', 'audits.errors.answer.notAChoice'],
      ['nope', 'audits.errors.answer.noSuchQuestion'],
    ]);
  });

  it('is refused when its answers contradict each other', () => {
    const issues = auditAnswersSchema.safeParse({ ...REFERENCE_HOUSE, facadeWidth: 46 }).error?.issues ?? [];
    expect(issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['facadeWidth', 'audits.errors.geometry.facadeTooWide'],
    ]);
  });

  it('does not let a prototype through', () => {
    const file = JSON.parse('{"__proto__": {"livingArea": 90}, "kind": "house"}');
    const result = auditAnswersSchema.safeParse(file);
    expect(result.error?.issues[0]?.message).toBe('audits.errors.answer.noSuchQuestion');
  });

  it('has a JSON Schema that lists every question', () => {
    const schema = auditJsonSchema() as {
      properties: Record<string, unknown>;
      additionalProperties: boolean;
    };
    expect(Object.keys(schema.properties).sort()).toEqual([...QUESTION_SLUGS].sort());
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.adjacency).toMatchObject({ enum: ['mid-terrace', 'end-terrace', 'detached'] });
  });
});
