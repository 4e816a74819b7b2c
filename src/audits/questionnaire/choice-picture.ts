import type { QuestionSlug } from '../answer-kinds.ts';
import { DWELLING_PICTURES } from '../choice-pictures/dwelling.ts';
import { OPENING_PICTURES } from '../choice-pictures/openings.ts';
import { SYSTEM_PICTURES } from '../choice-pictures/systems.ts';
import { WALL_PICTURES } from '../choice-pictures/walls.ts';
import { element } from '../pictures/svg-parts.ts';

const PICTURES: Partial<Record<QuestionSlug, Readonly<Record<string, string>>>> = {
  ...DWELLING_PICTURES,
  ...WALL_PICTURES,
  ...OPENING_PICTURES,
  ...SYSTEM_PICTURES,
};

/** The drawing beside an answer; null where words are enough. Decorative: hidden from those who hear the page. */
export function choicePicture(slug: QuestionSlug, value: string): string | null {
  const content = PICTURES[slug]?.[value];
  return content === undefined
    ? null
    : element(
        'svg',
        {
          class: 'choice-picture',
          viewBox: '0 0 96 64',
          width: 96,
          height: 64,
          'aria-hidden': 'true',
          focusable: 'false',
        },
        content,
      );
}

/** Whether the answers of a question are drawn, hence shown as broad tiles. */
export const hasPictures = (slug: QuestionSlug): boolean => PICTURES[slug] !== undefined;
