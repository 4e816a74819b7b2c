import { describe, expect, it } from 'vitest';
import { kindOf, QUESTION_SLUGS } from '../../src/audits/answer-kinds.ts';
import { choicePicture, hasPictures } from '../../src/audits/questionnaire/choice-picture.ts';
import { COMPUTED_MEASURES } from '../../src/audits/works/measure-catalogue.ts';
import { measurePicture } from '../../src/audits/works/measure-picture.ts';

const drawn = QUESTION_SLUGS.filter(hasPictures);
const choices = drawn.flatMap((slug) => {
  const kind = kindOf(slug);
  return kind.kind === 'choice' ? kind.values.map((value) => [slug, value] as const) : [];
});

describe('The drawings beside the answers', () => {
  it('exist for all the answers of a question, or for none', () => {
    expect(drawn.length).toBeGreaterThan(12);
    expect(choices.filter(([slug, value]) => choicePicture(slug, value) === null)).toEqual([]);
  });

  it('tell every two answers of a question apart', () => {
    for (const slug of drawn) {
      const pictures = choices
        .filter(([other]) => other === slug)
        .map(([, value]) => choicePicture(slug, value));
      expect(new Set(pictures).size).toBe(pictures.length);
    }
  });

  it.each(choices)(
    '%s: %s is hidden from readers of the words and holds nothing that moves',
    (slug, value) => {
      const svg = choicePicture(slug, value) ?? '';
      expect(svg).toMatch(/^<svg [^>]*aria-hidden="true"/);
      expect(svg).not.toMatch(/NaN|undefined|<script|style=|href=| on[a-z]+=/);
    },
  );

  it('show each measure by what the dwelling becomes', () => {
    expect(COMPUTED_MEASURES.filter((slug) => measurePicture(slug) === null)).toEqual([]);
  });
});
