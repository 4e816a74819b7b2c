import { type Context, contextFor, type Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { forgetFile } from '../../files/erase-file.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { addPeriod } from '../../programme/programme.ts';
import { system } from '../../shared/actor.ts';
import { dayOf } from '../../shared/dates.ts';
import type { CaseId } from '../../shared/ids.ts';
import { keptApplicants, removeFiling } from '../applicants/applicant-store.ts';
import { takeOut } from '../applicants/name-co-owners.ts';
import { EMPTY_DECLARATION } from '../case.ts';
import { ownerMailbox } from '../case-mails.ts';
import { type CaseRow, findCaseById, findCaseLine, saveCase } from '../case-store.ts';
import { moveCase } from '../move-case.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { draftStep } from './draft-life.ts';
import { draftNoticeMail, draftPurgedMail } from './draft-mails.ts';
import {
  addNotice,
  draftsDueBy,
  forgetNotices,
  forgetTyping,
  noticesOf,
  removePapers,
} from './draft-store.ts';

/** Each night: sends the notices that are due and erases the drafts whose time is over. One draft at a time. */
export async function tendDrafts(services: Services): Promise<{ notices: number; purged: number }> {
  const ctx = contextFor(services, system('schedule'));
  const today = dayOf(ctx.clock());
  const farthest = ctx.programme.deadlines.draftNotices
    .map((before) => addPeriod(today, before))
    .reduce((latest, day) => (day > latest ? day : latest), today);
  const done = { notices: 0, purged: 0 };
  for (const id of await draftsDueBy(ctx.db.read, farthest)) {
    const step = await ctx.db.tx((d) => tend(d, ctx, id));
    if (step === 'notice') done.notices += 1;
    if (step === 'purge') done.purged += 1;
  }
  return done;
}

async function tend(d: Writer, ctx: Context, id: CaseId): Promise<string> {
  const row = await findCaseById(d, id);
  if (row?.state !== 'draft' || row.dueOn === null) return 'nothing';
  const now = ctx.clock();
  const facts = { dueOn: row.dueOn, sent: await noticesOf(d, id) };
  const step = draftStep(facts, ctx.programme.deadlines.draftNotices, dayOf(now));
  const line = await findCaseLine(d, id);
  const box = line && ownerMailbox(line);
  if (step.kind === 'notice') {
    await addNotice(d, { caseId: id, number: step.number, sentAt: now, until: step.until });
    if (step.until !== row.dueOn) await saveCase(d, row, { dueOn: step.until });
    if (line && box)
      await promiseMail(
        d,
        now,
        draftNoticeMail(ctx, box, line, step.until),
        `draft-${id}:${step.until}:${step.number}`,
      );
  }
  if (step.kind === 'purge') {
    await purge(d, ctx, row);
    if (line && box) await promiseMail(d, now, draftPurgedMail(box, line), `draft-${id}:purged`);
  }
  return step.kind;
}

/** What remains says that a draft was begun for that dwelling and erased; not what was in it. */
async function purge(d: Writer, ctx: Context, row: CaseRow): Promise<void> {
  const now = ctx.clock();
  const people = await keptApplicants(d, row.id);
  const hashes = [...new Set((await documentsOf(d, row.id)).map(({ hash }) => hash))];
  await takeOut(d, people);
  await removeFiling(d, row.id);
  await removePapers(d, row.id);
  await forgetTyping(d, row.id);
  await forgetNotices(d, row.id);
  let files = 0;
  for (const hash of hashes) if (await forgetFile(d, now, hash)) files += 1;
  await moveCase(d, ctx, row, 'abandon', { changes: { declaration: EMPTY_DECLARATION, works: [] } });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'case.draft-purged',
      subject: { kind: 'case', id: row.id },
      data: { lastDay: row.dueOn, pieces: hashes.length, files, people: people.length },
    },
  );
}
