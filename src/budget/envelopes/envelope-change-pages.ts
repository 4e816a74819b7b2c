import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { listSchemeVersions } from '../../incentives/incentives-queries.ts';
import { parseScheme } from '../../incentives/scheme.ts';
import { schemeCode } from '../../incentives/scheme-code.ts';
import { findAccount } from '../../people/people-queries.ts';
import { isAllowed } from '../../shared/actor.ts';
import { dayOf, yearOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import type { AccountId, EnvelopeChangeId } from '../../shared/ids.ts';
import { cents } from '../../shared/money.ts';
import type { FieldError, Typed } from '../../web/forms.ts';
import { typedText } from '../../web/forms.ts';
import { positionOf } from '../budget.ts';
import { budgetPath } from '../budget-paths.ts';
import { type Envelope, ledgerSums, listEnvelopes } from '../budget-store.ts';
import { ASKS, CHANGE_KINDS, type ChangeKind, movementsOfChange } from './envelope-change.ts';
import * as paths from './envelope-change-paths.ts';
import {
  decidedChanges,
  type EnvelopeChange,
  findChange,
  sharesOf,
  usedBy,
  waitingChanges,
} from './envelope-change-store.ts';

export type ChangeLine = {
  readonly href: string;
  readonly kind: string;
  readonly on: string;
  readonly ap: number;
  readonly cp: number;
  readonly reason: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly who: string;
};
export type ChangesPage = {
  readonly back: string;
  readonly mayPropose: boolean;
  readonly kinds: readonly { readonly href: string; readonly text: string; readonly explain: string }[];
  readonly waiting: readonly ChangeLine[];
  readonly decided: readonly ChangeLine[];
};
type Option = { readonly value: string; readonly text: string };
export type NewChangePage = {
  readonly back: string;
  readonly action: string;
  readonly kind: ChangeKind;
  readonly title: string;
  readonly explain: string;
  readonly asks: (typeof ASKS)[ChangeKind];
  readonly envelopes: readonly Option[];
  readonly communes: readonly Option[];
  readonly schemes: readonly Option[];
  readonly typed: Readonly<Record<(typeof FIELDS)[number], string>>;
  readonly errors: readonly FieldError[];
};
export type ChangePage = {
  readonly back: string;
  readonly line: ChangeLine;
  readonly commune: string | null;
  readonly effects: readonly {
    readonly envelope: string;
    readonly apBefore: number;
    readonly apAfter: number;
    readonly cpBefore: number;
    readonly cpAfter: number;
  }[];
  readonly decided: string | null;
  readonly approve: string | null;
  readonly refuse: string | null;
  readonly own: boolean;
  readonly version: number;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'budget/changes': ChangesPage;
    'budget/new-change': NewChangePage;
    'budget/change': ChangePage;
  }
}

const FIELDS = [
  'envelope',
  'target',
  'label',
  'year',
  'budgetLine',
  'scheme',
  'ap',
  'cp',
  'commune',
  'reason',
] as const;

const mayManage = ({ actor }: Context): boolean => isAllowed(actor, 'budget.manage');

/** What waits for approval first, then what was decided, latest first. */
export async function changesPage(ctx: Context): Promise<ChangesPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const envelopes = await listEnvelopes(read);
  const lines = (changes: readonly EnvelopeChange[]) =>
    Promise.all(changes.map((change) => changeLine(ctx, change, envelopes)));
  return {
    back: budgetPath(),
    mayPropose: mayManage(ctx),
    kinds: CHANGE_KINDS.map((kind) => ({
      href: paths.newChangePath({ kind }),
      text: t(`budget.change.kind.${kind}`),
      explain: t(`budget.change.explain.${kind}`),
    })),
    waiting: await lines(await waitingChanges(read)),
    decided: await lines(await decidedChanges(read)),
  };
}

async function changeLine(
  ctx: Context,
  change: EnvelopeChange,
  envelopes: readonly Envelope[],
): Promise<ChangeLine> {
  const t = translator(ctx.locale);
  const named = (id: number | null): string | undefined => envelopes.find((one) => one.id === id)?.label;
  const from = change.opening?.label ?? named(change.envelopeId) ?? '';
  const to = named(change.targetId);
  const commune = change.commune && (ctx.territory.byCode.get(change.commune)?.name ?? change.commune);
  return {
    href: paths.changePath({ change: change.id }),
    kind: t(`budget.change.kind.${change.kind}`),
    on: [to ? `${from} → ${to}` : from, ...(commune ? [commune] : [])].join(' – '),
    ap: change.ap,
    cp: change.cp,
    reason: change.reason,
    state: { slug: STATE_TONES[change.state], text: t(`budget.change.state.${change.state}`) },
    who: t('budget.change.proposedBy', {
      name: await nameOf(ctx, change.proposedBy),
      moment: formatterFor(ctx.locale).shortMoment(change.proposedAt),
    }),
  };
}

/** Slugs under which statusTag finds the tone. */
const STATE_TONES = { proposed: 'waiting', approved: 'accepted', refused: 'refused' } as const;

const nameOf = async (ctx: Context, id: AccountId): Promise<string> =>
  (await findAccount(ctx.db.read, id))?.name ?? '';

/** The form of one kind of change; what was typed stays. */
export async function newChangePage(
  ctx: Context,
  kind: ChangeKind,
  form: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
): Promise<NewChangePage> {
  const t = translator(ctx.locale);
  const { money } = formatterFor(ctx.locale);
  const envelopes = await Promise.all(
    (await listEnvelopes(ctx.db.read)).map(async ({ id, slug, label, year }) => {
      const { available, creditsAvailable } = positionOf(await ledgerSums(ctx.db.read, id));
      const left = `${t('budget.change.ap')} ${money(available)}, ${t('budget.change.cp')} ${money(creditsAvailable)}`;
      return { value: slug, text: `${label} (${year}) – ${left}` };
    }),
  );
  const nextYear = String(yearOf(dayOf(ctx.clock())) + 1);
  const typed = Object.fromEntries(FIELDS.map((field) => [field, typedText(form.typed, field)]));
  return {
    back: paths.changesPath(),
    action: paths.newChangePath({ kind }),
    kind,
    title: t(`budget.change.kind.${kind}`),
    explain: t(`budget.change.explain.${kind}`),
    asks: ASKS[kind],
    envelopes,
    communes: ctx.territory.communes
      .map(({ code, name }) => ({ value: code, text: name }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'fr')),
    schemes: [{ value: '', text: t('budget.change.anyScheme') }, ...(await schemeOptions(ctx))],
    typed: { ...typed, year: typed.year || nextYear } as NewChangePage['typed'],
    errors: form.errors,
  };
}

async function schemeOptions(ctx: Context): Promise<Option[]> {
  const versions = await listSchemeVersions(ctx.db.read);
  const byCode = new Map(
    versions
      .filter(({ state }) => state === 'published')
      .map(({ rules }) => parseScheme(rules))
      .map((scheme) => [schemeCode(scheme), scheme.name[ctx.locale]]),
  );
  return [...byCode].map(([value, text]) => ({ value, text }));
}

/** One change: what it does to each envelope, and the buttons of whoever may decide. */
export async function changePage(
  ctx: Context,
  id: number,
  errors: readonly FieldError[] = [],
): Promise<ChangePage> {
  const { read } = ctx.db;
  const found = Number.isSafeInteger(id) ? await findChange(read, id as EnvelopeChangeId) : undefined;
  const change = mustExist(found, 'budget.change.errors.unknown');
  const envelopes = await listEnvelopes(read);
  const line = await changeLine(ctx, change, envelopes);
  const own = 'accountId' in ctx.actor && change.proposedBy === ctx.actor.accountId;
  const decides = change.state === 'proposed' && mayManage(ctx);
  return {
    back: paths.changesPath(),
    line,
    commune: change.commune && (ctx.territory.byCode.get(change.commune)?.name ?? change.commune),
    effects: change.state === 'proposed' ? await effectsOf(ctx, change, envelopes) : [],
    decided:
      change.decidedBy === null || change.decidedAt === null
        ? null
        : translator(ctx.locale)('budget.change.decidedBy', {
            state: line.state.text,
            name: await nameOf(ctx, change.decidedBy),
            moment: formatterFor(ctx.locale).shortMoment(change.decidedAt),
          }),
    approve: decides && !own ? paths.approveChangePath({ change: change.id }) : null,
    refuse: decides && !own ? paths.refuseChangePath({ change: change.id }) : null,
    own: decides && own,
    version: change.version,
    errors,
  };
}

async function effectsOf(
  ctx: Context,
  change: EnvelopeChange,
  envelopes: readonly Envelope[],
): Promise<ChangePage['effects']> {
  const moves = movementsOfChange(change);
  const sides = [
    { side: 'envelope' as const, id: change.envelopeId },
    ...(change.targetId === null ? [] : [{ side: 'target' as const, id: change.targetId }]),
  ];
  return Promise.all(
    sides.map(async ({ side, id }) => {
      const now = id === null ? null : positionOf(await ledgerSums(ctx.db.read, id));
      const delta = (vote: string, cut: string): number =>
        moves
          .filter((move) => move.side === side)
          .reduce((sum, { kind, amount }) => sum + (kind === vote ? amount : kind === cut ? -amount : 0), 0);
      const before = { ap: now?.available ?? cents(0), cp: now?.creditsAvailable ?? cents(0) };
      return {
        envelope: envelopes.find((one) => one.id === id)?.label ?? change.opening?.label ?? '',
        apBefore: before.ap,
        apAfter: before.ap + delta('vote-ap', 'cut-ap'),
        cpBefore: before.cp,
        cpAfter: before.cp + delta('vote-cp', 'cut-cp'),
      };
    }),
  );
}

export type ShareLine = {
  readonly commune: string;
  readonly share: number;
  readonly used: number;
  readonly left: number;
};

/** Shares of an envelope with what each commune uses of its own. */
export async function shareLines(ctx: Context, envelope: Envelope): Promise<ShareLine[]> {
  const shares = await sharesOf(ctx.db.read, envelope.id);
  return Promise.all(
    shares.map(async ({ commune, amount }) => {
      const used = await usedBy(ctx.db.read, envelope.id, commune);
      return {
        commune: ctx.territory.byCode.get(commune)?.name ?? commune,
        share: amount,
        used,
        left: amount - used,
      };
    }),
  );
}
