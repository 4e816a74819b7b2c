import type { Context } from '../context.ts';
import { formatterFor } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { findOwners, ownersOfAccount } from '../people/people-queries.ts';
import type { AccountId } from '../shared/ids.ts';
import { copiesOf, openCopies } from './copy/copy-store.ts';
import { openRequest, openRequests } from './erasure/erasure-store.ts';
import { seeErasure } from './erasure/see-erasure.ts';
import type { Category } from './holdings/holding.ts';
import { HOLDINGS } from './holdings/holdings.ts';
import { gather } from './holdings/holdings-store.ts';
import { type CopyLine, copyLine, countLines, type PlanView, planView } from './person-pages.ts';
import * as paths from './privacy-paths.ts';
import { readingsByRole, subjectsOfPersons } from './readings/reading-store.ts';
import { countItems, latestBatches, listedBatch } from './retention/retention-store.ts';
import { retentionTable } from './retention/told-delays.ts';

type Line = { readonly label: string; readonly value: string };
export type DeskPage = {
  readonly due: { readonly text: string; readonly href: string } | null;
  readonly requests: readonly {
    readonly name: string;
    readonly href: string;
    readonly state: string;
    readonly asked: string;
  }[];
  readonly copies: readonly { readonly name: string; readonly href: string; readonly line: CopyLine }[];
  readonly batches: readonly { readonly href: string; readonly text: string; readonly state: string }[];
  readonly links: readonly { readonly title: string; readonly text: string; readonly href: string }[];
  readonly approved: boolean;
  readonly retention: readonly { readonly what: string; readonly time: string; readonly key: string }[];
};
export type MyDataPage = {
  readonly held: readonly Line[];
  readonly readings: readonly string[];
  readonly copies: readonly CopyLine[];
  readonly askCopy: string;
  readonly request: string | null;
  readonly plan: PlanView | null;
  readonly askErasure: string | null;
  readonly notice: string;
  readonly underWay: boolean;
};
declare module '../web/views.ts' {
  interface Views {
    'privacy/desk': DeskPage;
    'privacy/my-data': MyDataPage;
  }
}

const MOST = 100;

export async function deskPage(ctx: Context): Promise<DeskPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const batch = await listedBatch(read);
  const count = batch ? await countItems(read, batch.id) : 0;
  const requests = await openRequests(read, MOST);
  const copies = (await openCopies(read, MOST)).filter((copy) => copy.askedByKind === 'staff');
  const owners = await findOwners(
    read,
    [...requests, ...copies].map(({ ownerId }) => ownerId),
  );
  const nameOf = (id: number) => owners.find((owner) => owner.id === id)?.name ?? '–';
  return {
    due: count > 0 ? { text: t('privacy.desk.due', { count }), href: paths.dueBatchPath() } : null,
    requests: requests.map((request) => ({
      name: nameOf(request.ownerId),
      href: paths.personPath({ owner: request.ownerId }),
      state: t(`privacy.requestState.${request.state}`),
      asked: fmt.shortDay(request.askedOn),
    })),
    copies: copies.map((copy) => ({
      name: nameOf(copy.ownerId),
      href: paths.personPath({ owner: copy.ownerId }),
      line: copyLine(ctx, copy, 'staff'),
    })),
    batches: (await latestBatches(read, 5))
      .filter(({ state }) => state !== 'listed')
      .map(({ id, confirmedAt, total, state }) => ({
        href: paths.batchPath({ batch: id }),
        text: t('privacy.desk.batch', { moment: confirmedAt ? fmt.shortMoment(confirmedAt) : '', total }),
        state: t(`privacy.batchState.${state}`),
      })),
    links: (['register', 'readings', 'archives'] as const).map((link) => ({
      title: t(`privacy.${link}.title`),
      text: t(`privacy.${link}.lead`),
      href: {
        register: paths.destructionsPath(),
        readings: paths.readingsPath(),
        archives: paths.archivesPath(),
      }[link],
    })),
    approved: ctx.programme.retention.approvedByOfficer,
    retention: retentionTable(ctx.programme, ctx.locale),
  };
}

/** What the service holds about the reader, in categories, with what they can ask. */
export async function myDataPage(ctx: Context, accountId: AccountId): Promise<MyDataPage> {
  const { read } = ctx.db;
  const t = translator(ctx.locale);
  const fmt = formatterFor(ctx.locale);
  const person = await ownersOfAccount(read, accountId);
  const owners = person.map(({ id }) => id);
  const [first] = person;
  const copies = first ? await copiesOf(read, first.id) : [];
  const own = copies.filter((copy) => copy.askedByKind === 'owner');
  const request = first ? await openRequest(read, first.id) : undefined;
  const readings = first ? await readingsByRole(read, await subjectsOfPersons(read, owners)) : [];
  return {
    held: first ? countLines(ctx, heldCounts(gather(read, { owners }))) : [],
    readings: readings.map(({ role, readings: times, first: from, last }) =>
      t('privacyCopy.reading', {
        role: t(`people.role.${role as 'officer'}`),
        readings: times,
        first: fmt.moment(from),
        last: fmt.moment(last),
      }),
    ),
    copies: own.map((copy) => copyLine(ctx, copy, 'owner')),
    askCopy: paths.askMyCopyPath(),
    request: request ? t('privacy.my.asked', { day: fmt.day(request.askedOn) }) : null,
    plan: first ? planView(ctx, await seeErasure(read, ctx, person)) : null,
    askErasure: first && !request ? paths.askMyErasurePath() : null,
    notice: '/privacy',
    underWay: own.some(({ state }) => state === 'asked'),
  };
}

function heldCounts(found: ReadonlyMap<string, readonly unknown[]>): Partial<Record<Category, number>> {
  const counts: Partial<Record<Category, number>> = {};
  for (const { table, category } of HOLDINGS)
    counts[category] = (counts[category] ?? 0) + (found.get(table)?.length ?? 0);
  return counts;
}
