import { caseDocumentPath, casePath } from '../cases/case-paths.ts';
import { type CaseRow, documentsOf, findCaseLine } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { dayOf, isDay } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import { EVIDENCE_FOR, EVIDENCE_KINDS } from '../units/spells/exit.ts';
import { findUnit } from '../units/units-queries.ts';
import type { FieldError, Typed } from '../web/forms.ts';
import { exitsOf, isRentCapped, LET_EXITS, otherExits } from './check-return.ts';
import { type Handed, handedWaiting } from './handed/handed-store.ts';
import { type KnownCeiling, knownCeiling } from './known-ceiling.ts';
import { promisedBy } from './promised.ts';
import { typedReturn } from './return-forms.ts';
import * as paths from './return-paths.ts';
import { asksTenantBand, TENANT_BANDS } from './tenant-band.ts';

type Choice = { readonly value: string; readonly text: string } | { readonly divider: string };
export type RecordReturnPage = {
  readonly lead: string;
  readonly action: string;
  readonly back: string;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly hint?: string }[];
  readonly exits: readonly Choice[];
  readonly evidence: readonly Choice[];
  /** Asked only of dwellings promised for letting. `ceilingHint`: the ceiling has to be looked up and typed. */
  readonly rent: { readonly ceilingHint: string | null; readonly ceiling: string | null } | null;
  readonly tenantBands: readonly Choice[];
  readonly handed: {
    readonly text: string;
    readonly difference: string | null;
    readonly href: string | null;
    readonly again: string;
    readonly version: number;
  } | null;
  readonly promises: readonly string[];
  readonly typed: ReturnType<typeof typedReturn>;
  readonly max: string;
  readonly version: number;
  readonly errors: readonly FieldError[];
};

declare module '../web/views.ts' {
  interface Views {
    'returns/record': RecordReturnPage;
  }
}

/**
 * The officer records a return: what the owner handed in is filled in already, what the agreement promised is offered
 * first, and the ceiling is the one of the official table where it lists the commune.
 */
export async function recordReturnPage(
  ctx: Context,
  row: CaseRow,
  { typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] } = {
    typed: {},
    errors: [],
  },
): Promise<RecordReturnPage> {
  const t = translator(ctx.locale);
  const promised = promisedBy(row);
  const [exits, others] = [exitsOf(promised), otherExits(promised)];
  const handed = await handedWaiting(ctx.db.read, row.id);
  const shown = errors.length > 0 || !handed ? typedReturn(typed) : typedFrom(handed);
  const today = dayOf(ctx.clock());
  const ceiling = await knownCeiling(
    ctx.db.read,
    ctx,
    row,
    isDay(shown.occupiedOn) ? shown.occupiedOn : today,
  );
  const exit = (value: (typeof exits)[number]) => ({ value, text: t(`returns.exit.${value}`) });
  const line = await findCaseLine(ctx.db.read, row.id);
  return {
    lead: t('returns.monitoring.lead', { ref: row.ref, address: line?.address ?? '' }),
    action: paths.recordReturnPath({ ref: row.ref ?? '' }),
    back: casePath({ ref: row.ref ?? '' }),
    facts: await recordFacts(ctx, row, ceiling),
    exits: [
      ...exits.map(exit),
      ...(others.length > 0 ? [{ divider: t('returns.record.otherUses') }, ...others.map(exit)] : []),
    ],
    evidence: evidenceChoices(ctx, [...exits, ...others]),
    rent: rentView(ctx, row, ceiling),
    tenantBands: asksTenantBand(promised.rentLevel)
      ? [...TENANT_BANDS, 'not-seen' as const].map((value) => ({
          value,
          text: t(`returns.record.tenantBands.${value}`),
        }))
      : [],
    handed: handed ? await handedView(ctx, row, handed) : null,
    promises: promised.undertakings.map(({ text }) => text[ctx.locale]),
    typed: { ...shown, exitKind: shown.exitKind || (exits.length === 1 ? (exits[0] ?? '') : '') },
    max: today,
    version: row.version,
    errors,
  };
}

const typedFrom = (handed: Handed): ReturnType<typeof typedReturn> => ({
  exitKind: handed.exitKind,
  evidence: handed.evidence,
  occupiedOn: handed.occupiedOn,
  rent: handed.monthlyRent === null ? '' : String(handed.monthlyRent / 100),
  ceiling: '',
  tenantBand: '',
  difference: handed.difference ?? '',
});

async function recordFacts(
  ctx: Context,
  row: CaseRow,
  ceiling: KnownCeiling | null,
): Promise<RecordReturnPage['facts']> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const unit = mustExist(await findUnit(ctx.db.read, row.unitId), 'cases.errors.unknown');
  const promised = promisedBy(row);
  const level = promised.rentLevel && t(`incentives.terms.rentLevel.${promised.rentLevel}`);
  return [
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
    ...(ceiling
      ? [
          {
            label: t('returns.record.ceilingKnown'),
            value: fmt.exactMoney(ceiling.monthly),
            hint: t('returns.record.ceilingFrom', {
              perM2: fmt.exactMoney(Math.round(ceiling.monthly / ceiling.area)),
              area: fmt.number(ceiling.area),
              source: ceiling.source,
            }),
          },
        ]
      : []),
  ];
}

function evidenceChoices(ctx: Context, exits: ReturnType<typeof exitsOf>): Choice[] {
  const strongest = [...new Set(exits.flatMap((exit) => EVIDENCE_FOR[exit]))];
  return EVIDENCE_KINDS.filter((kind) => strongest.includes(kind))
    .toSorted((a, b) => strongest.indexOf(a) - strongest.indexOf(b))
    .map((value) => ({ value, text: translator(ctx.locale)(`returns.evidence.${value}`) }));
}

function rentView(ctx: Context, row: CaseRow, ceiling: KnownCeiling | null): RecordReturnPage['rent'] {
  const t = translator(ctx.locale);
  const promised = promisedBy(row);
  const { rentLevel } = promised;
  if (![...exitsOf(promised), ...otherExits(promised)].some((exit) => LET_EXITS.includes(exit))) return null;
  const level = rentLevel ? t(`incentives.terms.rentLevel.${rentLevel}`) : '';
  return {
    ceilingHint: isRentCapped(promised) && !ceiling ? t('returns.record.ceilingHint', { level }) : null,
    ceiling: ceiling ? formatterFor(ctx.locale).exactMoney(ceiling.monthly) : null,
  };
}

async function handedView(ctx: Context, row: CaseRow, handed: Handed): Promise<RecordReturnPage['handed']> {
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const document = (await documentsOf(ctx.db.read, row.id)).findLast(({ hash }) => hash === handed.hash);
  const ref = row.ref ?? '';
  return {
    text: t('returns.record.handedText', {
      evidence: t(`returns.evidence.${handed.evidence}`),
      day: fmt.day(handed.occupiedOn),
      received: fmt.day(dayOf(handed.handedAt)),
    }),
    difference: handed.difference,
    href: document ? caseDocumentPath({ ref, document: document.id }) : null,
    again: paths.askEvidencePath({ ref }),
    version: handed.version,
  };
}
