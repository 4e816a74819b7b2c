import { z } from 'zod';
import { amount, confirmable, example, localised, period, slugText, words, year } from './schema-parts.ts';

/** A budget authorisation (AP) and the payment credits (CP) that one year gives it. Amounts are cents. */
export const envelopeSchema = z.strictObject({
  slug: slugText,
  label: localised,
  year,
  /** Chapter or line of the authority's budget. */
  budgetLine: words,
  ap: amount,
  cp: amount,
  example,
});

/** Delays of a case; a scheme may set its own, these hold where it does not. */
export const deadlinesSchema = z.strictObject({
  /** A draft nobody touches is purged then… */
  draftKept: period,
  /** …after notices sent so long before. */
  draftNotices: z.array(period).min(1),
  /** Silence of the authority that is worth a refusal, and the longer one for aid to works (CRPA art. L. 231-4). */
  silenceIsRefusal: period,
  silenceIsRefusalForWorks: period,
  /** Reminders to the owner after a request for documents. */
  correctionReminders: z.array(period).min(1),
  /** How long the link lives by which a co-owner agrees to an application, and when they are reminded of it. */
  consentLink: period,
  consentReminders: z.array(period).min(1),
  eligibility: period,
  validation: period,
  notification: period,
  /** Appeal before the administrative court (CJA art. R. 421-1). */
  appeal: period,
  signature: period,
  worksStart: period,
  worksDone: period,
  conformityVisit: period,
  balanceRequest: period,
  /** The return to market is looked for between these two. */
  returnCheckFrom: period,
  returnCheckTo: period,
  repayment: period,
  /** Working days before the end of a delay when its officer is reminded, and after it when their manager is told. */
  reminderDays: z.int().min(0).max(30).default(3),
  escalationDays: z.int().min(0).max(60).default(5),
  /** Follow-up of what was promised: one reminder to a silent owner, then an officer takes it up. */
  checkReminder: period.default({ days: 15 }),
  checkEscalation: period.default({ days: 30 }),
  /** What a formal notice leaves to answer it or to put things right (CRPA art. L. 122-1). */
  breachReply: period.default({ months: 1 }),
  /** What a buyer has to say whether they take the undertakings over. */
  transferAnswer: period.default({ months: 2 }),
});

/** How cases are decided. */
export const decisionSchema = z
  .strictObject({
    /** The manager may grant a case alone, without a session of the committee. */
    withoutSession: z.boolean(),
  })
  .default({ withoutSession: true });

/** How long personal data live, in months. The data protection officer approves them. */
export const retentionSchema = z.strictObject({
  prospectMonths: z.int().positive(),
  refusedMonthsAfterLastAppeal: z.int().positive(),
  /** Granted cases: kept to the end of the undertakings, then in intermediate archive for this long. */
  archiveMonthsAfterUndertakings: z.int().positive(),
  accessLogMonths: z.int().positive(),
  /** Accounts of owners who hold nothing here, since they last signed in. */
  unusedAccountMonths: z.int().positive(),
  /** The State's files, with their refused lines and what undoing them needs, since they were let in. */
  importedFileMonths: z.int().positive(),
  /** Words of mails that are over: those not sent after all tries, and copies. */
  mailMonths: z.int().positive(),
  /** Days during which a copy of one's data waits to be taken. */
  copyDays: z.int().positive(),
  approvedByOfficer: z.boolean(),
});

/** Series of the numbers given to cases and acts: `VO-2026-00042`. */
const series = z.string().regex(/^[A-Z]{2,6}$/, 'two to six capitals');
export const numberingSchema = z.strictObject({ cases: series, agreements: series, letters: series });

export const textsSchema = z.strictObject({
  /** First lines of the public page: what the service does and for whom. */
  introduction: localised,
  /** What owners are told about their data, on forms and in letters. */
  privacy: localised,
  /** Mention that a beneficiary puts on the site and in its publications. */
  publicity: localised,
  /** Shown wherever invented data are. */
  exampleNotice: localised,
});

/** A drawing of a few filled shapes; no script, no text, no outside reference. */
export const logoSchema = z.strictObject({
  title: localised,
  viewBox: z.string().regex(/^-?[\d.]+( -?[\d.]+){3}$/, 'four numbers'),
  paths: z
    .array(
      z.strictObject({
        d: z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz\d\s,.+-]+$/, 'SVG path data'),
        fill: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #0b4a6f'),
      }),
    )
    .min(1),
  example,
});

/** How many dwellings were vacant before the policy began. */
export const baselineSchema = z.strictObject({
  perimeter: localised,
  year,
  vacant: confirmable(z.int().nonnegative()),
  dwellings: z.int().positive().optional(),
});

/** Words from which the demonstration register is invented, in the manner of the area. */
export const demonstrationSchema = z.strictObject({
  streets: z.array(words).min(10),
  familyNames: z.array(words).min(10),
  givenNames: z.array(words).min(10),
});
