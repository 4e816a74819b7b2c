import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { listStaff, type Owner } from '../people/people-queries.ts';
import { dayOf } from '../shared/dates.ts';
import type { OwnerId } from '../shared/ids.ts';
import { ownerPath } from '../units/holders/holder-paths.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { typedText } from '../web/forms.ts';
import { erasedOn } from './archive/archive-store.ts';
import { copiesOf, type PersonalCopy } from './copy/copy-store.ts';
import { type ErasureRequest, openRequest, requestsOf } from './erasure/erasure-store.ts';
import type { ErasurePlan } from './erasure/plan-erasure.ts';
import { seeErasure } from './erasure/see-erasure.ts';
import { CATEGORIES, type Category } from './holdings/holding.ts';
import * as paths from './privacy-paths.ts';
import { ERASURE_CHANNELS } from './privacy-table.ts';
import { casesOfPersons, findPersonWithClock } from './retention/clock-store.ts';
import { delaysOf } from './retention/delays.ts';
import { caseClock, personClock, type RetentionClock } from './retention/retention-rules.ts';

export type CopyLine = {
  readonly text: string;
  readonly state: string;
  readonly tone: string;
  readonly take: string | null;
};
type Line = { readonly label: string; readonly value: string };
export type PlanView = {
  readonly erased: readonly Line[];
  readonly kept: readonly string[];
  readonly shared: string | null;
};
export type PersonPage = {
  readonly back: string;
  readonly name: string;
  readonly erased: string | null;
  readonly clocks: readonly { readonly what: string; readonly rule: string; readonly until: string }[];
  readonly copies: readonly CopyLine[];
  readonly askCopy: string;
  readonly copyReason: string;
  readonly plan: PlanView | null;
  readonly request: {
    readonly state: string;
    readonly text: string;
    readonly version: number;
    readonly propose: string | null;
    readonly confirm: string | null;
    readonly decline: string | null;
    readonly waitsForOther: boolean;
  } | null;
  readonly past: readonly string[];
  readonly askErasure: string | null;
  readonly channels: readonly { readonly value: string; readonly text: string }[];
  readonly typed: {
    readonly channel: string;
    readonly askedOn: string;
    readonly note: string;
    readonly declineReason: string;
  };
  readonly today: string;
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'privacy/person': PersonPage;
  }
}

/** One person as the law on their data sees them: what is held, until when, what they asked. */
export async function personPage(
  ctx: Context,
  person: readonly [Owner, ...Owner[]],
  typed: Typed,
  errors: readonly FieldError[],
): Promise<PersonPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const [owner] = person;
  const gone = await erasedOn(read, owner.id);
  const request = await openRequest(read, owner.id);
  const plan = gone === null ? await seeErasure(read, ctx, person) : null;
  return {
    back: ownerPath({ owner: owner.id }),
    name: owner.name,
    erased: gone && t('privacy.person.erasedOn', { day: fmt.day(gone) }),
    clocks: gone ? [] : await clocksOf(ctx, person),
    copies: (await copiesOf(read, owner.id)).map((copy) => copyLine(ctx, copy, 'staff')),
    askCopy: paths.askCopyPath({ owner: owner.id }),
    copyReason: typedText(typed, 'reason'),
    plan: plan && planView(ctx, plan),
    request: request ? await requestView(ctx, owner.id, request) : null,
    past: (await requestsOf(read, owner.id))
      .filter((one) => one.endedAt !== null)
      .map((one) =>
        t(one.state === 'done' ? 'privacy.person.pastDone' : 'privacy.person.pastDeclined', {
          asked: fmt.shortDay(one.askedOn),
          ended: one.endedAt ? fmt.shortMoment(one.endedAt) : '',
        }),
      ),
    askErasure: request || gone ? null : paths.askErasurePath({ owner: owner.id }),
    channels: ERASURE_CHANNELS.filter((channel) => channel !== 'account').map((channel) => ({
      value: channel,
      text: t(`privacy.channel.${channel}`),
    })),
    typed: {
      channel: typedText(typed, 'channel'),
      askedOn: typedText(typed, 'askedOn') || dayOf(ctx.clock()),
      note: typedText(typed, 'note'),
      declineReason: typedText(typed, 'declineReason'),
    },
    today: dayOf(ctx.clock()),
    errors,
  };
}

async function clocksOf(ctx: Context, person: readonly Owner[]): Promise<PersonPage['clocks']> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const delays = delaysOf(ctx.programme);
  const lines: PersonPage['clocks'][number][] = [];
  for (const { id, name } of person) {
    const found = await findPersonWithClock(read, id);
    if (found) lines.push({ what: name, ...clockText(ctx, personClock(found, delays)) });
  }
  for (const one of await casesOfPersons(
    read,
    person.map(({ id }) => id),
  ))
    lines.push({ what: one.ref ?? t('privacy.kept.draft'), ...clockText(ctx, caseClock(one, delays)) });
  return lines;
}

function clockText({ locale }: Context, clock: RetentionClock): { rule: string; until: string } {
  const t = translator(locale);
  if (clock.endsOn === null) return { rule: t(`privacy.waits.${clock.why}`), until: '–' };
  const fmt = formatterFor(locale);
  return { rule: translateDynamic(locale, `privacy.rule.${clock.rule}`), until: fmt.day(clock.endsOn) };
}

export const countLines = (
  { locale }: Pick<Context, 'locale'>,
  counts: Partial<Record<Category, number>>,
): Line[] =>
  CATEGORIES.filter((category) => (counts[category] ?? 0) > 0).map((category) => ({
    label: translateDynamic(locale, `privacy.category.${category}`),
    value: formatterFor(locale).number(counts[category] ?? 0),
  }));

export function planView(ctx: Pick<Context, 'locale'>, plan: ErasurePlan): PlanView {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const kept = plan.keptCases.map(({ ref, why, until }) =>
    t('privacy.mail.keptLine', {
      ref: ref ?? '',
      reason: t(`privacy.kept.${why}`),
      when: until ? t('privacy.kept.until', { day: fmt.day(until) }) : t('privacy.kept.untilEnd'),
    }),
  );
  if (plan.identityKept) kept.push(t('privacy.kept.identity'));
  if (plan.oppositionKept) kept.push(t('privacy.kept.opposition'));
  return {
    erased: countLines(ctx, plan.counts),
    kept: [...kept, t('privacy.kept.journal')],
    shared: plan.sharedHomes > 0 ? t('privacy.kept.sharedHomes', { count: plan.sharedHomes }) : null,
  };
}

async function requestView(
  ctx: Context,
  owner: OwnerId,
  request: ErasureRequest,
): Promise<PersonPage['request']> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const { actor } = ctx;
  const mine = actor.kind === 'staff' && actor.accountId === request.proposedBy;
  const staff = await listStaff(ctx.db.read);
  const proposer = staff.find(({ id }) => id === request.proposedBy)?.name ?? '';
  return {
    state: request.state,
    text: t(`privacy.request.${request.state}`, {
      day: fmt.day(request.askedOn),
      channel: t(`privacy.channel.${request.channel}`),
      proposer,
    }),
    version: request.version,
    propose: request.state === 'asked' ? paths.proposeErasurePath({ owner }) : null,
    confirm: request.state === 'proposed' && !mine ? paths.confirmErasurePath({ owner }) : null,
    decline: request.state === 'confirmed' ? null : paths.declineErasurePath({ owner }),
    waitsForOther: request.state === 'proposed' && mine,
  };
}

/** A copy with what can be done with it by that kind of reader. */
export function copyLine(ctx: Context, copy: PersonalCopy, reader: 'owner' | 'staff'): CopyLine {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const open = copy.state === 'ready' && copy.askedByKind === reader && (copy.expiresAt ?? '') > ctx.clock();
  const state = copy.state === 'ready' && !open && copy.askedByKind === reader ? 'expired' : copy.state;
  const tones = {
    asked: 'progress',
    ready: 'success',
    taken: 'quiet',
    expired: 'quiet',
    failed: 'danger',
  } as const;
  const take =
    reader === 'owner'
      ? paths.takeMyCopyPath({ copy: copy.id })
      : paths.takeCopyPath({ owner: copy.ownerId, copy: copy.id });
  return {
    text: t(`privacy.copy.askedBy.${copy.askedByKind}`, { moment: fmt.moment(copy.askedAt) }),
    state: t(`privacy.copy.state.${state}`, { moment: copy.expiresAt ? fmt.moment(copy.expiresAt) : '' }),
    tone: tones[state],
    take: open ? take : null,
  };
}
