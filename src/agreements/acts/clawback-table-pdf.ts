import type { Block } from '../../documents/pdf-document.ts';
import { clawback } from '../../incentives/clawback.ts';
import type { ClawbackRule } from '../../incentives/scheme-schema.ts';
import { addDays, addYears } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { paragraph, quillOf } from './act-parts-pdf.ts';

/** What a broken undertaking costs, year by year, reckoned by the very function that will be applied. */
export function clawbackBlocks(facts: ActFacts, { clawback: rule, award }: AgreementDetail): Block[] {
  const { t, fmt } = quillOf(facts);
  if (rule === null) return [paragraph(t('agreements.act.agreement.annex7.none'))];
  return [
    paragraph(t('agreements.act.agreement.annex7.formula')),
    paragraph(
      rule.mode === 'pro-rata'
        ? t('agreements.act.agreement.annex7.proRata', { years: rule.years })
        : t('agreements.act.agreement.annex7.steps'),
    ),
    {
      kind: 'table',
      columns: [
        { header: t('agreements.act.agreement.annex7.when'), share: 0.46 },
        { header: t('agreements.act.agreement.annex7.share'), align: 'right', share: 0.22 },
        {
          header: t('agreements.act.agreement.annex7.example', { amount: fmt.money(award.amount) }),
          align: 'right',
          share: 0.32,
        },
      ],
      rows: stepsOf(rule, award.amount, facts).map(({ when, amount }) => [
        when,
        fmt.percent(award.amount === 0 ? 0 : amount / award.amount),
        fmt.exactMoney(amount),
      ]),
    },
  ];
}

function stepsOf(rule: ClawbackRule, award: Cents, facts: ActFacts): { when: string; amount: Cents }[] {
  const { t } = quillOf(facts);
  const from = facts.issuedOn;
  const owed = (on: ActFacts['issuedOn']) =>
    clawback(rule, award, { from, on, fraud: false, exemption: null }).amount;
  const years = (n: number) => t('agreements.act.words.years', { n });
  if (rule.mode === 'pro-rata')
    return [
      ...Array.from({ length: rule.years }, (_, index) => ({
        when: t('agreements.act.agreement.annex7.year', { n: index + 1 }),
        amount: owed(addYears(from, index)),
      })),
      {
        when: t('agreements.act.agreement.annex7.after', { years: years(rule.years) }),
        amount: owed(addYears(from, rule.years)),
      },
    ];
  const last = rule.steps.at(-1)?.upToYears ?? 0;
  return [
    ...rule.steps.map(({ upToYears }) => ({
      when: t('agreements.act.agreement.annex7.upTo', { years: years(upToYears) }),
      amount: owed(addYears(from, upToYears)),
    })),
    {
      when: t('agreements.act.agreement.annex7.after', { years: years(last) }),
      amount: owed(addDays(addYears(from, last), 1)),
    },
  ];
}
