import { formatterFor } from '../i18n/format.ts';
import { translate, translateDynamic } from '../i18n/translate.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { CaseState } from './case-states.ts';
import type { CaseStep } from './case-store.ts';

export type TimelineItem = {
  readonly when: string;
  readonly title: string;
  readonly who: string | null;
  readonly text: string | null;
  readonly tone: string;
};

type Names = ReadonlyMap<AccountId, string>;

/** Everything that happened, newest first, with names: for staff. */
export const staffTimeline = (steps: readonly CaseStep[], names: Names, locale: Locale): TimelineItem[] =>
  steps.toReversed().map((step) => ({
    when: formatterFor(locale).shortMoment(step.at),
    title: translateDynamic(locale, `cases.action.${step.action}`),
    who: step.actorId === null ? null : (names.get(step.actorId) ?? null),
    text: [moveText(step, locale), noteText(step.note, locale)].filter((text) => text !== null).join(' – '),
    tone: toneOf(step.toState),
  }));

/** Deeds whose reason the owner was written. */
const TOLD: readonly string[] = ['refuse', 'dismiss', 'lapse', 'reopen'];

/** What the owner follows: what happened and when. Names of staff stay in the office, and so do moves inside it. */
export const ownerTimeline = (steps: readonly CaseStep[], locale: Locale): TimelineItem[] =>
  steps
    .filter(({ action }) => action !== 'send-back' && action !== 'propose' && action !== 'validate')
    .toReversed()
    .map((step) => ({
      when: formatterFor(locale).moment(step.at),
      title: translateDynamic(locale, `cases.action.${step.action}`),
      who: null,
      text: TOLD.includes(step.action) ? noteText(step.note, locale) : null,
      tone: toneOf(step.toState),
    }));

const moveText = ({ fromState, toState }: CaseStep, locale: Locale): string =>
  translate(locale, 'cases.history.move', {
    from: translateDynamic(locale, `cases.state.${fromState}`),
    to: translateDynamic(locale, `cases.state.${toState}`),
  });

const noteText = (note: string | null, locale: Locale): string | null =>
  note === null || note === '' ? null : translate(locale, 'cases.history.note', { note });

function toneOf(state: CaseState): string {
  if (state === 'granted' || state === 'signed' || state === 'monitoring' || state === 'closed')
    return 'success';
  if (state === 'refused' || state === 'clawed-back') return 'danger';
  if (state === 'to-complete' || state === 'to-sign') return 'waiting';
  return 'progress';
}
