import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { isMessageKey, type MessageKey, translateDynamic, translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { dayOf } from '../../shared/dates.ts';
import { type FieldError, typedText } from '../../web/forms.ts';
import type { SentBack } from '../unit-file/deed-routes.ts';
import { duplicatesPath, mergePath, undoMergePath } from '../unit-life-paths.ts';
import type { Unit } from '../unit-store.ts';
import { unitPath } from '../units-paths.ts';
import { isLikelyTwin, likenessOf } from './likeness.ts';
import { columnsOf, differingFields, type MergedField } from './merge-fields.ts';
import type { Merge } from './merge-store.ts';
import { canBeUndone } from './undo-merge.ts';

export type DuplicatesPage = {
  readonly home: string;
  readonly back: string;
  readonly twins: readonly { readonly href: string; readonly title: string; readonly text: string }[];
  readonly merges: readonly { readonly text: string; readonly undo: string | null }[];
  readonly errors: readonly FieldError[];
};
type Choice = {
  readonly name: string;
  readonly label: string;
  readonly kept: string;
  readonly absorbed: string;
  readonly value: string;
};
export type ComparePage = {
  readonly home: string;
  readonly back: string;
  readonly action: string;
  readonly swap: string;
  readonly version: number;
  readonly otherVersion: number;
  readonly keptTitle: string;
  readonly absorbedTitle: string;
  readonly choices: readonly Choice[];
  readonly reason: string;
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/duplicates': DuplicatesPage;
    'units/compare': ComparePage;
  }
}

export function duplicatesPage(
  ctx: Context,
  unit: Unit,
  candidates: readonly Unit[],
  merges: readonly Merge[],
  sent: SentBack | null,
): DuplicatesPage {
  const t = translator(ctx.locale);
  const { day } = formatterFor(ctx.locale);
  return {
    home: unit.address,
    back: unitPath({ unit: unit.id }),
    twins: candidates
      .map((twin) => ({ twin, likeness: likenessOf(unit, twin) }))
      .filter(({ likeness }) => isLikelyTwin(likeness))
      .toSorted((a, b) => b.likeness.length - a.likeness.length)
      .map(({ twin, likeness }) => ({
        href: mergePath({ unit: unit.id, other: twin.id }),
        title: titleOf(ctx, twin),
        text: likeness.map((one) => t(`unitLife.merge.because.${one}`)).join(' · '),
      })),
    merges: merges.map((merge) => ({
      text: t('unitLife.merge.merged', { day: day(dayOf(merge.madeAt)), reason: merge.reason }),
      undo: canBeUndone(unit, merges, merge.id) ? undoMergePath({ unit: unit.id, merge: merge.id }) : null,
    })),
    errors: sent?.errors ?? [],
  };
}

const titleOf = ({ territory }: Context, unit: Unit): string =>
  [unit.address, communeName(territory, unit.commune), unit.idlocal]
    .filter((part) => part !== null)
    .join(', ');

export function comparePage(ctx: Context, kept: Unit, absorbed: Unit, sent: SentBack | null): ComparePage {
  return {
    home: kept.address,
    back: duplicatesPath({ unit: kept.id }),
    action: mergePath({ unit: kept.id, other: absorbed.id }),
    swap: mergePath({ unit: absorbed.id, other: kept.id }),
    version: kept.version,
    otherVersion: absorbed.version,
    keptTitle: titleOf(ctx, kept),
    absorbedTitle: titleOf(ctx, absorbed),
    choices: differingFields(kept, absorbed).map((field) => ({
      name: `field-${field}`,
      label: labelOf(ctx, field),
      kept: shownValue(ctx, kept, field),
      absorbed: shownValue(ctx, absorbed, field),
      value: sent === null ? 'kept' : typedText(sent.typed, `field-${field}`) || 'kept',
    })),
    reason: sent === null ? '' : typedText(sent.typed, 'reason'),
    errors: sent?.errors ?? [],
  };
}

function labelOf(ctx: Context, field: MergedField): string {
  const key = field === 'position' ? 'register.unit.position' : `register.field.${field}`;
  return translateDynamic(ctx.locale, key);
}

const WORDS: Readonly<Partial<Record<MergedField, string>>> = {
  kind: 'units.kind',
  occupancy: 'units.occupancy',
  status: 'units.status',
  reasons: 'units.reason',
};

function shownValue(ctx: Context, unit: Unit, field: MergedField): string {
  const { number } = formatterFor(ctx.locale);
  if (field === 'commune') return communeName(ctx.territory, unit.commune);
  const one = (value: unknown): string => {
    const key = `${WORDS[field] ?? ''}.${String(value)}`;
    if (isMessageKey(key)) return translator(ctx.locale)(key as MessageKey);
    return typeof value === 'number' && field !== 'yearBuilt' ? number(value) : String(value);
  };
  return columnsOf(field)
    .filter((column) => column !== 'substatus')
    .flatMap((column) => [unit[column]].flat())
    .filter((value) => value !== null)
    .map(one)
    .join(', ');
}
