import { caseDocumentPath, casePath } from '../cases/case-paths.ts';
import { canDo } from '../cases/case-workflow.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { findAccount } from '../people/people-queries.ts';
import { isAllowed } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import type { FieldError } from '../web/forms.ts';
import { boundOwner } from './bound-owner.ts';
import { type BreachLine, breachLines } from './breach/breach-lines.ts';
import { newBreachPath } from './breach/breach-paths.ts';
import { type CheckLine, checkLines } from './checks/check-lines.ts';
import { promisedBy } from './promised.ts';
import * as paths from './return-paths.ts';
import {
  findingOf,
  type MarketReturn,
  returnOfCase,
  undertakingsOf,
  verificationOf,
} from './return-store.ts';
import { type SpanWords, spanWords } from './span-words.ts';
import { asksTenantBand } from './tenant-band.ts';
import { type TransferLine, transferLines } from './transfer/transfer-pages.ts';
import { newTransferPath } from './transfer/transfer-paths.ts';
import { lastTerm } from './undertaking.ts';

type Fact = { readonly label: string; readonly value: string };
export type UndertakingLine = SpanWords & {
  readonly state: { readonly slug: string; readonly text: string };
};
export type UndertakingsPage = {
  readonly lead: string;
  readonly back: string;
  readonly facts: readonly Fact[];
  readonly proof: string | null;
  readonly lines: readonly UndertakingLine[];
  readonly checks: readonly CheckLine[];
  readonly breaches: readonly BreachLine[];
  readonly newBreach: string | null;
  readonly transfers: readonly TransferLine[];
  readonly newTransfer: string | null;
  readonly verify: { readonly action: string; readonly version: number } | null;
  readonly verified: string | null;
  readonly close: { readonly action: string; readonly version: number } | null;
  readonly notYet: string | null;
  readonly all: string;
  readonly errors: readonly FieldError[];
};

declare module '../web/views.ts' {
  interface Views {
    'returns/undertakings': UndertakingsPage;
  }
}

/** What was promised for a case, what is asked, broken or handed over, what is left of it, and its end. */
export async function undertakingsPage(
  ctx: Context,
  row: CaseRow,
  errors: readonly FieldError[] = [],
): Promise<UndertakingsPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const found = mustExist(await returnOfCase(read, row.id), 'returns.errors.unknown');
  const rows = await undertakingsOf(read, row.id);
  const may = isAllowed(ctx.actor, 'returns.record');
  const followed = may && canDo(row.state, 'claw-back');
  const ref = row.ref ?? '';
  const line = await findCaseLine(read, row.id);
  return {
    lead: t('returns.monitoring.lead', { ref: row.ref, address: line?.address ?? '' }),
    back: casePath({ ref }),
    facts: [
      ...(await returnFacts(ctx, row, found)),
      { label: t('returns.monitoring.holder'), value: (await boundOwner(read, row)).name },
    ],
    proof: await proofPath(ctx, row, found),
    lines: rows.map((one) => ({
      ...spanWords(ctx, one),
      state: { slug: one.state, text: t(`returns.undertaking.state.${one.state}`) },
    })),
    checks: await checkLines(ctx, row),
    breaches: await breachLines(ctx, row),
    newBreach: followed && rows.some(({ state }) => state === 'running') ? newBreachPath({ ref }) : null,
    transfers: await transferLines(ctx, row),
    newTransfer: followed ? newTransferPath({ ref }) : null,
    ...(await endingOf(ctx, row)),
    all: paths.runningPath(),
    errors,
  };
}

/** The end of a case takes two people: what this one may do, or who has done the first half. */
async function endingOf(
  ctx: Context,
  row: CaseRow,
): Promise<Pick<UndertakingsPage, 'verify' | 'verified' | 'close' | 'notYet'>> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const ref = row.ref ?? '';
  const running = (await undertakingsOf(read, row.id)).filter(({ state }) => state === 'running');
  const last = lastTerm(running);
  const over = last === null || last <= dayOf(ctx.clock());
  const verification = await verificationOf(read, row.id);
  const who = verification && (await findAccount(read, verification.verifiedBy));
  const may = isAllowed(ctx.actor, 'cases.instruct');
  const open = canDo(row.state, 'close');
  const first = 'accountId' in ctx.actor && ctx.actor.accountId === verification?.verifiedBy;
  return {
    verify:
      open && over && may && !verification
        ? { action: paths.verifyUndertakingsPath({ ref }), version: row.version }
        : null,
    verified:
      open && verification
        ? t('returns.monitoring.verifiedBy', {
            name: who?.name ?? '',
            day: day(dayOf(verification.verifiedAt)),
          })
        : null,
    close:
      open && over && may && verification && !first
        ? { action: paths.closeCasePath({ ref }), version: row.version }
        : null,
    notYet: open && !over && last ? t('returns.monitoring.notYet', { day: day(last) }) : null,
  };
}

async function returnFacts(ctx: Context, row: CaseRow, found: MarketReturn): Promise<Fact[]> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const sum = (label: string, amount: MarketReturn['monthlyRent']) =>
    amount === null ? [] : [{ label, value: fmt.money(amount) }];
  return [
    {
      label: t('returns.monitoring.exit'),
      value: translateDynamic(ctx.locale, `returns.exit.${found.exitKind}`),
    },
    { label: t('returns.monitoring.occupiedOn'), value: fmt.day(found.occupiedOn) },
    {
      label: t('returns.monitoring.evidence'),
      value: translateDynamic(ctx.locale, `returns.evidence.${found.evidence}`),
    },
    ...sum(t('returns.monitoring.rent'), found.monthlyRent),
    ...sum(t('returns.monitoring.ceiling'), found.rentCeiling),
    ...(await findingFacts(ctx, row, found)),
  ];
}

/** The tenant's band, with who saw the notice and when, and why the use differs. */
async function findingFacts(ctx: Context, row: CaseRow, found: MarketReturn): Promise<Fact[]> {
  const t = translator(ctx.locale);
  const finding = await findingOf(ctx.db.read, found.id);
  const asked = found.monthlyRent !== null && asksTenantBand(promisedBy(row).rentLevel);
  const seenBy = finding?.tenantSeenBy ? await findAccount(ctx.db.read, finding.tenantSeenBy) : undefined;
  const band =
    finding?.tenantBand && finding.tenantSeenOn
      ? t('returns.monitoring.tenantSeen', {
          band: t(`returns.record.tenantBands.${finding.tenantBand}`),
          day: formatterFor(ctx.locale).day(finding.tenantSeenOn),
          name: seenBy?.name ?? '',
        })
      : t('returns.monitoring.tenantNotSeen');
  return [
    ...(asked ? [{ label: t('returns.monitoring.tenantBand'), value: band }] : []),
    ...(finding?.difference
      ? [{ label: t('returns.monitoring.difference'), value: finding.difference }]
      : []),
  ];
}

/** The proof among the pieces of the case. */
async function proofPath(ctx: Context, row: CaseRow, found: MarketReturn): Promise<string | null> {
  const document = (await documentsOf(ctx.db.read, row.id)).findLast(({ hash }) => hash === found.hash);
  return document ? caseDocumentPath({ ref: row.ref ?? '', document: document.id }) : null;
}
