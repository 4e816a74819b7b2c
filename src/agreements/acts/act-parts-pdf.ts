import { logoSvg } from '../../documents/logo-svg.ts';
import {
  type Block,
  type Fact,
  type Letterhead,
  type PdfDocument,
  withBold,
} from '../../documents/pdf-document.ts';
import { type Formatter, formatterFor } from '../../i18n/format.ts';
import { type Translate, translator } from '../../i18n/translate.ts';
import type { ActFacts, RulesFacts } from './act-facts.ts';
import { unitAddress } from './act-tables-pdf.ts';

/** What every template writes with. */
export type Quill = { readonly t: Translate; readonly fmt: Formatter };
export const quillOf = ({ lang }: ActFacts): Quill => ({ t: translator(lang), fmt: formatterFor(lang) });

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: withBold(text) });
export const small = (text: string): Block => ({ kind: 'paragraph', text: withBold(text), tone: 'small' });
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items: items.map(withBold) });
/** A text given in several lines keeps them; anything else is one paragraph. */
export const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => ({ kind: 'paragraph', text: line }));

/** Frame of a letter: address behind the window, particulars beside it. */
export function letter(
  facts: ActFacts,
  title: string,
  blocks: readonly Block[],
  enclosed?: string,
): PdfDocument {
  const { t } = quillOf(facts);
  const { case: file, beneficiary, unit } = facts;
  const particulars: Fact[] = [
    { term: t('agreements.act.particulars.case'), value: file.ref },
    { term: t('agreements.act.particulars.dwelling'), value: unitAddress(unit) },
    ...(file.officer ? [{ term: t('agreements.act.particulars.officer'), value: file.officer }] : []),
    ...(enclosed ? [{ term: t('agreements.act.particulars.enclosed'), value: enclosed }] : []),
  ];
  return {
    ...frame(facts, title),
    recipient: [beneficiary.name, ...beneficiary.address],
    particulars,
    blocks,
  };
}

/** Frame of an act or a sheet, without an addressee. */
export const sheet = (
  facts: ActFacts,
  title: string,
  blocks: readonly Block[],
  subtitle?: string,
): PdfDocument => ({ ...frame(facts, title), ...(subtitle ? { subtitle } : {}), blocks });

function frame(facts: ActFacts, title: string): Omit<PdfDocument, 'blocks'> {
  const { t, fmt } = quillOf(facts);
  return {
    lang: facts.lang,
    title,
    reference: facts.number,
    issuedAt: facts.issuedAt,
    letterhead: letterhead(facts),
    dateLine: t('agreements.act.doneAt', {
      city: facts.authority.identity.city,
      day: fmt.day(facts.issuedOn),
    }),
    verification: { url: facts.verificationUrl },
    specimen: facts.specimen,
  };
}

const letterhead = ({ lang, authority }: ActFacts): Letterhead => ({
  authority: authority.identity.name[lang],
  service: authority.service.name[lang],
  address: authority.identity.address,
  logoSvg: logoSvg(authority.logo),
});

/**
 * Name, title and delegation of the author of a letter. Sent through an on-line service, it needs no hand-written
 * signature as long as it names its author and their capacity (CRPA art. L. 212-2).
 */
export function signatoryBlocks(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const { signatory } = facts.authority.identity;
  return [
    {
      kind: 'signatures',
      boxes: [
        {
          party: t('agreements.act.agreement.authorityBox'),
          name: signatory.name,
          capacity: `${signatory.title[facts.lang]}, ${signatory.actingUnder[facts.lang]}`,
          signed: t('agreements.act.sealedLetter'),
        },
      ],
    },
  ];
}

/** Appeal routes, as every decision that can be contested must state them (CRPA art. R. 421-5 du CJA). */
export function appealBlocks(facts: ActFacts): Block[] {
  const { t } = quillOf(facts);
  const { court, address, name } = facts.authority.identity;
  return [
    heading(t('agreements.act.appeal.title')),
    paragraph(
      t('agreements.act.appeal.text', {
        court: court.name[facts.lang],
        address: court.address.join(', '),
        link: court.onlineAppeal,
      }),
    ),
    paragraph(t('agreements.act.appeal.gracious', { address: [name[facts.lang], ...address].join(', ') })),
  ];
}

export function questionsBlock(facts: ActFacts): Block {
  const { t } = quillOf(facts);
  const { service } = facts.authority;
  return paragraph(
    t('agreements.act.questions', {
      service: service.name[facts.lang],
      phone: service.phone,
      email: service.email,
      hours: service.openingHours[facts.lang],
      ref: facts.case.ref,
    }),
  );
}

export const rulesName = (
  { name, number }: RulesFacts,
  facts: ActFacts,
): { scheme: string; version: number } => ({
  scheme: name[facts.lang],
  version: number,
});

export const duration = (count: number, unit: 'days' | 'months', { t }: Quill): string =>
  t(`agreements.act.words.${unit}`, { n: count });
