import type { CaseRow } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { OwnerActor, Staff } from '../shared/actor.ts';
import { mustExist } from '../shared/errors.ts';
import { allows } from '../shared/permissions.ts';
import type { FieldError } from '../web/forms.ts';
import type { ActFacts } from './acts/act-facts.ts';
import { actPdf } from './acts/act-pdf.ts';
import { type Act, latestAct } from './acts/act-store.ts';
import { type DocumentView, documentView } from './acts/document-view.ts';
import * as paths from './agreements-paths.ts';
import { demonstrationMailboxPath } from './demonstration-mailbox.ts';
import { previewAgreement } from './preview-agreement.ts';
import type { Signatory } from './signing/signatory-store.ts';
import { maskedMailbox } from './signing/signature-proof.ts';
import { codeFault } from './signing/signing-code.ts';
import { lastSigningCode } from './signing/signing-code-store.ts';
import {
  type ActLinks,
  ownerLinks,
  ownersDone,
  type PaperLine,
  progressText,
  type ReachForm,
  reachForms,
  type SignatoryLine,
  type SigningState,
  signatoryLines,
  signingState,
  staffLinks,
} from './signing/signing-pages.ts';
import { waitingFrom } from './signing/waiting-from.ts';

/** What both readers see of an agreement. */
export type AgreementFacts = {
  readonly lead: string;
  readonly back: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly amount: string;
  readonly document: DocumentView;
  readonly documentLang: string;
  readonly files: readonly { readonly text: string; readonly href: string; readonly hash: string }[];
  readonly preparing: boolean;
  readonly signatures: readonly SignatoryLine[];
  readonly progress: string;
  /** Where the English courtesy copy is; null before the act is issued. */
  readonly english: string | null;
  /** Scans of the signed paper, kept beside the act. */
  readonly paper: readonly PaperLine[];
  readonly verify: string | null;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

export type AgreementPage = AgreementFacts & {
  readonly reach: readonly ReachForm[];
  readonly issue: { readonly action: string; readonly preview: string } | null;
  readonly countersign: {
    readonly action: string;
    readonly shownHash: string;
    readonly text: string;
  } | null;
};

export type SignPage = AgreementFacts & {
  /** Ticked before the code was refused. */
  readonly readTicked: boolean;
  readonly signing: {
    readonly sendCode: string;
    readonly sign: string;
    readonly shownHash: string;
    readonly signatory: number;
    /** For whom, when several owners sign. */
    readonly signingFor: string | null;
    readonly mailbox: string;
    /** Said once a code can be used. */
    readonly sent: string | null;
    readonly demoMails: string | null;
  } | null;
};

declare module '../web/views.ts' {
  interface Views {
    'agreements/show': AgreementPage;
    'agreements/sign': SignPage;
  }
}

/** The agreement of a case for staff: as it would be issued, as it waits for signatures, or signed. */
export async function agreementPage(
  ctx: Context,
  row: CaseRow,
  errors: readonly FieldError[] = [],
): Promise<AgreementPage> {
  const ref = row.ref ?? '';
  const act = await latestAct(ctx.db.read, row.id, 'agreement');
  const issuing = act === undefined;
  const facts = act?.facts ?? (await previewAgreement(ctx, row));
  const signing = await signingState(ctx.db.read, act);
  const may = (permission: 'agreements.issue' | 'agreements.sign') =>
    allows((ctx.actor as Staff).role, permission);
  const common = agreementFacts(ctx, { row, facts, act: act ?? null, ...signing }, staffLinks(ref));
  return {
    ...common,
    errors,
    reach: may('agreements.issue') && row.state === 'to-sign' ? reachForms(ctx, ref, signing) : [],
    issue:
      issuing && row.state === 'granted' && may('agreements.issue')
        ? { action: paths.issueAgreementPath({ ref }), preview: paths.previewAgreementPath({ ref }) }
        : null,
    countersign:
      act?.fileHash && row.state === 'to-sign' && ownersDone(signing) && may('agreements.sign')
        ? {
            action: paths.countersignPath({ ref }),
            shownHash: act.fileHash,
            text: translator(ctx.locale)('agreements.countersign.text', {
              signatory: facts.authority.identity.signatory.name,
              title: facts.authority.identity.signatory.title[ctx.locale],
            }),
          }
        : null,
  };
}

/** What the form shows again when it was refused. */
export type SignAgain = { readonly errors: readonly FieldError[]; readonly readTicked: boolean };

/** The same for the owner, who reads, receives a code and signs. @throws DomainError not-found before it is issued */
export async function signPage(
  ctx: Context,
  row: CaseRow,
  { errors, readTicked }: SignAgain = { errors: [], readTicked: false },
): Promise<SignPage> {
  const act = mustExist(await latestAct(ctx.db.read, row.id, 'agreement'), 'agreements.errors.noAgreement');
  const signing = await signingState(ctx.db.read, act);
  const common = agreementFacts(ctx, { row, facts: act.facts, act, ...signing }, ownerLinks(row));
  const [next] = row.state === 'to-sign' ? waitingFrom(signing, ctx.actor as OwnerActor) : [];
  const open = next !== undefined && act.fileHash !== null;
  const links = { sendCode: paths.sendCodePath({ case: row.id }), sign: paths.signPath({ case: row.id }) };
  return {
    ...common,
    errors,
    readTicked,
    signing: open
      ? await signingForm(ctx, act, { next, several: signing.signatories.length > 1 }, links)
      : null,
  };
}

/** The two steps of signing on line, for the signature that comes next. */
export async function signingForm(
  ctx: Context,
  act: Act,
  { next, several }: { readonly next: Signatory; readonly several: boolean },
  links: { readonly sendCode: string; readonly sign: string },
): Promise<NonNullable<SignPage['signing']>> {
  const { accountId, email } = ctx.actor as OwnerActor;
  const code = await lastSigningCode(ctx.db.read, act.id, accountId);
  const usable = code !== undefined && codeFault(code, ctx.clock()) === null;
  const mailbox = maskedMailbox(email);
  return {
    ...links,
    shownHash: act.fileHash ?? '',
    signatory: next.id,
    signingFor: several ? translator(ctx.locale)('signing.signingFor', { name: next.name }) : null,
    mailbox,
    sent: usable
      ? translator(ctx.locale)('agreements.sign.sent', {
          mailbox,
          time: formatterFor(ctx.locale).time(code.expiresAt),
        })
      : null,
    demoMails: ctx.config.demo ? demonstrationMailboxPath : null,
  };
}

type Shown = {
  readonly row: CaseRow;
  readonly facts: ActFacts;
  readonly act: Act | null;
} & SigningState;

export function agreementFacts(
  ctx: Context,
  { row, facts, act, ...signing }: Shown,
  links: ActLinks,
): Omit<AgreementFacts, 'errors'> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const isAmendment = facts.detail.kind === 'amendment';
  const amount = facts.detail.kind === 'agreement' ? fmt.exactMoney(facts.detail.award.amount) : '';
  const files = [
    ...(act?.signedFileHash
      ? [
          {
            text: t(isAmendment ? 'amendments.sign.downloadSigned' : 'agreements.page.downloadSigned'),
            href: links.signed(act.id),
            hash: act.signedFileHash,
          },
        ]
      : []),
    ...(act?.fileHash
      ? [
          {
            text: t(isAmendment ? 'amendments.sign.download' : 'agreements.page.download'),
            href: links.file(act.id),
            hash: act.fileHash,
          },
        ]
      : []),
  ];
  return {
    lead: t('agreements.page.lead', { ref: row.ref, address: facts.unit.address }),
    back: links.back,
    number: act?.number ?? null,
    issuedOn: act && fmt.day(facts.issuedOn),
    amount,
    document: documentView(actPdf(facts, () => '')),
    documentLang: facts.lang,
    files,
    preparing: act !== null && act.fileHash === null,
    signatures: signatoryLines(ctx, signing),
    progress: progressText(ctx, signing),
    english: act && links.english(act.id),
    paper: signing.paper.map(({ hash, confirmedAt }) => ({
      text: t('scans.kept', { moment: fmt.moment(confirmedAt) }),
      href: act ? links.paper(act.id) : '',
      hash,
    })),
    verify: act && paths.verifyPath({ code: act.verificationCode }),
    version: row.version,
  };
}
