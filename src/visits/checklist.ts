import type { Localised } from '../shared/locale.ts';
import type { VisitKind } from './visit-kind.ts';

export type Point = {
  readonly slug: string;
  readonly label: Localised;
  readonly hint?: Localised | undefined;
  readonly measures?: readonly string[] | undefined;
};
export type Checklists = {
  readonly minutes: number;
  readonly kinds: Readonly<Record<VisitKind, readonly Point[]>>;
};

/** The points of one visit: those of its kind that concern the works planned. */
export const checklistFor = (
  { kinds }: Checklists,
  kind: VisitKind,
  works: readonly { readonly measure: string }[],
): Point[] =>
  kinds[kind].filter(({ measures }) => !measures || works.some(({ measure }) => measures.includes(measure)));
