import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translateDynamic, translator } from '../i18n/translate.ts';
import { findSchemeVersion } from '../incentives/incentives-queries.ts';
import type { SchemeDefinition } from '../incentives/scheme-schema.ts';
import { listStaff } from '../people/people-queries.ts';
import { communeName } from '../programme/territory.ts';
import { dayOf } from '../shared/dates.ts';
import { mustExist } from '../shared/errors.ts';
import { allows } from '../shared/permissions.ts';
import { unitPath } from '../units/units-paths.ts';
import { staffOf } from './acting.ts';
import { pausedDays, silenceDay } from './case-clock.ts';
import {
  assignPath,
  caseDocumentsPath,
  caseHistoryPath,
  caseListPath,
  caseMessagesPath,
  casePath,
  casePlanPath,
} from './case-paths.ts';
import { phasesOf } from './case-phases.ts';
import { type CaseLine, type CaseRow, findCaseLine, messagesOf, stepsOf } from './case-store.ts';
import { hasEnded } from './case-workflow.ts';
import { lastSeen } from './messages/notice-store.ts';
import { documentsOf } from './pieces/document-store.ts';

export const CASE_TABS = ['instruction', 'documents', 'plan', 'messages', 'history'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/** What every page of a case shows at its top, for staff. */
export type CaseHead = {
  readonly ref: string;
  readonly list: string;
  readonly address: string;
  readonly state: { readonly slug: string; readonly text: string };
  readonly stages: readonly { readonly text: string; readonly state: string }[];
  readonly meta: readonly { readonly label: string; readonly value: string }[];
  readonly unitHref: string;
  readonly tabs: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
    readonly count: number | null;
    /** What is new there since this person last looked. */
    readonly fresh: string | null;
  }[];
  readonly assign: {
    readonly action: string;
    readonly items: readonly { readonly value: string; readonly text: string }[];
    readonly value: string;
  } | null;
  readonly version: number;
};

export async function caseHead(ctx: Context, row: CaseRow, tab: CaseTab): Promise<CaseHead> {
  const { read } = ctx.db;
  const line = mustExist(await findCaseLine(read, row.id), 'cases.errors.unknown');
  const steps = await stepsOf(read, row.id);
  const ref = row.ref ?? '';
  const t = translator(ctx.locale);
  return {
    ref,
    list: caseListPath(),
    address: fullAddress(ctx, line),
    state: { slug: row.state, text: translateDynamic(ctx.locale, `cases.state.${row.state}`) },
    stages: phasesOf(row.state, steps).map(({ phase, state }) => ({
      text: t(`cases.phase.${phase}`),
      state,
    })),
    meta: await metaOf(ctx, row, line, steps),
    unitHref: unitPath({ unit: row.unitId }),
    tabs: await tabsOf(ctx, row, ref, tab),
    assign: await assignment(ctx, row, ref),
    version: row.version,
  };
}

const fullAddress = ({ territory }: Context, { address, commune }: CaseLine): string => {
  const name = communeName(territory, commune);
  return address.includes(name) ? address : `${address}, ${name}`;
};

async function metaOf(
  ctx: Context,
  row: CaseRow,
  line: CaseLine,
  steps: Awaited<ReturnType<typeof stepsOf>>,
): Promise<CaseHead['meta']> {
  const t = translator(ctx.locale);
  const { shortDay, money } = formatterFor(ctx.locale);
  const today = dayOf(ctx.clock());
  const version = await findSchemeVersion(ctx.db.read, row.schemeVersionId);
  const rules = version?.rules as SchemeDefinition | undefined;
  const facts = { ...row, steps, schemeDelays: [] };
  const silence = row.decidedAt || hasEnded(row.state) ? null : silenceDay(ctx.programme, facts, today);
  const paused = pausedDays(steps, today);
  const pause = paused > 0 ? ` (${t('cases.head.pausedDays', { count: paused })})` : '';
  const meta = [
    { label: t('cases.head.owner'), value: line.ownerName },
    {
      label: t('cases.head.submitted'),
      value: row.submittedAt ? shortDay(dayOf(row.submittedAt)) : null,
    },
    { label: t('cases.head.officer'), value: line.assigneeName ?? t('cases.head.unassigned') },
    {
      label: t('cases.head.silence'),
      value: silence && (row.state === 'to-complete' ? t('cases.head.paused') : shortDay(silence) + pause),
    },
    {
      label: t('cases.head.scheme'),
      value:
        rules && version
          ? t('cases.head.version', { name: rules.name[ctx.locale], number: version.number })
          : null,
    },
    { label: t('cases.head.award'), value: row.awarded === null ? null : money(row.awarded) },
  ];
  return meta.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}

async function tabsOf(ctx: Context, row: CaseRow, ref: string, tab: CaseTab): Promise<CaseHead['tabs']> {
  const t = translator(ctx.locale);
  const documents = await documentsOf(ctx.db.read, row.id);
  const messages = await messagesOf(ctx.db.read, row.id, 'staff');
  const hrefs: Record<CaseTab, string> = {
    instruction: casePath({ ref }),
    documents: caseDocumentsPath({ ref }),
    plan: casePlanPath({ ref }),
    messages: caseMessagesPath({ ref }),
    history: caseHistoryPath({ ref }),
  };
  const counts: Partial<Record<CaseTab, number>> = {
    documents: documents.filter(({ state }) => state !== 'replaced').length,
    messages: messages.length,
  };
  const seen = await lastSeen(ctx.db.read, row.id, staffOf(ctx).accountId);
  const fresh = messages.filter(({ id, author }) => id > seen && author !== staffOf(ctx).accountId).length;
  return CASE_TABS.map((slug) => ({
    text: t(`cases.tab.${slug}`),
    href: hrefs[slug],
    current: slug === tab,
    count: counts[slug] ?? null,
    fresh:
      slug === 'messages' && tab !== 'messages' && fresh > 0
        ? t('exchanges.freshCount', { count: fresh })
        : null,
  }));
}

async function assignment(ctx: Context, row: CaseRow, ref: string): Promise<CaseHead['assign']> {
  if (!allows(staffOf(ctx).role, 'cases.instruct') || hasEnded(row.state)) return null;
  const staff = (await listStaff(ctx.db.read)).filter(
    ({ active, role }) => active && role !== null && allows(role, 'cases.see'),
  );
  return {
    action: assignPath({ ref }),
    items: [
      { value: '0', text: translator(ctx.locale)('cases.head.unassigned') },
      ...staff.map(({ id, name }) => ({ value: String(id), text: name })),
    ],
    value: String(row.assignedTo ?? 0),
  };
}
