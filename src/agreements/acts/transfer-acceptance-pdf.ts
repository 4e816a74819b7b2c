import type { PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import type { ActFacts } from './act-facts.ts';
import { heading, paragraph, quillOf, rulesName, sheet, signatoryBlocks, small } from './act-parts-pdf.ts';
import { unitAddress, unitBlock } from './act-tables-pdf.ts';
import type { TransferAcceptanceDetail } from './monitoring-facts.ts';

/** The new owner takes the undertakings over: who, what, until when, and the proof of the acceptance. */
export function transferAcceptancePdf(facts: ActFacts, detail: TransferAcceptanceDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  const { acceptance, promises } = detail;
  return sheet(
    facts,
    t('agreements.act.transfer.title'),
    [
      paragraph(
        t('agreements.act.transfer.intro', {
          cause: t(`agreements.act.transfer.causes.${detail.cause}`),
          day: fmt.day(detail.happenedOn),
          former: detail.former,
          taker: facts.beneficiary.name,
          address: unitAddress(facts.unit),
        }),
      ),
      unitBlock(facts.unit, quillOf(facts)),
      heading(t('agreements.act.transfer.promisesTitle')),
      paragraph(
        t('agreements.act.transfer.promises', {
          agreement: detail.agreementNumber ?? t('agreements.act.words.noSum'),
          amount: fmt.exactMoney(detail.paid),
          ...rulesName(facts.rules, facts),
        }),
      ),
      {
        kind: 'table',
        columns: [
          { header: t('agreements.act.closing.undertaking'), share: 0.5 },
          { header: t('agreements.act.closing.from'), share: 0.25 },
          { header: t('agreements.act.closing.to'), share: 0.25 },
        ],
        rows: promises.map(({ kind, startsOn, endsOn }) => [
          translateDynamic(facts.lang, `incentives.undertakings.${kind}`),
          fmt.day(startsOn),
          fmt.day(endsOn),
        ]),
      },
      paragraph(t('agreements.act.transfer.effect')),
      heading(t('agreements.act.transfer.proofTitle')),
      paragraph(
        acceptance.method === 'link'
          ? t('agreements.act.transfer.byLink', {
              name: acceptance.name,
              moment: fmt.moment(acceptance.at),
              mailbox: detail.mailbox?.to ?? '',
              hash: acceptance.shownHash,
            })
          : t('agreements.act.transfer.byPaper', {
              name: acceptance.name,
              day: fmt.day(acceptance.signedOn),
            }),
      ),
      ...signatoryBlocks(facts),
      small(facts.authority.privacy[facts.lang]),
    ],
    facts.case.ref,
  );
}
