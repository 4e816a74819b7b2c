import { type Block, bold } from '../../documents/pdf-document.ts';
import { explainTrace } from '../../incentives/explain-trace.ts';
import type { TraceLine } from '../../incentives/trace.ts';
import type { ActFacts, UnitFacts } from './act-facts.ts';
import type { Quill } from './act-parts-pdf.ts';

/** “7 rue du Phare-Blanc, 01000 Villefranche” */
export const unitAddress = ({ address, postcode, commune }: UnitFacts): string =>
  `${address}, ${[postcode, commune].filter(Boolean).join(' ')}`;

export function unitBlock(unit: UnitFacts, { t }: Quill): Block {
  const known: [string, string | null][] = [
    [t('agreements.act.unit.address'), unitAddress(unit)],
    [
      t('agreements.act.unit.commune'),
      t('agreements.act.unit.communeCode', { name: unit.commune, code: unit.inseeCode }),
    ],
    [t('agreements.act.unit.parcel'), unit.parcel],
    [t('agreements.act.unit.idlocal'), unit.idlocal],
    [t('agreements.act.unit.kind'), t(`agreements.act.unit.kinds.${unitKind(unit.kind)}`)],
    [
      t('agreements.act.unit.area'),
      unit.livingArea === null ? null : t('agreements.act.words.quantityM2', { n: unit.livingArea }),
    ],
    [t('agreements.act.unit.built'), unit.yearBuilt === null ? null : String(unit.yearBuilt)],
  ];
  const items = known.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]));
  return { kind: 'facts', items };
}

const unitKind = (kind: string): 'house' | 'flat' | 'other' =>
  kind === 'house' || kind === 'flat' ? kind : 'other';

/** Premiums that were not kept, and the total, which has its own row. */
const LEFT_OUT: readonly TraceLine['rule'][] = ['premium-not-kept', 'award'];

/** The computation, one row per rule that gave a sum, with the article it rests on. */
export function traceTable(
  trace: readonly TraceLine[],
  facts: Pick<ActFacts, 'lang'>,
  { t, fmt }: Quill,
  total: { readonly label: string; readonly cents: number },
): Block {
  const rows = explainTrace(
    trace.filter(({ rule, amount }) => amount !== null && !LEFT_OUT.includes(rule)),
    facts.lang,
  );
  return {
    kind: 'table',
    columns: [
      { header: t('agreements.act.words.step'), share: 0.62 },
      { header: t('agreements.act.words.article'), share: 0.16 },
      { header: t('agreements.act.words.amount'), align: 'right', share: 0.22 },
    ],
    rows: rows.map((line) => [
      line.text,
      line.article ?? t('agreements.act.words.noSum'),
      line.amountCents === null ? t('agreements.act.words.noSum') : fmt.exactMoney(line.amountCents),
    ]),
    foot: [[[bold(total.label)], '', [bold(fmt.exactMoney(total.cents))]]],
  };
}
