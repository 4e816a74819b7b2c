import { worksOf } from '../cases/case.ts';
import { findCaseById, findCaseLine } from '../cases/cases-queries.ts';
import { type Context, contextFor, type Services } from '../context.ts';
import { recordFile, storeFile } from '../files/keep-file.ts';
import { makePrint } from '../files/make-thumbnail.ts';
import { appendJournal } from '../journal/append-journal.ts';
import type { OutboxRow } from '../outbox/outbox-store.ts';
import { findAccount } from '../people/people-queries.ts';
import { system } from '../shared/actor.ts';
import { mustExist } from '../shared/errors.ts';
import { checklistFor } from './checklist.ts';
import { promiseReport } from './visit-mails.ts';
import { visitReportPdf } from './visit-report-pdf.ts';
import { answersOf, findVisitById, giveReport, photosOf, type Visit, visitsOfCase } from './visit-store.ts';

/**
 * Draws the report of a concluded visit, seals it, keeps it by its hash, which goes into the journal, and promises the
 * mail that carries it. Done already: nothing changes.
 */
export async function makeVisitReport(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('visits'));
  const { visit: id } = row.payload as { visit: number };
  const visit = mustExist(await findVisitById(ctx.db.read, id), 'visits.errors.unknown');
  if (visit.reportHash !== null || visit.concludedAt === null) return;
  const sealed = await ctx.seal(await ctx.pdf.render(visitReportPdf(await factsOf(ctx, visit))));
  const file = await storeFile(ctx, sealed, 'application/pdf', { sensitive: true });
  await ctx.db.tx(async (d) => {
    await recordFile(d, ctx, file);
    if (!(await giveReport(d, visit.id, file.hash))) return;
    const seen = mustExist(await findCaseById(d, visit.caseId), 'cases.errors.unknown');
    await appendJournal(
      d,
      { actor: ctx.actor, now: ctx.clock() },
      {
        action: 'visit.report-made',
        subject: { kind: 'case', id: seen.id },
        data: { visit: visit.id, sha256: file.hash },
      },
    );
    await promiseReport(d, ctx, seen, { ...visit, reportHash: file.hash });
  });
}

async function factsOf(ctx: Context, visit: Visit) {
  const { read } = ctx.db;
  const line = mustExist(await findCaseLine(read, visit.caseId), 'cases.errors.unknown');
  const seen = mustExist(await findCaseById(read, visit.caseId), 'cases.errors.unknown');
  const photos = await photosOf(read, visit.id);
  const earlier = (await visitsOfCase(read, visit.caseId)).filter(({ id }) => id <= visit.id);
  return {
    programme: ctx.programme,
    specimen: ctx.config.demo,
    ref: line.ref ?? '',
    number: earlier.length,
    kind: visit.kind,
    address: line.address,
    owner: line.ownerName,
    visitor: (await findAccount(read, visit.visitorId))?.name ?? '',
    startsAt: visit.startsAt ?? visit.createdAt,
    concludedAt: visit.concludedAt ?? visit.createdAt,
    findings: visit.findings ?? '',
    points: checklistFor(ctx.programme.visits, visit.kind, worksOf(seen)),
    answers: await answersOf(read, visit.id),
    photos: await Promise.all(
      photos.map(async ({ point, hash }) => ({
        point,
        image: new Uint8Array(await makePrint(await ctx.files.read(hash))),
      })),
    ),
  };
}
