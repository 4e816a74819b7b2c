import { handOverPath } from '../bulk/bulk-paths.ts';
import { SHARING_WAYS } from '../bulk/deed.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type Account, listStaff } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { isAllowed } from '../shared/actor.ts';
import { type Day, dayOf } from '../shared/dates.ts';
import { registerPath } from '../units/units-paths.ts';
import { heldCounts } from '../units/units-queries.ts';
import { type FieldError, type Typed, typedText } from '../web/forms.ts';
import { type Absence, absencesFrom } from './absence-store.ts';
import * as paths from './follow-up-paths.ts';
import { openTaskCounts } from './task-store.ts';

type Option = { readonly value: string; readonly text: string };
export type TeamPage = {
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly communes: string;
    readonly units: string;
    readonly unitsHref: string;
    readonly tasks: string;
    readonly away: string | null;
    readonly active: boolean;
  }[];
  readonly absences: readonly { readonly text: string; readonly end: string | null }[];
  readonly absence: {
    readonly action: string;
    readonly people: readonly Option[];
    readonly standIns: readonly Option[];
    readonly typed: Readonly<Record<'accountId' | 'standInId' | 'from' | 'to', string>>;
    readonly today: Day;
  };
  /** For managers. */
  readonly handOver: {
    readonly action: string;
    readonly from: readonly Option[];
    readonly to: readonly Option[];
    readonly ways: readonly Option[];
  } | null;
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'follow-up/team': TeamPage;
  }
}

/** Who follows how much, who is away and who sees their work, and handing it over. */
export async function teamPage(
  ctx: Context,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<TeamPage> {
  const t = translator(ctx.locale);
  const { read } = ctx.db;
  const fmt = formatterFor(ctx.locale);
  const staff = (await listStaff(read)).filter(({ role }) => role !== 'administrator');
  const held = await heldCounts(read);
  const tasks = await openTaskCounts(read);
  const today = dayOf(ctx.clock());
  const absences = await absencesFrom(read, today);
  const manages = isAllowed(ctx.actor, 'team.manage');
  const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  const active = staff.filter((account) => account.active);
  const options = (accounts: readonly Account[]): Option[] =>
    accounts.map(({ id, name }) => ({ value: String(id), text: name }));
  return {
    // Those who left are shown as long as work bears their name.
    people: staff
      .filter(({ id, active: here }) => here || held.has(id) || tasks.has(id))
      .map((account) => ({
        name: account.name,
        role: account.role ? t(`people.role.${account.role}`) : '',
        communes:
          account.territory === null
            ? t('followUp.team.everywhere')
            : account.territory.map((code) => communeName(ctx.territory, code)).join(', '),
        units: fmt.number(held.get(account.id) ?? 0),
        unitsHref: registerPath({ assigned: account.id }),
        tasks: fmt.number(tasks.get(account.id) ?? 0),
        away: awayText(ctx, absences, account, staff, today),
        active: account.active,
      })),
    absences: absences.map((absence) => ({
      text: absenceText(ctx, absence, staff),
      end: manages || absence.accountId === me ? paths.endAbsencePath({ absence: absence.id }) : null,
    })),
    absence: {
      action: paths.absencesPath(),
      people: options(manages ? active : active.filter(({ id }) => id === me)),
      standIns: options(active),
      typed: {
        accountId: typedText(typed, 'accountId') || String(me ?? ''),
        standInId: typedText(typed, 'standInId'),
        from: typedText(typed, 'from'),
        to: typedText(typed, 'to'),
      },
      today,
    },
    handOver: manages
      ? {
          action: handOverPath(),
          from: options(staff.filter(({ id }) => held.has(id) || tasks.has(id))),
          to: options(active),
          ways: SHARING_WAYS.map((way) => ({ value: way, text: t(`followUp.team.way.${way}`) })),
        }
      : null,
    errors,
  };
}

const nameOf = (staff: readonly Account[], id: number): string =>
  staff.find((account) => account.id === id)?.name ?? '';

function absenceText({ locale }: Context, absence: Absence, staff: readonly Account[]): string {
  const { day } = formatterFor(locale);
  return translator(locale)('followUp.team.absence', {
    name: nameOf(staff, absence.accountId),
    from: day(absence.fromDay),
    to: day(absence.toDay),
    standIn: nameOf(staff, absence.standInId),
  });
}

function awayText(
  { locale }: Context,
  absences: readonly Absence[],
  { id }: Account,
  staff: readonly Account[],
  today: Day,
): string | null {
  const now = absences.find(({ accountId, fromDay }) => accountId === id && fromDay <= today);
  return now
    ? translator(locale)('followUp.team.away', {
        day: formatterFor(locale).shortDay(now.toDay),
        name: nameOf(staff, now.standInId),
      })
    : null;
}
