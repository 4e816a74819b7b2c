import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import type { MailDraft } from '../outbox/mail-draft.ts';
import type { Day } from '../shared/dates.ts';
import type { Locale } from '../shared/locale.ts';
import { casePath, myCasePath } from './case-paths.ts';
import type { CaseLine } from './case-store.ts';

/** Where to write, and in which language; null when there is no mailbox. */
export type Mailbox = { readonly to: string; readonly locale: Locale };

export function ownerMailbox(line: CaseLine): Mailbox | null {
  const to = line.ownerAccountEmail ?? line.ownerEmail;
  return to ? { to, locale: line.ownerLocale ?? 'fr' } : null;
}
export const officerMailbox = (line: CaseLine): Mailbox | null =>
  line.assigneeEmail ? { to: line.assigneeEmail, locale: line.assigneeLocale ?? 'fr' } : null;

export const ownerLink = (ctx: Context, { locale }: Mailbox, line: CaseLine) => ({
  action: {
    label: translator(locale)('cases.mail.follow'),
    url: ctx.config.publicUrl + myCasePath({ case: line.id }),
  },
});
export const staffLink = (ctx: Context, { locale }: Mailbox, line: CaseLine) => ({
  action: {
    label: translator(locale)('cases.mail.open'),
    url: ctx.config.publicUrl + casePath({ ref: line.ref ?? '' }),
  },
});

/** Who to turn to: name, address, telephone and mailbox of the service. */
export function contact({ programme }: Context, locale: Locale) {
  const { name, address, phone, email, openingHours } = programme.service;
  return {
    service: name[locale],
    // A postal address often opens with the name of the service, said just before.
    address: address.filter((line) => line !== name[locale]).join(', '),
    phone,
    email,
    hours: openingHours[locale],
  };
}

/** Remedies: the authority itself, then the administrative court. */
export function remedies({ programme }: Context, locale: Locale) {
  const { name, court } = programme.authority;
  return {
    authority: name[locale],
    court: court.name[locale],
    courtAddress: court.address.join(', '),
    online: court.onlineAppeal,
    months: 'months' in programme.deadlines.appeal ? programme.deadlines.appeal.months : 2,
  };
}

export type AskedItem = {
  readonly anchor: string;
  readonly target: string;
  readonly problem: string;
  readonly message: string;
};

/** One item in words: what, what is wrong with it, and what to do. */
export function itemText({ anchor, target, problem, message }: AskedItem, locale: Locale): string {
  const what = translateDynamic(locale, `cases.${anchor === 'document' ? 'piece' : 'question'}.${target}`);
  const wrong = translateDynamic(locale, `cases.problem.${problem}`);
  return translator(locale)('cases.mail.correction.item', { what, wrong, message });
}

/** Exactly what to put right, and until when. `reminder` says that it was asked before. */
export function correctionMail(
  ctx: Context,
  box: Mailbox,
  line: CaseLine,
  asked: { readonly items: readonly AskedItem[]; readonly dueOn: Day; readonly reminder: boolean },
): MailDraft {
  const t = translator(box.locale);
  const count = asked.items.length;
  const kind = asked.reminder ? 'reminder' : 'correction';
  return {
    ...box,
    subject: t(`cases.mail.${kind}.subject`, { ref: line.ref, count }),
    body: [
      t('cases.mail.hello'),
      t(`cases.mail.${kind}.intro`, { ref: line.ref, address: line.address, count }),
      { list: asked.items.map((item) => itemText(item, box.locale)) },
      t('cases.mail.correction.due', { day: formatterFor(box.locale).day(asked.dueOn) }),
      ownerLink(ctx, box, line),
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}

export function correctionAnsweredMail(ctx: Context, box: Mailbox, line: CaseLine): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('cases.mail.answered.subject', { ref: line.ref }),
    body: [
      t('cases.mail.answered.text', { ref: line.ref, owner: line.ownerName, address: line.address }),
      staffLink(ctx, box, line),
    ],
  };
}

/** A message from one side to the other; the whole text, so that it can be read in the mailbox. */
export function messageMail(
  ctx: Context,
  box: Mailbox,
  line: CaseLine,
  message: {
    readonly body: string;
    readonly files: number;
    readonly from: string;
    readonly toOwner: boolean;
    /** The officer in charge, when it is their stand-in who is told. */
    readonly insteadOf: string | null;
  },
): MailDraft {
  const t = translator(box.locale);
  const link = message.toOwner ? ownerLink(ctx, box, line) : staffLink(ctx, box, line);
  return {
    ...box,
    subject: t('cases.mail.message.subject', { ref: line.ref ?? line.address }),
    body: [
      t('cases.mail.message.intro', { from: message.from, address: line.address }),
      ...(message.insteadOf === null ? [] : [t('exchanges.mail.insteadOf', { name: message.insteadOf })]),
      message.body,
      ...(message.files > 0 ? [t('exchanges.mail.files', { count: message.files })] : []),
      link,
      t('cases.mail.message.reply'),
    ],
  };
}

/** The messages of a day in one mail, whole. */
export function messagesMail(
  ctx: Context,
  box: Mailbox,
  line: CaseLine,
  { bodies, toOwner }: { readonly bodies: readonly string[]; readonly toOwner: boolean },
): MailDraft {
  const t = translator(box.locale);
  const count = bodies.length;
  const subject = toOwner ? 'exchanges.mail.subject' : 'exchanges.mail.subjectStaff';
  return {
    ...box,
    subject: t(subject, { count, ref: line.ref ?? line.address }),
    body: [
      t('exchanges.mail.intro', { count, address: line.address }),
      ...bodies,
      toOwner ? ownerLink(ctx, box, line) : staffLink(ctx, box, line),
      t('exchanges.mail.off'),
    ],
  };
}

/** The case is opened again: why, and that nothing is decided any more. */
export function reopenedMail(ctx: Context, box: Mailbox, line: CaseLine, reason: string): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('cases.mail.reopened.subject', { ref: line.ref }),
    body: [
      t('cases.mail.hello'),
      t('cases.mail.reopened.text', { ref: line.ref, address: line.address }),
      reason,
      t('cases.mail.reopened.next'),
      ownerLink(ctx, box, line),
      t('cases.mail.correction.help', contact(ctx, box.locale)),
    ],
  };
}

export function withdrawnMail(ctx: Context, box: Mailbox, line: CaseLine, reason: string): MailDraft {
  const t = translator(box.locale);
  return {
    ...box,
    subject: t('cases.mail.withdrawn.subject', { ref: line.ref }),
    body: [
      t('cases.mail.withdrawn.text', { ref: line.ref, owner: line.ownerName }),
      reason,
      staffLink(ctx, box, line),
    ],
  };
}
