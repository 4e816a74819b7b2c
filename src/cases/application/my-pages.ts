import { myAuditPath, worksPath } from '../../audits/audit-paths.ts';
import { latestAudit } from '../../audits/audits-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translate, translateDynamic, translator } from '../../i18n/translate.ts';
import { findOwner } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import type { OwnerId, UnitId } from '../../shared/ids.ts';
import { declareUnitPath, myUnitPath } from '../../units/units-paths.ts';
import {
  findUnit,
  mandatesForMailbox,
  type Unit,
  unitsOfOwnerAccount,
  unitsOfOwners,
} from '../../units/units-queries.ts';
import type { FieldError } from '../../web/forms.ts';
import { ownerOf } from '../acting.ts';
import { casesFollowed } from '../applicants/follow-case.ts';
import { type FollowedCard, followedCard, type ToSign } from '../applicants/followed-pages.ts';
import { type CasePanel, panelsFor } from '../case-panels.ts';
import { myCasePath, newCasePath } from '../case-paths.ts';
import { type CaseLine, casesOfAccount, findCaseById, liveCase } from '../case-store.ts';
import { hasEnded, TURN } from '../case-workflow.ts';
import type { StartView } from './start-pages.ts';

export type CaseCard = {
  readonly title: string;
  readonly address: string;
  readonly href: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly next: string;
  readonly mine: boolean;
  readonly who: string;
  readonly deadline: string | null;
  readonly overdue: boolean;
};
export type HomeCard = {
  readonly address: string;
  readonly href: string;
  readonly since: string | null;
  readonly energyClass: string | null;
  readonly audit: { readonly text: string | null; readonly href: string };
  readonly apply: string | null;
  readonly openCase: string | null;
};
export type RepresentedHome = {
  readonly address: string;
  readonly owner: string;
  /** Null when a case of somebody else runs for that home. */
  readonly href: string | null;
  readonly running: boolean;
};
export type MyPage = {
  readonly todo: readonly {
    readonly title: string;
    readonly hint: string;
    readonly href: string;
    readonly status: string;
    readonly tone: string;
  }[];
  readonly homes: readonly HomeCard[];
  readonly cases: readonly CaseCard[];
  /** Cases of another owner of one's home, to which one agreed. */
  readonly followed: readonly FollowedCard[];
  /** Homes of those for whom one applies under a mandate. */
  readonly represented: readonly RepresentedHome[];
  readonly ended: readonly CaseCard[];
  readonly help: string;
  readonly declare: string;
};

declare module '../../web/views.ts' {
  interface Views {
    'cases/my': MyPage;
    'cases/new': StartView & { readonly action: string; readonly errors: readonly FieldError[] };
  }
}

/** An owner's homes and cases, with what is theirs to do first. */
export async function myPage(ctx: Context, panels: readonly CasePanel[], toSign: ToSign): Promise<MyPage> {
  const { accountId } = ownerOf(ctx);
  const units = await unitsOfOwnerAccount(ctx.db.read, accountId);
  const lines = await casesOfAccount(ctx.db.read, accountId);
  const running = lines.filter(({ state }) => !hasEnded(state));
  const cases = await Promise.all(running.map((line) => caseCard(ctx, line, panels)));
  const homes = await Promise.all(
    units.map((unit) =>
      homeCard(
        ctx,
        unit,
        running.find(({ unitId }) => unitId === unit.id),
      ),
    ),
  );
  const ended = await Promise.all(
    lines.filter(({ state }) => hasEnded(state)).map((line) => caseCard(ctx, line, [])),
  );
  const followed = await Promise.all(
    (await casesFollowed(ctx.db.read, ctx)).map((row) => followedCard(ctx, row, toSign)),
  );
  const { phone, email } = ctx.programme.service;
  return {
    todo: [
      ...followed.flatMap((card) => todoOfFollowed(ctx, card)),
      ...cases.flatMap((card) => todoOfCase(ctx, card)),
      ...homes.flatMap((home) => todoOfHome(ctx, home)),
    ],
    homes,
    cases,
    followed,
    represented: await representedHomes(ctx),
    ended,
    declare: declareUnitPath(),
    help: translate(ctx.locale, 'cases.my.noHomeText', { phone, email }),
  };
}

const todoOfCase = ({ locale }: Context, { mine, next, address, href, deadline, overdue }: CaseCard) =>
  mine
    ? [
        {
          title: next,
          hint: address,
          href,
          status: deadline
            ? translate(locale, 'cases.my.before', { day: deadline })
            : translate(locale, 'cases.tasks.todo'),
          tone: overdue ? 'danger' : 'waiting',
        },
      ]
    : [];

const todoOfFollowed = ({ locale }: Context, { toSign, next, address, href }: FollowedCard) =>
  toSign
    ? [{ title: next, hint: address, href, status: translate(locale, 'cases.tasks.todo'), tone: 'waiting' }]
    : [];

const todoOfHome = ({ locale }: Context, { openCase, apply, audit, address }: HomeCard) =>
  openCase
    ? []
    : [
        {
          title: apply ? translate(locale, 'cases.my.apply') : (audit.text ?? ''),
          hint: address,
          href: apply ?? audit.href,
          status: translate(locale, 'cases.tasks.todo'),
          tone: 'info',
        },
      ];

async function caseCard(ctx: Context, line: CaseLine, panels: readonly CasePanel[]): Promise<CaseCard> {
  const t = translator(ctx.locale);
  const row = panels.length > 0 ? await findCaseById(ctx.db.read, line.id) : undefined;
  const shown = row ? await panelsFor(panels, ctx, row, 'owner') : [];
  const action = shown.find((panel) => panel.action)?.action ?? null;
  const mine = TURN[line.state] === 'owner' || action !== null;
  const due = mine ? line.dueOn : null;
  return {
    title: line.ref ? t('cases.my.caseTitle', { ref: line.ref }) : t('cases.my.draft'),
    address: line.address,
    href: myCasePath({ case: line.id }),
    state: { slug: line.state, text: translateDynamic(ctx.locale, `cases.state.${line.state}`) },
    next: action?.text ?? translateDynamic(ctx.locale, `cases.next.owner.${line.state}`),
    mine,
    who: translateDynamic(ctx.locale, `cases.party.${TURN[line.state]}`),
    deadline: due && formatterFor(ctx.locale).day(due),
    overdue: due !== null && due < dayOf(ctx.clock()),
  };
}

async function homeCard(ctx: Context, unit: Unit, running: CaseLine | undefined): Promise<HomeCard> {
  const t = translator(ctx.locale);
  const audit = await latestAudit(ctx.db.read, unit.id);
  const chosen = (audit?.scenario?.measures.length ?? 0) > 0;
  const text = chosen
    ? t('cases.my.auditReady')
    : audit?.result
      ? t('cases.my.auditChoose')
      : t('cases.my.auditTodo');
  return {
    address: unit.address,
    href: myUnitPath({ unit: unit.id }),
    since:
      unit.vacantSince &&
      t('cases.my.vacantSince', { date: formatterFor(ctx.locale).month(unit.vacantSince) }),
    energyClass: audit?.result?.likely.energyClass ?? null,
    audit: {
      // Once a case runs, what comes next is said there.
      text: running ? null : text,
      href: !chosen && audit?.result ? worksPath({ unit: unit.id }) : myAuditPath({ unit: unit.id }),
    },
    apply: running || !chosen ? null : newCasePath({ unit: unit.id }),
    openCase: running ? myCasePath({ case: running.id }) : null,
  };
}

/** Homes that a representative may apply for, each with its running case or the way to begin one. */
async function representedHomes(ctx: Context): Promise<RepresentedHome[]> {
  const { read } = ctx.db;
  const { email } = ownerOf(ctx);
  const homes = new Map<UnitId, RepresentedHome>();
  for (const { ownerId, unitId } of await mandatesForMailbox(read, email, dayOf(ctx.clock()))) {
    const units = unitId ? [await findUnit(read, unitId)] : await unitsOfOwners(read, [ownerId]);
    for (const unit of units)
      if (unit && !homes.has(unit.id)) homes.set(unit.id, await representedHome(ctx, unit, ownerId));
  }
  return [...homes.values()];
}

async function representedHome(ctx: Context, unit: Unit, ownerId: OwnerId): Promise<RepresentedHome> {
  const { read } = ctx.db;
  const owner = await findOwner(read, ownerId);
  const running = await liveCase(read, unit.id);
  const theirs = running?.ownerId === ownerId;
  const begin = running ? null : newCasePath({ unit: unit.id });
  return {
    address: unit.address,
    owner: translate(ctx.locale, 'cases.my.representedFor', { name: owner?.name ?? '' }),
    href: theirs ? myCasePath({ case: running.id }) : begin,
    running: theirs,
  };
}
