import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { CasePanel } from '../case-panels.ts';
import { clockPath, myExtensionPath } from '../case-paths.ts';
import { hasEnded } from '../case-workflow.ts';
import { mayLapse } from '../decision/lapse-case.ts';
import { mayAsk } from './clock-pages.ts';
import { extensionsOf, openPause } from './clock-store.ts';

export type ClockPanel = {
  readonly lines: readonly string[];
  readonly link: { readonly text: string; readonly href: string } | null;
};

/** What a case page says of its clock: a pause, a request for more time, a delay of the owner that is over. */
export const clockPanel: CasePanel = async (ctx, seen, reader) => {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const extensions = await extensionsOf(ctx.db.read, seen.id);
  const asked = extensions.find(({ state }) => state === 'requested');
  if (reader === 'owner') {
    if (asked) return view([t('clocks.my.waiting', { day: day(asked.toDay) })], null, null);
    const link = { text: t('clocks.my.link'), href: myExtensionPath({ case: seen.id }) };
    return mayAsk(seen, extensions) ? view([], link, null) : null;
  }
  if (hasEnded(seen.state) && extensions.length === 0) return null;
  const pause = await openPause(ctx.db.read, seen.id);
  const href = clockPath({ ref: seen.ref ?? '' });
  const lines = [
    ...(pause
      ? [
          t('clocks.paused', { day: day(dayOf(pause.startedAt)) }),
          `${t(`clocks.cause.${pause.cause}`)} – ${pause.reason}`,
        ]
      : []),
    ...(asked ? [t('clocks.panel.asked', { day: day(asked.toDay) })] : []),
    ...(seen.dueOn && mayLapse(seen, dayOf(ctx.clock()))
      ? [t('clocks.panel.lapse', { day: day(seen.dueOn) })]
      : []),
  ];
  const mayAnswer = isAllowed(ctx.actor, 'cases.grant');
  const action = asked && mayAnswer ? { text: t('clocks.panel.answer'), href } : null;
  return view(lines, { text: t('clocks.panel.see'), href }, action);
};

const view = (
  lines: readonly string[],
  link: ClockPanel['link'],
  action: { readonly text: string; readonly href: string } | null,
) => ({ view: 'cases/_clock-panel.njk', model: { lines, link } satisfies ClockPanel, action });
