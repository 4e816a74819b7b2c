import { contact } from '../../cases/case-mails.ts';
import { findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { mustExist } from '../../shared/errors.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import type { LinkEndPage } from '../checks/answer-check-pages.ts';
import { breachLinkNoticePath, breachLinkPath } from '../links/link-paths.ts';
import type { Breach } from './breach-store.ts';

export type AnswerNoticePage = {
  readonly action: string;
  readonly lead: string;
  readonly until: string;
  readonly letter: string | null;
  readonly typed: string;
  readonly errors: readonly FieldError[];
};

declare module '../../web/views.ts' {
  interface Views {
    'returns/answer-notice': AnswerNoticePage;
  }
}

/** What whoever got the notice sees: the letter, until when, and where to answer. */
export async function answerNoticePage(
  ctx: Context,
  token: string,
  breach: Breach,
  ready: boolean,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<AnswerNoticePage> {
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(ctx.db.read, breach.caseId), 'cases.errors.unknown');
  const day = breach.replyBy ? formatterFor(ctx.locale).day(breach.replyBy) : '';
  return {
    action: breachLinkPath({ token }),
    lead: t('breaches.answer.lead', { ref: line.ref, address: line.address }),
    until: t('breaches.answer.until', { day }),
    letter: ready ? breachLinkNoticePath({ token }) : null,
    typed: typedText(typed, 'text'),
    errors,
  };
}

export function noticeEndPage(ctx: Context, answered: boolean): LinkEndPage {
  const t = translator(ctx.locale);
  return answered
    ? { title: t('breaches.answer.thanks'), texts: [t('breaches.answer.thanksText')], good: true }
    : {
        title: t('breaches.answer.closed'),
        texts: [t('breaches.answer.closedText', contact(ctx, ctx.locale))],
        good: false,
      };
}
