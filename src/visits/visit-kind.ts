/** Why the service comes: to look before works (with the audit), to check them, to see that a promise is kept. */
export const VISIT_KINDS = ['before-works', 'conformity', 'spot-check'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** Proposed to the owner, dated, held and concluded, or called off. */
export const VISIT_STATES = ['proposed', 'dated', 'concluded', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** What is seen at each point of the checklist. */
export const VERDICTS = ['conform', 'reserve', 'not-seen'] as const;
export type Verdict = (typeof VERDICTS)[number];
