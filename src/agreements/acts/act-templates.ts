import type { TemplateKind } from '../templates/template-kinds.ts';
import type { IssuableKind } from './act-facts.ts';

/** Acts whose words and order are the software's own: raise a number with any change of them, acts say which one made them. */
export const SOFTWARE_VERSIONS: Readonly<Record<Exclude<IssuableKind, TemplateKind>, number>> = {
  'eligibility-sheet': 1,
  'financing-plan': 2,
  liquidation: 1,
  'payment-order': 1,
  'instruction-report': 1,
  'transfer-acceptance': 1,
};
