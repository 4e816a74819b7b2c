import type { Block } from '../../documents/pdf-document.ts';
import type { SchemeDeadline } from '../../incentives/scheme-schema.ts';
import type { ActFacts } from './act-facts.ts';
import { duration, quillOf } from './act-parts-pdf.ts';

/** Delays of the scheme: each with its start and what may be added to it. */
export function deadlinesTable(deadlines: readonly SchemeDeadline[], facts: ActFacts): Block {
  const { t } = quillOf(facts);
  return {
    kind: 'table',
    columns: [
      { header: t('agreements.act.agreement.annex6.step'), share: 0.32 },
      { header: t('agreements.act.agreement.annex6.delay'), share: 0.16 },
      { header: t('agreements.act.agreement.annex6.from'), share: 0.3 },
      { header: t('agreements.act.agreement.annex6.extension'), share: 0.22 },
    ],
    rows: deadlines.map(({ code, count, unit, from, extension }) => [
      t(`incentives.deadlines.${code}`),
      duration(count, unit, { t, fmt: quillOf(facts).fmt }),
      t(`incentives.events.${from}`),
      extension === null
        ? t('agreements.act.agreement.annex6.none')
        : t('agreements.act.agreement.annex6.extensionText', {
            count: extension.times,
            delay: duration(extension.count, extension.unit, quillOf(facts)),
          }),
    ]),
  };
}
