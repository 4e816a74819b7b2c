import type { Context } from '../context.ts';
import type { Writer } from '../db/database.ts';
import { appendJournal } from '../journal/append-journal.ts';
import { conflict, mustExist } from '../shared/errors.ts';
import type { Playbook } from './playbook.ts';
import { addPlaybookVersion } from './playbook-store.ts';
import { type StandingPlaybook, standingPlaybooks } from './playbooks-in-force.ts';

type Words = Omit<Playbook, 'slug'> & { readonly place: number };
type Seen = { readonly slug: string; readonly version: number };

/** Writes the next version of a playbook, or the first one of a new one. @throws DomainError conflict on a stale `seen` */
export function writePlaybook(ctx: Context, seen: Seen, words: Words): Promise<void> {
  return ctx.db.tx(async (d) => keep(d, ctx, seen, { ...words, retired: false }, 'written'));
}

/** The playbook as the programme has it, as a new version: what was written stays among the versions. */
export function restorePlaybook(ctx: Context, seen: Seen): Promise<void> {
  const place = ctx.programme.playbooks.findIndex(({ slug }) => slug === seen.slug);
  const original = mustExist(ctx.programme.playbooks[place], 'web.error.404.text');
  return ctx.db.tx(async (d) => keep(d, ctx, seen, { ...original, place, retired: false }, 'restored'));
}

/** No longer offered; what runs goes on. Writing it again offers it again. */
export function retirePlaybook(ctx: Context, seen: Seen): Promise<void> {
  return ctx.db.tx(async (d) => {
    const standing = await standingPlaybook(d, ctx, seen.slug);
    await keep(d, ctx, seen, { ...standing, retired: true }, 'retired');
  });
}

export async function standingPlaybook(
  d: Context['db']['read'],
  ctx: Context,
  slug: string,
): Promise<StandingPlaybook> {
  const found = (await standingPlaybooks(d, ctx)).find((playbook) => playbook.slug === slug);
  return mustExist(found, 'web.error.404.text');
}

async function keep(
  d: Writer,
  ctx: Context,
  { slug, version }: Seen,
  { title, reasons, sources, steps, place, retired }: Words & { readonly retired: boolean },
  what: string,
): Promise<void> {
  const now = ctx.clock();
  const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  const kept = await addPlaybookVersion(d, {
    slug,
    number: version + 1,
    title,
    reasons: [...reasons],
    sources: [...sources],
    steps: [...steps],
    place,
    retired,
    madeBy,
    madeAt: now,
  });
  if (!kept) throw conflict('web.errors.changedMeanwhile');
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: `playbook.${what}`,
      subject: { kind: 'playbook', id: slug },
      data: { version: version + 1, steps: steps.length },
    },
  );
}
