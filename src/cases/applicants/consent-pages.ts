import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findOwner } from '../../people/people-queries.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { undertakingsOf } from '../application/application.ts';
import { declarationOf } from '../case.ts';
import { contact } from '../case-mails.ts';
import { consentPath } from './applicants-paths.ts';
import type { OpenConsent } from './open-consent.ts';

export type ConsentPage = {
  readonly lead: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly binds: string;
  readonly undertakings: readonly string[];
  readonly until: string | null;
  readonly action: string;
  readonly reasonHint: string;
  readonly answer: string;
  readonly reason: string;
  readonly contact: string;
  readonly errors: readonly FieldError[];
};
export type ConsentDonePage = {
  readonly title: string;
  readonly text: string;
  readonly agreed: boolean;
  readonly contact: string;
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/consent': ConsentPage;
    'cases/consent-done': ConsentDonePage;
  }
}

/** What a co-owner is asked, without an account: who, what, how much, and what their yes would bind them to. */
export async function consentPage(
  ctx: Context,
  token: string,
  { row, project, consent, seen }: OpenConsent,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null = null,
): Promise<ConsentPage> {
  const t = translator(ctx.locale);
  const { money, day } = formatterFor(ctx.locale);
  const applicant = (await findOwner(ctx.db.read, row.ownerId))?.name ?? '';
  const said = declarationOf(row);
  const works = project.works.map(({ measure }) =>
    translateDynamic(ctx.locale, `incentives.terms.measure.${measure}`),
  );
  return {
    lead: t(seen.person.associate ? 'applicants.associates.answerLead' : 'applicants.answer.lead', {
      applicant,
    }),
    facts: [
      { label: t('applicants.answer.home'), value: project.unit.address },
      { label: t('applicants.answer.applicant'), value: applicant },
      { label: t('applicants.answer.you'), value: seen.person.name },
      {
        label: t('applicants.answer.amount'),
        value:
          consent.amount === null
            ? t('applicants.answer.amountUnknown')
            : t('applicants.answer.amountUpTo', { amount: money(consent.amount) }),
      },
      {
        label: t('applicants.answer.tenure'),
        value: ownersWords(ctx, said.tenureAfter, said.rentLevel),
      },
      {
        label: t('applicants.answer.works'),
        value: new Intl.ListFormat(ctx.locale, { type: 'conjunction' }).format([...new Set(works)]),
      },
    ],
    binds: t(seen.person.associate ? 'applicants.associates.answerBinds' : 'applicants.answer.bindsText', {
      applicant,
    }),
    undertakings: undertakingsOf(project.scheme.definition, said).map(({ text }) => text[ctx.locale]),
    until: consent.expiresOn && t('applicants.answer.until', { day: day(consent.expiresOn) }),
    action: consentPath({ token }),
    reasonHint: t('applicants.answer.reasonHint', { applicant }),
    answer: form ? typedText(form.typed, 'answer') : '',
    reason: form ? typedText(form.typed, 'reason') : '',
    contact: t('cases.file.contact', contact(ctx, ctx.locale)),
    errors: form?.errors ?? [],
  };
}

/** What becomes of the dwelling, said of somebody else: not "I shall let it". */
function ownersWords(ctx: Context, tenure: string | null, level: string | null): string {
  const words = translateDynamic(ctx.locale, `applicants.answer.tenures.${tenure}`);
  if (tenure !== 'let' || level === null) return words;
  return `${words} – ${translateDynamic(ctx.locale, `cases.project.level.${level}`)}`;
}

/** What was answered, now or before. */
export async function consentDonePage(
  ctx: Context,
  { row, seen }: OpenConsent,
  answer: 'yes' | 'no',
): Promise<ConsentDonePage> {
  const t = translator(ctx.locale);
  const applicant = (await findOwner(ctx.db.read, row.ownerId))?.name ?? '';
  const agreed = answer === 'yes';
  return {
    title: t(agreed ? 'applicants.answer.thanksYes' : 'applicants.answer.thanksNo'),
    text: agreed
      ? t('applicants.answer.thanksYesText', { applicant })
      : t(seen.person.associate ? 'applicants.associates.thanksNo' : 'applicants.answer.thanksNoText', {
          applicant,
        }),
    agreed,
    contact: t('cases.file.contact', contact(ctx, ctx.locale)),
  };
}
