import { casePath } from '../../cases/case-paths.ts';
import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { isAllowed } from '../../shared/actor.ts';
import { findUnit } from '../../units/units-queries.ts';
import { findAct } from '../acts/act-store.ts';
import * as paths from '../agreements-paths.ts';
import { type Change, isAmendable, isOpen } from './amendment.ts';
import { type Amendment, amendmentsOf } from './amendment-store.ts';

export type AmendmentsPage = {
  readonly lead: string;
  readonly back: string;
  readonly propose: string | null;
  readonly rows: readonly {
    readonly href: string;
    readonly what: string;
    readonly number: string;
    readonly since: string;
    readonly state: { readonly slug: string; readonly text: string };
  }[];
};

declare module '../../web/views.ts' {
  interface Views {
    'agreements/amendments': AmendmentsPage;
  }
}

export async function leadOf(ctx: Context, row: CaseRow): Promise<string> {
  const unit = await findUnit(ctx.db.read, row.unitId);
  return translator(ctx.locale)('amendments.lead', { ref: row.ref, address: unit?.address ?? '' });
}

const whatChanges = ({ locale }: Context, changes: readonly Change[]): string =>
  [...new Set(changes.map(({ kind }) => translator(locale)(`amendments.kind.${kind}`)))].join(', ');

export const stateOf = ({ locale }: Context, state: Amendment['state']) => ({
  slug: SLUGS[state],
  text: translator(locale)(`amendments.state.${state}`),
});

const SLUGS = {
  proposed: 'submitted',
  refused: 'refused',
  'to-sign': 'to-sign',
  signed: 'signed',
  abandoned: 'withdrawn',
} as const;

export const may = ({ actor }: Context, permission: 'agreements.issue' | 'agreements.sign'): boolean =>
  isAllowed(actor, permission);

/** Amendments of a case, latest first. */
export async function amendmentsPage(ctx: Context, row: CaseRow): Promise<AmendmentsPage> {
  const ref = row.ref ?? '';
  const all = await amendmentsOf(ctx.db.read, row.id);
  const rows: AmendmentsPage['rows'][number][] = [];
  for (const one of all.toReversed()) {
    const act = one.actId === null ? undefined : await findAct(ctx.db.read, one.actId);
    rows.push({
      href: paths.amendmentPath({ ref, amendment: one.id }),
      what: whatChanges(ctx, one.changes),
      number: act?.number ?? '',
      since: formatterFor(ctx.locale).moment(one.draftedAt),
      state: stateOf(ctx, one.state),
    });
  }
  const free = isAmendable(row.state) && !all.some(({ state }) => isOpen(state));
  return {
    lead: await leadOf(ctx, row),
    back: casePath({ ref }),
    propose: free && may(ctx, 'agreements.issue') ? paths.newAmendmentPath({ ref }) : null,
    rows,
  };
}
