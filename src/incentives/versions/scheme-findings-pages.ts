import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { explainFinding } from '../explain-result.ts';
import type { Finding } from '../finding.ts';
import { ELEMENTS, type Element } from '../reading/scheme-reading.ts';
import * as paths from './scheme-paths.ts';
import { elementOf, fieldOfPlace } from './scheme-sections.ts';
import type { SchemeView } from './scheme-view.ts';

export type ShownFinding = {
  readonly level: 'error' | 'warning';
  readonly text: string;
  readonly where: string;
  readonly href: string;
  readonly field: string;
  readonly element: Element;
};

/** What the check of a draft found, the gravest first, each with the way to the field to put right. */
export const shownFindings = (
  { locale }: Context,
  { row, findings }: Pick<SchemeView, 'row' | 'findings'>,
): ShownFinding[] =>
  findings
    .toSorted((a, b) => a.level.localeCompare(b.level) || order(a) - order(b))
    .map((finding) => {
      const element = elementOf(finding);
      const field = fieldOfPlace(finding.place);
      return {
        level: finding.level,
        text: explainFinding(finding, locale),
        where: translator(locale)(`schemes.element.${element}`),
        href: `${paths.editPath({ id: row.id, element })}#${field}`,
        field,
        element,
      };
    });
const order = (finding: Finding): number => ELEMENTS.indexOf(elementOf(finding));
