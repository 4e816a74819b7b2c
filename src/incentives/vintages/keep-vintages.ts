import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { Day } from '../../shared/dates.ts';
import { dayOf } from '../../shared/dates.ts';
import { conflict, forbidden, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type AnyVintage, type LeverSet, vintageBefore, vintageIssues } from '../levers/vintage-set.ts';
import { addVintage, changeDraft, findVintage, removeDraft, type VintageRow } from './lever-vintage-store.ts';
import { leversInForce, vintageOf } from './levers-in-force.ts';

type Seen = { readonly id: number; readonly revision: number };

/** A draft that starts from the parameters in force, not confirmed: the service then writes what changed. */
export function draftVintage(ctx: Context, lever: LeverSet): Promise<VintageRow> {
  const today = dayOf(ctx.clock());
  return ctx.db.tx(async (d) => {
    const before = vintageBefore(await leversInForce(d, ctx), lever, today);
    const { source, value } = mustExist(before, 'web.error.404.text');
    const row = await addVintage(d, {
      lever,
      state: 'draft',
      validFrom: today,
      validTo: null,
      source: source as VintageRow['source'],
      confirmed: false,
      value,
      revision: 1,
      writtenBy: writer(ctx),
      writtenAt: ctx.clock(),
    });
    await tell(ctx, d, 'drafted', row);
    return row;
  });
}

/** Writes a draft. @throws DomainError invalid with the place at fault, conflict when somebody wrote it meanwhile */
export function saveVintage(ctx: Context, seen: Seen, vintage: AnyVintage): Promise<void> {
  return ctx.db.tx(async (d) => {
    const row = mustExist(await findVintage(d, seen.id), 'web.error.404.text');
    mustBeWellWritten(row.lever, vintage);
    const changed = await changeDraft(d, seen, {
      validFrom: vintage.validFrom as Day,
      validTo: vintage.validTo as Day | null,
      source: vintage.source as VintageRow['source'],
      confirmed: vintage.confirmed,
      value: vintage.value,
      writtenBy: writer(ctx),
      writtenAt: ctx.clock(),
    });
    if (!changed) throw conflict('web.errors.changedMeanwhile');
    await tell(ctx, d, 'written', row);
  });
}

/** Puts a draft in force. Four eyes: never by the person who wrote it last. */
export function publishVintage(ctx: Context, seen: Seen): Promise<void> {
  return ctx.db.tx(async (d) => {
    const row = mustExist(await findVintage(d, seen.id), 'web.error.404.text');
    if (row.writtenBy === writer(ctx)) throw refused('incentives.errors.sameWriter');
    mustBeWellWritten(row.lever, vintageOf(row));
    const published = await changeDraft(d, seen, {
      state: 'published',
      publishedBy: writer(ctx),
      publishedAt: ctx.clock(),
    });
    if (!published) throw conflict('web.errors.changedMeanwhile');
    await tell(ctx, d, 'published', row);
  });
}

/** Throws a draft away; what is published stays. */
export function discardVintage(ctx: Context, seen: Seen): Promise<void> {
  return ctx.db.tx(async (d) => {
    const row = mustExist(await findVintage(d, seen.id), 'web.error.404.text');
    if (!(await removeDraft(d, seen))) throw conflict('web.errors.changedMeanwhile');
    await tell(ctx, d, 'discarded', row);
  });
}

function mustBeWellWritten(lever: LeverSet, vintage: AnyVintage): void {
  const [issue] = vintageIssues(lever, vintage);
  if (issue)
    throw invalid('incentives.errors.badVintage', { place: issue.path.join('.'), problem: issue.message });
}

function writer({ actor }: Context): AccountId {
  if (actor.kind !== 'staff') throw forbidden();
  return actor.accountId;
}

const tell = (
  ctx: Context,
  d: Writer,
  what: 'drafted' | 'written' | 'published' | 'discarded',
  { id, lever, validFrom }: VintageRow,
) =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    {
      action: `lever-vintage.${what}`,
      subject: { kind: 'lever-vintage', id },
      data: { lever, validFrom },
    },
  );
