import { readFileSync } from 'node:fs';
import type { ActDetail, ActFacts, AgreementDetail } from '../../../src/agreements/acts/act-facts.ts';
import { actPdf } from '../../../src/agreements/acts/act-pdf.ts';
import type { ClawbackRule } from '../../../src/incentives/scheme-schema.ts';
import { day } from '../../../src/shared/dates.ts';
import { euros } from '../../../src/shared/money.ts';
import { FROZEN_BEFORE, wordsIn } from './agreements-before.ts';

const agreement = FROZEN_BEFORE.detail as AgreementDetail;
const { calculation: _, ...inForce } = agreement;
const rule = agreement.clawback as ClawbackRule;
const PROMISE = {
  kind: 'let',
  text: { fr: 'Louer le logement six ans.', en: 'Let the home for six years.' },
  article: 'art. 7',
};
const breach = {
  undertaking: PROMISE,
  found: 'Le logement est vide.\nIl est loué aux vacanciers.',
  agreementNumber: 'CONV-2026-00001',
  rule,
};
const recovery = {
  kind: 'recovery-decision' as const,
  ...breach,
  whole: true,
  fraud: false,
  reasons: 'Aucune excuse.\nAucun remède.',
  noticeNumber: 'VO-L-2029-00001',
  noticedOn: day('2029-01-10'),
  repliedOn: day('2029-02-01'),
  computed: {
    paid: euros(14_500),
    from: day('2027-02-01'),
    brokenOn: day('2028-12-01'),
    article: 'art. 11',
    full: euros(12_000),
    share: null,
    amount: euros(12_000),
    trace: agreement.award.trace.slice(0, 3),
  },
  repayBy: day('2029-04-01'),
  mailbox: null,
};
const appeal = {
  kind: 'appeal-decision' as const,
  appealKind: 'gracious' as const,
  contested: 'refuse' as const,
  receivedOn: day('2026-06-01'),
  decidedOn: day('2026-07-01'),
  reason: 'Le motif est exact.',
};

const DETAILS: Record<string, ActDetail> = {
  receipt: {
    kind: 'receipt',
    silenceOn: day('2026-09-04'),
    pieces: [{ type: 'vacancy-evidence', name: 'facture.pdf' }],
  },
  'receipt-bare': { kind: 'receipt', silenceOn: day('2026-09-04'), pieces: [] },
  request: {
    kind: 'document-request',
    items: [
      { anchor: 'document', target: 'vacancy-evidence', problem: 'missing', message: 'Une facture suffit.' },
      { anchor: 'field', target: 'vacantSince', problem: 'incorrect', message: 'Le jour manque.' },
    ],
    dueOn: day('2026-06-04'),
  },
  grant: {
    kind: 'decision-grant',
    award: agreement.award,
    project: agreement.project,
    deadlines: agreement.deadlines,
    payment: agreement.payment,
    undertakings: agreement.undertakings,
  },
  refusal: {
    kind: 'decision-refusal',
    decidedOn: day('2026-05-20'),
    reason: 'Le logement est habité.\n\nLe projet n’atteint pas la classe C.',
    unmet: agreement.award.trace.slice(0, 2),
  },
  'refusal-plain': { kind: 'decision-refusal', decidedOn: day('2026-05-20'), reason: 'Habité.', unmet: [] },
  dismissal: { kind: 'decision-dismissal', decidedOn: day('2026-05-20'), reason: 'Sans réponse.' },
  lapse: {
    kind: 'decision-lapse',
    decidedOn: day('2027-06-01'),
    dueOn: day('2027-05-04'),
    reason: 'Travaux non commencés.',
  },
  'appeal-rejected': { ...appeal, outcome: 'rejected' },
  'appeal-allowed': { ...appeal, outcome: 'allowed', appealKind: 'hierarchical' },
  'appeal-late': { ...appeal, outcome: 'inadmissible', contested: 'dismiss' },
  closing: {
    kind: 'closing-letter',
    occupiedOn: day('2027-02-01'),
    paid: euros(14_500),
    undertakings: [{ kind: 'let', startsOn: day('2027-02-01'), endsOn: day('2033-01-31') }],
  },
  'closing-unknown': { kind: 'closing-letter', occupiedOn: null, paid: euros(14_500), undertakings: [] },
  'order-overpaid': {
    kind: 'recovery-order',
    orderNumber: 'TR-2027-00001',
    cause: 'overpayment',
    amount: euros(900),
    dueOn: day('2027-08-01'),
    computation: {
      basis: { fr: 'D’après les factures.', en: 'From the invoices.' },
      lines: [{ label: { fr: 'Déjà versé', en: 'Already paid' }, amount: euros(900) }],
    },
    agreementNumber: 'CONV-2026-00001',
  },
  'order-clawback': {
    kind: 'recovery-order',
    orderNumber: 'TR-2027-00002',
    cause: 'clawback',
    amount: euros(900),
    dueOn: day('2027-08-01'),
    computation: { basis: { fr: 'Barème.', en: 'Scale.' }, lines: [] },
    agreementNumber: null,
  },
  notice: {
    kind: 'breach-notice',
    ...breach,
    brokenOn: day('2028-12-01'),
    replyBy: day('2029-02-10'),
    paid: euros(14_500),
    atStake: euros(12_000),
  },
  'notice-bare': {
    kind: 'breach-notice',
    ...breach,
    brokenOn: day('2028-12-01'),
    replyBy: day('2029-02-10'),
    paid: euros(14_500),
    atStake: null,
    rule: null,
    agreementNumber: null,
  },
  recovery,
  'recovery-part': {
    ...recovery,
    whole: false,
    repliedOn: null,
    rule: { ...rule, mode: 'pro-rata' } as ClawbackRule,
    computed: { ...recovery.computed, share: 5000 as never, amount: euros(6_000) },
  },
  'recovery-fraud': { ...recovery, fraud: true },
  amendment: {
    kind: 'amendment',
    ordinal: 2,
    agreement: {
      number: 'CONV-2026-00001',
      issuedOn: FROZEN_BEFORE.issuedOn,
      template: FROZEN_BEFORE.template,
      inForce,
    },
    earlier: ['CONV-2026-00001-A1'],
    reason: 'Le chantier prend du retard.\nLe maçon est malade.',
    changes: [],
    decidedOn: day('2026-08-01'),
  },
};

/** Letters and other acts frozen before their texts could be written by staff, every way through their words taken. */
export const LETTERS_BEFORE: Record<string, ActFacts> = Object.fromEntries(
  Object.entries(DETAILS).map(([name, detail]) => [
    name,
    { ...FROZEN_BEFORE, template: { name: detail.kind, version: 1 }, detail },
  ]),
);

/** The title and every word of an act, in the order that they are read. */
export function wordsOfAct(facts: ActFacts): string[] {
  const document = actPdf(facts, () => '');
  return [document.title, document.subtitle ?? '', ...(document.recipient ?? []), ...wordsIn(document)];
}

/** What they said then, word for word, in both languages. */
export const lettersSaidBefore = (): Record<string, string[]> =>
  JSON.parse(readFileSync(new URL('../fixtures/letter-words.json', import.meta.url), 'utf8'));
