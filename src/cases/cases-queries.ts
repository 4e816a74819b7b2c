/** What other rooms may ask of cases. */

export { type CompanyOfCase, companyOfCase } from './applicants/company-of-case.ts';
export { type Signatory, signatoriesOf } from './applicants/signatories.ts';
export {
  casesBySchemeVersion,
  casesForEvaluation,
  type EvaluatedCase,
  type EvaluatedStep,
  stepsForEvaluation,
} from './case-evaluation-store.ts';
export {
  type CaseLine,
  type CaseRow,
  casesOfOwner,
  casesOfUnit,
  findCase,
  findCaseById,
  findCaseLine,
  stepsOf,
} from './case-store.ts';
export { countUnitsWithCaseSince } from './cases-since-store.ts';
export { type Bill, billsOf, type CaseDocument, documentsOf } from './pieces/document-store.ts';
