import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { coversCommune } from '../../shared/actor.ts';
import { addMonths, dayOf, yearOf } from '../../shared/dates.ts';
import { allows } from '../../shared/permissions.ts';
import { type FieldError, type Typed, typedText } from '../../web/forms.ts';
import { staffOf } from '../../web/request.ts';
import { runningPath } from '../return-paths.ts';
import { checkState } from './check.ts';
import { stateTone } from './check-lines.ts';
import { checkPath, drawsPath } from './check-paths.ts';
import { listDraws, returnsFollowed, visitsDrawn } from './check-store.ts';

export type DrawsPage = {
  readonly back: string;
  readonly population: number;
  /** Null for those who may look but not draw. */
  readonly form: {
    readonly action: string;
    readonly min: string;
    readonly typed: { readonly share: string; readonly seed: string; readonly visitBy: string };
  } | null;
  readonly draws: readonly {
    readonly text: string;
    readonly result: string;
    readonly visits: readonly {
      readonly href: string;
      readonly ref: string;
      readonly address: string;
      readonly due: string;
      readonly state: { readonly slug: string; readonly text: string };
    }[];
  }[];
  readonly errors: readonly FieldError[];
};
declare module '../../web/views.ts' {
  interface Views {
    'returns/draws': DrawsPage;
  }
}

/** Spot checks: the draws made, what each found, and the form of the next one for managers. */
export async function drawsPage(
  ctx: Context,
  typed: Typed = {},
  errors: readonly FieldError[] = [],
): Promise<DrawsPage> {
  const staff = staffOf(ctx);
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const followed = (await returnsFollowed(ctx.db.read)).filter(({ commune }) =>
    coversCommune(staff, commune),
  );
  const visits = (await visitsDrawn(ctx.db.read)).filter(({ commune }) => coversCommune(staff, commune));
  return {
    back: runningPath(),
    population: followed.length,
    form: allows(staff.role, 'cases.grant')
      ? {
          action: drawsPath(),
          min: today,
          typed: {
            share: typedText(typed, 'share') || '10',
            seed: typedText(typed, 'seed') || String(yearOf(today)),
            visitBy: typedText(typed, 'visitBy') || addMonths(today, 3),
          },
        }
      : null,
    draws: (await listDraws(ctx.db.read)).map(({ id, seed, share, population, drawnAt }) => {
      const drawn = visits.filter(({ drawId }) => drawId === id);
      const settled = drawn.filter(({ outcome }) => outcome !== null).length;
      return {
        text: t('returnChecks.draw.line', {
          day: fmt.day(dayOf(drawnAt)),
          share: fmt.percent(share / 10_000),
          population,
          seed,
        }),
        result: t('returnChecks.draw.result', { settled, drawn: drawn.length }),
        visits: drawn.map((visit) => ({
          href: checkPath({ ref: visit.caseRef ?? '', check: visit.id }),
          ref: visit.caseRef ?? '',
          address: visit.address,
          due: fmt.shortDay(visit.dueOn),
          state: {
            slug: stateTone(visit),
            text: visit.outcome
              ? t(`returnChecks.outcome.${visit.outcome}`)
              : t(`returnChecks.state.${checkState(visit)}`),
          },
        })),
      };
    }),
    errors,
  };
}
