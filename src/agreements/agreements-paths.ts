import { path } from '../shared/path.ts';

/** Public: is this document genuine? */
export const verifyFormPath = path('/verify');
export const verifyPath = path('/verify/:code');

/** Staff, by case reference. */
export const issueAgreementPath = path('/cases/:ref/agreement/issue');
export const agreementPath = path('/cases/:ref/agreement');
export const previewAgreementPath = path('/cases/:ref/agreement/preview');
export const countersignPath = path('/cases/:ref/agreement/sign');
export const actFilePath = path('/cases/:ref/acts/:act');
export const signedActFilePath = path('/cases/:ref/acts/:act/signed');
export const conformityPath = path('/cases/:ref/conformity');
export const invoiceQuantityPath = path('/cases/:ref/bills/:bill/quantity');
export const invoicesPath = path('/cases/:ref/invoices');

export const inviteSignatoryPath = path('/cases/:ref/signatories');
export const amendmentsPath = path('/cases/:ref/amendments');
export const amendmentPath = path('/cases/:ref/amendments/:amendment');
export const editAmendmentPath = path('/cases/:ref/amendments/:amendment/edit');
export const decideAmendmentPath = path('/cases/:ref/amendments/:amendment/decision');
export const previewAmendmentPath = path('/cases/:ref/amendments/:amendment/preview');
export const countersignAmendmentPath = path('/cases/:ref/amendments/:amendment/sign');
export const courtesyCopyPath = path('/cases/:ref/acts/:act/english');
export const paperCopyPath = path('/cases/:ref/acts/:act/paper');

/** Staff: signed stacks of paper, scanned. */
export const scansPath = path('/acts/scans');
export const scanPath = path('/acts/scans/:scan');
export const scanImagePath = path('/acts/scans/:scan/pages/:place');
export const confirmScanPath = path('/acts/scans/:scan/acts/:act');
export const discardScanPath = path('/acts/scans/:scan/discard');

/** Owner, by case identifier. */
export const myAgreementPath = path('/my/cases/:case/agreement');
export const sendCodePath = path('/my/cases/:case/agreement/code');
export const signPath = path('/my/cases/:case/agreement/sign');
export const myActFilePath = path('/my/cases/:case/acts/:act');
export const mySignedActFilePath = path('/my/cases/:case/acts/:act/signed');
/** Owner, or whoever receives the payments for them. */
export const askPaymentPath = path('/my/cases/:case/payments/:kind');
export const startWorksPath = path('/my/cases/:case/works/start');
export const finishWorksPath = path('/my/cases/:case/works/finish');
export const myInvoicesPath = path('/my/cases/:case/invoices');
export const myAmendmentPath = path('/my/cases/:case/amendments/:act');
export const sendAmendmentCodePath = path('/my/cases/:case/amendments/:act/code');
export const signAmendmentPath = path('/my/cases/:case/amendments/:act/sign');
export const myCourtesyCopyPath = path('/my/cases/:case/acts/:act/english');

/** Where the owners read and sign an act. */
export const myActToSignPath = (act: {
  readonly id: number;
  readonly caseId: number;
  readonly kind: string;
}): string =>
  act.kind === 'amendment'
    ? myAmendmentPath({ case: act.caseId, act: act.id })
    : myAgreementPath({ case: act.caseId });
export const myPaperCopyPath = path('/my/cases/:case/acts/:act/paper');
export const newAmendmentPath = path('/cases/:ref/amendments/new');
export const abandonAmendmentPath = path('/cases/:ref/amendments/:amendment/abandon');
