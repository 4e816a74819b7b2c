import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Account } from '../../people/people-queries.ts';
import { communeName } from '../../programme/territory.ts';
import { isAllowed } from '../../shared/actor.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { registerPath, unitPath } from '../units-paths.ts';
import { changedFactors } from './change-weights.ts';
import type { Move, previewWeights } from './preview-weights.ts';
import { PRIORITY_FACTORS, type PriorityWeights, sumOfWeights } from './priority.ts';
import { priorityPath } from './priority-paths.ts';
import type { KeptWeights, Standing } from './priority-store.ts';

type ShownMove = {
  readonly place: string;
  readonly move: string;
  readonly tone: 'success' | 'quiet' | 'info';
  readonly href: string;
  readonly address: string;
  readonly commune: string;
  readonly score: string;
};
export type WeightsPage = {
  readonly action: string;
  readonly back: string;
  readonly mayChange: boolean;
  readonly seen: string;
  readonly reason: string;
  readonly factors: readonly {
    readonly name: string;
    readonly label: string;
    readonly hint: string;
    readonly value: string;
    readonly share: string;
  }[];
  readonly countedOn: string;
  readonly progress: { readonly value: number; readonly max: number; readonly text: string } | null;
  readonly preview: {
    readonly first: readonly ShownMove[];
    readonly leaving: readonly ShownMove[];
    readonly kept: readonly { readonly name: string; readonly value: string }[];
    readonly changes: string;
  } | null;
  readonly versions: readonly {
    readonly when: string;
    readonly who: string;
    readonly weights: string;
    readonly reason: string;
  }[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'units/priority': WeightsPage;
  }
}

type Looked = {
  readonly standing: Standing;
  readonly versions: readonly KeptWeights[];
  readonly staff: readonly Account[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The weights looked at and what they would do, once asked for. */
  readonly preview: {
    readonly weights: PriorityWeights;
    readonly moves: Awaited<ReturnType<typeof previewWeights>>;
  } | null;
};

export function weightsPage(ctx: Context, looked: Looked): WeightsPage {
  const { standing, typed, preview } = looked;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const total = sumOfWeights(preview?.weights ?? standing.weights);
  const shown = (factor: (typeof PRIORITY_FACTORS)[number]): number =>
    (preview?.weights ?? standing.weights)[factor];
  return {
    action: priorityPath(),
    back: registerPath({ sort: '-priority' }),
    mayChange: isAllowed(ctx.actor, 'priority.manage'),
    seen: String(standing.weightsId),
    reason: typedText(typed, 'reason'),
    factors: PRIORITY_FACTORS.map((factor) => ({
      name: factor,
      label: t(`units.priority.${factor}`),
      hint: t(`priority.hint.${factor}`),
      value: factor in typed ? typedText(typed, factor) : String(shown(factor)),
      share: t('priority.share', { share: total === 0 ? 0 : Math.round((100 * shown(factor)) / total) }),
    })),
    countedOn: t('priority.countedOn', { day: fmt.day(standing.countedOn) }),
    progress:
      standing.endedAt === null
        ? {
            value: standing.done,
            max: Math.max(1, standing.total),
            text: t('priority.progress', { done: standing.done, total: standing.total }),
          }
        : null,
    preview: preview && previewShown(ctx, standing, preview),
    versions: looked.versions.map((version) => versionShown(ctx, version, looked.staff)),
    errors: looked.errors,
  };
}

function previewShown(
  ctx: Context,
  { weights: before }: Standing,
  { weights, moves }: NonNullable<Looked['preview']>,
): NonNullable<WeightsPage['preview']> {
  const t = translator(ctx.locale);
  const changed = changedFactors(before, weights);
  return {
    first: moves.first.map((move) => moveShown(ctx, move)),
    leaving: moves.leaving.map((move) => moveShown(ctx, move)),
    kept: PRIORITY_FACTORS.map((factor) => ({ name: factor, value: String(weights[factor]) })),
    changes:
      changed.length === 0
        ? t('priority.unchanged')
        : changed
            .map((factor) =>
              t('priority.change', {
                factor: t(`units.priority.${factor}`),
                from: before[factor],
                to: weights[factor],
              }),
            )
            .join(' · '),
  };
}

function moveShown({ locale, territory }: Context, { unit, was, becomes, score }: Move): ShownMove {
  const t = translator(locale);
  return {
    place: becomes === null ? '–' : String(becomes),
    ...moveWords(t, was, becomes),
    href: unitPath({ unit: unit.id }),
    address: unit.address,
    commune: communeName(territory, unit.commune),
    score: String(score),
  };
}

function moveWords(
  t: ReturnType<typeof translator>,
  was: number | null,
  becomes: number | null,
): Pick<ShownMove, 'move' | 'tone'> {
  if (becomes === null) return { move: t('priority.move.leaves', { place: was ?? 0 }), tone: 'quiet' };
  if (was === null) return { move: t('priority.move.enters'), tone: 'info' };
  if (was === becomes) return { move: t('priority.move.same'), tone: 'quiet' };
  const key = was > becomes ? 'priority.move.up' : 'priority.move.down';
  return { move: t(key, { count: Math.abs(was - becomes) }), tone: was > becomes ? 'success' : 'quiet' };
}

function versionShown(
  { locale }: Context,
  version: KeptWeights,
  staff: readonly Account[],
): WeightsPage['versions'][number] {
  const t = translator(locale);
  return {
    when: formatterFor(locale).shortMoment(version.madeAt),
    who: staff.find(({ id }) => id === version.madeBy)?.name ?? t('priority.bySoftware'),
    weights: PRIORITY_FACTORS.map((factor) => `${t(`units.priority.${factor}`)} ${version[factor]}`).join(
      ' · ',
    ),
    reason: version.reason,
  };
}
