import type { AppealKind, AppealState, Contested } from '../../cases/appeal/appeal.ts';
import type { Estimate } from '../../incentives/estimate.ts';
import type { Funding } from '../../incentives/financing-plan.ts';
import type {
  ClawbackRule,
  SchemeDeadline,
  SchemeDefinition,
  Undertaking,
} from '../../incentives/scheme-schema.ts';
import type { TraceLine } from '../../incentives/trace.ts';
import type { EnergyClass, RentLevel, Tenure } from '../../incentives/vocabulary.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Day, Instant } from '../../shared/dates.ts';
import type { Locale, Localised } from '../../shared/locale.ts';
import type { BasisPoints, Cents, CentsHT, CentsTTC } from '../../shared/money.ts';
import type { Change } from '../amendments/amendment.ts';
import type { ActContent } from '../templates/act-content.ts';
import type { MonitoringDetail } from './monitoring-facts.ts';

/**
 * Everything an act says, frozen when it is issued. Its PDF is made from this and nothing else, so that a new
 * signatory, rule, address or template never changes a document already issued.
 */
export type ActFacts = {
  readonly format: 'volets-act/1';
  readonly lang: Locale;
  /** Of the texts that staff write, or of the software where staff write none. */
  readonly template: {
    readonly name: IssuableKind;
    readonly version: number;
    /** SHA-256 of a template that staff write. */
    readonly hash?: string;
  };
  readonly number: string;
  readonly issuedOn: Day;
  readonly issuedAt: Instant;
  /** Public page that says whether the act is genuine. */
  readonly verificationUrl: string;
  /** Invented data: the act has no value. */
  readonly specimen: boolean;
  readonly authority: AuthorityFacts;
  readonly case: CaseFacts;
  readonly beneficiary: BeneficiaryFacts;
  readonly unit: UnitFacts;
  readonly rules: RulesFacts;
  /** Who signs for the owners, in order; none for an act that the authority signs alone, or issued when one owner signed. */
  readonly signatories?: readonly SignatoryFacts[];
  /**
   * The texts that a letter or the frame of an amendment was drawn from, as they stood that day; absent from acts issued
   * before texts were frozen with them. An agreement carries its own among its terms, which amendments change.
   */
  readonly text?: ActText;
  readonly detail: ActDetail;
};

export type SignatoryFacts = {
  readonly name: string;
  /** Labels: `signing.capacity.*`. */
  readonly capacity: string;
};

/** Who grants, signs and pays, as the programme names them that day. */
export type AuthorityFacts = {
  readonly identity: Programme['authority'];
  readonly service: Programme['service'];
  readonly visas: Programme['visas'];
  readonly privacy: Localised;
  readonly publicity: Localised;
  readonly logo: Programme['logo'];
};

export type CaseFacts = {
  readonly ref: string;
  readonly submittedOn: Day | null;
  /** Who follows the case; null when nobody is assigned. */
  readonly officer: string | null;
};

export type BeneficiaryFacts = {
  readonly name: string;
  /** Owner kind of the glossary (people room). */
  readonly kind: string;
  readonly siren: string | null;
  /** Who signs for a company, and its associates who decided with them; absent from acts issued before they were said. */
  readonly representative?: string;
  readonly associates?: readonly string[];
  /** Postal address, one line each. */
  readonly address: readonly string[];
};

export type UnitFacts = {
  readonly address: string;
  readonly postcode: string | null;
  readonly commune: string;
  readonly inseeCode: string;
  readonly parcel: string | null;
  /** Fiscal number of the premises. */
  readonly idlocal: string | null;
  readonly kind: string;
  /** Square metres. */
  readonly livingArea: number | null;
  readonly yearBuilt: number | null;
};

/** The version of the rules under which the case was filed, by its fingerprint. */
export type RulesFacts = {
  /** Name of the grant among the aids of the financing plan. */
  readonly code: string;
  readonly name: Localised;
  readonly number: number;
  readonly contentHash: string;
  readonly effectiveFrom: Day;
  readonly deliberation: string | null;
};

export type ActDetail =
  | ReceiptDetail
  | GrantDetail
  | RefusalDetail
  | AgreementDetail
  | AmendmentDetail
  | DocumentRequestDetail
  | EligibilitySheetDetail
  | FinancingPlanDetail
  | LiquidationDetail
  | PaymentOrderDetail
  | ClosingDetail
  | DismissalDetail
  | LapseDetail
  | AppealDecisionDetail
  | InstructionReportDetail
  | RecoveryDetail
  | MonitoringDetail;

/** Kinds that have a template. */
export type IssuableKind = ActDetail['kind'];
export type DetailOf<Kind extends IssuableKind> = Extract<ActDetail, { kind: Kind }>;

export type ReceiptDetail = {
  readonly kind: 'receipt';
  /** Last day after which silence is worth a refusal. */
  readonly silenceOn: Day;
  /** Types of the pieces received. */
  readonly pieces: readonly { readonly type: string; readonly name: string }[];
};

/** The award as decided, with what it was computed from. */
export type AwardFacts = {
  /** S0. */
  readonly amount: Cents;
  /** A0. */
  readonly base: Cents;
  readonly rate: BasisPoints | null;
  readonly trace: readonly TraceLine[];
  readonly cost: { readonly ht: CentsHT; readonly ttc: CentsTTC };
  readonly funding: readonly Funding[];
  readonly decidedOn: Day;
  readonly budget: {
    readonly label: string;
    readonly line: string;
    readonly year: number;
  } | null;
};

export type GrantDetail = {
  readonly kind: 'decision-grant';
  readonly award: AwardFacts;
  readonly project: ProjectFacts;
  readonly deadlines: readonly SchemeDeadline[];
  readonly payment: SchemeDefinition['payment'];
  readonly undertakings: readonly Undertaking[];
};

export type RefusalDetail = {
  readonly kind: 'decision-refusal';
  readonly decidedOn: Day;
  /** Written by the person who decides; goes into the letter word for word. */
  readonly reason: string;
  /** Conditions of the rules that are not met, as computed; empty when the refusal rests on something else. */
  readonly unmet: readonly TraceLine[];
};

/** What is to be done to the dwelling, and what it brings. */
export type ProjectFacts = {
  readonly works: readonly WorkFacts[];
  readonly classBefore: EnergyClass | null;
  readonly classAfter: EnergyClass | null;
  /** Primary energy, kWhEP/m²·year. */
  readonly epBefore: number | null;
  readonly epAfter: number | null;
  readonly gainPercent: number | null;
  readonly tenureAfter: Tenure | null;
  readonly rentLevel: RentLevel | null;
  readonly vacantSince: Day | null;
};

export type WorkFacts = {
  readonly measure: string;
  readonly quantity: number | null;
  readonly unit: string;
  readonly performance: number | null;
  readonly costHT: CentsHT;
  readonly vat: BasisPoints;
  readonly costTTC: CentsTTC;
};

export type QuoteFacts = {
  readonly company: string;
  readonly siret: string | null;
  readonly rgeNumber: string | null;
  readonly number: string;
  readonly datedOn: Day;
  readonly totalHT: CentsHT;
  readonly totalTTC: CentsTTC;
};

export type AgreementDetail = {
  readonly kind: 'agreement';
  readonly award: AwardFacts;
  readonly project: ProjectFacts;
  readonly quotes: readonly QuoteFacts[];
  readonly vacancyEvidence: readonly { readonly name: string; readonly receivedOn: Day }[];
  readonly undertakings: readonly Undertaking[];
  readonly deadlines: readonly SchemeDeadline[];
  readonly payment: SchemeDefinition['payment'];
  readonly clawback: ClawbackRule | null;
  /** A private-law body above 23 000 €: the law asks for an agreement (loi 2000-321, art. 10). */
  readonly legallyRequired: boolean;
  /** The texts it was drawn from, as they stood that day; absent from acts issued before texts were frozen with them. */
  readonly text?: ActText;
  /** The whole calculation as frozen with the decision: goes into the PDF as an attached file. */
  readonly calculation: unknown;
};

/** One version of the template, by its fingerprint, and all that it says. */
export type ActText = {
  readonly version: number;
  readonly hash: string;
  readonly content: ActContent;
};

/** An act that changes named articles of a signed agreement and says that the others stay. */
export type AmendmentDetail = {
  readonly kind: 'amendment';
  /** 1 for the first of its agreement. */
  readonly ordinal: number;
  readonly agreement: {
    readonly number: string;
    readonly issuedOn: Day;
    readonly template: ActFacts['template'];
    /** What it says before this amendment: the agreement as earlier amendments left it. */
    readonly inForce: Omit<AgreementDetail, 'calculation'>;
  };
  /** Numbers of the amendments already in force, in order. */
  readonly earlier: readonly string[];
  readonly reason: string;
  readonly changes: readonly Change[];
  readonly decidedOn: Day;
};

/** What is asked of the owner so that a file can be examined. */
export type DocumentRequestDetail = {
  readonly kind: 'document-request';
  readonly items: readonly {
    readonly anchor: 'document' | 'field';
    readonly target: string;
    readonly problem: string;
    readonly message: string;
  }[];
  readonly dueOn: Day;
};

/** The checklist of the scheme as it was met when eligibility was confirmed. */
export type EligibilitySheetDetail = {
  readonly kind: 'eligibility-sheet';
  readonly checkedOn: Day;
  readonly checkedBy: string;
  readonly conditions: readonly TraceLine[];
  readonly pieces: readonly { readonly type: string; readonly name: string; readonly state: string }[];
};

/** Who pays what, as proposed: the sum of funding is the cost. */
export type FinancingPlanDetail = {
  readonly kind: 'financing-plan';
  readonly cost: { readonly ht: CentsHT; readonly ttc: CentsTTC };
  readonly funding: readonly Funding[];
  readonly works: readonly WorkFacts[];
  /** Absent from plans issued before they told what surrounds the works. */
  readonly around?: PlanAround;
};

/** The plan whole, as frozen with the proposal, with what surrounds it: who is paid when, rents, years, other ways. */
export type PlanAround = Pick<Estimate, 'plan' | 'outlook' | 'routes'>;

export type InvoiceFacts = {
  readonly company: string;
  readonly number: string;
  readonly datedOn: Day;
  readonly totalHT: CentsHT;
  readonly totalTTC: CentsTTC;
};

/** What a payment is reckoned from. Amounts in cents. */
export type PaymentFacts = {
  readonly request: number;
  readonly paymentKind: 'advance' | 'instalment' | 'balance';
  readonly award: Cents;
  /** Sf for a balance; null for a payment on the way. */
  readonly final: Cents | null;
  readonly alreadyPaid: Cents;
  readonly amount: Cents;
  readonly toRecover: Cents;
  readonly released: Cents;
  readonly agreementNumber: string | null;
};

export type LiquidationDetail = {
  readonly kind: 'liquidation';
  readonly payment: PaymentFacts;
  readonly invoices: readonly InvoiceFacts[];
  readonly otherAid: readonly { readonly code: string; readonly amount: Cents }[];
  readonly trace: readonly TraceLine[];
  readonly conformityVisitOn: Day | null;
  readonly certifiedBy: string;
  readonly ibanMasked: string;
};

export type PaymentOrderDetail = {
  readonly kind: 'payment-order';
  readonly payment: PaymentFacts;
  readonly liquidationNumber: string;
  readonly certifiedBy: string;
  readonly orderedBy: string;
  readonly budget: AwardFacts['budget'];
  readonly ibanMasked: string;
  /** Encrypted: opened only while the order is drawn, and the order itself is kept encrypted. */
  readonly ibanSealed: string;
};

/** A debt of the beneficiary, as the recovery order states it. */
export type RecoveryDetail = {
  readonly kind: 'recovery-order';
  readonly orderNumber: string;
  readonly cause: 'overpayment' | 'clawback';
  readonly amount: Cents;
  readonly dueOn: Day;
  /** How the sum was found, in words. */
  readonly computation: {
    readonly basis: Localised;
    readonly lines: readonly { readonly label: Localised; readonly amount: Cents }[];
  };
  readonly agreementNumber: string | null;
};

export type ClosingDetail = {
  readonly kind: 'closing-letter';
  readonly occupiedOn: Day | null;
  readonly paid: Cents;
  readonly undertakings: readonly { readonly kind: string; readonly startsOn: Day; readonly endsOn: Day }[];
};

export type DismissalDetail = {
  readonly kind: 'decision-dismissal';
  readonly decidedOn: Day;
  readonly reason: string;
};

export type LapseDetail = {
  readonly kind: 'decision-lapse';
  readonly decidedOn: Day;
  /** Last day of the delay that is over. */
  readonly dueOn: Day;
  readonly reason: string;
};

export type AppealDecisionDetail = {
  readonly kind: 'appeal-decision';
  readonly appealKind: AppealKind;
  readonly contested: Contested;
  readonly receivedOn: Day;
  readonly outcome: Exclude<AppealState, 'open'>;
  readonly decidedOn: Day;
  readonly reason: string;
};

/** For the second officer: what the proposal rests on. Stays in the office. */
export type InstructionReportDetail = {
  readonly kind: 'instruction-report';
  readonly proposedBy: string;
  readonly award: AwardFacts;
  readonly project: ProjectFacts;
  readonly checklist: readonly TraceLine[];
  readonly pieces: readonly { readonly type: string; readonly name: string; readonly state: string }[];
  /** What is to be looked at in the quotes, in words. */
  readonly alerts: readonly string[];
};
