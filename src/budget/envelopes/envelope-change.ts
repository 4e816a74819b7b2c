import type { Cents } from '../../shared/money.ts';
import type { LedgerKind } from '../ledger-kinds.ts';

/**
 * What can be done to envelopes: the first vote, more or less of it, credits of the year alone, a transfer, what is left
 * carried over to the next year, and the share of a commune.
 */
export const CHANGE_KINDS = [
  'initial',
  'supplementary',
  'reduction',
  'credits',
  'transfer',
  'carry-over',
  'share',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const isChangeKind = (text: string): text is ChangeKind =>
  (CHANGE_KINDS as readonly string[]).includes(text);

export const CHANGE_STATES = ['proposed', 'approved', 'refused'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What the form of each kind asks beside the reason. */
export const ASKS: Readonly<
  Record<ChangeKind, { envelope: boolean; target: boolean; ap: boolean; cp: boolean; commune: boolean }>
> = {
  initial: { envelope: false, target: false, ap: true, cp: true, commune: false },
  supplementary: { envelope: true, target: false, ap: true, cp: true, commune: false },
  reduction: { envelope: true, target: false, ap: true, cp: true, commune: false },
  credits: { envelope: true, target: false, ap: false, cp: true, commune: false },
  transfer: { envelope: true, target: true, ap: true, cp: true, commune: false },
  'carry-over': { envelope: true, target: true, ap: true, cp: true, commune: false },
  share: { envelope: true, target: false, ap: true, cp: false, commune: true },
};

/** An envelope to be opened by its first vote. */
export type Opening = {
  readonly slug: string;
  readonly label: string;
  readonly year: number;
  readonly budgetLine: string;
  /** Code of the scheme it serves alone; null: every scheme. */
  readonly scheme: string | null;
};

export type ChangeMovement = {
  readonly side: 'envelope' | 'target';
  readonly kind: Extract<LedgerKind, 'vote-ap' | 'vote-cp' | 'cut-ap' | 'cut-cp'>;
  readonly amount: Cents;
};

type Amounts = { readonly kind: ChangeKind; readonly ap: Cents; readonly cp: Cents };

/** Movements that an approved change writes; what is taken on one side is given on the other, to the cent. */
export function movementsOfChange({ kind, ap, cp }: Amounts): ChangeMovement[] {
  if (kind === 'share') return [];
  const votes = (side: ChangeMovement['side']): ChangeMovement[] => [
    { side, kind: 'vote-ap', amount: ap },
    { side, kind: 'vote-cp', amount: cp },
  ];
  const cuts: ChangeMovement[] = [
    { side: 'envelope', kind: 'cut-ap', amount: ap },
    { side: 'envelope', kind: 'cut-cp', amount: cp },
  ];
  const all =
    kind === 'reduction'
      ? cuts
      : kind === 'transfer' || kind === 'carry-over'
        ? [...cuts, ...votes('target')]
        : votes('envelope');
  return all.filter(({ amount }) => amount > 0);
}

/** Words of an address: `enveloppe-2027` from what people type. */
export const envelopeSlug = (label: string, year: number): string => {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `${words || 'enveloppe'}-${year}`;
};
