import { caseDocumentPath, casePath } from '../cases/case-paths.ts';
import { canDo } from '../cases/case-workflow.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { type Day, dayOf, wholeMonthsBetween } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import { allows } from '../shared/permissions.ts';
import { EVIDENCE_FOR, EVIDENCE_KINDS } from '../units/spells/exit.ts';
import { findUnit } from '../units/units-queries.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { exitsOf, isRentCapped, LET_EXITS } from './check-return.ts';
import { promisedBy } from './promised.ts';
import { typedReturn } from './return-forms.ts';
import * as paths from './return-paths.ts';
import { type MarketReturn, returnOfCase, runningUndertakings, undertakingsOf } from './return-store.ts';
import { lastTerm } from './undertaking.ts';

type Choice = { readonly value: string; readonly text: string };
export type RecordReturnPage = {
  readonly lead: string;
  readonly action: string;
  readonly back: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly exits: readonly Choice[];
  readonly evidence: readonly Choice[];
  /** Asked only of dwellings promised for letting. */
  readonly rent: { readonly ceilingHint: string | null } | null;
  readonly promises: readonly string[];
  readonly typed: ReturnType<typeof typedReturn>;
  readonly max: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};
export type UndertakingLine = {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly left: string;
  readonly state: { readonly slug: string; readonly text: string };
};
export type UndertakingsPage = {
  readonly lead: string;
  readonly back: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly proof: string | null;
  readonly lines: readonly UndertakingLine[];
  readonly close: { readonly action: string; readonly version: number } | null;
  readonly notYet: string | null;
  readonly all: string;
  readonly errors: readonly FieldError[];
};
export type RunningPage = {
  readonly shown: string;
  readonly lines: readonly (Omit<UndertakingLine, 'state'> & {
    readonly ref: string;
    readonly href: string;
    readonly address: string;
  })[];
};

declare module '../web/views.ts' {
  interface Views {
    'returns/record': RecordReturnPage;
    'returns/undertakings': UndertakingsPage;
    'returns/running': RunningPage;
  }
}

const leadOf = async (ctx: Context, row: CaseRow): Promise<string> => {
  const line = await findCaseLine(ctx.db.read, row.id);
  return translator(ctx.locale)('returns.monitoring.lead', { ref: row.ref, address: line?.address ?? '' });
};

/** The officer records a return: only what the agreement allows is offered, the strongest evidence first. */
export async function recordReturnPage(
  ctx: Context,
  row: CaseRow,
  { typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] } = {
    typed: {},
    errors: [],
  },
): Promise<RecordReturnPage> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const unit = mustExist(await findUnit(ctx.db.read, row.unitId), 'cases.errors.unknown');
  const promised = promisedBy(row);
  const exits = exitsOf(promised);
  const strongest = [...new Set(exits.flatMap((exit) => EVIDENCE_FOR[exit]))];
  const level = promised.rentLevel && t(`incentives.terms.rentLevel.${promised.rentLevel}`);
  const shown = typedReturn(typed);
  return {
    lead: await leadOf(ctx, row),
    action: paths.recordReturnPath({ ref: row.ref ?? '' }),
    back: casePath({ ref: row.ref ?? '' }),
    facts: [
      ...(unit.vacantSince
        ? [{ label: t('returns.record.vacantSince'), value: fmt.day(unit.vacantSince) }]
        : []),
      ...(promised.tenureAfter
        ? [
            {
              label: t('returns.record.promised'),
              value: [t(`incentives.terms.tenure.${promised.tenureAfter}`), level].filter(Boolean).join(', '),
            },
          ]
        : []),
    ],
    exits: exits.map((value) => ({ value, text: t(`returns.exit.${value}`) })),
    evidence: EVIDENCE_KINDS.filter((kind) => strongest.includes(kind))
      .toSorted((a, b) => strongest.indexOf(a) - strongest.indexOf(b))
      .map((value) => ({ value, text: t(`returns.evidence.${value}`) })),
    rent: exits.some((exit) => LET_EXITS.includes(exit))
      ? {
          ceilingHint: isRentCapped(promised)
            ? t('returns.record.ceilingHint', { level: level ?? '' })
            : null,
        }
      : null,
    promises: promised.undertakings.map(({ text }) => text[ctx.locale]),
    typed: { ...shown, exitKind: shown.exitKind || (exits.length === 1 ? (exits[0] ?? '') : '') },
    max: dayOf(ctx.clock()),
    version: row.version,
    errors,
  };
}

/** What was promised for a case, what is left of it, and its end. */
export async function undertakingsPage(
  ctx: Context,
  row: CaseRow,
  errors: readonly FieldError[] = [],
): Promise<UndertakingsPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const found = mustExist(await returnOfCase(read, row.id), 'returns.errors.unknown');
  const rows = await undertakingsOf(read, row.id);
  const today = dayOf(ctx.clock());
  const last = lastTerm(rows.filter(({ state }) => state === 'running'));
  const over = last === null || last <= today;
  const may = ctx.actor.kind === 'staff' && allows(ctx.actor.role, 'cases.instruct');
  const open = canDo(row.state, 'close');
  return {
    lead: await leadOf(ctx, row),
    back: casePath({ ref: row.ref ?? '' }),
    facts: returnFacts(ctx, found),
    proof: await proofPath(ctx, row, found),
    lines: rows.map(({ kind, startsOn, endsOn, state }) => ({
      ...spanWords(ctx, { kind, startsOn, endsOn }),
      state: { slug: state, text: t(`returns.undertaking.state.${state}`) },
    })),
    close:
      open && over && may
        ? { action: paths.closeCasePath({ ref: row.ref ?? '' }), version: row.version }
        : null,
    notYet: open && !over && last ? t('returns.monitoring.notYet', { day: fmt.day(last) }) : null,
    all: paths.runningPath(),
    errors,
  };
}

function returnFacts(ctx: Context, found: MarketReturn): UndertakingsPage['facts'] {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const sum = (label: string, amount: MarketReturn['monthlyRent']) =>
    amount === null ? [] : [{ label, value: fmt.money(amount) }];
  return [
    {
      label: t('returns.monitoring.exit'),
      value: translateDynamic(ctx.locale, `returns.exit.${found.exitKind}`),
    },
    { label: t('returns.monitoring.occupiedOn'), value: fmt.day(found.occupiedOn) },
    {
      label: t('returns.monitoring.evidence'),
      value: translateDynamic(ctx.locale, `returns.evidence.${found.evidence}`),
    },
    ...sum(t('returns.monitoring.rent'), found.monthlyRent),
    ...sum(t('returns.monitoring.ceiling'), found.rentCeiling),
  ];
}

/** The proof among the pieces of the case. */
async function proofPath(ctx: Context, row: CaseRow, found: MarketReturn): Promise<string | null> {
  const document = (await documentsOf(ctx.db.read, row.id)).findLast(({ hash }) => hash === found.hash);
  return document ? caseDocumentPath({ ref: row.ref ?? '', document: document.id }) : null;
}

/** A promise in words, with what is left of it. */
export function spanWords(
  ctx: Context,
  { kind, startsOn, endsOn }: { readonly kind: string; readonly startsOn: Day; readonly endsOn: Day },
): Omit<UndertakingLine, 'state'> {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const months = wholeMonthsBetween(today, endsOn);
  return {
    what: translateDynamic(ctx.locale, `incentives.undertakings.${kind}`),
    from: day(startsOn),
    to: day(endsOn),
    left: endsOn <= today ? t('returns.undertaking.over') : t('returns.undertaking.monthsLeft', { months }),
  };
}

const MOST = 200;

/** Undertakings that run over the programme, the nearest term first; a member of staff sees their communes. */
export async function runningPage(ctx: Context, sees: (commune: string) => boolean): Promise<RunningPage> {
  const rows = (await runningUndertakings(ctx.db.read, MOST)).filter(({ commune }) => sees(commune));
  return {
    shown: translator(ctx.locale)('returns.list.shown', { count: rows.length }),
    lines: rows.map((row) => ({
      ...spanWords(ctx, row),
      ref: row.caseRef ?? '',
      href: paths.undertakingsPath({ ref: row.caseRef ?? '' }),
      address: row.address,
    })),
  };
}
