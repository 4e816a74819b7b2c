import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf, daysBetween } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { PaymentRunId } from '../../shared/ids.ts';
import { sumCents } from '../../shared/money.ts';
import { errorText } from '../../web/errors.ts';
import type { FieldError } from '../../web/forms.ts';
import { budgetPath } from '../budget-paths.ts';
import { ibanOf } from '../payments/payment-act-facts.ts';
import { maskedIban } from '../payments/payment-iban.ts';
import { examinePaymentPath } from '../payments/payment-paths.ts';
import type { Entered } from './enter-confirmations.ts';
import * as paths from './finance-paths.ts';
import type { OrderedMany, Preflight } from './order-many.ts';
import {
  findRun,
  listRuns,
  type PaymentRun,
  paymentsOfRun,
  paymentsToSend,
  type QueuedPayment,
  queuedPayments,
} from './payment-run-store.ts';
import { paymentReference } from './run-file.ts';

export type QueueLine = {
  readonly value: string;
  readonly href: string;
  readonly ref: string;
  readonly owner: string;
  readonly address: string;
  readonly kind: string;
  readonly amount: number;
  readonly since: string;
  /** Whole days since the last step. */
  readonly days: number;
  readonly state: { readonly slug: string; readonly text: string };
  readonly reference: string;
  readonly iban: string;
};
export type QueueGroup = {
  readonly slug: 'submitted' | 'certified' | 'ordered';
  readonly lines: readonly QueueLine[];
  readonly total: number;
};
export type QueuePage = {
  readonly back: string;
  readonly groups: readonly QueueGroup[];
  readonly orderMany: string | null;
  readonly runs: string;
  readonly errors: readonly FieldError[];
};
export type PreflightPage = {
  readonly back: string;
  readonly action: string;
  readonly ready: readonly QueueLine[];
  readonly total: number;
  readonly blocked: readonly { readonly reason: string; readonly lines: readonly QueueLine[] }[];
  readonly done: { readonly ordered: number; readonly total: number } | null;
  readonly failed: readonly string[];
};
export type RunLineView = {
  readonly href: string;
  readonly number: string;
  readonly madeAt: string;
  readonly payments: number;
  readonly total: number;
  readonly answered: number;
};
export type RunsPage = {
  readonly back: string;
  readonly toSend: { readonly count: number; readonly total: number };
  readonly make: string | null;
  readonly confirm: string | null;
  readonly runs: readonly RunLineView[];
  readonly entered: EnteredView | null;
  readonly errors: readonly FieldError[];
};
export type EnteredView = {
  readonly paid: number;
  readonly returned: number;
  readonly before: number;
  readonly wrong: readonly { readonly line: number; readonly column: string; readonly text: string }[];
};
export type RunPage = {
  readonly back: string;
  readonly number: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly total: number;
  readonly sha256: string;
  readonly file: string | null;
  readonly lines: readonly QueueLine[];
};
declare module '../../web/views.ts' {
  interface Views {
    'budget/payments': QueuePage;
    'budget/preflight': PreflightPage;
    'budget/runs': RunsPage;
    'budget/run': RunPage;
  }
}

const WAITING = ['submitted', 'certified', 'ordered'] as const;

/** Payments that wait for somebody, by whom they wait for, oldest first. */
export async function queuePage(ctx: Context, errors: readonly FieldError[] = []): Promise<QueuePage> {
  const { actor } = ctx;
  const communes = actor.kind === 'staff' ? actor.territory : [];
  const groups = await Promise.all(
    WAITING.map(async (slug): Promise<QueueGroup> => {
      const payments = await queuedPayments(ctx.db.read, [slug], communes);
      return {
        slug,
        lines: payments.map((payment) => queueLine(ctx, payment)),
        total: sumCents(payments.map(({ amount }) => amount)),
      };
    }),
  );
  return {
    back: budgetPath(),
    groups,
    orderMany: isAllowed(actor, 'payments.order') ? paths.orderManyPath() : null,
    runs: paths.runsPath(),
    errors,
  };
}

function queueLine(ctx: Context, payment: QueuedPayment): QueueLine {
  const t = translator(ctx.locale);
  const since = payment.orderedAt ?? payment.certifiedAt ?? payment.requestedAt;
  return {
    value: `${payment.id}:${payment.version}`,
    href: examinePaymentPath({ ref: payment.caseRef, payment: payment.id }),
    ref: payment.caseRef,
    owner: payment.ownerName,
    address: payment.address,
    kind: t(`agreements.payment.kind.${payment.kind}`),
    amount: payment.amount,
    since: formatterFor(ctx.locale).shortDay(dayOf(since)),
    days: daysBetween(dayOf(since), dayOf(ctx.clock())),
    state: { slug: payment.state, text: t(`agreements.payment.state.${payment.state}`) },
    reference: paymentReference(payment.id),
    iban: maskedIban(ibanOf(ctx, payment)),
  };
}

/** What would be ordered and what cannot be, or what has been. */
export function preflightPage(ctx: Context, preflight: Preflight, done: OrderedMany | null): PreflightPage {
  const t = translator(ctx.locale);
  const lines = (payments: readonly QueuedPayment[]) => payments.map((payment) => queueLine(ctx, payment));
  return {
    back: paths.queuePath(),
    action: paths.orderManyPath(),
    ready: done ? [] : lines(preflight.ready),
    total: preflight.total,
    blocked: [...preflight.blocked].map(([blocker, payments]) => ({
      reason: t(`budget.finance.blocker.${blocker}`),
      lines: lines(payments),
    })),
    done: done && { ordered: done.ordered, total: done.total },
    failed: (done?.failed ?? []).map(({ ref, error }) => `${ref} – ${errorText(error, ctx.locale)}`),
  };
}

/** The runs made, what waits to be sent, and the form for the accountant's answer. */
export async function runsPage(
  ctx: Context,
  entered: Entered | null = null,
  errors: readonly FieldError[] = [],
): Promise<RunsPage> {
  const t = translator(ctx.locale);
  const waiting = await paymentsToSend(ctx.db.read);
  const may = isAllowed(ctx.actor, 'payments.order');
  return {
    back: budgetPath(),
    toSend: { count: waiting.length, total: sumCents(waiting.map(({ amount }) => amount)) },
    make: may && waiting.length > 0 ? paths.runsPath() : null,
    confirm: may ? paths.confirmationsPath() : null,
    runs: await Promise.all((await listRuns(ctx.db.read)).map((run) => runLine(ctx, run))),
    entered: entered && {
      ...entered,
      wrong: entered.wrong.map(({ line, column, fault }) => ({
        line,
        column: t(`budget.finance.column.${column}`),
        text: t(`budget.finance.fault.${fault}`),
      })),
    },
    errors,
  };
}

async function runLine(ctx: Context, run: PaymentRun): Promise<RunLineView> {
  const payments = await paymentsOfRun(ctx.db.read, run.id);
  return {
    href: paths.runPath({ run: run.id }),
    number: run.number,
    madeAt: formatterFor(ctx.locale).shortMoment(run.madeAt),
    payments: run.payments,
    total: run.total,
    answered: payments.filter(({ state }) => state === 'paid' || state === 'rejected').length,
  };
}

export async function openRun(ctx: Context, id: number): Promise<PaymentRun> {
  const run = Number.isSafeInteger(id) ? await findRun(ctx.db.read, id as PaymentRunId) : undefined;
  return mustExist(run, 'budget.finance.errors.unknownRun');
}

export async function runPage(ctx: Context, run: PaymentRun): Promise<RunPage> {
  const may = isAllowed(ctx.actor, 'payments.order');
  return {
    back: paths.runsPath(),
    number: run.number,
    madeAt: formatterFor(ctx.locale).moment(run.madeAt),
    madeBy: (await findAccount(ctx.db.read, run.madeBy))?.name ?? '',
    total: run.total,
    sha256: run.sha256,
    file: may ? paths.runFilePath({ run: run.id }) : null,
    lines: (await paymentsOfRun(ctx.db.read, run.id)).map((payment) => queueLine(ctx, payment)),
  };
}
