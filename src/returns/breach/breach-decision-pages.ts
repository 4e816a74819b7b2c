import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { translator } from '../../i18n/translate.ts';
import { allows } from '../../shared/permissions.ts';
import { type Typed, typedText } from '../../web/forms.ts';
import { BREACH_OUTCOMES, type BreachDecision } from './breach.ts';
import type { BreachGround } from './breach-basis.ts';
import * as paths from './breach-paths.ts';
import type { Breach } from './breach-store.ts';
import { outcomeText } from './breach-words.ts';

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

export type DecisionView = {
  readonly title: string;
  readonly action: string;
  readonly submit: string;
  readonly confirm: string | null;
  readonly sendBack: string | null;
  readonly outcomes: readonly Choice[];
  readonly exemptions: readonly Choice[];
  readonly typed: Readonly<Record<'outcome' | 'exemption' | 'share' | 'reasons', string>> & {
    readonly fraud: boolean;
  };
};

/** What this person may propose or decide now; null when it is somebody else's turn. */
export function decisionView(
  ctx: Context,
  row: CaseRow,
  breach: Breach,
  ground: BreachGround,
  typed: Typed,
): DecisionView | null {
  const t = translator(ctx.locale);
  const { actor } = ctx;
  if (actor.kind !== 'staff' || breach.state === 'decided') return null;
  const deciding = breach.state === 'proposed';
  if (deciding && (!allows(actor.role, 'cases.grant') || actor.accountId === breach.proposedBy)) return null;
  const params = { ref: row.ref ?? '', breach: breach.id };
  const before = deciding ? breach.proposal : null;
  return {
    title: t(deciding ? 'breaches.decide.decideTitle' : 'breaches.decide.proposeTitle'),
    action: deciding ? paths.decideBreachPath(params) : paths.proposeBreachPath(params),
    submit: t(deciding ? 'breaches.decide.decide' : 'breaches.decide.propose'),
    confirm: deciding ? t('breaches.decide.confirm') : null,
    sendBack: deciding ? paths.sendBackBreachPath(params) : null,
    outcomes: outcomesOpen(breach).map((value) => ({
      value,
      text: outcomeText(ctx, value, ground, before),
      hint: t(`breaches.outcomeHint.${value}`),
    })),
    exemptions: ['none' as const, ...(ground.basis?.rule.exemptions ?? [])].map((value) => ({
      value,
      text: t(`breaches.exemption.${value}`),
    })),
    typed: typedDecision(typed, before),
  };
}

/** What was typed, else what the proposal said. */
function typedDecision(typed: Typed, before: BreachDecision | null): DecisionView['typed'] {
  return {
    outcome: typedText(typed, 'outcome') || (before?.outcome ?? ''),
    exemption: typedText(typed, 'exemption') || (before?.exemption ?? 'none'),
    share: typedText(typed, 'share') || (before?.share ? String(before.share / 100) : ''),
    reasons: typedText(typed, 'reasons') || (before?.reasons ?? ''),
    fraud: typedText(typed, 'fraud') !== '' || (before?.fraud ?? false),
  };
}

/** Before the notice there is nothing to put right and nothing to ask back. */
const outcomesOpen = ({ noticedOn }: Breach) =>
  noticedOn === null ? (['no-breach'] as const) : BREACH_OUTCOMES;
