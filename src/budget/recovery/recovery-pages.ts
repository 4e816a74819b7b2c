import { actFilePath } from '../../agreements/agreements-paths.ts';
import { actsOfCase } from '../../agreements/agreements-queries.ts';
import { casePath } from '../../cases/case-paths.ts';
import { findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import type { AccountId } from '../../shared/ids.ts';
import { cents, sumCents } from '../../shared/money.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { budgetPath } from '../budget-paths.ts';
import { accountOf, termsStanding } from './recovery.ts';
import { isGivenUp, type RecoverySeen, seeRecovery } from './recovery-key.ts';
import * as paths from './recovery-paths.ts';
import { listRecoveries, type RecoveryLine, receiptsOf } from './recovery-store.ts';

type State = { readonly slug: string; readonly text: string };
export type RecoveriesPage = {
  readonly back: string;
  readonly totals: { readonly due: number; readonly received: number; readonly left: number };
  readonly lines: readonly {
    readonly href: string;
    readonly number: string;
    readonly ref: string;
    readonly debtor: string;
    readonly cause: string;
    readonly amount: number;
    readonly left: number;
    readonly dueOn: string;
    readonly overdue: boolean;
    readonly state: State;
  }[];
};
export type RecoveryPage = {
  readonly back: string;
  readonly number: string;
  readonly state: State;
  readonly caseRef: string;
  readonly caseHref: string;
  readonly debtor: string;
  readonly cause: string;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly amount: number;
  readonly received: number;
  readonly left: number;
  readonly letter: string | null;
  readonly basis: string;
  readonly computation: readonly { readonly label: string; readonly cents: number; readonly kind: string }[];
  readonly receipts: readonly { readonly on: string; readonly reference: string; readonly amount: number }[];
  readonly terms: readonly { readonly on: string; readonly amount: number; readonly paid: boolean }[];
  readonly asked: string | null;
  readonly writtenOff: string | null;
  readonly own: boolean;
  readonly version: number;
  readonly today: Day;
  readonly forms: {
    readonly receipt: string | null;
    readonly terms: string | null;
    readonly ask: string | null;
    readonly writeOff: string | null;
  };
  readonly typed: Readonly<Record<(typeof FIELDS)[number], string>>;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'budget/recoveries': RecoveriesPage;
    'budget/recovery': RecoveryPage;
  }
}
const FIELDS = ['amount', 'receivedOn', 'reference', 'count', 'firstOn', 'reason'] as const;

/** Slugs under which statusTag finds the tone. */
const TONES = { open: 'waiting', partly: 'running', paid: 'paid', 'written-off': 'closed' } as const;

const stateOf = (ctx: Context, state: RecoveryLine['state']): State => ({
  slug: TONES[state],
  text: translator(ctx.locale)(`budget.recovery.state.${state}`),
});

/** Every recovery, those still owed first. */
export async function recoveriesPage(ctx: Context): Promise<RecoveriesPage> {
  const t = translator(ctx.locale);
  const today = dayOf(ctx.clock());
  const communes = ctx.actor.kind === 'staff' ? ctx.actor.territory : [];
  const recoveries = await listRecoveries(ctx.db.read, communes);
  const accounts = await Promise.all(
    recoveries.map(async (one) => {
      const receipts = (await receiptsOf(ctx.db.read, one.id)).map(({ amount }) => amount);
      return { one, account: accountOf(one.amount, receipts, isGivenUp(one)) };
    }),
  );
  return {
    back: budgetPath(),
    totals: {
      due: sumCents(accounts.map(({ account }) => account.amount)),
      received: sumCents(accounts.map(({ account }) => account.received)),
      left: sumCents(accounts.map(({ account }) => account.left)),
    },
    lines: accounts.map(({ one, account }) => ({
      href: paths.recoveryPath({ recovery: one.id }),
      number: one.number,
      ref: one.caseRef ?? '',
      debtor: one.ownerName,
      cause: t(`budget.recovery.cause.${one.cause}`),
      amount: one.amount,
      left: account.left,
      dueOn: formatterFor(ctx.locale).shortDay(one.dueOn),
      overdue: account.left > 0 && one.dueOn < today,
      state: stateOf(ctx, one.state),
    })),
  };
}

/** One recovery: what is owed and why, what came in, and what this person may do. */
export async function recoveryPage(
  ctx: Context,
  id: number,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
): Promise<RecoveryPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const seen = await seeRecovery(ctx.db.read, ctx, id);
  const { row, recovery, receipts, account } = seen;
  const line = await findCaseLine(ctx.db.read, row.id);
  const ref = row.ref ?? '';
  return {
    back: paths.recoveriesPath(),
    number: recovery.number,
    state: stateOf(ctx, recovery.state),
    caseRef: ref,
    caseHref: casePath({ ref }),
    debtor: line?.ownerName ?? '',
    cause: t(`budget.recovery.cause.${recovery.cause}`),
    openedAt: fmt.day(dayOf(recovery.openedAt)),
    dueOn: fmt.day(recovery.dueOn),
    overdue: account.left > 0 && recovery.dueOn < dayOf(ctx.clock()),
    ...{ amount: account.amount, received: account.received, left: account.left },
    letter: await letterOf(ctx, seen),
    basis: recovery.computation.basis[ctx.locale],
    computation: [
      ...recovery.computation.lines.map(({ label, amount }) => ({
        label: label[ctx.locale],
        cents: cents(Math.abs(amount)),
        kind: amount < 0 ? 'minus' : 'plain',
      })),
      { label: t('budget.recovery.amount'), cents: recovery.amount, kind: 'due' },
    ],
    receipts: receipts.map(({ receivedOn, reference, amount }) => ({
      on: fmt.day(receivedOn),
      reference,
      amount,
    })),
    terms: termsStanding(recovery.terms, account.left).map(({ dueOn, amount, paid }) => ({
      on: fmt.day(dueOn),
      amount,
      paid,
    })),
    ...(await writeOffShown(ctx, seen)),
    version: recovery.version,
    today: dayOf(ctx.clock()),
    typed: Object.fromEntries(
      FIELDS.map((field) => [field, typedText(form.typed, field)]),
    ) as RecoveryPage['typed'],
    errors: form.errors,
  };
}

async function letterOf(ctx: Context, { row, recovery }: RecoverySeen): Promise<string | null> {
  const act = (await actsOfCase(ctx.db.read, row.id)).find(
    ({ facts: { detail } }) => detail.kind === 'recovery-order' && detail.orderNumber === recovery.number,
  );
  return act?.fileHash ? actFilePath({ ref: row.ref ?? '', act: act.id }) : null;
}

async function writeOffShown(ctx: Context, { recovery, account }: RecoverySeen) {
  const t = translator(ctx.locale);
  const { actor } = ctx;
  const name = async (id: AccountId): Promise<string> => (await findAccount(ctx.db.read, id))?.name ?? '';
  const open = account.left > 0 && actor.kind === 'staff';
  const enters = open && allows(actor.role, 'payments.certify');
  const decides = open && allows(actor.role, 'payments.order');
  const { writeOffAskedBy: asker, writtenOffBy, writtenOffAt } = recovery;
  const own = asker !== null && 'accountId' in actor && asker === actor.accountId;
  const at = { recovery: recovery.id };
  return {
    asked:
      asker === null
        ? null
        : t('budget.recovery.writeOff.askedBy', {
            name: await name(asker),
            reason: recovery.writeOffReason ?? '',
          }),
    writtenOff:
      writtenOffBy === null || writtenOffAt === null
        ? null
        : t('budget.recovery.writeOff.by', {
            name: await name(writtenOffBy),
            moment: formatterFor(ctx.locale).moment(writtenOffAt),
          }),
    own: open && own,
    forms: {
      receipt: enters ? paths.receiptPath(at) : null,
      terms: enters ? paths.termsPath(at) : null,
      ask: enters && asker === null ? paths.askWriteOffPath(at) : null,
      writeOff: decides && asker !== null && !own ? paths.writeOffPath(at) : null,
    },
  };
}
