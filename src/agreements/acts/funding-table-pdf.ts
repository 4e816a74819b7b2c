import { type Block, bold } from '../../documents/pdf-document.ts';
import { aidName } from '../../incentives/explain-trace.ts';
import type { ActFacts, AwardFacts } from './act-facts.ts';
import { quillOf, small } from './act-parts-pdf.ts';

type Plan = Pick<AwardFacts, 'cost' | 'funding'>;

/** The sources of funding, their nature and their sums, and the cost that they add up to. */
export function fundingBlocks(plan: Plan, facts: ActFacts): Block[] {
  const { t, fmt } = quillOf(facts);
  return [
    {
      kind: 'table',
      caption: t('agreements.act.agreement.annex1.caption'),
      columns: [
        { header: t('agreements.act.agreement.annex1.source'), share: 0.5 },
        { header: t('agreements.act.agreement.annex1.nature'), share: 0.25 },
        { header: t('agreements.act.words.amount'), align: 'right', share: 0.25 },
      ],
      rows: plan.funding.map(({ code, kind, amount }) => [
        fundingName(code, facts),
        t(`agreements.act.agreement.annex1.natures.${kind}`),
        fmt.exactMoney(amount),
      ]),
      foot: [[[bold(t('agreements.act.agreement.annex1.cost'))], '', [bold(fmt.exactMoney(plan.cost.ttc))]]],
    },
    small(t('agreements.act.agreement.annex1.note')),
  ];
}

/** The scheme's own grant bears its name; other aids bear those of the levers. */
const fundingName = (code: string, facts: ActFacts): string =>
  aidName(code, facts.lang, { [facts.rules.code]: facts.rules.name });
