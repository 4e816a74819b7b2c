import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { forbidden, mustExist, refused } from '../../shared/errors.ts';
import type { AccountId, SavedViewId } from '../../shared/ids.ts';
import { mayChange } from './keep-perimeter.ts';
import {
  addView,
  changeView,
  countOwnViews,
  deleteView,
  findView,
  type SavedView,
  setTaste,
} from './saved-view-store.ts';

/** More views than this one person cannot tell apart. */
export const MOST_VIEWS = 50;

export type ViewToKeep = {
  readonly name: string;
  readonly shared: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly opensOn: boolean;
};

const me = ({ actor }: Context): AccountId => {
  if (actor.kind !== 'staff') throw forbidden();
  return actor.accountId;
};

/** Keeps the filters and order of a list under a name. @throws DomainError `find.errors.tooManyViews` */
export function keepView(ctx: Context, view: ViewToKeep): Promise<SavedViewId> {
  return ctx.db.tx(async (d) => {
    const madeBy = me(ctx);
    if ((await countOwnViews(d, madeBy)) >= MOST_VIEWS)
      throw refused('find.errors.tooManyViews', { most: MOST_VIEWS });
    const { name, shared, fields } = view;
    const id = await addView(d, { name, shared, fields: { ...fields }, madeBy, createdAt: ctx.clock() });
    if (view.opensOn) await setTaste(d, madeBy, { viewId: id });
    await noteView(d, ctx, 'view.kept', id, { shared });
    return id;
  });
}

/** A view that this person sees. @throws DomainError not-found: another's private view is nobody else's business */
export async function viewFor(
  d: Context['db']['read'] | Writer,
  ctx: Context,
  id: SavedViewId,
): Promise<SavedView> {
  const view = await findView(d, id);
  const seen = view !== undefined && (view.shared || view.madeBy === me(ctx));
  return mustExist(seen ? view : undefined, 'web.error.404.text');
}

/** @throws DomainError not-found, `find.errors.notYourView` */
export async function renameView(
  ctx: Context,
  id: SavedViewId,
  changes: { readonly name: string; readonly shared: boolean },
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const view = await changeable(d, ctx, id);
    await changeView(d, id, changes);
    await noteView(d, ctx, 'view.changed', id, { from: view.shared, to: changes.shared });
  });
}

export async function dropView(ctx: Context, id: SavedViewId): Promise<void> {
  await ctx.db.tx(async (d) => {
    await changeable(d, ctx, id);
    await deleteView(d, id);
    await noteView(d, ctx, 'view.dropped', id, {});
  });
}

/** The view the register opens on for this person, or the whole register. */
export async function openOn(ctx: Context, id: SavedViewId | null): Promise<void> {
  await ctx.db.tx(async (d) => {
    if (id !== null) await viewFor(d, ctx, id);
    await setTaste(d, me(ctx), { viewId: id });
  });
}

/** The columns this person likes; null for the usual ones. */
export async function chooseColumns(ctx: Context, columns: readonly string[] | null): Promise<void> {
  await ctx.db.tx((d) => setTaste(d, me(ctx), { columns: columns === null ? null : [...columns] }));
}

async function changeable(d: Writer, ctx: Context, id: SavedViewId): Promise<SavedView> {
  const view = await viewFor(d, ctx, id);
  if (view.madeBy !== me(ctx) && !(view.shared && mayChange(ctx, view.madeBy)))
    throw forbidden('find.errors.notYourView');
  return view;
}

/** The name is not noted: it may be somebody's. */
const noteView = (d: Writer, ctx: Context, action: string, id: number, data: Record<string, unknown>) =>
  appendJournal(d, { actor: ctx.actor, now: ctx.clock() }, { action, subject: { kind: 'view', id }, data });
