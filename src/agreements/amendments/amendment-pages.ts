import { casePath } from '../../cases/case-paths.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findAccount } from '../../people/people-queries.ts';
import type { OwnerActor, Staff } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AccountId, ActId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { upperFirst } from '../../shared/upper-first.ts';
import { findUnit } from '../../units/units-queries.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { ActFacts, AmendmentDetail } from '../acts/act-facts.ts';
import { type Act, findAct } from '../acts/act-store.ts';
import { type DocumentView, documentView } from '../acts/document-view.ts';
import { actFacts, gatherBackground, textOfKind } from '../acts/gather-facts.ts';
import { type AgreementFacts, agreementFacts, type SignPage, signingForm } from '../agreement-pages.ts';
import * as paths from '../agreements-paths.ts';
import { PROJECT } from '../preview-agreement.ts';
import {
  ownerLinks,
  ownersDone,
  type SignatoryLine,
  signatoryLines,
  signingState,
  staffLinks,
} from '../signing/signing-pages.ts';
import { waitingFrom } from '../signing/waiting-from.ts';
import { type AmendableTerms, amendableTerms } from './amendable-terms.ts';
import { awardChange, type Change, isAmendable, isOpen } from './amendment.ts';
import { amendmentDetail } from './amendment-detail.ts';
import { amendmentPdf } from './amendment-pdf.ts';
import { type Amendment, amendmentOfAct, amendmentsOf } from './amendment-store.ts';
import { limitsOf } from './propose-amendment.ts';
import { quoteOf } from './quote-change-pdf.ts';

export type AmendmentsPage = {
  readonly lead: string;
  readonly back: string;
  readonly propose: string | null;
  readonly rows: readonly {
    readonly href: string;
    readonly what: string;
    readonly number: string;
    readonly since: string;
    readonly state: { readonly slug: string; readonly text: string };
  }[];
};

export type AmendmentFormPage = {
  readonly lead: string;
  readonly back: string;
  readonly action: string;
  readonly version: number | null;
  readonly reason: string;
  readonly amount: { readonly value: string; readonly hint: string } | null;
  readonly deadlines: readonly NumberLine[];
  readonly undertakings: readonly NumberLine[];
  readonly works: readonly {
    readonly index: number;
    readonly name: string;
    readonly cost: string;
    readonly quantity: string;
    readonly drop: boolean;
    readonly unit: string;
  }[];
  readonly beneficiary: {
    readonly same: string;
    readonly value: string;
    readonly items: readonly { readonly value: string; readonly text: string }[];
  } | null;
  readonly errors: readonly FieldError[];
};
type NumberLine = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly unit: string;
};

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
    'agreements/amendments': AmendmentsPage;
    'agreements/amendment-form': AmendmentFormPage;
    'agreements/amendment': AmendmentPage;
    'agreements/sign-amendment': SignPage;
  }
}

async function leadOf(ctx: Context, row: CaseRow): Promise<string> {
  const unit = await findUnit(ctx.db.read, row.unitId);
  return translator(ctx.locale)('amendments.lead', { ref: row.ref, address: unit?.address ?? '' });
}

const whatChanges = ({ locale }: Context, changes: readonly Change[]): string =>
  [...new Set(changes.map(({ kind }) => translator(locale)(`amendments.kind.${kind}`)))].join(', ');

const stateOf = ({ locale }: Context, state: Amendment['state']) => ({
  slug: SLUGS[state],
  text: translator(locale)(`amendments.state.${state}`),
});
const SLUGS = {
  proposed: 'submitted',
  refused: 'refused',
  'to-sign': 'to-sign',
  signed: 'signed',
  abandoned: 'withdrawn',
} as const;

const may = ({ actor }: Context, permission: 'agreements.issue' | 'agreements.sign'): boolean =>
  actor.kind === 'staff' && allows(actor.role, permission);

/** Amendments of a case, latest first. */
export async function amendmentsPage(ctx: Context, row: CaseRow): Promise<AmendmentsPage> {
  const ref = row.ref ?? '';
  const all = await amendmentsOf(ctx.db.read, row.id);
  const rows: AmendmentsPage['rows'][number][] = [];
  for (const one of all.toReversed()) {
    const act = one.actId === null ? undefined : await findAct(ctx.db.read, one.actId);
    rows.push({
      href: paths.amendmentPath({ ref, amendment: one.id }),
      what: whatChanges(ctx, one.changes),
      number: act?.number ?? '',
      since: formatterFor(ctx.locale).moment(one.draftedAt),
      state: stateOf(ctx, one.state),
    });
  }
  const free = isAmendable(row.state) && !all.some(({ state }) => isOpen(state));
  return {
    lead: await leadOf(ctx, row),
    back: casePath({ ref }),
    propose: free && may(ctx, 'agreements.issue') ? paths.newAmendmentPath({ ref }) : null,
    rows,
  };
}

/** The form of a new amendment, or of a proposal written anew. */
export async function amendmentFormPage(
  ctx: Context,
  row: CaseRow,
  amendment: Amendment | null,
  again: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<AmendmentFormPage> {
  const now = await amendableTerms(ctx.db.read, ctx, row);
  const { deadlines } = await limitsOf(ctx.db.read, row);
  const { exactMoney } = formatterFor(ctx.locale);
  const t = translator(ctx.locale);
  const ref = row.ref ?? '';
  const written = new Map(amendment ? writtenOf(amendment.changes) : []);
  const value = (field: string, current: string) =>
    again ? typedText(again.typed, field) : (written.get(field) ?? current);
  return {
    lead: await leadOf(ctx, row),
    back: paths.amendmentsPath({ ref }),
    action: amendment
      ? paths.editAmendmentPath({ ref, amendment: amendment.id })
      : paths.newAmendmentPath({ ref }),
    version: amendment?.version ?? null,
    reason: value('reason', amendment?.reason ?? ''),
    amount: ['signed', 'works-started', 'works-done', 'conformity'].includes(row.state)
      ? {
          value: value('amount', euros(now.amount)),
          hint: t('amendments.amountHint', { amount: exactMoney(now.amount) }),
        }
      : null,
    deadlines: now.deadlines.map((delay) => ({
      ...deadlineLine(ctx, delay, deadlines),
      value: value(`deadline-${delay.code}`, String(delay.count)),
    })),
    undertakings: now.undertakings.map(({ kind, years }) => ({
      name: `undertaking-${kind}`,
      label: t(`incentives.undertakings.${kind}`),
      hint: t('amendments.undertakingHint', { years }),
      value: value(`undertaking-${kind}`, String(years)),
      unit: t('amendments.years'),
    })),
    works: now.works.map((work, index) => ({
      index,
      name: upperFirst(translateDynamic(ctx.locale, `incentives.terms.measure.${work.measure}`)),
      cost: value(`work-${index}-cost`, euros(work.costHT)),
      quantity: value(`work-${index}-quantity`, work.quantity === null ? '' : String(work.quantity)),
      drop: value(`work-${index}-drop`, '') === 'yes',
      unit: work.unit,
    })),
    beneficiary: beneficiaryField(ctx, now, value('beneficiary', '')),
    errors: again?.errors ?? [],
  };
}

/** Cents as one types them. */
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');

function deadlineLine(
  { locale }: Context,
  { code, count, unit }: AmendableTerms['deadlines'][number],
  scheme: AmendableTerms['deadlines'],
): Omit<NumberLine, 'value'> {
  const t = translator(locale);
  const rule = scheme.find((known) => known.code === code);
  const words = (n: number) => t(`agreements.act.words.${unit}`, { n });
  const most = rule?.extension ? rule.count + rule.extension.count * rule.extension.times : null;
  return {
    name: `deadline-${code}`,
    label: t(`incentives.deadlines.${code}`),
    hint:
      most === null
        ? t('amendments.deadlineFixed', { now: words(count) })
        : t('amendments.deadlineHint', { now: words(count), most: words(most) }),
    unit: t(`amendments.${unit}`),
  };
}

const beneficiaryField = (
  { locale }: Context,
  { beneficiary, heirs }: AmendableTerms,
  value: string,
): AmendmentFormPage['beneficiary'] =>
  heirs.length === 0
    ? null
    : {
        same: translator(locale)('amendments.beneficiarySame', { name: beneficiary.name }),
        value,
        items: heirs.map(({ ownerId, name }) => ({ value: String(ownerId), text: name })),
      };

/** A proposal as the fields of its form. */
const writtenOf = (changes: readonly Change[]): [string, string][] => changes.flatMap(fieldsOf);

function fieldsOf(change: Change): [string, string][] {
  switch (change.kind) {
    case 'amount':
      return [['amount', euros(change.after)]];
    case 'deadline':
      return [[`deadline-${change.code}`, String(change.after.count)]];
    case 'undertaking':
      return [[`undertaking-${change.undertaking}`, String(change.after)]];
    case 'beneficiary':
      return [['beneficiary', String(change.after.ownerId)]];
    case 'works':
      return change.before.flatMap((work, index): [string, string][] => {
        const kept = change.after.find(({ measure }) => measure === work.measure);
        return kept
          ? [
              [`work-${index}-cost`, euros(kept.costHT)],
              [`work-${index}-quantity`, kept.quantity === null ? '' : String(kept.quantity)],
            ]
          : [[`work-${index}-drop`, 'yes']];
      });
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

/** The same for an owner, who reads it and signs. @throws not-found for an act that is no amendment of the case */
export async function signAmendmentPage(
  ctx: Context,
  row: CaseRow,
  actId: ActId,
  again: { readonly errors: readonly FieldError[]; readonly readTicked: boolean } | null = null,
): Promise<SignPage> {
  const amendment = mustExist(await amendmentOfAct(ctx.db.read, actId), 'agreements.errors.unknownAct');
  const act = mustExist(await findAct(ctx.db.read, actId), 'agreements.errors.unknownAct');
  mustExist(act.caseId === row.id ? act : null, 'agreements.errors.unknownAct');
  const signing = await signingState(ctx.db.read, act);
  const waiting = waitingFrom(signing, ctx.actor as OwnerActor);
  const common: Omit<AgreementFacts, 'errors'> = agreementFacts(
    ctx,
    { row, facts: act.facts, act, ...signing },
    ownerLinks(row),
  );
  const [next] = amendment.state === 'to-sign' ? waiting : [];
  const ids = { case: row.id, act: act.id };
  const links = { sendCode: paths.sendAmendmentCodePath(ids), sign: paths.signAmendmentPath(ids) };
  const several = signing.signatories.length > 1;
  return {
    ...common,
    errors: again?.errors ?? [],
    readTicked: again?.readTicked ?? false,
    signing: next && act.fileHash !== null ? await signingForm(ctx, act, { next, several }, links) : null,
  };
}

export const amendmentDocument = (facts: ActFacts, detail: AmendmentDetail) => amendmentPdf(facts, detail);
