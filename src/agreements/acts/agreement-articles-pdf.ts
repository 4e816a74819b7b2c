import type { Block } from '../../documents/pdf-document.ts';
import type { Undertaking } from '../../incentives/scheme-schema.ts';
import type { ActFacts, AgreementDetail } from './act-facts.ts';
import { heading, list, paragraph, quillOf } from './act-parts-pdf.ts';
import { unitBlock } from './act-tables-pdf.ts';
import { amount, breach, payment, stacking } from './agreement-money-articles-pdf.ts';
import { termTable } from './agreement-term-pdf.ts';

/** What the articles rest on: all of the agreement but the attached calculation. */
type Terms = Omit<AgreementDetail, 'calculation'>;
/** What one article says, from the frozen facts. */
export type Article = (facts: ActFacts, detail: Terms) => Block[];

/** Articles 1 to 16, in order. Each says what the frozen facts say, in the words of agreement-text.ts. */
export function agreementArticles(facts: ActFacts, detail: Terms): Block[] {
  return ARTICLES.flatMap(([name, write]) => [heading(articleHeading(facts, name)), ...write(facts, detail)]);
}

/** “Article 4 – Montant de l’aide” */
export function articleHeading(facts: ActFacts, name: ArticleName): string {
  const { t } = quillOf(facts);
  const n = ARTICLES.findIndex(([known]) => known === name) + 1;
  return t('agreements.act.agreement.article', { n, title: t(`agreements.act.agreement.${name}.title`) });
}

export const articleBlocks = (facts: ActFacts, detail: Terms, name: ArticleName): Block[] =>
  ARTICLES.find(([known]) => known === name)?.[1](facts, detail) ?? [];

const object: Article = (facts) => {
  const quill = quillOf(facts);
  return [paragraph(quill.t('agreements.act.agreement.a1.text')), unitBlock(facts.unit, quill)];
};

const declarations: Article = (facts, { project }) => {
  const { t, fmt } = quillOf(facts);
  const { submittedOn } = facts.case;
  return [
    paragraph(t('agreements.act.agreement.a2.intro')),
    list([
      t('agreements.act.agreement.a2.ownership'),
      project.vacantSince
        ? t('agreements.act.agreement.a2.vacancy', { day: fmt.day(project.vacantSince) })
        : t('agreements.act.agreement.a2.vacancyUnknown'),
      submittedOn
        ? t('agreements.act.agreement.a2.notStarted', { day: fmt.day(submittedOn) })
        : t('agreements.act.agreement.a2.notStartedPlain'),
      t('agreements.act.agreement.a2.otherAid'),
      t('agreements.act.agreement.a2.truth'),
    ]),
  ];
};

const works: Article = (facts, { project }) => {
  const { t } = quillOf(facts);
  const { classBefore: before, classAfter: after } = project;
  return [
    paragraph(t('agreements.act.agreement.a3.intro')),
    list([
      before && after
        ? t('agreements.act.agreement.a3.target', { before, after })
        : t('agreements.act.agreement.a3.targetUnknown'),
      t('agreements.act.agreement.a3.resistance'),
      t('agreements.act.agreement.a3.rge'),
      t('agreements.act.agreement.a3.change'),
    ]),
  ];
};

const undertakings: Article = (facts, { undertakings: taken, project }) => {
  const { t } = quillOf(facts);
  const level = t(`incentives.terms.rentLevel.${project.rentLevel ?? 'free'}`);
  const duties = taken.map((undertaking) => asClause(undertaking, facts));
  return [
    paragraph(t('agreements.act.agreement.a7.intro')),
    list([
      ...(duties.length > 0 ? duties : [t('agreements.act.agreement.a7.none')]),
      ...(project.tenureAfter === 'let' ? [t('agreements.act.agreement.a7.rent', { level })] : []),
      t('agreements.act.agreement.a7.insurance'),
      t('agreements.act.agreement.a7.noTourist'),
    ]),
  ];
};

/** “Louer le logement… pendant six ans.” becomes a clause: small first letter, semicolon. */
function asClause({ text }: Undertaking, { lang }: ActFacts): string {
  const words = text[lang].replace(/[.\s]+$/, '');
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${lang === 'fr' ? '\u202f' : ''};`;
}

const term: Article = (facts, { undertakings: taken }) => [
  paragraph(quillOf(facts).t('agreements.act.agreement.a8.text')),
  termTable(taken, facts),
];

const disputes: Article = (facts) => {
  const { t } = quillOf(facts);
  const { court } = facts.authority.identity;
  return [
    paragraph(t('agreements.act.agreement.a16.amicable')),
    paragraph(
      t('agreements.act.agreement.a16.court', {
        court: court.name[facts.lang],
        address: court.address.join(', '),
        link: court.onlineAppeal,
      }),
    ),
  ];
};

const calendar: Article = (facts) => {
  const { t } = quillOf(facts);
  return [
    paragraph(t('agreements.act.agreement.a6.text')),
    paragraph(t('agreements.act.agreement.a6.extension')),
  ];
};
const control: Article = (facts) => {
  const { t } = quillOf(facts);
  return [
    paragraph(t('agreements.act.agreement.a9.visits')),
    paragraph(t('agreements.act.agreement.a9.attestation')),
    paragraph(t('agreements.act.agreement.a9.keeping')),
  ];
};
const publicity: Article = (facts) => [
  paragraph(
    quillOf(facts).t('agreements.act.agreement.a13.text', {
      mention: facts.authority.publicity[facts.lang],
    }),
  ),
];
const plain =
  (name: 'a10' | 'a14' | 'a15'): Article =>
  (facts) => [paragraph(quillOf(facts).t(`agreements.act.agreement.${name}.text`))];

const ARTICLES = [
  ['a1', object],
  ['a2', declarations],
  ['a3', works],
  ['a4', amount],
  ['a5', payment],
  ['a6', calendar],
  ['a7', undertakings],
  ['a8', term],
  ['a9', control],
  ['a10', plain('a10')],
  ['a11', breach],
  ['a12', stacking],
  ['a13', publicity],
  ['a14', plain('a14')],
  ['a15', plain('a15')],
  ['a16', disputes],
] as const satisfies readonly (readonly [string, Article])[];
export type ArticleName = (typeof ARTICLES)[number][0];
