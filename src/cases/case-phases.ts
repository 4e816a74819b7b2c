import type { CaseState } from './case-states.ts';

/** The long road in seven stages that a person remembers. Labels under `cases.phase.*`. */
export const PHASES = {
  application: ['draft', 'submitted'],
  eligibility: ['eligibility'],
  plan: ['audit', 'plan'],
  decision: ['validation', 'committee'],
  agreement: ['granted', 'to-sign', 'signed'],
  works: ['works-started', 'works-done', 'conformity', 'balance'],
  return: ['monitoring', 'closed'],
} as const satisfies Record<string, readonly CaseState[]>;
export type Phase = keyof typeof PHASES;
export const PHASE_SLUGS = Object.keys(PHASES) as Phase[];

const phaseOf = (state: CaseState): Phase | undefined =>
  PHASE_SLUGS.find((phase) => (PHASES[phase] as readonly CaseState[]).includes(state));

/**
 * Each phase as done, current or to come. A case taken out of the road (to complete, refused…) stands at the phase of
 * the last state it was in on it.
 */
export function phasesOf(
  state: CaseState,
  steps: readonly { readonly fromState: CaseState }[],
): { readonly phase: Phase; readonly state: 'done' | 'current' | 'todo' }[] {
  const standing =
    phaseOf(state) ??
    steps.map(({ fromState }) => phaseOf(fromState)).findLast((phase) => phase !== undefined) ??
    'application';
  const at = PHASE_SLUGS.indexOf(standing);
  return PHASE_SLUGS.map((phase, index) => ({
    phase,
    state: index < at || state === 'closed' ? 'done' : index === at ? 'current' : 'todo',
  }));
}
