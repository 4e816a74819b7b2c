import type { ClawbackRule } from '../../incentives/scheme-schema.ts';
import type { TraceLine } from '../../incentives/trace.ts';
import type { Day, Instant } from '../../shared/dates.ts';
import type { Locale, Localised } from '../../shared/locale.ts';
import type { BasisPoints, Cents } from '../../shared/money.ts';

/** Acts of the years after the payment: what is held against an owner, what is asked back, who takes over. */

type Promise = { readonly kind: string; readonly text: Localised; readonly article: string };
/** Where the act is mailed: whoever is bound that day, who may not be the owner of the case. */
type SentTo = { readonly to: string; readonly locale: Locale } | null;

export type BreachNoticeDetail = {
  readonly kind: 'breach-notice';
  readonly undertaking: Promise;
  readonly brokenOn: Day;
  /** What was found, word for word. */
  readonly found: string;
  readonly replyBy: Day;
  readonly paid: Cents;
  /** What the rules would ask back, at most and as known that day; null when they ask nothing. */
  readonly atStake: Cents | null;
  readonly rule: ClawbackRule | null;
  readonly agreementNumber: string | null;
};

export type RecoveryDecisionDetail = {
  readonly kind: 'recovery-decision';
  readonly undertaking: Promise;
  readonly found: string;
  readonly whole: boolean;
  readonly fraud: boolean;
  /** Written by the person who decides; word for word. */
  readonly reasons: string;
  readonly noticeNumber: string | null;
  readonly noticedOn: Day | null;
  readonly repliedOn: Day | null;
  readonly computed: {
    readonly paid: Cents;
    readonly from: Day;
    readonly brokenOn: Day;
    readonly article: string;
    readonly full: Cents;
    readonly share: BasisPoints | null;
    readonly amount: Cents;
    readonly trace: readonly TraceLine[];
  };
  readonly rule: ClawbackRule;
  readonly repayBy: Day;
  readonly agreementNumber: string | null;
  readonly mailbox: SentTo;
};

export type TransferAcceptanceDetail = {
  readonly kind: 'transfer-acceptance';
  readonly cause: 'sale' | 'succession' | 'gift';
  readonly happenedOn: Day;
  /** Name of whoever was bound before. */
  readonly former: string;
  readonly promises: readonly { readonly kind: string; readonly startsOn: Day; readonly endsOn: Day }[];
  readonly paid: Cents;
  readonly agreementNumber: string | null;
  readonly acceptance:
    | { readonly method: 'link'; readonly name: string; readonly shownHash: string; readonly at: Instant }
    | { readonly method: 'paper'; readonly name: string; readonly signedOn: Day };
  readonly mailbox: SentTo;
};

/** The question of a year, on paper: to be filled in, signed and sent back; its code brings it back to its check. */
export type AttestationFormDetail = {
  readonly kind: 'attestation-form';
  readonly check: number;
  readonly agreementNumber: string | null;
  /** What the answer is about. */
  readonly from: Day;
  readonly to: Day;
  readonly promises: readonly { readonly kind: string; readonly endsOn: Day }[];
  readonly sendBackBy: Day;
};

export type MonitoringDetail =
  | BreachNoticeDetail
  | RecoveryDecisionDetail
  | TransferAcceptanceDetail
  | AttestationFormDetail;
