import type { PdfDocument } from '../../documents/pdf-document.ts';
import { translateDynamic } from '../../i18n/translate.ts';
import type { ActFacts, AttestationFormDetail } from './act-facts.ts';
import { heading, letter, list, paragraph, questionsBlock, quillOf, small } from './act-parts-pdf.ts';
import { unitAddress } from './act-tables-pdf.ts';

/** The yearly form of art. 9: the owner ticks, dates and signs it, or attests on line. */
export function attestationPdf(facts: ActFacts, detail: AttestationFormDetail): PdfDocument {
  const { t, fmt } = quillOf(facts);
  return letter(facts, t('actTexts.attestation.title', { year: String(detail.year) }), [
    paragraph(t('agreements.act.greeting')),
    paragraph(
      t('actTexts.attestation.intro', {
        address: unitAddress(facts.unit),
        number: detail.agreementNumber ?? facts.case.ref,
      }),
    ),
    heading(t('actTexts.attestation.promised')),
    {
      kind: 'table',
      columns: [
        { header: t('agreements.act.closing.undertaking'), share: 0.46 },
        { header: t('agreements.act.closing.from'), share: 0.18 },
        { header: t('agreements.act.closing.to'), share: 0.18 },
        { header: t('actTexts.attestation.kept'), share: 0.18 },
      ],
      rows: detail.undertakings.map(({ kind, startsOn, endsOn }) => [
        translateDynamic(facts.lang, `incentives.undertakings.${kind}`),
        fmt.day(startsOn),
        fmt.day(endsOn),
        t('actTexts.attestation.yesNo'),
      ]),
    },
    paragraph(t('actTexts.attestation.declare')),
    list([
      t('actTexts.attestation.lease'),
      t('actTexts.attestation.tax'),
      t('actTexts.attestation.insurance'),
    ]),
    paragraph(t('actTexts.attestation.onLine')),
    {
      kind: 'signatures',
      boxes: [
        {
          party: t('agreements.act.agreement.ownerBox'),
          name: facts.beneficiary.name,
          capacity: t('actTexts.attestation.sign'),
        },
      ],
    },
    questionsBlock(facts),
    small(facts.authority.privacy[facts.lang]),
  ]);
}
