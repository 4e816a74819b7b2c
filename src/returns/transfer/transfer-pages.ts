import { actFilePath } from '../../agreements/agreements-paths.ts';
import { totalGiven } from '../../budget/payments/payment-queries.ts';
import { contact } from '../../cases/case-mails.ts';
import { myCasePath } from '../../cases/case-paths.ts';
import { canDo } from '../../cases/case-workflow.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { LinkEndPage } from '../checks/answer-check-pages.ts';
import { transferLinkPath } from '../links/link-paths.ts';
import { undertakingsPath } from '../return-paths.ts';
import { spanWords } from '../span-words.ts';
import { promisesToTake, shownHash } from './answer-transfer.ts';
import { TAKER_KINDS, TRANSFER_CAUSES } from './transfer.ts';
import * as paths from './transfer-paths.ts';
import { type Transfer, transfersOf } from './transfer-store.ts';

type Choice = { readonly value: string; readonly text: string };

export type AnnouncePage = {
  readonly caption: string;
  readonly lead: string;
  readonly back: string;
  readonly action: string;
  readonly causes: readonly Choice[];
  readonly kinds: readonly Choice[];
  /** Who announces it: asked of staff only. */
  readonly by: readonly Choice[] | null;
  readonly max: string;
  readonly typed: Readonly<
    Record<'cause' | 'happenedOn' | 'by' | 'takerKind' | 'takerName' | 'takerEmail' | 'takerAddress', string>
  >;
  readonly errors: readonly FieldError[];
};
export type TakeOverPage = {
  readonly action: string;
  readonly lead: string;
  readonly promises: readonly string[];
  readonly shown: string;
  readonly typed: { readonly name: string; readonly read: boolean };
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'returns/announce-transfer': AnnouncePage;
    'returns/take-over': TakeOverPage;
  }
}

/** The form that announces a change of owner, for its owner or for staff. */
export async function announcePage(
  ctx: Context,
  row: CaseRow,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<AnnouncePage> {
  const t = translator(ctx.locale);
  const line = await findCaseLine(ctx.db.read, row.id);
  const ref = row.ref ?? '';
  const staff = ctx.actor.kind === 'staff';
  const value = (name: keyof AnnouncePage['typed']) => typedText(typed, name);
  return {
    caption: t('returns.monitoring.lead', { ref, address: line?.address ?? '' }),
    lead: t('transfers.announce.lead', { address: line?.address ?? '' }),
    back: staff ? undertakingsPath({ ref }) : myCasePath({ case: row.id }),
    action: staff ? paths.newTransferPath({ ref }) : paths.myTransferPath({ case: row.id }),
    causes: TRANSFER_CAUSES.map((cause) => ({ value: cause, text: t(`transfers.cause.${cause}`) })),
    kinds: TAKER_KINDS.map((kind) => ({ value: kind, text: t(`transfers.takerKind.${kind}`) })),
    by: staff
      ? (['notary', 'officer'] as const).map((by) => ({ value: by, text: t(`transfers.by.${by}`) }))
      : null,
    max: dayOf(ctx.clock()),
    typed: {
      cause: value('cause'),
      happenedOn: value('happenedOn'),
      by: value('by'),
      takerKind: value('takerKind'),
      takerName: value('takerName'),
      takerEmail: value('takerEmail'),
      takerAddress: value('takerAddress'),
    },
    errors,
  };
}

/** What the taker reads before they accept: the home, what was paid, each undertaking to its term. */
export async function takeOverPage(
  ctx: Context,
  token: string,
  transfer: Transfer,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<TakeOverPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(read, transfer.caseId), 'cases.errors.unknown');
  const promises = await promisesToTake(read, transfer.caseId);
  const paid = formatterFor(ctx.locale).money(await totalGiven(read, transfer.caseId));
  return {
    action: transferLinkPath({ token }),
    lead: t('transfers.answer.lead', { address: line.address, paid }),
    promises: promises.map((promise) => {
      const { what, to } = spanWords(ctx, promise);
      return `${what}, ${t('transfers.answer.until', { day: to })}`;
    }),
    shown: shownHash(promises),
    typed: { name: typedText(typed, 'name'), read: typedText(typed, 'read') !== '' },
    errors,
  };
}

export function takeOverEndPage(ctx: Context, { state }: Pick<Transfer, 'state'>): LinkEndPage {
  const t = translator(ctx.locale);
  if (state === 'accepted')
    return { title: t('transfers.answer.thanks'), texts: [t('transfers.answer.thanksText')], good: true };
  if (state === 'refused')
    return { title: t('transfers.answer.refused'), texts: [t('transfers.answer.refusedText')], good: false };
  const texts = [t('transfers.answer.closedText', contact(ctx, ctx.locale))];
  return { title: t('transfers.answer.closed'), texts, good: false };
}

export type TransferLine = {
  readonly text: string;
  readonly until: string | null;
  readonly state: { readonly slug: string; readonly text: string };
  readonly act: string | null;
  readonly paper: { readonly action: string; readonly version: number; readonly max: string } | null;
};

const TONE = { asked: 'waiting', accepted: 'accepted', refused: 'refused', silent: 'overdue' } as const;

/** The changes of owner of a case, for its page of undertakings. */
export async function transferLines(ctx: Context, row: CaseRow): Promise<TransferLine[]> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const ref = row.ref ?? '';
  const may = isAllowed(ctx.actor, 'returns.record');
  return (await transfersOf(ctx.db.read, row.id)).map((transfer) => ({
    text: t('transfers.page.line', {
      cause: t(`transfers.cause.${transfer.cause}`),
      day: day(transfer.happenedOn),
      name: transfer.takerName,
    }),
    until: transfer.state === 'asked' ? t('transfers.page.until', { day: day(transfer.answerBy) }) : null,
    state: { slug: TONE[transfer.state], text: t(`transfers.state.${transfer.state}`) },
    act: transfer.actId && actFilePath({ ref, act: transfer.actId }),
    paper:
      may && canDo(row.state, 'claw-back') && (transfer.state === 'asked' || transfer.state === 'silent')
        ? {
            action: paths.paperTransferPath({ ref, transfer: transfer.id }),
            version: transfer.version,
            max: dayOf(ctx.clock()),
          }
        : null,
  }));
}
