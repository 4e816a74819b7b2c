import { logoSvg } from '../documents/logo-svg.ts';
import type { Block, PdfDocument } from '../documents/pdf-document.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Programme } from '../programme/programme.ts';
import type { Instant } from '../shared/dates.ts';
import type { Point } from './checklist.ts';
import type { VisitKind } from './visit-kind.ts';
import type { Answer } from './visit-store.ts';

/** What the report of a visit says. */
export type ReportFacts = {
  readonly programme: Pick<Programme, 'authority' | 'service' | 'logo'>;
  readonly specimen: boolean;
  readonly ref: string;
  readonly number: number;
  readonly kind: VisitKind;
  readonly address: string;
  readonly owner: string;
  readonly visitor: string;
  readonly startsAt: Instant;
  readonly concludedAt: Instant;
  readonly findings: string;
  readonly points: readonly Point[];
  readonly answers: readonly Answer[];
  /** Photographs as they are printed, by point. */
  readonly photos: readonly { readonly point: string; readonly image: Uint8Array }[];
};

/** The report of a visit: who came, what was seen point by point, reserves, photographs. French, as every act. */
export function visitReportPdf(facts: ReportFacts): PdfDocument {
  const t = translator('fr');
  const fmt = formatterFor('fr');
  const { programme } = facts;
  return {
    lang: 'fr',
    title: t(`visits.report.title.${facts.kind}`),
    reference: `${facts.ref} – ${t('visits.report.number', { number: facts.number })}`,
    issuedAt: facts.concludedAt,
    letterhead: {
      authority: programme.authority.name.fr,
      service: programme.service.name.fr,
      address: programme.authority.address,
      logoSvg: logoSvg(programme.logo),
    },
    specimen: facts.specimen,
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: t('visits.report.case'), value: facts.ref },
          { term: t('visits.report.address'), value: facts.address },
          { term: t('visits.report.owner'), value: facts.owner },
          { term: t('visits.report.when'), value: fmt.moment(facts.startsAt) },
          { term: t('visits.report.visitor'), value: facts.visitor },
        ],
      },
      { kind: 'heading', level: 2, text: t('visits.report.findings') },
      ...facts.findings.split(/\n+/).map((text): Block => ({ kind: 'paragraph', text })),
      ...checklistBlocks(facts),
      ...reserveBlocks(facts),
      ...photoBlocks(facts),
    ],
  };
}

const answerAt = ({ answers }: ReportFacts, slug: string): Answer | undefined =>
  answers.find(({ point }) => point === slug);

function checklistBlocks(facts: ReportFacts): Block[] {
  if (facts.points.length === 0) return [];
  const t = translator('fr');
  return [
    { kind: 'heading', level: 2, text: t('visits.report.checklist') },
    {
      kind: 'table',
      columns: [
        { header: t('visits.report.point'), share: 0.45 },
        { header: t('visits.report.seen'), share: 0.17 },
        { header: t('visits.report.note'), share: 0.38 },
      ],
      rows: facts.points.map(({ slug, label }) => {
        const answer = answerAt(facts, slug);
        return [label.fr, t(`visits.verdict.${answer?.verdict ?? 'not-seen'}`), answer?.note ?? ''];
      }),
    },
  ];
}

function reserveBlocks(facts: ReportFacts): Block[] {
  const t = translator('fr');
  const reserves = facts.points.flatMap(({ slug, label }) => {
    const answer = answerAt(facts, slug);
    return answer?.verdict === 'reserve' ? [`${label.fr} – ${answer.note}`] : [];
  });
  const title: Block = { kind: 'heading', level: 2, text: t('visits.report.reserves') };
  if (reserves.length === 0) return [title, { kind: 'paragraph', text: t('visits.report.noReserve') }];
  return [title, { kind: 'list', items: reserves }];
}

function photoBlocks(facts: ReportFacts): Block[] {
  if (facts.photos.length === 0) return [];
  const t = translator('fr');
  const name = (slug: string) => facts.points.find((point) => point.slug === slug)?.label.fr ?? slug;
  return [
    { kind: 'heading', level: 2, text: t('visits.report.photos') },
    {
      kind: 'photos',
      items: facts.photos.map(({ point, image }, at) => ({
        image,
        alt: t('visits.report.photoAlt', { number: at + 1, point: name(point) }),
        caption: t('visits.report.photoCaption', { number: at + 1, point: name(point) }),
      })),
    },
  ];
}
