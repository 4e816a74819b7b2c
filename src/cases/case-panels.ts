import type { Context } from '../context.ts';
import type { CaseRow } from './case-store.ts';

/** What another room shows on a case's page, for staff or for its owner; null when it has nothing to say yet. */
export type CasePanel = (
  ctx: Context,
  seen: CaseRow,
  reader: 'staff' | 'owner',
) => Promise<CasePanelView | null>;

export type CasePanelView = {
  /** Template of the panel, `agreements/panel.njk`; it reads `panel`, the model below. */
  readonly view: string;
  readonly model: unknown;
  /** The next thing this reader has to do there: the button of “whose turn it is”. */
  readonly action: { readonly text: string; readonly href: string } | null;
};

export async function panelsFor(
  panels: readonly CasePanel[],
  ctx: Context,
  seen: CaseRow,
  reader: 'staff' | 'owner',
): Promise<CasePanelView[]> {
  const views = await Promise.all(panels.map((panel) => panel(ctx, seen, reader)));
  return views.filter((view) => view !== null);
}
