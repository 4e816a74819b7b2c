import type { CasePanelView } from '../cases/case-panels.ts';
import { canDo, hasEnded } from '../cases/case-workflow.ts';
import { billsOf, type CaseRow } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { type MessageKey, translator } from '../i18n/translate.ts';
import { isAllowed } from '../shared/actor.ts';
import type { Permission } from '../shared/permissions.ts';
import { visitsPath } from '../visits/visit-paths.ts';
import { mayRead } from './acts/act-file-routes.ts';
import { type Act, actsOfCase } from './acts/act-store.ts';
import * as paths from './agreements-paths.ts';
import { isAmendable } from './amendments/amendment.ts';
import { ownersDone, type SigningState, signatoryLines, signingState } from './signing/signing-pages.ts';
import { isPerson, standings } from './signing/standing.ts';
import { takesInvoices } from './works/record-invoice.ts';
import { type Visit, visitsOf } from './works/visit-store.ts';

type Reader = 'staff' | 'owner';
export type ActLine = {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: string;
  /** Opened before its turn in the queue, the document is made then. */
  readonly href: string;
  readonly signedHref: string | null;
};
/** What the case page shows of acts, signatures, works and visits. */
export type AgreementPanel = {
  /** There is an agreement: before, the acts are letters. */
  readonly agreed: boolean;
  readonly acts: readonly ActLine[];
  readonly signatures: readonly string[];
  readonly works: readonly string[];
  readonly visits: readonly {
    readonly day: string;
    readonly outcome: string;
    readonly slug: string;
    readonly findings: string;
    readonly reserves: string | null;
  }[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
};

/** The panel of this room on a case page; null before any act. */
export async function agreementPanel(
  ctx: Context,
  seen: CaseRow,
  reader: Reader,
): Promise<CasePanelView | null> {
  const { read } = ctx.db;
  const acts = (await actsOfCase(read, seen.id)).filter((act) => mayRead(ctx, act));
  const agreement = acts.findLast(({ kind }) => kind === 'agreement');
  const signing = await signingState(read, agreement);
  const action = actionOf(ctx, seen, reader, { agreement, signing });
  if (acts.length === 0 && !action) return null;
  const model: AgreementPanel = {
    agreed: agreement !== undefined,
    acts: acts.map((act) => actLine(ctx, seen, reader, act)).toReversed(),
    // Nobody is waited for once the case has ended: only who signed is told.
    signatures: signatoryLines(ctx, signing).flatMap(({ text, signed }) =>
      signed || !hasEnded(seen.state) ? [text] : [],
    ),
    works: await worksLines(ctx, seen),
    visits: (await visitsOf(read, seen.id)).map((visit) => visitLine(ctx, visit)).toReversed(),
    links: linksOf(ctx, seen, reader, agreement),
  };
  return { view: 'agreements/_panel.njk', model, action };
}

type Found = { readonly agreement: Act | undefined; readonly signing: SigningState };

/** The next thing this reader has to do in this room. */
function actionOf(ctx: Context, seen: CaseRow, reader: Reader, found: Found): CasePanelView['action'] {
  const t = translator(ctx.locale);
  const link = (key: MessageKey, href: string) => ({ text: t(key), href });
  if (reader === 'owner') return ownerAction(ctx, seen, found, link);
  const may = (permission: Permission) => isAllowed(ctx.actor, permission);
  const ref = seen.ref ?? '';
  if (canDo(seen.state, 'issue-agreement') && may('agreements.issue'))
    return link('agreements.action.issue', paths.agreementPath({ ref }));
  if (canDo(seen.state, 'sign-last') && ownersDone(found.signing) && may('agreements.sign'))
    return link('agreements.action.countersign', paths.agreementPath({ ref }));
  if (canDo(seen.state, 'confirm-conformity') && may('cases.instruct'))
    return link('agreements.action.conformity', `${visitsPath({ ref })}#held`);
  return null;
}

function ownerAction(
  { actor }: Context,
  seen: CaseRow,
  { agreement, signing }: Found,
  link: (key: MessageKey, href: string) => NonNullable<CasePanelView['action']>,
): CasePanelView['action'] {
  const waits =
    actor.kind === 'owner' &&
    standings(signing.signatories, signing.signatures).some(
      ({ signatory, signature }) => signature === null && isPerson(signatory, actor),
    );
  if (seen.state === 'to-sign' && agreement && waits)
    return link('agreements.action.sign', paths.myAgreementPath({ case: seen.id }));
  if (canDo(seen.state, 'start-works'))
    return link('agreements.action.startWorks', paths.startWorksPath({ case: seen.id }));
  if (canDo(seen.state, 'finish-works'))
    return link('agreements.action.finishWorks', paths.finishWorksPath({ case: seen.id }));
  return null;
}

function linksOf(
  ctx: Context,
  seen: CaseRow,
  reader: Reader,
  agreement: Act | undefined,
): AgreementPanel['links'] {
  const t = translator(ctx.locale);
  const owner = reader === 'owner';
  const ref = seen.ref ?? '';
  return [
    ...(agreement
      ? [
          {
            text: t('agreements.action.read'),
            href: owner ? paths.myAgreementPath({ case: seen.id }) : paths.agreementPath({ ref }),
          },
        ]
      : []),
    ...(agreement && !owner && isAmendable(seen.state)
      ? [{ text: t('amendments.title'), href: paths.amendmentsPath({ ref }) }]
      : []),
    ...(takesInvoices(seen.state) && (owner || isAllowed(ctx.actor, 'payments.certify'))
      ? [
          {
            text: t('agreements.action.invoices'),
            href: owner ? paths.myInvoicesPath({ case: seen.id }) : paths.invoicesPath({ ref }),
          },
        ]
      : []),
  ];
}

function actLine(ctx: Context, seen: CaseRow, reader: Reader, act: Act): ActLine {
  const t = translator(ctx.locale);
  const [own, staff] = [
    { case: seen.id, act: act.id },
    { ref: seen.ref ?? '', act: act.id },
  ];
  const owner = reader === 'owner';
  return {
    kind: t(`agreements.act.kind.${act.kind}`),
    number: act.number,
    issuedOn: t('agreements.panel.issuedOn', { day: formatterFor(ctx.locale).day(act.facts.issuedOn) }),
    href: owner ? paths.myActFilePath(own) : paths.actFilePath(staff),
    signedHref:
      act.signedFileHash && (owner ? paths.mySignedActFilePath(own) : paths.signedActFilePath(staff)),
  };
}

async function worksLines(ctx: Context, seen: CaseRow): Promise<string[]> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  if (seen.worksStartedOn === null) return [];
  const invoices = await billsOf(ctx.db.read, seen.id, 'invoice');
  return [
    t('agreements.panel.worksStarted', { day: day(seen.worksStartedOn) }),
    ...(seen.worksDoneOn ? [t('agreements.panel.worksDone', { day: day(seen.worksDoneOn) })] : []),
    t('agreements.panel.invoices', { count: invoices.length }),
  ];
}

const visitLine = ({ locale }: Context, visit: Visit) => ({
  day: formatterFor(locale).day(visit.visitedOn),
  outcome: translator(locale)(`agreements.visit.outcomes.${visit.outcome}`),
  slug: visit.outcome === 'not-conforming' ? 'refused' : 'accepted',
  findings: visit.findings,
  reserves: visit.reserves,
});
