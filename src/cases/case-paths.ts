import { path } from '../shared/path.ts';

/** Staff: by public reference. */
export const workPath = path('/work');
export const caseListPath = path('/cases');
export const caseExportPath = path('/cases.csv');
export const casePath = path('/cases/:ref');
export const caseDocumentsPath = path('/cases/:ref/documents');
export const casePlanPath = path('/cases/:ref/plan');
export const caseMessagesPath = path('/cases/:ref/messages');
export const messageFilePath = path('/cases/:ref/messages/files/:attachment');
export const caseHistoryPath = path('/cases/:ref/history');
export const caseCorrectionPath = path('/cases/:ref/correction');
export const caseDocumentPath = path('/cases/:ref/documents/:document');
export const checkDocumentPath = path('/cases/:ref/documents/:document/check');
export const datePiecePath = path('/cases/:ref/documents/:document/dates');
export const waiveFlagPath = path('/cases/:ref/bills/:bill/waive');
export const takeUpPath = path('/cases/:ref/take-up');
export const assignPath = path('/cases/:ref/assign');
export const confirmEligibilityPath = path('/cases/:ref/confirm-eligibility');
export const reviewAuditPath = path('/cases/:ref/review-audit');
export const proposePath = path('/cases/:ref/propose');
export const validatePath = path('/cases/:ref/validate');
export const sendBackPath = path('/cases/:ref/send-back');
export const grantPath = path('/cases/:ref/grant');
export const refusePath = path('/cases/:ref/refuse');
export const dismissPath = path('/cases/:ref/dismiss');
export const reopenPath = path('/cases/:ref/reopen');
export const lapsePath = path('/cases/:ref/lapse');
export const appealsPath = path('/cases/:ref/appeals');
export const answerAppealPath = path('/cases/:ref/appeals/:appeal');
export const clockPath = path('/cases/:ref/clock');
export const pausePath = path('/cases/:ref/clock/pause');
export const resumePath = path('/cases/:ref/clock/resume');
export const askExtensionPath = path('/cases/:ref/clock/extensions');
export const answerExtensionPath = path('/cases/:ref/clock/extensions/:extension');
export const workflowPath = path('/help/workflow');

/** Owner: by identifier, since a draft has no reference yet. */
export const myPath = path('/my');
export const newCasePath = path('/my/cases/new');
export const startCasePath = path('/my/cases');
export const myCasePath = path('/my/cases/:case');
export const followedCasePath = path('/my/followed/:case');
export const myQuestionPath = path('/my/cases/:case/questions/:question');
export const myPiecesPath = path('/my/cases/:case/pieces');
export const myPiecePath = path('/my/cases/:case/pieces/:document');
export const removePiecePath = path('/my/cases/:case/pieces/:document/remove');
export const myQuotesPath = path('/my/cases/:case/quotes');
export const newQuotePath = path('/my/cases/:case/quotes/new');
export const removeQuotePath = path('/my/cases/:case/quotes/:quote/remove');
export const checkAnswersPath = path('/my/cases/:case/check');
export const submitCasePath = path('/my/cases/:case/submit');
export const answerCorrectionPath = path('/my/cases/:case/correction');
export const myMessagesPath = path('/my/cases/:case/messages');
export const myMessageFilePath = path('/my/cases/:case/messages/files/:attachment');
export const myExtensionPath = path('/my/cases/:case/extension');
export const myAppealPath = path('/my/cases/:case/appeal');
export const withdrawPath = path('/my/cases/:case/withdraw');
export const assignManyPath = path('/cases/assign');
export const handOverCasesPath = path('/cases/hand-over');
export const myNoticesPath = path('/my/notices');
export const noticesPath = path('/work/notices');
export const keepDraftPath = path('/my/cases/:case/keep');
export const myOwnersPath = path('/my/cases/:case/owners');

/** Staff at the desk: an application that they fill in for its owner. */
export const deskStartPath = path('/desk/units/:unit');
export const deskCasePath = path('/desk/cases/:case');

/** Pages of an application in preparation, at the addresses of whoever fills it in. */
const ofOwner = {
  list: myPath,
  home: myCasePath,
  question: myQuestionPath,
  typing: path('/my/cases/:case/questions/:question/typing'),
  pieces: myPiecesPath,
  piece: myPiecePath,
  removePiece: removePiecePath,
  quotes: myQuotesPath,
  newQuote: newQuotePath,
  removeQuote: removeQuotePath,
  check: checkAnswersPath,
  submit: submitCasePath,
  withdraw: withdrawPath,
  keep: keepDraftPath,
  owners: myOwnersPath,
  newOwner: path('/my/cases/:case/owners/new'),
  askOwners: path('/my/cases/:case/owners/ask'),
  company: path('/my/cases/:case/owners/company'),
  newAssociate: path('/my/cases/:case/owners/associates'),
  associatesDecision: path('/my/cases/:case/owners/decision'),
  owner: path('/my/cases/:case/owners/:applicant'),
  removeOwner: path('/my/cases/:case/owners/:applicant/remove'),
  ownerPaper: path('/my/cases/:case/owners/:applicant/paper'),
} as const;
const ofDesk = {
  list: caseListPath,
  home: deskCasePath,
  question: path('/desk/cases/:case/questions/:question'),
  typing: path('/desk/cases/:case/questions/:question/typing'),
  pieces: path('/desk/cases/:case/pieces'),
  piece: path('/desk/cases/:case/pieces/:document'),
  removePiece: path('/desk/cases/:case/pieces/:document/remove'),
  quotes: path('/desk/cases/:case/quotes'),
  newQuote: path('/desk/cases/:case/quotes/new'),
  removeQuote: path('/desk/cases/:case/quotes/:quote/remove'),
  check: path('/desk/cases/:case/check'),
  submit: path('/desk/cases/:case/submit'),
  withdraw: path('/desk/cases/:case/withdraw'),
  keep: path('/desk/cases/:case/keep'),
  owners: path('/desk/cases/:case/owners'),
  newOwner: path('/desk/cases/:case/owners/new'),
  askOwners: path('/desk/cases/:case/owners/ask'),
  company: path('/desk/cases/:case/owners/company'),
  newAssociate: path('/desk/cases/:case/owners/associates'),
  associatesDecision: path('/desk/cases/:case/owners/decision'),
  owner: path('/desk/cases/:case/owners/:applicant'),
  removeOwner: path('/desk/cases/:case/owners/:applicant/remove'),
  ownerPaper: path('/desk/cases/:case/owners/:applicant/paper'),
} as const;
export type ApplicationPaths = typeof ofOwner | typeof ofDesk;
/** Both families, with who may come in. */
export const APPLICATION_DOORS = [
  { ways: ofOwner, door: 'owner' },
  { ways: ofDesk, door: 'cases.instruct' },
] as const;
export type ApplicationDoor = (typeof APPLICATION_DOORS)[number];
/** The addresses of an application for this person. */
export const waysOf = ({ actor }: { readonly actor: { readonly kind: string } }): ApplicationPaths =>
  actor.kind === 'staff' ? ofDesk : ofOwner;
