import { path } from '../shared/path.ts';

/** Staff: by public reference. */
export const workPath = path('/work');
export const caseListPath = path('/cases');
export const caseExportPath = path('/cases.csv');
export const casePath = path('/cases/:ref');
export const caseDocumentsPath = path('/cases/:ref/documents');
export const casePlanPath = path('/cases/:ref/plan');
export const caseMessagesPath = path('/cases/:ref/messages');
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

/** Owner: by identifier, since a draft has no reference yet. */
export const myPath = path('/my');
export const newCasePath = path('/my/cases/new');
export const startCasePath = path('/my/cases');
export const myCasePath = path('/my/cases/:case');
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
export const withdrawPath = path('/my/cases/:case/withdraw');
