import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { wholeEuros } from '../../incentives/aid-shown.ts';
import { dayOf } from '../../shared/dates.ts';
import type { Unit } from '../../units/units-queries.ts';
import type { FieldError } from '../../web/forms.ts';
import { type Audit, type AuditResult, isFrozen } from '../audit.ts';
import { billsSvg } from '../pictures/bills-svg.ts';
import { lossesSvg } from '../pictures/losses-svg.ts';
import { banShown, moneyRange } from '../questionnaire/result-pages.ts';
import { signedPercent } from '../works/works-result-pages.ts';
import { isComputed, lastStage, MOST_PROPOSALS, type Proposal } from './proposal.ts';
import type { ValuedProposal } from './proposal-money.ts';
import { type ProposalShown, proposalShown } from './proposal-shown-pages.ts';
import { isRetained } from './retain-proposal.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/scenarios': ProposalsPage;
  }
}

/** Addresses of the scenarios of one audit, for its owner or for staff. */
export type ProposalLinks = {
  readonly list: string;
  readonly fresh: string;
  readonly start: string;
  readonly tryOut: string;
  readonly back: string;
  readonly report: string;
  /** Where a project and one more set of works are chosen; null for staff. */
  readonly works: string | null;
  /** Where an application is filed; null for staff. */
  readonly apply: string | null;
  one(id: number): string;
  retain(id: number): string;
  drop(id: number): string;
};

export type ProposalCard = {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly retained: boolean;
  readonly edit: string;
  readonly retain: string;
  readonly retainText: string;
  readonly drop: string;
  /** null: the works no longer suit the answers. */
  readonly shown: ProposalShown | null;
};
type Row = { readonly label: string; readonly cells: readonly string[] };

export type ProposalsPage = {
  readonly errors: readonly FieldError[];
  readonly caption: string;
  readonly links: Omit<ProposalLinks, 'one' | 'retain' | 'drop'>;
  readonly reportText: string;
  readonly mayChange: boolean;
  readonly full: boolean;
  readonly lead: string;
  readonly cards: readonly ProposalCard[];
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  readonly note: string;
  readonly billsSvg: string | null;
  readonly losses: readonly { readonly title: string; readonly svg: string }[];
};

export type ProposalsView = {
  readonly unit: Unit;
  readonly audit: Audit;
  readonly result: AuditResult;
  readonly proposals: readonly Proposal[];
  readonly valued: readonly ValuedProposal[];
  readonly links: ProposalLinks;
  readonly mayChange: boolean;
};

export function proposalsPage(ctx: Context, view: ProposalsView): ProposalsPage {
  const { unit, audit, proposals, valued, links, mayChange } = view;
  const t = translator(ctx.locale);
  const { list, fresh, start, tryOut, back, report, works, apply } = links;
  const reason = isFrozen(audit) ? 'frozen' : mayChange ? 'lead' : 'closed';
  return {
    errors: [],
    caption: t('auditScreens.caption', { address: unit.address }),
    links: { list, fresh, start, tryOut, back, report, works, apply },
    reportText: t(isFrozen(audit) ? 'auditScenarios.report' : 'auditScenarios.reportDraft'),
    mayChange,
    full: proposals.length >= MOST_PROPOSALS,
    lead: t(`auditScenarios.${reason}`),
    cards: proposals.map((proposal) => card(ctx, proposal, view)),
    names: valued.map(({ proposal }) => proposal.name),
    rows: valued.length > 0 ? rowsOf(ctx, view) : [],
    note: noteOf(ctx, view),
    ...pictures(ctx, view),
  };
}

function card(ctx: Context, proposal: Proposal, { audit, valued, links }: ProposalsView): ProposalCard {
  const t = translator(ctx.locale);
  const found = valued.find((item) => item.proposal.id === proposal.id);
  return {
    id: proposal.id,
    name: proposal.name,
    kind: t(`auditScenarios.kinds.${proposal.kind}.title`),
    retained: isComputed(proposal) && isRetained(audit, proposal),
    edit: links.one(proposal.id),
    retain: links.retain(proposal.id),
    retainText: t(proposal.kind === 'in-steps' ? 'auditScenarios.retainFirst' : 'auditScenarios.retain'),
    drop: links.drop(proposal.id),
    shown: found ? proposalShown(ctx, found, `proposal-${proposal.id}`) : null,
  };
}

/** Side by side: the dwelling as it is, then each scenario once all of it is done. */
function rowsOf(ctx: Context, { result, valued }: ProposalsView): Row[] {
  const { locale } = ctx;
  const t = translator(locale);
  const fmt = formatterFor(locale);
  const today = dayOf(ctx.clock());
  const whole = valued.map(({ proposal }) => lastStage(proposal).soFar);
  const with_ = (value: number, unit: string) => `${fmt.number(Math.round(value))}\u00a0${unit}`;
  const euros = (cents: number) => fmt.money(wholeEuros(cents));
  const ban = (state: (typeof whole)[number]['lettingBan']['after']) => {
    const { value, note } = banShown(state, today, locale);
    return `${value}, ${note}`;
  };
  const { likely } = result;
  const states = [likely, ...whole.map(({ after }) => after)];
  const none = '–';
  const row = (label: string, cells: readonly string[]): Row => ({ label, cells });
  return [
    row(
      t('auditScenarios.rows.class'),
      states.map(({ energyClass, epClass, gesClass }) =>
        t('auditScenarios.classOf', { energyClass, epClass, gesClass }),
      ),
    ),
    row(
      t('auditScreens.result.ep'),
      states.map(({ ep }) => with_(ep, t('auditScreens.result.epUnit'))),
    ),
    row(
      t('auditScenarios.rows.final'),
      states.map(({ final }) => with_(final, t('auditScenarios.perYear'))),
    ),
    row(
      t('auditScreens.result.ges'),
      states.map(({ ges }) => with_(ges, t('auditScreens.result.gesUnit'))),
    ),
    row(t('auditScenarios.rows.gain'), [
      none,
      ...whole.map(({ gainPercent }) => signedPercent(-gainPercent, locale)),
    ]),
    row(t('auditScenarios.rows.classes'), [
      none,
      ...whole.map(({ classesGained }) => fmt.number(Math.max(0, classesGained))),
    ]),
    row(t('auditScreens.works.billsTitle'), [
      moneyRange(result.bills, locale),
      ...whole.map(({ bills }) => moneyRange(bills.after, locale)),
    ]),
    row(t('auditScenarios.rows.saving'), [
      none,
      ...whole.map(({ bills }) => euros(bills.savings.conventional)),
    ]),
    row(t('auditScenarios.rows.realised'), [
      none,
      ...whole.map(({ bills }) => moneyRange(bills.savings.realised, locale)),
    ]),
    row(t('auditScreens.works.carbon'), [
      none,
      ...whole.map(({ gesSaved }) => t('auditScreens.works.carbonText', { kg: Math.round(gesSaved) })),
    ]),
    row(
      t('auditScenarios.rows.losses'),
      states.map(({ lossesTotal }) => with_(lossesTotal, 'W/K')),
    ),
    row(
      t('auditScreens.result.comfort'),
      states.map(({ summerComfort }) => t(`audits.summerComfort.${summerComfort}`)),
    ),
    row(t('auditScreens.result.ban'), [
      ban(result.lettingBan),
      ...whole.map(({ lettingBan }) => ban(lettingBan.after)),
    ]),
    row(t('auditScreens.works.costTitle'), [
      none,
      ...whole.map(({ costTTC }) => moneyRange(costTTC, locale, 10_000)),
    ]),
    row(t('auditScenarios.rows.aids'), [none, ...valued.map(({ money }) => euros(money.granted))]),
    row(t('auditScreens.works.remainderTitle'), [none, ...valued.map(({ money }) => euros(money.remainder))]),
  ];
}

function noteOf({ locale }: Context, { result, valued }: ProposalsView): string {
  const t = translator(locale);
  const [first] = valued;
  const bills = first ? lastStage(first.proposal).soFar.bills.after : result.bills;
  return t('auditScenarios.tableNote', { day: formatterFor(locale).day(bills.validFrom) });
}

function pictures({ locale }: Context, { result, valued }: ProposalsView) {
  const t = translator(locale);
  if (valued.length === 0) return { billsSvg: null, losses: [] };
  const now = t('auditScreens.works.now');
  return {
    billsSvg: billsSvg({
      locale,
      title: t('auditScenarios.pictures.billsTitle'),
      id: 'compared-bills',
      bars: [
        { label: now, bill: result.bills },
        ...valued.map(({ proposal }) => ({
          label: proposal.name,
          bill: lastStage(proposal).soFar.bills.after,
        })),
      ],
    }),
    losses: [
      { title: now, svg: lossesSvg({ locale, result: result.likely, id: 'losses-now' }) },
      ...valued.map(({ proposal }) => ({
        title: proposal.name,
        svg: lossesSvg({
          locale,
          result: lastStage(proposal).soFar.after,
          before: result.likely,
          id: `losses-${proposal.id}`,
        }),
      })),
    ],
  };
}
