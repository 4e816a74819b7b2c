import { contact } from '../../cases/case-mails.ts';
import { findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { checkLinkPath } from '../links/link-paths.ts';
import { undertakingsOf } from '../return-store.ts';
import { spanWords } from '../span-words.ts';
import { asksProof, OCCUPANTS } from './check.ts';
import type { HomeCheck } from './check-store.ts';
import type { Choice } from './settle-form-pages.ts';

export type AnswerCheckPage = {
  readonly action: string;
  readonly lead: string;
  readonly caption: string;
  readonly occupants: readonly Choice[];
  readonly proofOptional: boolean;
  readonly promises: readonly string[];
  readonly max: string;
  readonly typed: {
    readonly occupant: string;
    readonly rent: string;
    readonly tenantChanged: string;
    readonly emptySince: string;
  };
  readonly errors: readonly FieldError[];
};

/** After an answer, or when a link no longer opens anything. */
export type LinkEndPage = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly good: boolean;
};

declare module '../../web/views.ts' {
  interface Views {
    'returns/answer-check': AnswerCheckPage;
    'returns/link-end': LinkEndPage;
  }
}

/** The question of a mail, on one page: who lives there, the rent, a proof. */
export async function answerCheckPage(
  ctx: Context,
  token: string,
  check: HomeCheck,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<AnswerCheckPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(read, check.caseId), 'cases.errors.unknown');
  const running = (await undertakingsOf(read, check.caseId)).filter(({ state }) => state === 'running');
  return {
    action: checkLinkPath({ token }),
    lead: t('returnChecks.answer.lead', { address: line.address, ref: line.ref }),
    caption: t(`returnChecks.kind.${check.kind}`),
    occupants: OCCUPANTS.map((value) => ({ value, text: t(`returnChecks.occupant.${value}`) })),
    proofOptional: !asksProof(check.kind),
    promises: running.map((one) => {
      const { what, to } = spanWords(ctx, one);
      return t('returns.mail.returned.line', { what, day: to });
    }),
    max: dayOf(ctx.clock()),
    typed: {
      occupant: typedText(typed, 'occupant'),
      rent: typedText(typed, 'rent'),
      tenantChanged: typedText(typed, 'tenantChanged'),
      emptySince: typedText(typed, 'emptySince'),
    },
    errors,
  };
}

export function checkThanksPage(ctx: Context, { outcome }: Pick<HomeCheck, 'outcome'>): LinkEndPage {
  const t = translator(ctx.locale);
  return {
    title: t('returnChecks.answer.thanks'),
    texts: [t(outcome ? 'returnChecks.answer.thanksSettled' : 'returnChecks.answer.thanksDoubt')],
    good: true,
  };
}

export function checkClosedPage(ctx: Context): LinkEndPage {
  const t = translator(ctx.locale);
  const texts = [t('returnChecks.answer.closedText', contact(ctx, ctx.locale))];
  return { title: t('returnChecks.answer.closed'), texts, good: false };
}
