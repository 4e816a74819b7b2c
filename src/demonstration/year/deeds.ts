import * as after from './deeds-after.ts';
import * as coOwners from './deeds-co-owners.ts';
import * as committee from './deeds-committee.ts';
import * as office from './deeds-office.ts';
import * as owner from './deeds-owner.ts';
import * as promises from './deeds-promises.ts';
import * as remedies from './deeds-remedies.ts';
import * as signing from './deeds-signing.ts';
import * as visits from './deeds-visits.ts';
import type { Scene } from './scene.ts';

/** What can happen in a story, by the use case that does it. A new step of the workflow is a line here. */
export const DEEDS = {
  invite: office.invite,
  'open-link': owner.openLink,
  'fill-in-audit': owner.fillInAudit,
  'fill-in-application': owner.fillInApplication,
  apply: owner.apply,
  'co-owners-agree': coOwners.coOwnersAgree,
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
  'issue-agreement': signing.issueAgreement,
  'owner-signs': signing.ownerSigns,
  'co-owners-sign': signing.coOwnersSign,
  countersign: signing.countersign,
  'ask-advance': after.askAdvance,
  'ask-instalment': after.askInstalment,
  'ask-balance': after.askBalance,
  certify: after.certify,
  order: after.order,
  'send-run': after.sendRun,
  'confirm-paid': after.confirmPaid,
  'start-works': after.startWorks,
  'invoice-part': after.invoicePart,
  'finish-works': after.finishWorks,
  'invoice-rest': after.invoiceRest,
  visit: visits.visit,
  'record-return': after.recordReturn,
  'propose-amendment': signing.proposeAmendment,
  'accept-amendment': signing.acceptAmendment,
  'owners-sign-amendment': signing.ownersSignAmendment,
  'countersign-amendment': signing.countersignAmendment,
  'put-before-committee': committee.putBeforeCommittee,
  'hold-committee': committee.holdCommittee,
  pause: remedies.pause,
  'waive-flags': remedies.waiveFlags,
  'ask-extension': remedies.askExtension,
  'grant-extension': remedies.grantExtension,
  lapse: remedies.lapse,
  appeal: remedies.appeal,
  'reject-appeal': remedies.rejectAppeal,
  'allow-appeal': remedies.allowAppeal,
  'arrange-visit': visits.arrangeVisit,
  'hold-visit': visits.holdVisit,
  'hold-visit-with-reserve': visits.holdVisitWithReserve,
  'answer-check': promises.answerCheckAsPromised,
  'answer-check-empty': promises.answerCheckEmpty,
  'settle-check': promises.settleCheckByVisit,
  'find-breach': promises.findBreach,
  'notice-breach': promises.noticeBreach,
  'reply-to-notice': promises.replyToNotice,
  'propose-clawback': promises.proposeClawback,
  'decide-clawback': promises.decideClawback,
  'agree-terms': promises.agreeTerms,
  'receive-term': promises.receiveTerm,
  'announce-sale': promises.announceSale,
  'take-over': promises.takeOver,
  verify: promises.verify,
  close: promises.close,
} as const satisfies Readonly<Record<string, (scene: Scene) => Promise<void>>>;

/** Deeds that come after the end of a case: what may still be asked of it. */
const AFTER_THE_END: readonly string[] = [
  'appeal',
  'reject-appeal',
  'allow-appeal',
  'agree-terms',
  'receive-term',
];
export const comesAfterTheEnd = (deed: DeedName): boolean => AFTER_THE_END.includes(deed);

export type DeedName = keyof typeof DEEDS;
