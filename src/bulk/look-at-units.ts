import { unitsInCampaign } from '../campaigns/campaigns-queries.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../db/database.ts';
import { playbooksInForce, runningPlaybook, type StandingPlaybook } from '../follow-up/follow-up-queries.ts';
import { listStaff } from '../people/people-queries.ts';
import { forbidden, invalid, mustExist } from '../shared/errors.ts';
import type { AccountId, UnitId } from '../shared/ids.ts';
import { findUnits, type Unit } from '../units/units-queries.ts';
import type { Verdict, Wish } from './deed.ts';
import { type Holder, judge } from './judge.ts';

/** A wish with what it names, looked up once. */
export type KnownWish = {
  readonly wish: Wish;
  readonly receivers: readonly Holder[];
  readonly playbook: StandingPlaybook | null;
};

/** @throws DomainError when the officer or the playbook named is not there (any more) */
export async function knownWish(d: Reader, ctx: Context, wish: Wish): Promise<KnownWish> {
  return {
    wish,
    receivers: await receiversOf(d, wish),
    playbook: wish.kind === 'playbook' ? await playbookOf(d, ctx, wish.playbook) : null,
  };
}

async function receiversOf(d: Reader, wish: Wish): Promise<Holder[]> {
  const named: readonly AccountId[] =
    wish.kind === 'hand-over' ? wish.to : wish.kind === 'assign' && wish.to !== null ? [wish.to] : [];
  const staff = (await listStaff(d)).filter(({ id, active }) => active && named.includes(id));
  if (staff.length < named.length) throw invalid('register.errors.unknownOfficer');
  return staff.map(({ id, territory }) => ({ id, territory }));
}

async function playbookOf(d: Reader, ctx: Context, slug: string): Promise<StandingPlaybook> {
  return mustExist(
    (await playbooksInForce(d, ctx)).find((playbook) => playbook.slug === slug),
    'web.error.404.text',
  );
}

export type LookedAt = { readonly unit: Unit | undefined; readonly verdict: Verdict };

/** A handful of homes with what the deed would do to each of them, as they stand now. */
export async function lookAtUnits(
  d: Reader,
  ctx: Context,
  ids: readonly UnitId[],
  { wish, receivers, playbook }: KnownWish,
): Promise<Map<UnitId, LookedAt>> {
  if (ctx.actor.kind !== 'staff') throw forbidden();
  const { actor } = ctx;
  const found = new Map((await findUnits(d, ids)).map((unit) => [unit.id, unit]));
  const already: ReadonlySet<UnitId> = playbook
    ? await runningPlaybook(d, ids, playbook)
    : wish.kind === 'campaign'
      ? await unitsInCampaign(d, wish.campaign, ids)
      : new Set();
  return new Map(
    ids.map((id) => {
      const unit = found.get(id);
      const judged = unit && { ...unit, already: already.has(id) };
      return [id, { unit, verdict: judge(judged, wish, actor, receivers) }];
    }),
  );
}
