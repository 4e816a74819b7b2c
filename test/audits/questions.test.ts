import { describe, expect, it } from 'vitest';
import { kindOf, QUESTION_SLUGS } from '../../src/audits/answer-kinds.ts';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { answerFaults, answerQuestion } from '../../src/audits/questionnaire/check-answers.ts';
import {
  completeness,
  followingQuestion,
  nextQuestion,
  previousQuestion,
  progress,
  progressByGroup,
  relevantAnswers,
} from '../../src/audits/questionnaire/question-flow.ts';
import { askedQuestions, GROUPS, QUESTIONS } from '../../src/audits/questionnaire/questions.ts';
import { isMessageKey, translateDynamic } from '../../src/i18n/translate.ts';
import { LOCALES } from '../../src/shared/locale.ts';
import { anyAnswers } from './support/any-answers.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';

const asked = (answers: AuditAnswers) => askedQuestions(answers).map(({ slug }) => slug);

describe('The questionnaire', () => {
  it('asks about twenty-five to thirty-five things, each once, part after part', () => {
    const slugs = QUESTIONS.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    const order = QUESTIONS.map(({ group }) => GROUPS.indexOf(group));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const { asked: count } = progress(REFERENCE_HOUSE);
    expect(count).toBeGreaterThanOrEqual(25);
    expect(count).toBeLessThanOrEqual(37);
  });

  it('depends only on earlier answers', () => {
    const place = new Map(QUESTIONS.map(({ slug }, index) => [slug as string, index]));
    for (const [index, { when, unless }] of QUESTIONS.entries())
      for (const earlier of Object.keys({ ...when, ...unless }))
        expect(place.get(earlier)).toBeLessThan(index);
  });

  it('leaves to advisers only what owners are not asked', () => {
    const owners = new Set(QUESTIONS.map(({ slug }) => slug));
    const others = QUESTION_SLUGS.filter((slug) => !owners.has(slug));
    expect(others.every((slug) => kindOf(slug).askedOf === 'adviser')).toBe(true);
    expect([...owners].some((slug) => kindOf(slug).askedOf === 'adviser')).toBe(false);
  });

  it('asks a flat about its neighbours and spares it the roof and the floor that it has not', () => {
    const flat = asked({ kind: 'flat', storey: 'middle' });
    expect(flat).toContain('exposedSides');
    expect(flat).not.toContain('adjacency');
    expect(flat.some((slug) => slug.startsWith('roof') || slug.startsWith('floor'))).toBe(false);
    expect(asked({ kind: 'flat', storey: 'top' })).toContain('roofType');
    expect(asked({ kind: 'house' })).toEqual(expect.arrayContaining(['adjacency', 'roofType', 'floorType']));
  });

  it('asks the period only of those who do not know the year', () => {
    expect(asked({ yearBuilt: 'unknown' })).toContain('period');
    expect(asked({ yearBuilt: 1932 })).not.toContain('period');
  });

  it('starts at the beginning, ends with null, and goes back the way it came', () => {
    expect(nextQuestion({})?.slug).toBe('commune');
    expect(nextQuestion(REFERENCE_HOUSE)).toBeNull();
    expect(previousQuestion(REFERENCE_HOUSE, 'commune')).toBeNull();
    const order = asked(REFERENCE_HOUSE);
    const back = order.slice(1).map((slug) => previousQuestion(REFERENCE_HOUSE, slug)?.slug);
    expect(back).toEqual(order.slice(0, -1));
    const onwards = order.map((slug) => followingQuestion(REFERENCE_HOUSE, slug)?.slug);
    expect(onwards).toEqual([...order.slice(1), undefined]);
  });

  it('ends for everyone, with nothing left to ask', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const answers = anyAnswers(seed);
      expect(completeness(answers)).toMatchObject({ complete: true, missing: [] });
      expect(relevantAnswers(answers)).toEqual(answers);
      expect(answerFaults(answers)).toEqual([]);
    }
  });

  it('counts progress as it goes, by part too', () => {
    expect(progress({})).toMatchObject({ answered: 0 });
    const { answered, asked: all } = progress(REFERENCE_HOUSE);
    expect(answered).toBe(all);
    const parts = progressByGroup(REFERENCE_HOUSE);
    expect(parts.map(({ group }) => group)).toEqual([...GROUPS]);
    expect(parts.reduce((sum, part) => sum + part.asked, 0)).toBe(all);
  });

  it('knows what is missing and what is not known', () => {
    const { yearBuilt: _, ...rest } = REFERENCE_HOUSE;
    expect(completeness(rest)).toEqual({ complete: false, missing: ['yearBuilt'], unknown: ['windowArea'] });
  });
});

describe('An answer', () => {
  const answered = (answers: AuditAnswers, slug: Parameters<typeof answerQuestion>[1], raw: unknown) => {
    const result = answerQuestion(answers, slug, raw);
    return result.ok ? result : result.problem;
  };

  it('takes away the answers that it makes pointless', () => {
    const electric = answered(
      { heating: 'gas-boiler', boilerKind: 'condensing', heatingYear: 2010, emitters: 'radiators' },
      'heating',
      'electric-convectors',
    );
    expect(electric).toEqual({ ok: true, answers: { heating: 'electric-convectors' }, askAgain: [] });
  });

  it('asks again what no longer fits, rather than hold it against a correction', () => {
    const wide: AuditAnswers = { ...REFERENCE_HOUSE, levels: 1, facadeWidth: 30 };
    const corrected = answered(wide, 'levels', '3');
    expect(corrected).toMatchObject({ ok: true, askAgain: ['facadeWidth'] });
    expect(nextQuestion({ ...wide, levels: 3, facadeWidth: undefined })?.slug).toBe('facadeWidth');
    expect(answered(REFERENCE_HOUSE, 'heating', 'electric-radiators')).toMatchObject({
      ok: true,
      askAgain: ['hotWater'],
    });
  });

  it.each([
    ['facadeWidth', '46', 'audits.errors.geometry.facadeTooWide', { max: 25 }],
    ['windowArea', '60', 'audits.errors.geometry.windowsTooLarge', { max: 50.8 }],
    ['altitude', 'above-800', 'audits.errors.answer.noSuchAltitude', {}],
  ] as const)('of %s = %s is refused with its reason', (slug, raw, code, params) => {
    expect(answered(REFERENCE_HOUSE, slug, raw)).toEqual({ slug, code, params });
  });

  it.each([
    ['levels', { livingArea: 12, levels: 3 }, 'tooManyLevels'],
    ['facadeWidth', { livingArea: 600, levels: 1, facadeWidth: 4 }, 'facadeTooNarrow'],
  ] as const)('of impossible dimensions is refused at %s', (slug, answers, code) => {
    expect(answerFaults(answers)).toMatchObject([{ slug, code: `audits.errors.geometry.${code}` }]);
  });
});

describe('The texts', () => {
  it('name every question, hint and choice in both languages', () => {
    const keys = QUESTION_SLUGS.flatMap((slug) => {
      const kind = kindOf(slug);
      const choices =
        kind.kind === 'choice' ? kind.values.map((value) => `audits.choices.${slug}.${value}`) : [];
      const unit = kind.kind === 'number' && kind.unit ? [`audits.units.${kind.unit}`] : [];
      return [`audits.questions.${slug}.label`, `audits.questions.${slug}.hint`, ...choices, ...unit];
    });
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
    for (const locale of LOCALES)
      for (const key of keys) expect(translateDynamic(locale, key).trim().length).toBeGreaterThan(0);
  });
});
