import * as after from './deeds-after.ts';
import * as office from './deeds-office.ts';
import * as owner from './deeds-owner.ts';
import type { Scene } from './scene.ts';

/** What can happen in a story, by the use case that does it. A new step of the workflow is a line here. */
export const DEEDS = {
  invite: office.invite,
  'open-link': owner.openLink,
  'fill-in-audit': owner.fillInAudit,
  apply: owner.apply,
  submit: owner.submit,
  'take-up': office.takeUp,
  'owner-asks': owner.ownerAsks,
  'office-answers': office.officeAnswers,
  'ask-for-tax-notice': office.askForTaxNotice,
  'send-tax-notice': owner.sendTaxNotice,
  'accept-pieces': office.acceptPieces,
  'confirm-eligibility': office.confirm,
  'review-audit': office.reviewAudit,
  propose: office.propose,
  validate: office.validate,
  'send-back': office.sendBack,
  grant: office.grant,
  'refuse-not-eligible': office.refuseNotEligible,
  'refuse-in-committee': office.refuseInCommittee,
  dismiss: office.dismiss,
  withdraw: owner.withdraw,
  'issue-agreement': after.issueAgreement,
  'owner-signs': after.ownerSigns,
  countersign: after.countersign,
  'ask-advance': after.askAdvance,
  'ask-instalment': after.askInstalment,
  'ask-balance': after.askBalance,
  certify: after.certify,
  order: after.order,
  'confirm-paid': after.confirmPaid,
  'start-works': after.startWorks,
  'invoice-part': after.invoicePart,
  'finish-works': after.finishWorks,
  'invoice-rest': after.invoiceRest,
  visit: after.visit,
  'record-return': after.recordReturn,
  close: after.close,
} as const satisfies Readonly<Record<string, (scene: Scene) => Promise<void>>>;

export type DeedName = keyof typeof DEEDS;
