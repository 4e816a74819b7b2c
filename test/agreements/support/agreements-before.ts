import { readFileSync } from 'node:fs';
import type { ActFacts, AgreementDetail } from '../../../src/agreements/acts/act-facts.ts';
import { agreementPdf } from '../../../src/agreements/acts/agreement-pdf.ts';
import { documentView, type ViewRun } from '../../../src/agreements/acts/document-view.ts';
import type { PdfDocument } from '../../../src/documents/pdf-document.ts';

const detailOf = ({ detail }: ActFacts): AgreementDetail => {
  if (detail.kind !== 'agreement') throw new Error('these facts are not of an agreement');
  return detail;
};

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
/** An agreement frozen before its texts were: what the database of a city holds. */
export const FROZEN_BEFORE = fixture('agreement-facts') as ActFacts;
/** What it and its variants said then, word for word, in both languages. */
export const SAID_BEFORE = fixture('agreement-words') as Record<string, string[]>;

/** The same agreement, and others that take every other way through its texts. */
export function agreementsFrom(facts: ActFacts): Record<string, ActFacts> {
  const detail = detailOf(facts);
  const { project, payment, award } = detail;
  return {
    usual: facts,
    bare: {
      ...facts,
      case: { ...facts.case, submittedOn: null },
      detail: {
        ...detail,
        project: {
          ...project,
          vacantSince: null,
          classBefore: null,
          classAfter: null,
          tenureAfter: null,
          rentLevel: null,
        },
        award: {
          ...award,
          budget: null,
          trace: award.trace.filter(({ rule }) => rule !== 'stacking'),
        },
        undertakings: [],
        deadlines: [],
        payment: { ...payment, advance: null, instalments: null },
        clawback: null,
      },
    },
    company: {
      ...facts,
      beneficiary: { ...facts.beneficiary, siren: '732829320', kind: 'company' },
      detail: {
        ...detail,
        legallyRequired: true,
        payment: { ...payment, instalments: payment.instalments && { ...payment.instalments, maxCount: 1 } },
        clawback: detail.clawback && { ...detail.clawback, exemptions: [] },
      },
    },
  };
}

const wordsOfRuns = (runs: readonly ViewRun[]): string =>
  runs.map(({ text, face }) => (face === 'semibold' ? `**${text}**` : text)).join('');

/** Every word of an agreement in the order that it is read, one line for each piece. */
export const wordsOf = (facts: ActFacts): string[] => wordsIn(agreementPdf(facts, detailOf(facts)));

export const wordsIn = (document: Pick<PdfDocument, 'blocks'>): string[] =>
  documentView(document).flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [`# ${block.text}`];
      case 'paragraph':
        return [wordsOfRuns(block.runs)];
      case 'list':
        return block.items.map((item) => `- ${wordsOfRuns(item)}`);
      case 'facts':
        return block.items.map(({ term, runs }) => `${term}: ${wordsOfRuns(runs)}`);
      case 'table':
        return [...block.rows, ...block.foot].map((row) => row.map(wordsOfRuns).join(' | '));
      case 'figure':
        return [block.alt];
      default:
        return block.paragraphs.map(wordsOfRuns);
    }
  });
