import type { Block } from '../../documents/pdf-document.ts';
import type { Undertaking } from '../../incentives/scheme-schema.ts';
import type { ActFacts } from './act-facts.ts';
import { quillOf } from './act-parts-pdf.ts';

/** How long each promise binds, and from when. */
export function termTable(taken: readonly Undertaking[], facts: ActFacts): Block {
  const { t } = quillOf(facts);
  return {
    kind: 'table',
    columns: [
      { header: t('agreements.act.agreement.a8.undertaking'), share: 0.46 },
      { header: t('agreements.act.words.article'), share: 0.18 },
      { header: t('agreements.act.agreement.a8.duration'), share: 0.12 },
      { header: t('agreements.act.agreement.a8.from'), share: 0.24 },
    ],
    rows: taken.map(({ kind, article, years, from }) => [
      t(`incentives.undertakings.${kind}`),
      article,
      t('agreements.act.words.years', { n: years }),
      t(`incentives.events.${from}`),
    ]),
  };
}
