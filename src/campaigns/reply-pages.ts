import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import type { UnitId } from '../shared/ids.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { typedText } from '../web/forms.ts';
import type { Situation } from './answer.ts';
import { replyAuditPath, replyHomePath, replyPath, stopPath } from './campaigns-paths.ts';
import type { LetterHome } from './gather-letters.ts';
import { homeLine } from './merge-values.ts';
import { type AnswerFields, answerFields } from './recipient-pages.ts';
import type { CampaignUnit, Recipient } from './recipient-store.ts';

export type ReplyAskPage = {
  readonly action: string;
  readonly code: string;
  readonly stop: boolean;
  readonly service: { readonly name: string; readonly phone: string; readonly email: string };
  readonly errors: readonly FieldError[];
};
export type ReplyHomePage = {
  readonly action: string;
  readonly homes: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
    readonly said: string | null;
  }[];
  readonly home: string;
  /** Said to a representative: for whom they answer. */
  readonly answering: string | null;
  readonly thanks: string | null;
  readonly nextHome: string | null;
  readonly fields: AnswerFields;
  readonly audit: { readonly action: string; readonly email: string; readonly sent: boolean } | null;
  readonly stop: string;
  readonly opposed: boolean;
  readonly changeHref: string;
  readonly service: ReplyAskPage['service'];
  readonly errors: readonly FieldError[];
};
declare module '../web/views.ts' {
  interface Views {
    'campaigns/reply-ask': ReplyAskPage;
    'campaigns/reply-home': ReplyHomePage;
  }
}

const serviceOf = ({ programme, locale }: Context): ReplyAskPage['service'] => ({
  name: programme.service.name[locale],
  phone: programme.service.phone,
  email: programme.service.email,
});

export const replyAskPage = (
  ctx: Context,
  code: string,
  errors: readonly FieldError[],
  stop = false,
): ReplyAskPage => ({
  action: stop ? stopPath() : replyPath(),
  code,
  stop,
  service: serviceOf(ctx),
  errors,
});

/** The page of an owner who holds the letter: one home at a time, what was said of it, and what comes next. */
export function replyHomePage(
  ctx: Context,
  seen: {
    readonly recipient: Recipient;
    readonly homes: readonly LetterHome[];
    readonly units: readonly CampaignUnit[];
  },
  asked: Asked,
  typed: Typed | null,
  errors: readonly FieldError[],
): ReplyHomePage {
  const { recipient, homes, units } = seen;
  const t = translator(ctx.locale);
  const answers = new Map<UnitId, Situation | null>(units.map((unit) => [unit.unitId, unit.situation]));
  const said = (home: LetterHome | undefined): Situation | null =>
    home === undefined ? null : (answers.get(home.unitId) ?? null);
  const unanswered = homes.find((home) => said(home) === null);
  const shown = homes.find(({ unitId }) => unitId === asked.unit) ?? unanswered ?? homes[0];
  const situation = said(shown);
  const asking = (errors.length > 0 && asked.answering) || asked.changing || situation === null;
  const unit = shown === undefined ? undefined : String(shown.unitId);
  return {
    action: replyHomePath(),
    homes: homes.map((home) => shownHome(ctx, home, said(home), home === shown)),
    home: shown === undefined ? '' : homeLine(shown),
    answering: recipient.through === null ? null : t('owners.mandate.answering', { name: recipient.name }),
    thanks: asking || situation === null ? null : t(`campaigns.thanks.${situation}`),
    nextHome:
      unanswered === undefined || unanswered === shown ? null : replyHomePath({ unit: unanswered.unitId }),
    fields: answerFields(ctx, homes, typed, unit ?? ''),
    audit: asking || !mayBeAudited(situation) || !asked.mayApply ? null : auditOf(asked, typed),
    stop: stopPath(),
    opposed: recipient.opposedAt !== null,
    changeHref: replyHomePath({ unit, change: '1' }),
    service: serviceOf(ctx),
    errors,
  };
}

type Asked = {
  readonly unit: number | null;
  readonly changing: boolean;
  readonly auditSent: boolean;
  readonly answering: boolean;
  readonly mayApply: boolean;
};

/** A home sold, or somebody else's, is no longer theirs to audit. */
const mayBeAudited = (situation: Situation): boolean => situation !== 'sold' && situation !== 'not-mine';

const auditOf = ({ auditSent }: Asked, typed: Typed | null): ReplyHomePage['audit'] => ({
  action: replyAuditPath(),
  email: typed === null ? '' : typedText(typed, 'auditEmail'),
  sent: auditSent,
});

const shownHome = (
  ctx: Context,
  home: LetterHome,
  situation: Situation | null,
  current: boolean,
): ReplyHomePage['homes'][number] => ({
  text: homeLine(home),
  href: replyHomePath({ unit: home.unitId }),
  current,
  said: situation === null ? null : translator(ctx.locale)(`campaigns.situationShort.${situation}`),
});
