import type { Context } from '../context.ts';
import type { SheetColumn, SheetRow } from '../documents/sheet-cells.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { UNDERTAKING_KINDS } from '../incentives/scheme-schema.ts';
import { communeName } from '../programme/territory.ts';
import { coversCommune } from '../shared/actor.ts';
import { dayOf } from '../shared/dates.ts';
import { typedText, typedValues } from '../web/forms.ts';
import { staffOf } from '../web/request.ts';
import { breachPath } from './breach/breach-paths.ts';
import { stateTone } from './checks/check-lines.ts';
import { checkPath, drawsPath } from './checks/check-paths.ts';
import * as paths from './return-paths.ts';
import { DUES, type RunningFilter, type RunningView, runningList } from './running-list.ts';
import { type SpanWords, spanWords } from './span-words.ts';

type Choice = { readonly value: string; readonly text: string };
export type RunningPage = {
  readonly action: string;
  readonly export: string;
  readonly draws: string;
  readonly kinds: readonly Choice[];
  readonly dues: readonly Choice[];
  readonly filter: RunningFilter;
  readonly filtered: boolean;
  readonly shown: string;
  readonly lines: readonly (SpanWords & {
    readonly ref: string;
    readonly href: string;
    readonly address: string;
    readonly next: {
      readonly text: string;
      readonly href: string;
      readonly state: { readonly slug: string; readonly text: string };
    } | null;
    readonly breach: string | null;
  })[];
};
declare module '../web/views.ts' {
  interface Views {
    'returns/running': RunningPage;
  }
}

const MOST_SHOWN = 200;

/** The filter as the address says it; what it does not know filters nothing. */
export function readRunningFilter(query: unknown): RunningFilter {
  const typed = typedValues(query);
  return {
    kind: UNDERTAKING_KINDS.find((kind) => kind === typedText(typed, 'kind')) ?? '',
    due: DUES.find((due) => due === typedText(typed, 'due')) ?? 'all',
    commune: typedText(typed, 'commune'),
  };
}

const listed = (ctx: Context, filter: RunningFilter): Promise<RunningView[]> => {
  const staff = staffOf(ctx);
  return runningList(ctx.db.read, dayOf(ctx.clock()), filter, (commune) => coversCommune(staff, commune));
};

/** Undertakings that run, with what is due next; a member of staff sees their communes. */
export async function runningPage(ctx: Context, filter: RunningFilter): Promise<RunningPage> {
  const t = translator(ctx.locale);
  const rows = await listed(ctx, filter);
  const { kind, due, commune } = filter;
  return {
    action: paths.runningPath(),
    export: paths.runningExportPath({ kind, due: due === 'all' ? '' : due, commune }),
    draws: drawsPath(),
    kinds: [
      { value: '', text: t('returns.list.anyKind') },
      ...UNDERTAKING_KINDS.map((value) => ({
        value,
        text: translateDynamic(ctx.locale, `incentives.undertakings.${value}`),
      })),
    ],
    dues: DUES.map((value) => ({ value, text: t(`returns.list.dues.${value}`) })),
    filter,
    filtered: kind !== '' || due !== 'all' || commune !== '',
    shown: t('returns.list.shown', { count: rows.length }),
    lines: rows.slice(0, MOST_SHOWN).map((row) => shownLine(ctx, row)),
  };
}

function shownLine(ctx: Context, row: RunningView): RunningPage['lines'][number] {
  const t = translator(ctx.locale);
  const ref = row.caseRef ?? '';
  return {
    ...spanWords(ctx, row),
    ref,
    href: paths.undertakingsPath({ ref }),
    address: row.address,
    next: row.next && {
      text: nextWords(ctx, row),
      href: checkPath({ ref, check: row.next.id }),
      state: { slug: stateTone(row.next), text: t(`returnChecks.state.${row.next.state}`) },
    },
    breach: row.breach === null ? null : breachPath({ ref, breach: row.breach }),
  };
}

const nextWords = (ctx: Context, { next }: RunningView): string => {
  const t = translator(ctx.locale);
  return next === null
    ? ''
    : t('returns.list.nextLine', {
        what: t(`returnChecks.kind.${next.kind}`),
        day: formatterFor(ctx.locale).shortDay(next.dueOn),
      });
};

/** The same list as a table, with plain dates. */
export async function runningExport(
  ctx: Context,
  filter: RunningFilter,
): Promise<{ columns: SheetColumn[]; rows: SheetRow[]; locale: Context['locale'] }> {
  const t = translator(ctx.locale);
  const rows = await listed(ctx, filter);
  return {
    locale: ctx.locale,
    columns: [
      { header: t('returns.list.case') },
      { header: t('returns.list.unit') },
      { header: t('returns.list.commune') },
      { header: t('returns.undertaking.kind') },
      { header: t('returns.undertaking.from') },
      { header: t('returns.undertaking.to') },
      { header: t('returns.list.next') },
      { header: t('returnChecks.page.due') },
      { header: t('returnChecks.page.state') },
      { header: t('returns.list.breach'), kind: 'yes-no' },
    ],
    rows: rows.map((row) => [
      row.caseRef,
      row.address,
      communeName(ctx.territory, row.commune),
      translateDynamic(ctx.locale, `incentives.undertakings.${row.kind}`),
      row.startsOn,
      row.endsOn,
      row.next && t(`returnChecks.kind.${row.next.kind}`),
      row.next?.dueOn ?? null,
      row.next && t(`returnChecks.state.${row.next.state}`),
      row.breach !== null,
    ]),
  };
}
