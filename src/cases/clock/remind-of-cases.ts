import type { Services } from '../../context.ts';
import { addWorkingDays } from '../../follow-up/working-days.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { allows, type Role } from '../../shared/permissions.ts';
import type { CaseLine } from '../case-store.ts';
import { TURN } from '../case-workflow.ts';
import { appealsDueBy, casesDueBy } from './due-cases-store.ts';

/** What a person is told of cases in the digest of the morning, in words. */
export type CaseReminders = { readonly mine: readonly string[]; readonly escalated: readonly string[] };
export type Reader = {
  readonly role: Role | null;
  readonly locale: Locale;
  /** Themselves, and those for whom they stand in. */
  readonly holders: readonly AccountId[];
  readonly territory: readonly string[] | null;
};

const MOST = 2000;

/**
 * Reads once what is due, and gives what each person is told: an officer is reminded some working days before the end of
 * a delay of the office, and of every delay that is over; a manager hears of those over for longer, and of appeals.
 */
export async function readDueCases({
  db,
  clock,
  programme,
}: Pick<Services, 'db' | 'clock' | 'programme'>): Promise<(reader: Reader) => CaseReminders> {
  const today = dayOf(clock());
  const { reminderDays, escalationDays } = programme.deadlines;
  const soon = addWorkingDays(today, reminderDays);
  const lines = await casesDueBy(db.read, soon, MOST);
  const appeals = await appealsDueBy(db.read, addWorkingDays(today, 2 * reminderDays));
  const isLate = ({ dueOn }: CaseLine) => dueOn !== null && dueOn < today;
  const isEscalated = ({ dueOn }: CaseLine) =>
    dueOn !== null && addWorkingDays(dueOn, escalationDays) < today;
  return ({ role, locale, holders, territory }) => {
    const inside = ({ commune }: CaseLine) => territory === null || territory.includes(commune);
    const mine = lines.filter(
      (line) =>
        line.assignedTo !== null &&
        holders.includes(line.assignedTo) &&
        // Before its end, a delay that is the owner's is the owner's matter.
        (isLate(line) || TURN[line.state] !== 'owner'),
    );
    const manages = role !== null && allows(role, 'cases.grant');
    const others = manages
      ? lines.filter((line) => inside(line) && isEscalated(line) && !mine.includes(line))
      : [];
    const contested = manages ? appeals.filter(({ line }) => inside(line)) : [];
    const { shortDay } = formatterFor(locale);
    return {
      mine: [
        ...contested.map(({ line, replyDue }) =>
          translator(locale)('clocks.digest.appeal', { ref: line.ref, day: shortDay(replyDue) }),
        ),
        ...mine.map((line) => lineText(line, isLate(line) ? 'late' : 'soon', locale)),
      ],
      escalated: others.map((line) => lineText(line, 'escalated', locale)),
    };
  };
}

const lineText = (line: CaseLine, kind: 'soon' | 'late' | 'escalated', locale: Locale): string =>
  translator(locale)(`clocks.digest.${kind}`, {
    ref: line.ref,
    next: translateDynamic(locale, `cases.next.staff.${line.state}`),
    day: formatterFor(locale).shortDay(line.dueOn as Day),
    officer: line.assigneeName ?? translator(locale)('clocks.digest.nobody'),
  });
