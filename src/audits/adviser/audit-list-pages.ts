import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { communeName } from '../../programme/territory.ts';
import { AUDIT_STATES, type AuditState } from '../audit.ts';
import * as paths from '../audit-paths.ts';
import { AUDITS_A_PAGE, type AuditCursor, type AuditLine } from '../audit-store.ts';
import type { EnergyClass } from '../energy-class.ts';
import { signedPercent } from '../works/works-result-pages.ts';

declare module '../../web/views.ts' {
  interface Views {
    'audits/list': AuditListPage;
  }
}

export type AuditListPage = {
  readonly state: AuditState;
  readonly tabs: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
    readonly count: number;
  }[];
  readonly lines: readonly {
    readonly href: string;
    readonly address: string;
    readonly commune: string;
    readonly owner: string | null;
    readonly number: string;
    readonly by: string;
    readonly before: EnergyClass | null;
    readonly after: EnergyClass | null;
    readonly works: string;
    readonly gain: string | null;
    readonly moved: string;
    readonly reviewer: string | null;
  }[];
  readonly next: string | null;
};

/** Tabs in the order of an adviser's day: what waits for them first. */
const TABS: readonly AuditState[] = ['completed', 'draft', 'reviewed'];
export const stateOf = (text: unknown): AuditState =>
  AUDIT_STATES.find((state) => state === text) ?? 'completed';

/** `2026-03-02T09:00:00.000Z~12`: the last line seen; null for anything else. */
export function cursorOf(text: unknown): AuditCursor | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,15})$/.exec(String(text ?? '')) ?? [];
  return at && id ? { at, id: Number(id) } : null;
}

export function auditListPage(
  ctx: Context,
  state: AuditState,
  counts: Readonly<Record<AuditState, number>>,
  found: readonly AuditLine[],
): AuditListPage {
  const t = translator(ctx.locale);
  const lines = found.slice(0, AUDITS_A_PAGE);
  const last = lines.at(-1);
  return {
    state,
    tabs: TABS.map((tab) => ({
      text: t(`auditScreens.staff.states.${tab}`),
      href: paths.auditListPath({ state: tab }),
      current: tab === state,
      count: counts[tab],
    })),
    lines: lines.map((line) => lineShown(ctx, line)),
    next:
      found.length > AUDITS_A_PAGE && last
        ? paths.auditListPath({ state, after: `${last.updatedAt}~${last.id}` })
        : null,
  };
}

function lineShown({ locale, territory }: Context, line: AuditLine): AuditListPage['lines'][number] {
  const t = translator(locale);
  const { scenario, result } = line;
  return {
    href: paths.auditPath({ audit: line.id }),
    address: line.address,
    commune: communeName(territory, line.commune),
    owner: line.ownerName,
    number: t('auditScreens.number', { number: line.number }),
    by: t(
      line.startedByKind === 'staff'
        ? 'auditScreens.staff.startedByStaff'
        : 'auditScreens.staff.startedByOwner',
    ),
    before: result?.likely.energyClass ?? null,
    after: scenario?.after.energyClass ?? null,
    works: t('auditScreens.staff.worksCount', { count: scenario?.chosen.length ?? 0 }),
    gain: scenario ? signedPercent(-scenario.gainPercent, locale) : null,
    moved: formatterFor(locale).shortMoment(line.updatedAt),
    reviewer: line.reviewerName && t('auditScreens.staff.reviewer', { name: line.reviewerName }),
  };
}
