import type { AuditAnswers } from '../audit-answers.ts';
import { at, element } from '../pictures/svg-parts.ts';
import { progressByGroup } from './question-flow.ts';
import type { Group } from './questions.ts';

const WIDTH = 640;
const HEIGHT = 10;
const GAP = 6;

/**
 * How far the questionnaire is: one slat for each part, filled as its questions are answered. Decorative: the page
 * says the same in words.
 */
export function questionnaireSlats(answers: AuditAnswers, current: Group | null): string {
  const groups = progressByGroup(answers);
  const width = (WIDTH - GAP * (groups.length - 1)) / groups.length;
  const slats = groups.map(({ group, answered, asked }, index) => {
    const place = { x: at(index * (width + GAP)), y: 0, height: HEIGHT, rx: 2 };
    const here = group === current ? ' slats__track--here' : '';
    const track = element('rect', { ...place, class: `slats__track${here}`, width: at(width) });
    const filled = at((width * answered) / asked);
    return filled === 0 ? track : track + element('rect', { ...place, class: 'slats__fill', width: filled });
  });
  return element(
    'svg',
    {
      class: 'slats',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    slats.join(''),
  );
}
