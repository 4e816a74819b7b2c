import { translateDynamic } from '../../i18n/translate.ts';
import type { ActFacts, ClosingDetail } from './act-facts.ts';
import { quillOf } from './act-parts-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';

/** Tells the owner that everything promised was kept. */
export function closingPen(facts: ActFacts, detail: ClosingDetail): OwnPen<'closing-letter'> {
  const { t, fmt } = quillOf(facts);
  const { occupiedOn, paid, undertakings } = detail;
  return {
    values: {
      'montant-verse': fmt.exactMoney(paid),
      'date-occupation': occupiedOn ? fmt.day(occupiedOn) : '',
    },
    holds: { 'occupation-known': occupiedOn !== null, 'occupation-unknown': occupiedOn === null },
    blocks: {
      'kept-undertakings': [
        {
          kind: 'table',
          columns: [
            { header: t('agreements.act.closing.undertaking'), share: 0.5 },
            { header: t('agreements.act.closing.from'), share: 0.25 },
            { header: t('agreements.act.closing.to'), share: 0.25 },
          ],
          rows: undertakings.map(({ kind, startsOn, endsOn }) => [
            translateDynamic(facts.lang, `incentives.undertakings.${kind}`),
            fmt.day(startsOn),
            fmt.day(endsOn),
          ]),
        },
      ],
    },
  };
}
