import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { type MessageKey, translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import type { CasePanel } from '../case-panels.ts';
import { appealsPath, myAppealPath } from '../case-paths.ts';
import { stepsOf } from '../case-store.ts';
import { type Appeal, appealsOf } from './appeal-store.ts';
import { openToAppeal } from './hand-in-appeal.ts';
import { contestedStep } from './register-appeal.ts';

export type AppealPanel = {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly strong: boolean }[];
  readonly link: { readonly text: string; readonly href: string } | null;
};

/** What a case page says of appeals: for staff also where to register one; null when there is nothing to contest. */
export const appealPanel: CasePanel = async (ctx, seen, reader) => {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const found = await appealsOf(ctx.db.read, seen.id);
  const mayRegister =
    ctx.actor.kind === 'staff' &&
    allows(ctx.actor.role, 'cases.appeal') &&
    contestedStep(await stepsOf(ctx.db.read, seen.id)) !== null;
  const mayContest = reader === 'owner' ? await openToAppeal(ctx.db.read, ctx, seen) : null;
  if (found.length === 0 && !mayContest && (reader === 'owner' || !mayRegister)) return null;
  const until = mayContest
    ? [{ text: t('appeals.mine.until', { day: day(mayContest.last) }), strong: false }]
    : [];
  const lines = found.toReversed().flatMap((appeal) => appealLines(ctx, appeal, reader));
  const href = appealsPath({ ref: seen.ref ?? '' });
  const open = found.some(({ state }) => state === 'open');
  const model: AppealPanel = {
    title: t(titleKey(reader, found.length)),
    lines: [...lines, ...until],
    link:
      reader === 'owner'
        ? mayContest && { text: t('appeals.mine.link'), href: myAppealPath({ case: seen.id }) }
        : { text: t(found.length > 0 ? 'appeals.see' : 'appeals.register'), href },
  };
  const mayAnswer = isAllowed(ctx.actor, 'cases.reopen');
  const action = reader === 'staff' && open && mayAnswer ? { text: t('appeals.answer'), href } : null;
  return { view: 'cases/_appeal-panel.njk', model, action };
};

/** When an appeal was received, and what comes of it. */
function appealLines(ctx: Context, appeal: Appeal, reader: 'staff' | 'owner'): AppealPanel['lines'] {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const kind = t(`appeals.kind.${appeal.kind}`);
  const next =
    appeal.decidedAt === null
      ? t(reader === 'owner' ? 'appeals.owner.due' : 'appeals.replyDue', { day: day(appeal.replyDue) })
      : t('appeals.owner.answered', {
          state: t(`appeals.state.${appeal.state}`),
          day: day(dayOf(appeal.decidedAt)),
        });
  return [
    { text: t('appeals.owner.received', { kind, day: day(appeal.receivedOn) }), strong: false },
    { text: next, strong: appeal.state === 'open' },
  ];
}

function titleKey(reader: 'staff' | 'owner', appeals: number): MessageKey {
  if (reader === 'staff') return 'appeals.title';
  return appeals > 0 ? 'appeals.owner.title' : 'appeals.mine.title';
}
