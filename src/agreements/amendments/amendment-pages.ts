import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import type { Staff } from '../../shared/actor.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { ActFacts, AmendmentDetail } from '../acts/act-facts.ts';
import { type Act, findAct } from '../acts/act-store.ts';
import { type DocumentView, documentView } from '../acts/document-view.ts';
import { actFacts, gatherBackground, textOfKind } from '../acts/gather-facts.ts';
import * as paths from '../agreements-paths.ts';
import { PROJECT } from '../preview-agreement.ts';
import {
  ownersDone,
  type SignatoryLine,
  signatoryLines,
  signingState,
  staffLinks,
} from '../signing/signing-pages.ts';
import { awardChange, isOpen } from './amendment.ts';
import { amendmentDetail } from './amendment-detail.ts';
import { amendmentPdf } from './amendment-pdf.ts';
import type { Amendment } from './amendment-store.ts';
import { leadOf, may, stateOf } from './amendments-pages.ts';
import { quoteOf } from './quote-change-pdf.ts';

export type AmendmentPage = {
  readonly lead: string;
  readonly back: string;
  readonly title: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly facts: readonly string[];
  readonly reason: string;
  readonly quotes: readonly {
    readonly title: string;
    readonly before: DocumentView;
    readonly after: DocumentView;
  }[];
  readonly money: string | null;
  readonly preview: string | null;
  readonly rewrite: string | null;
  readonly decide: string | null;
  readonly own: boolean;
  readonly abandon: string | null;
  readonly signatures: readonly SignatoryLine[];
  readonly files: readonly { readonly text: string; readonly href: string }[];
  readonly countersign: { readonly action: string; readonly shownHash: string } | null;
  readonly version: number;
  readonly typed: { readonly verdict: string; readonly note: string };
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/amendment': AmendmentPage;
  }
}

/** The facts of an amendment as it would be issued now; those frozen once it is. */
export async function factsOfAmendment(
  ctx: Context,
  row: CaseRow,
  amendment: Amendment,
): Promise<{ facts: ActFacts; detail: AmendmentDetail; act: Act | null }> {
  const { read } = ctx.db;
  const act = amendment.actId === null ? undefined : await findAct(read, amendment.actId);
  if (act?.facts.detail.kind === 'amendment') return { facts: act.facts, detail: act.facts.detail, act };
  const background = await gatherBackground(read, ctx, row);
  const detail = await amendmentDetail(read, ctx, amendment);
  const facts = actFacts(ctx, background, detail, {
    number: PROJECT,
    code: PROJECT,
    signatories: [],
    text: await textOfKind(read, detail.kind, background.common.issuedOn),
  });
  return { facts: { ...facts, specimen: true }, detail, act: null };
}

/** One amendment: what it changes, before and after, and what this person can do with it. */
export async function amendmentPage(
  ctx: Context,
  row: CaseRow,
  amendment: Amendment,
  again: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<AmendmentPage> {
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const ids = { ref, amendment: amendment.id };
  const { facts, detail, act } = await factsOfAmendment(ctx, row, amendment);
  const signing = await signingState(ctx.db.read, act ?? undefined);
  const waits = amendment.state === 'to-sign';
  return {
    lead: await leadOf(ctx, row),
    back: paths.amendmentsPath({ ref }),
    title: act ? `${t('amendments.titleOne')} ${act.number}` : t('amendments.titleOne'),
    state: stateOf(ctx, amendment.state),
    facts: await historyOf(ctx, amendment),
    reason: amendment.reason,
    quotes: amendment.changes.map((change) => {
      const { title, before, after } = quoteOf({ ...facts, lang: ctx.locale }, detail, change);
      return { title, before: documentView({ blocks: before }), after: documentView({ blocks: after }) };
    }),
    money: moneyLine(ctx, amendment),
    ...deedsOn(ctx, amendment, ids),
    signatures: act ? signatoryLines(ctx, signing) : [],
    files: act ? filesOf(ctx, act, staffLinks(ref)) : [],
    countersign:
      waits && act?.fileHash && ownersDone(signing) && may(ctx, 'agreements.sign')
        ? { action: paths.countersignAmendmentPath(ids), shownHash: act.fileHash }
        : null,
    version: amendment.version,
    typed: {
      verdict: again ? typedText(again.typed, 'verdict') : '',
      note: again ? typedText(again.typed, 'note') : '',
    },
    errors: again?.errors ?? [],
  };
}

/** What this person can do with a proposal: nobody decides on their own. */
function deedsOn(
  ctx: Context,
  amendment: Amendment,
  ids: { readonly ref: string; readonly amendment: Amendment['id'] },
): Pick<AmendmentPage, 'preview' | 'rewrite' | 'decide' | 'own' | 'abandon'> {
  const open = amendment.state === 'proposed';
  const own = amendment.draftedBy === (ctx.actor as Staff).accountId;
  const issues = may(ctx, 'agreements.issue');
  return {
    preview: open ? paths.previewAmendmentPath(ids) : null,
    rewrite: open && issues ? paths.editAmendmentPath(ids) : null,
    decide: open && !own && issues ? paths.decideAmendmentPath(ids) : null,
    own: open && own,
    abandon: isOpen(amendment.state) && issues ? paths.abandonAmendmentPath(ids) : null,
  };
}

function filesOf(
  ctx: Context,
  { id, number, fileHash, signedFileHash }: Act,
  links: ReturnType<typeof staffLinks>,
): AmendmentPage['files'] {
  const t = translator(ctx.locale);
  return [
    ...(signedFileHash ? [{ text: t('agreements.panel.signedCopy'), href: links.signed(id) }] : []),
    ...(fileHash ? [{ text: `${t('amendments.titleOne')} ${number} (PDF)`, href: links.file(id) }] : []),
    { text: t('signing.english'), href: links.english(id) },
  ];
}

async function historyOf(ctx: Context, amendment: Amendment): Promise<string[]> {
  const t = translator(ctx.locale);
  const { moment } = formatterFor(ctx.locale);
  const who = async (id: AccountId) => (await findAccount(ctx.db.read, id))?.name ?? '';
  const { draftedBy, draftedAt, decidedBy, decidedAt, decisionNote, effectiveAt } = amendment;
  return [
    t('amendments.by', { who: await who(draftedBy), moment: moment(draftedAt) }),
    ...(decidedBy && decidedAt
      ? [t('amendments.decidedBy', { who: await who(decidedBy), moment: moment(decidedAt) })]
      : []),
    ...(decisionNote ? [t('amendments.refusedBecause', { note: decisionNote })] : []),
    ...(effectiveAt ? [t('amendments.effective', { moment: moment(effectiveAt) })] : []),
  ];
}

function moneyLine({ locale }: Context, { changes }: Amendment): string | null {
  const change = awardChange(changes);
  if (change === 0) return null;
  const amount = formatterFor(locale).exactMoney(Math.abs(change));
  return translator(locale)(`amendments.money.${change > 0 ? 'more' : 'less'}`, { amount });
}

export const amendmentDocument = (facts: ActFacts, detail: AmendmentDetail) => amendmentPdf(facts, detail);
