import { logoSvg } from '../../documents/logo-svg.ts';
import { type Block, bold, type PdfDocument, type RichText, withBold } from '../../documents/pdf-document.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import type { Programme } from '../../programme/programme.ts';
import { dayOf, type Instant } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import type { Outcome } from './committee.ts';
import type { Session } from './committee-store.ts';
import type { SessionLine } from './session-lines.ts';

export type PaperFacts = {
  readonly programme: Programme;
  readonly session: Session;
  readonly lines: readonly SessionLine[];
  /** Who closed the session; null before. */
  readonly closedBy: string | null;
  readonly issuedAt: Instant;
  readonly specimen: boolean;
};

/** Papers of the authority are in French. */
const LANG = 'fr';
const t = translator(LANG);
const fmt = formatterFor(LANG);
const paragraph = (text: string): Block => ({ kind: 'paragraph', text: withBold(text) });
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const total = (lines: readonly SessionLine[]): Cents =>
  cents(lines.reduce((sum, { item }) => sum + item.amount, 0));

/** What the committee is to look at, in order, with what speaks for each case. */
export function agendaPdf(facts: PaperFacts): PdfDocument {
  const { session, lines } = facts;
  return frame(facts, t('committee.pdf.agendaTitle'), [
    opening(session),
    casesTable(lines, t('committee.pdf.agendaCaption', { count: lines.length })),
    ...ceilingBlocks(session),
    paragraph(t('committee.pdf.agendaNote')),
  ]);
}

/** What the committee decided and what became of it, with reasons word for word. */
export function minutesPdf(facts: PaperFacts): PdfDocument {
  const { session, lines, closedBy, programme } = facts;
  const of = (outcome: Outcome) => lines.filter(({ item }) => item.outcome === outcome);
  const granted = of('granted');
  const reasoned = (['refused', 'postponed', 'failed'] as const).flatMap((outcome) =>
    reasonsBlocks(outcome, of(outcome)),
  );
  return frame(facts, t('committee.pdf.minutesTitle'), [
    opening(session),
    paragraph(
      t('committee.pdf.summary', {
        count: lines.length,
        granted: granted.length,
        amount: fmt.exactMoney(total(granted)),
        refused: of('refused').length,
        postponed: of('postponed').length,
      }),
    ),
    heading(t('committee.pdf.granted')),
    granted.length > 0
      ? casesTable(granted, t('committee.pdf.grantedCaption'))
      : paragraph(t('committee.pdf.noneGranted')),
    ...reasoned,
    ...ceilingBlocks(session),
    {
      kind: 'signatures',
      boxes: [
        {
          party: t('committee.pdf.closedBy'),
          name: closedBy ?? '',
          capacity: programme.service.name[LANG],
          signed: t('committee.pdf.sealed'),
        },
      ],
    },
  ]);
}

const opening = (session: Session): Block => ({
  kind: 'facts',
  items: [
    { term: t('committee.field.number'), value: session.number },
    { term: t('committee.field.heldOn'), value: fmt.day(session.heldOn) },
    { term: t('committee.field.place'), value: session.place },
    ...(session.closedAt ? [{ term: t('committee.pdf.closedAt'), value: fmt.moment(session.closedAt) }] : []),
  ],
});

const ceilingBlocks = ({ ceiling }: Session): Block[] =>
  ceiling === null ? [] : [paragraph(t('committee.pdf.ceiling', { amount: fmt.exactMoney(ceiling) }))];

function casesTable(lines: readonly SessionLine[], caption: string): Block {
  const rows = lines.map((line): RichText[] => [
    line.ref,
    `${line.owner} – ${line.address}`,
    factsOf(line),
    fmt.exactMoney(line.item.amount),
  ]);
  return {
    kind: 'table',
    caption,
    columns: [
      { header: t('committee.column.case'), share: 0.19 },
      { header: t('committee.column.owner'), share: 0.37 },
      { header: t('committee.column.facts'), share: 0.26 },
      { header: t('committee.column.amount'), share: 0.18, align: 'right' },
    ],
    rows,
    foot: [[[bold(t('committee.pdf.total'))], '', '', [bold(fmt.exactMoney(total(lines)))]]],
  };
}

const factsOf = ({ classBefore, classAfter, vacantSince, cost }: SessionLine): string =>
  [
    classBefore && classAfter
      ? t('committee.fact.classes', { before: classBefore, after: classAfter })
      : null,
    vacantSince ? t('committee.fact.vacant', { month: fmt.month(vacantSince) }) : null,
    cost === null ? null : t('committee.fact.cost', { amount: fmt.money(cost) }),
  ]
    .filter((text) => text !== null)
    .join(', ');

function reasonsBlocks(outcome: 'refused' | 'postponed' | 'failed', lines: readonly SessionLine[]): Block[] {
  if (lines.length === 0) return [];
  return [
    heading(t(`committee.pdf.${outcome}`)),
    {
      kind: 'table',
      columns: [
        { header: t('committee.column.case'), share: 0.2 },
        { header: t('committee.column.owner'), share: 0.35 },
        { header: t('committee.column.reason'), share: 0.45 },
      ],
      rows: lines.map(({ ref, owner, address, item }) => [
        ref,
        `${owner} – ${address}`,
        item.fault ? translateDynamic(LANG, item.fault, item.faultParams ?? {}) : (item.reason ?? ''),
      ]),
    },
  ];
}

function frame(facts: PaperFacts, title: string, blocks: readonly Block[]): PdfDocument {
  const { programme, session, issuedAt, specimen } = facts;
  const { authority, service, logo } = programme;
  return {
    lang: LANG,
    title,
    reference: session.number,
    issuedAt,
    letterhead: {
      authority: authority.name[LANG],
      service: service.name[LANG],
      address: authority.address,
      logoSvg: logoSvg(logo),
    },
    dateLine: t('agreements.act.doneAt', { city: authority.city, day: fmt.day(dayOf(issuedAt)) }),
    specimen,
    blocks,
  };
}
