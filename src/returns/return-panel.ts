import type { CasePanel, CasePanelView } from '../cases/case-panels.ts';
import { canDo } from '../cases/case-workflow.ts';
import type { CaseRow } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { dayOf } from '../shared/dates.ts';
import { allows } from '../shared/permissions.ts';
import * as paths from './return-paths.ts';
import { returnOfCase, type Undertaking, undertakingsOf } from './return-store.ts';
import { spanWords } from './span-words.ts';
import { myTransferPath } from './transfer/transfer-paths.ts';
import { lastTerm } from './undertaking.ts';

/** What a case page shows of the return to market; null before the balance. */
export const returnPanel: CasePanel = async (ctx, seen, reader) => {
  const { read } = ctx.db;
  const found = await returnOfCase(read, seen.id);
  const undertakings = await undertakingsOf(read, seen.id);
  const action = reader === 'staff' ? staffAction(ctx, seen, undertakings) : ownerAction(ctx, seen);
  if (!found && !action) return null;
  const t = translator(ctx.locale);
  const model = {
    returned: found
      ? t('returns.panel.returned', {
          exit: translateDynamic(ctx.locale, `returns.exit.${found.exitKind}`),
          day: formatterFor(ctx.locale).day(found.occupiedOn),
        })
      : null,
    lines: undertakings.map(({ kind, startsOn, endsOn, state }) => ({
      ...spanWords(ctx, { kind, startsOn, endsOn }),
      state: { slug: state, text: t(`returns.undertaking.state.${state}`) },
    })),
    transfer: reader === 'owner' && canDo(seen.state, 'claw-back') ? myTransferPath({ case: seen.id }) : null,
    href: reader === 'staff' && found ? paths.undertakingsPath({ ref: seen.ref ?? '' }) : null,
  };
  return { view: 'returns/panel.njk', model, action };
};

/** The owner is asked for the proof once the balance is ordered. */
const ownerAction = ({ locale }: Context, seen: CaseRow): CasePanelView['action'] =>
  canDo(seen.state, 'record-return')
    ? { text: translator(locale)('returns.mine.action'), href: paths.myReturnPath({ case: seen.id }) }
    : null;

function staffAction(
  { actor, locale, clock }: Context,
  seen: CaseRow,
  undertakings: readonly Undertaking[],
): CasePanelView['action'] {
  if (actor.kind !== 'staff') return null;
  const t = translator(locale);
  const ref = seen.ref ?? '';
  if (canDo(seen.state, 'record-return') && allows(actor.role, 'returns.record'))
    return { text: t('agreements.action.recordReturn'), href: paths.recordReturnPath({ ref }) };
  const last = lastTerm(undertakings.filter(({ state }) => state === 'running'));
  const over = last === null || last <= dayOf(clock());
  return canDo(seen.state, 'close') && over && allows(actor.role, 'cases.instruct')
    ? { text: t('returns.monitoring.close'), href: paths.undertakingsPath({ ref }) }
    : null;
}
