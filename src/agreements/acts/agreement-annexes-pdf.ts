import type { Block } from '../../documents/pdf-document.ts';
import type { AnnexName } from '../templates/act-content.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { heading, paragraph, quillOf, small } from './act-parts-pdf.ts';
import { contentOf } from './agreement-terms.ts';
import { deadlinesTable } from './calendar-table-pdf.ts';
import { clawbackBlocks } from './clawback-table-pdf.ts';
import { energyLabelSvg } from './energy-label-svg.ts';
import { fundingBlocks } from './funding-table-pdf.ts';
import { quotesTable, worksTable } from './works-tables-pdf.ts';

type Annex = (facts: ActFacts, detail: AgreementDetail) => Block[];

/** The eight annexes in the order of the template; those that are short share a page. */
export function agreementAnnexes(facts: ActFacts, detail: AgreementDetail): Block[] {
  const { t } = quillOf(facts);
  return contentOf(detail).annexes.flatMap((name, index): Block[] => {
    const [write, place] = ANNEXES[name];
    const label = t('agreements.act.agreement.annex', { n: index + 1 });
    const title = t(`agreements.act.agreement.${name}.title`);
    const opening: Block =
      place === 'own page' ? { kind: 'annex', label, title } : heading(`${label} – ${title}`);
    return [opening, ...write(facts, detail)];
  });
}

const financing: Annex = (facts, { award }) => fundingBlocks(award, facts);

const worksAndQuotes: Annex = (facts, { project, quotes }) => {
  const { t } = quillOf(facts);
  return [
    worksTable(project.works, facts, t('agreements.act.agreement.annex2.worksCaption')),
    quotes.length > 0 ? quotesTable(quotes, facts) : paragraph(t('agreements.act.agreement.annex2.noQuote')),
  ];
};

const audit: Annex = (facts, { project }) => {
  const { t, fmt } = quillOf(facts);
  const { classBefore: before, classAfter: after, epBefore, epAfter, gainPercent } = project;
  const none = t('agreements.act.words.unknown');
  const figure: Block[] =
    before && after
      ? [
          {
            kind: 'figure',
            svg: energyLabelSvg(before, after, {
              before: t('agreements.act.agreement.annex3.beforeLabel'),
              after: t('agreements.act.agreement.annex3.afterLabel'),
            }),
            alt: t('agreements.act.agreement.annex3.figureAlt', { before, after }),
            caption: t('agreements.act.agreement.annex3.figure'),
            width: 0.75,
          },
        ]
      : [paragraph(t('agreements.act.agreement.annex3.unknown'))];
  const number = (value: number | null) => (value === null ? none : fmt.number(Math.round(value)));
  return [
    ...figure,
    {
      kind: 'table',
      columns: [
        { header: t('agreements.act.agreement.annex3.figureName'), share: 0.4 },
        { header: t('agreements.act.agreement.annex3.before'), align: 'right', share: 0.3 },
        { header: t('agreements.act.agreement.annex3.after'), align: 'right', share: 0.3 },
      ],
      rows: [
        [t('agreements.act.agreement.annex3.class'), before ?? none, after ?? none],
        ...(epBefore === null && epAfter === null
          ? []
          : [[t('agreements.act.agreement.annex3.primary'), number(epBefore), number(epAfter)]]),
        [
          t('agreements.act.agreement.annex3.gain'),
          '',
          gainPercent === null ? none : fmt.percent(gainPercent / 100),
        ],
      ],
    },
    small(t('agreements.act.agreement.annex3.note')),
  ];
};

const vacancy: Annex = (facts, { project, vacancyEvidence }) => {
  const { t, fmt } = quillOf(facts);
  return [
    ...(project.vacantSince
      ? [paragraph(t('agreements.act.agreement.annex4.since', { day: fmt.day(project.vacantSince) }))]
      : []),
    vacancyEvidence.length === 0
      ? paragraph(t('agreements.act.agreement.annex4.none'))
      : {
          kind: 'table',
          columns: [
            { header: t('agreements.act.agreement.annex4.piece'), share: 0.7 },
            { header: t('agreements.act.agreement.annex4.received'), share: 0.3 },
          ],
          rows: vacancyEvidence.map(({ name, receivedOn }) => [name, fmt.day(receivedOn)]),
        },
  ];
};

const rent: Annex = (facts, { project }) => {
  const { t } = quillOf(facts);
  const { tenureAfter, rentLevel } = project;
  const capped = tenureAfter === 'let' && rentLevel !== null && rentLevel !== 'free';
  return [
    {
      kind: 'facts',
      items: [
        {
          term: t('agreements.act.agreement.annex5.tenure'),
          value: tenureAfter
            ? t(`incentives.terms.tenure.${tenureAfter}`)
            : t('agreements.act.words.unknown'),
        },
        ...(rentLevel
          ? [
              {
                term: t('agreements.act.agreement.annex5.level'),
                value: t(`incentives.terms.rentLevel.${rentLevel}`),
              },
            ]
          : []),
      ],
    },
    paragraph(t(`agreements.act.agreement.annex5.${capped ? 'text' : 'free'}`)),
  ];
};

const privacy: Annex = (facts) => {
  const { t } = quillOf(facts);
  const { identity, privacy: notice } = facts.authority;
  const { dataProtectionOfficer: officer } = identity;
  return [
    paragraph(notice[facts.lang]),
    {
      kind: 'facts',
      items: [
        {
          term: t('agreements.act.agreement.annex8.controller'),
          value: [identity.name[facts.lang], ...identity.address].join(', '),
        },
        {
          term: t('agreements.act.agreement.annex8.officer'),
          value: [officer.email, ...officer.address].join(', '),
        },
      ],
    },
    paragraph(t('agreements.act.agreement.annex8.kept')),
    paragraph(t('agreements.act.agreement.annex8.cnil')),
  ];
};

const ANNEXES: Readonly<Record<AnnexName, readonly [write: Annex, place: 'own page' | 'follows']>> = {
  annex1: [financing, 'own page'],
  annex2: [worksAndQuotes, 'follows'],
  annex3: [audit, 'own page'],
  annex4: [vacancy, 'follows'],
  annex5: [rent, 'follows'],
  annex6: [(facts, { deadlines }) => [deadlinesTable(deadlines, facts)], 'own page'],
  annex7: [clawbackBlocks, 'follows'],
  annex8: [privacy, 'own page'],
};
