import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { findOwner } from '../../people/people-queries.ts';
import { mustExist } from '../../shared/errors.ts';
import { contact } from '../case-mails.ts';
import { followedCasePath, myPath } from '../case-paths.ts';
import { phasesOf } from '../case-phases.ts';
import { type CaseRow, findCaseLine, messagesOf, stepsOf } from '../case-store.ts';
import { ownerTimeline, type TimelineItem } from '../case-timeline.ts';
import { TURN } from '../case-workflow.ts';

/** Acts of a case that this reader has still to sign, as the room of acts knows them. */
export type ToSign = (
  ctx: Context,
  row: CaseRow,
) => Promise<readonly { readonly text: string; readonly href: string }[]>;

export type FollowedPage = {
  readonly title: string;
  readonly address: string;
  readonly lead: string;
  readonly back: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly stages: readonly { readonly text: string; readonly state: string }[];
  readonly turn: { readonly who: string; readonly text: string };
  readonly toSign: readonly { readonly text: string; readonly href: string }[];
  readonly messages: readonly { readonly who: string; readonly when: string; readonly body: string }[];
  readonly readOnly: string;
  readonly timeline: readonly TimelineItem[];
  readonly contact: string;
};
export type FollowedCard = {
  readonly title: string;
  readonly address: string;
  readonly href: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly next: string;
  readonly toSign: boolean;
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/followed': FollowedPage;
  }
}

/** A case as a co-owner follows it: where it stands, what comes next, what they sign, and what was written. */
export async function followedPage(ctx: Context, row: CaseRow, toSign: ToSign): Promise<FollowedPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(read, row.id), 'cases.errors.unknown');
  const steps = await stepsOf(read, row.id);
  const applicant = (await findOwner(read, row.ownerId))?.name ?? '';
  const messages = await messagesOf(read, row.id, 'owner');
  const acts = await toSign(ctx, row);
  return {
    title: t('cases.file.title', { ref: row.ref }),
    address: line.address,
    lead: t('applicants.followed.lead', { applicant }),
    back: myPath(),
    state: stateOf(ctx, row),
    stages: phasesOf(row.state, steps).map(({ phase, state }) => ({
      text: t(`cases.phase.${phase}`),
      state,
    })),
    turn: {
      who: whoseTurn(ctx, row, applicant),
      text: t(`applicants.followed.next.${acts.length > 0 ? 'sign' : nextOf(row)}`, { applicant }),
    },
    toSign: acts,
    messages: messages.map(({ author, at, body }) => ({
      who: author !== null && author === line.ownerAccountId ? applicant : t('cases.file.service'),
      when: formatterFor(ctx.locale).moment(at),
      body,
    })),
    readOnly: t('applicants.followed.readOnly', { applicant }),
    timeline: ownerTimeline(steps, ctx.locale),
    contact: t('cases.file.contact', contact(ctx, ctx.locale)),
  };
}

export async function followedCard(ctx: Context, row: CaseRow, toSign: ToSign): Promise<FollowedCard> {
  const t = translator(ctx.locale);
  const line = mustExist(await findCaseLine(ctx.db.read, row.id), 'cases.errors.unknown');
  const [act] = await toSign(ctx, row);
  return {
    title: t('cases.my.caseTitle', { ref: row.ref }),
    address: line.address,
    href: followedCasePath({ case: row.id }),
    state: stateOf(ctx, row),
    next: act?.text ?? whoseTurn(ctx, row, line.ownerName),
    toSign: act !== undefined,
  };
}

const nextOf = ({ state }: CaseRow): 'owner' | 'staff' | 'nobody' => {
  const turn = TURN[state];
  return turn === 'owner' || turn === 'nobody' ? turn : 'staff';
};

const stateOf = ({ locale }: Context, { state }: CaseRow) => ({
  slug: state,
  text: translateDynamic(locale, `cases.state.${state}`),
});

/** Said of the applicant by name: it is not the reader's turn, but for what they sign. */
const whoseTurn = ({ locale }: Context, { state }: CaseRow, applicant: string): string =>
  TURN[state] === 'nobody'
    ? translator(locale)('applicants.followed.over')
    : translator(locale)('applicants.followed.turnOf', {
        name: TURN[state] === 'owner' ? applicant : translateDynamic(locale, `cases.party.${TURN[state]}`),
      });
