import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { addDays, addMonths, type Day, dayOf } from '../../shared/dates.ts';
import { conflict, forbidden, invalid, mustExist, refused } from '../../shared/errors.ts';
import type { ExtensionId } from '../../shared/ids.ts';
import { allows } from '../../shared/permissions.ts';
import { staffOf } from '../acting.ts';
import { officerMailbox, ownerMailbox } from '../case-mails.ts';
import { type CaseRow, findCaseLine, saveCase } from '../case-store.ts';
import { caseForOwner, caseForStaff } from '../open-case.ts';
import { type Extendable, extendableIn } from './clock.ts';
import { extensionAnsweredMail, extensionAskedMail } from './clock-mails.ts';
import {
  addExtension,
  type Extension,
  extensionsOf,
  findExtension,
  openExtension,
  saveExtension,
} from './clock-store.ts';

export type WantedExtension = { readonly toDay: Day; readonly reason: string };
export type ExtensionAnswer = {
  readonly version: number;
  readonly outcome: 'granted' | 'refused';
  readonly reason: string;
};

/** The owner asks for more time to start, or to finish, the works. @throws DomainError those of `ask` */
export const askExtension = (ctx: Context, caseId: number, wanted: WantedExtension): Promise<Extension> =>
  ctx.db.tx(async (d) => ask(d, ctx, await caseForOwner(d, ctx, caseId), wanted));

/** An officer enters what the owner asked for by letter or by telephone. */
export function enterExtension(ctx: Context, ref: string, wanted: WantedExtension): Promise<Extension> {
  if (!allows(staffOf(ctx).role, 'cases.instruct')) throw forbidden('web.errors.forbidden');
  return ctx.db.tx(async (d) => ask(d, ctx, await caseForStaff(d, ctx, ref), wanted));
}

/** @throws DomainError `clocks.errors.nothingToExtend`, `.already`, `.notLater`, `.tooLong` with the last day, `.tooMany` */
async function ask(
  d: Writer,
  ctx: Context,
  row: CaseRow,
  { toDay, reason }: WantedExtension,
): Promise<Extension> {
  const now = ctx.clock();
  const what = extendableIn(row.state);
  if (!what || row.dueOn === null) throw refused('clocks.errors.nothingToExtend');
  if (await openExtension(d, row.id)) throw refused('clocks.errors.already');
  if (toDay <= row.dueOn || toDay <= dayOf(now)) throw invalid('clocks.errors.notLater');
  await mustBeAllowed(d, row, what, toDay);
  const requestedBy = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const extension = await addExtension(d, {
    caseId: row.id,
    what,
    fromDay: row.dueOn,
    toDay,
    reason,
    requestedBy,
    requestedAt: now,
  });
  await journalled(d, ctx, row, 'case.extension-requested', { what, from: row.dueOn, to: toDay });
  const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
  const box = officerMailbox(line);
  if (box && ctx.actor.kind === 'owner')
    await promiseMail(
      d,
      now,
      extensionAskedMail(ctx, box, line, extension),
      `extension-${extension.id}:asked`,
    );
  return extension;
}

/** What the pinned scheme says of putting that deadline off: how far at a time, and how often. */
async function mustBeAllowed(d: Writer, row: CaseRow, what: Extendable, toDay: Day): Promise<void> {
  const version = await findSchemeVersion(d, row.schemeVersionId);
  const rules = (version?.rules as SchemeDefinition | undefined)?.deadlines ?? [];
  const rule = rules.find(({ code }) => code === what);
  if (!rule) return;
  if (rule.extension === null) throw refused('clocks.errors.notAllowed');
  const { count, unit, times } = rule.extension;
  const granted = (await extensionsOf(d, row.id)).filter(
    (known) => known.what === what && known.state === 'granted',
  );
  if (granted.length >= times) throw refused('clocks.errors.tooMany', { times });
  const from = row.dueOn ?? toDay;
  const last = unit === 'months' ? addMonths(from, count) : addDays(from, count);
  if (toDay > last) throw invalid('clocks.errors.tooLong', { count, unit });
}

/**
 * Grants or refuses more time, with a reason; granted, the deadline moves. The owner is told either way.
 * @throws DomainError forbidden, conflict, `clocks.errors.gone` when the case went on meanwhile
 */
export async function answerExtension(
  ctx: Context,
  ref: string,
  id: ExtensionId,
  { version, outcome, reason }: ExtensionAnswer,
): Promise<'now' | 'before'> {
  const now = ctx.clock();
  const { accountId, role } = staffOf(ctx);
  if (!allows(role, 'cases.grant')) throw forbidden('web.errors.forbidden');
  return ctx.db.tx(async (d) => {
    const row = await caseForStaff(d, ctx, ref);
    const extension = mustExist(await findExtension(d, id), 'clocks.errors.unknown');
    if (extension.caseId !== row.id) throw refused('clocks.errors.unknown');
    if (extension.state === outcome) return 'before';
    if (extension.state !== 'requested' || extension.version !== version)
      throw conflict('web.errors.changedMeanwhile');
    await saveExtension(d, extension, {
      state: outcome,
      decidedBy: accountId,
      decidedAt: now,
      decisionReason: reason,
    });
    if (outcome === 'granted') {
      if (extendableIn(row.state) !== extension.what) throw refused('clocks.errors.gone');
      await saveCase(d, row, { dueOn: extension.toDay, updatedAt: now });
    }
    await journalled(d, ctx, row, `case.extension-${outcome}`, {
      what: extension.what,
      from: extension.fromDay,
      to: extension.toDay,
    });
    const line = mustExist(await findCaseLine(d, row.id), 'cases.errors.unknown');
    const box = ownerMailbox(line);
    const answered = { ...extension, state: outcome, decisionReason: reason };
    if (box)
      await promiseMail(
        d,
        now,
        extensionAnsweredMail(ctx, box, line, answered),
        `extension-${id}:${outcome}`,
      );
    return 'now';
  });
}

const journalled = (
  d: Writer,
  { actor, clock }: Context,
  { id }: CaseRow,
  action: `case.extension-${'requested' | 'granted' | 'refused'}`,
  data: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendJournal(d, { actor, now: clock() }, { action, subject: { kind: 'case', id }, data });
