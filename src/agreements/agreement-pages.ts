import { casePath, myCasePath } from '../cases/case-paths.ts';
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
import { type Act, latestAct, type Signature, signaturesOf } from './acts/act-store.ts';
import { type DocumentView, documentView } from './acts/document-view.ts';
import * as paths from './agreements-paths.ts';
import { demonstrationMailboxPath } from './demonstration-mailbox.ts';
import { previewAgreement } from './preview-agreement.ts';
import { maskedMailbox } from './signing/signature-proof.ts';
import { codeFault } from './signing/signing-code.ts';
import { lastSigningCode } from './signing/signing-code-store.ts';

/** What both readers see of an agreement. */
type AgreementFacts = {
  readonly lead: string;
  readonly back: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly amount: string;
  readonly document: DocumentView;
  readonly documentLang: string;
  readonly files: readonly { readonly text: string; readonly href: string; readonly hash: string }[];
  readonly preparing: boolean;
  readonly signatures: readonly string[];
  readonly progress: string;
  readonly verify: string | null;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

export type AgreementPage = AgreementFacts & {
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
  const signatures = act ? await signaturesOf(ctx.db.read, act.id) : [];
  const may = (permission: 'agreements.issue' | 'agreements.sign') =>
    allows((ctx.actor as Staff).role, permission);
  const common = agreementFacts(
    ctx,
    { row, facts, act: act ?? null, signatures },
    {
      back: casePath({ ref }),
      file: (id) => paths.actFilePath({ ref, act: id }),
      signed: (id) => paths.signedActFilePath({ ref, act: id }),
    },
  );
  return {
    ...common,
    errors,
    issue:
      issuing && row.state === 'granted' && may('agreements.issue')
        ? { action: paths.issueAgreementPath({ ref }), preview: paths.previewAgreementPath({ ref }) }
        : null,
    countersign:
      act?.fileHash && row.state === 'to-sign' && signatures.length > 0 && may('agreements.sign')
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
  const signatures = await signaturesOf(ctx.db.read, act.id);
  const common = agreementFacts(
    ctx,
    { row, facts: act.facts, act, signatures },
    {
      back: myCasePath({ case: row.id }),
      file: (id) => paths.myActFilePath({ case: row.id, act: id }),
      signed: (id) => paths.mySignedActFilePath({ case: row.id, act: id }),
    },
  );
  const signed = signatures.some(({ party }) => party === 'owner');
  const open = row.state === 'to-sign' && !signed && act.fileHash !== null;
  return { ...common, errors, readTicked, signing: open ? await signingOf(ctx, row, act) : null };
}

async function signingOf(ctx: Context, row: CaseRow, act: Act): Promise<SignPage['signing']> {
  const { accountId, email } = ctx.actor as OwnerActor;
  const code = await lastSigningCode(ctx.db.read, act.id, accountId);
  const usable = code !== undefined && codeFault(code, ctx.clock()) === null;
  const mailbox = maskedMailbox(email);
  return {
    sendCode: paths.sendCodePath({ case: row.id }),
    sign: paths.signPath({ case: row.id }),
    shownHash: act.fileHash ?? '',
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
  readonly signatures: readonly Signature[];
};
type Links = {
  readonly back: string;
  file(act: number): string;
  signed(act: number): string;
};

function agreementFacts(
  ctx: Context,
  { row, facts, act, signatures }: Shown,
  links: Links,
): Omit<AgreementFacts, 'errors'> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const amount = facts.detail.kind === 'agreement' ? fmt.exactMoney(facts.detail.award.amount) : '';
  const files = [
    ...(act?.signedFileHash
      ? [{ text: t('agreements.page.downloadSigned'), href: links.signed(act.id), hash: act.signedFileHash }]
      : []),
    ...(act?.fileHash
      ? [{ text: t('agreements.page.download'), href: links.file(act.id), hash: act.fileHash }]
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
    signatures: signatures.map(({ party, signedAt }) =>
      t('agreements.panel.signedBy', {
        party: t(`agreements.panel.party.${party}`),
        moment: fmt.moment(signedAt),
      }),
    ),
    progress: t(`agreements.page.${progressOf(signatures)}`),
    verify: act && paths.verifyPath({ code: act.verificationCode }),
    version: row.version,
  };
}

function progressOf(signatures: readonly Signature[]): 'waitingOwner' | 'waitingAuthority' | 'complete' {
  if (signatures.some(({ party }) => party === 'authority')) return 'complete';
  return signatures.length > 0 ? 'waitingAuthority' : 'waitingOwner';
}
