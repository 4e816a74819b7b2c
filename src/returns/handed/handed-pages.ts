import { myCasePath } from '../../cases/case-paths.ts';
import { type CaseRow, findCaseLine } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { dayOf } from '../../shared/dates.ts';
import { EVIDENCE_FOR, EVIDENCE_KINDS } from '../../units/spells/exit.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { exitsOf, LET_EXITS, otherExits } from '../check-return.ts';
import { promisedBy } from '../promised.ts';
import { myReturnPath } from '../return-paths.ts';
import { handedOf } from './handed-store.ts';

type Choice = { readonly value: string; readonly text: string } | { readonly divider: string };
export type HandInPage = {
  readonly caption: string;
  readonly back: string;
  readonly action: string;
  /** What the officer said of the last one. */
  readonly asked: string | null;
  readonly waiting: boolean;
  readonly exits: readonly Choice[];
  readonly evidence: readonly Choice[];
  readonly rent: boolean;
  readonly promised: string;
  readonly max: string;
  readonly typed: Readonly<Record<'exitKind' | 'evidence' | 'occupiedOn' | 'rent' | 'difference', string>>;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'returns/hand-in': HandInPage;
  }
}

/** The owner's form, made for a telephone: who lives there, since when, a photograph of the proof. */
export async function handInPage(
  ctx: Context,
  row: CaseRow,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<HandInPage> {
  const t = translator(ctx.locale);
  const promised = promisedBy(row);
  const [kept, others] = [exitsOf(promised), otherExits(promised)];
  const proofs = new Set([...kept, ...others].flatMap((exit) => EVIDENCE_FOR[exit]));
  const last = (await handedOf(ctx.db.read, row.id)).at(-1);
  const line = await findCaseLine(ctx.db.read, row.id);
  const exit = (value: (typeof kept)[number]) => ({ value, text: t(`returns.exit.${value}`) });
  return {
    caption: t('returns.monitoring.lead', { ref: row.ref, address: line?.address ?? '' }),
    back: myCasePath({ case: row.id }),
    action: myReturnPath({ case: row.id }),
    asked: last?.state === 'asked-again' ? last.message : null,
    waiting: last?.state === 'received',
    exits: [
      ...kept.map(exit),
      ...(others.length > 0 ? [{ divider: t('returns.record.otherUses') }, ...others.map(exit)] : []),
    ],
    // A visit is the officer's evidence, not the owner's.
    evidence: EVIDENCE_KINDS.filter((kind) => proofs.has(kind) && kind !== 'site-visit').map((value) => ({
      value,
      text: t(`returns.evidence.${value}`),
    })),
    rent: [...kept, ...others].some((one) => LET_EXITS.includes(one)),
    promised:
      promised.tenureAfter === null
        ? ''
        : translateDynamic(ctx.locale, `incentives.terms.tenure.${promised.tenureAfter}`),
    max: dayOf(ctx.clock()),
    typed: {
      exitKind: typedText(typed, 'exitKind') || (kept.length === 1 ? (kept[0] ?? '') : ''),
      evidence: typedText(typed, 'evidence'),
      occupiedOn: typedText(typed, 'occupiedOn'),
      rent: typedText(typed, 'rent'),
      difference: typedText(typed, 'difference'),
    },
    errors,
  };
}
