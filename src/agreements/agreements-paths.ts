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
export const invoicesPath = path('/cases/:ref/invoices');

/** Owner, by case identifier. */
export const myAgreementPath = path('/my/cases/:case/agreement');
export const sendCodePath = path('/my/cases/:case/agreement/code');
export const signPath = path('/my/cases/:case/agreement/sign');
export const myActFilePath = path('/my/cases/:case/acts/:act');
export const mySignedActFilePath = path('/my/cases/:case/acts/:act/signed');
export const startWorksPath = path('/my/cases/:case/works/start');
export const finishWorksPath = path('/my/cases/:case/works/finish');
export const myInvoicesPath = path('/my/cases/:case/invoices');
