import type { Block } from '../../documents/pdf-document.ts';
import { type MessageKey, translateDynamic } from '../../i18n/translate.ts';
import { OCCUPANTS } from '../../returns/checks/check.ts';
import type { ActFacts } from './act-facts.ts';
import { list, quillOf } from './act-parts-pdf.ts';
import type { OwnPen } from './letter-pen-pdf.ts';
import type { AttestationFormDetail } from './monitoring-facts.ts';

/** The question of a year on paper: who lives there, the rent, a signature. What it asks is what the page on line asks. */
export function attestationFormPen(
  facts: ActFacts,
  detail: AttestationFormDetail,
): OwnPen<'attestation-form'> {
  const { t, fmt } = quillOf(facts);
  const { identity, service } = facts.authority;
  return {
    values: {
      convention: detail.agreementNumber ?? t('agreements.act.words.noSum'),
      'date-limite': fmt.day(detail.sendBackBy),
      periode: t('agreements.act.attestation.span', { from: fmt.day(detail.from), to: fmt.day(detail.to) }),
      'adresse-retour': [service.name[facts.lang], identity.name[facts.lang], ...identity.address].join(', '),
    },
    holds: {},
    blocks: {
      promise: [
        list(
          detail.promises.map(({ kind, endsOn }) =>
            t('agreements.act.attestation.promise', {
              what: translateDynamic(facts.lang, `incentives.undertakings.${kind}`),
              day: fmt.day(endsOn),
            }),
          ),
        ),
      ],
      answers: answers(facts),
    },
  };
}

const ASKED: readonly MessageKey[] = [
  'agreements.act.attestation.tenantChanged',
  'agreements.act.attestation.rent',
  'agreements.act.attestation.emptySince',
  'agreements.act.attestation.remarks',
];

/** A box to tick, as a letter: whoever has the form read aloud hears it under its heading. */
const BOX = '☐';

/** Boxes to tick and lines to write on, in cells of tables which every reader names by their headings. */
function answers(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  return [
    {
      kind: 'table',
      caption: t('agreements.act.attestation.occupant'),
      columns: [
        { header: t('agreements.act.attestation.who'), share: 0.8 },
        { header: t('agreements.act.attestation.tick'), align: 'center', share: 0.2 },
      ],
      rows: OCCUPANTS.map((occupant) => [t(`returnChecks.occupant.${occupant}`), BOX]),
    },
    {
      kind: 'table',
      caption: t('agreements.act.attestation.details'),
      columns: [
        { header: t('agreements.act.attestation.question'), share: 0.55 },
        { header: t('agreements.act.attestation.answer'), share: 0.45 },
      ],
      rows: ASKED.map((question) => [t(question), '']),
    },
    {
      kind: 'signatures',
      boxes: [
        {
          party: t('agreements.act.attestation.declares'),
          name: facts.beneficiary.name,
          capacity: t('agreements.act.attestation.signHere'),
        },
      ],
    },
  ];
}
