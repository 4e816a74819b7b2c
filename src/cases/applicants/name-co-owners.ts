import type { Context } from '../../context.ts';
import { unlessReferredTo } from '../../db/attempt.ts';
import type { Writer } from '../../db/database.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import { enterOwners, withdrawOwner } from '../../people/register-owners.ts';
import { mustExist, refused } from '../../shared/errors.ts';
import type { ApplicantId } from '../../shared/ids.ts';
import type { Right } from '../../units/ownership.ts';
import type { CaseRow } from '../case-store.ts';
import { caseForApplicant } from '../open-case.ts';
import { associatesOf, type Standing } from './applicant.ts';
import {
  type Applicant,
  addApplicants,
  findApplicant,
  keptApplicants,
  removeApplicants,
  saveApplicant,
} from './applicant-store.ts';
import { moreThanWhole } from './associates.ts';
import { keepPeople } from './people-of-case.ts';

export type NamedCoOwner = {
  readonly name: string;
  readonly company: boolean;
  readonly email: string | null;
  readonly right: Right | null;
  readonly share: string | null;
  /** Of the company that applies, of which `share` is then a part. */
  readonly associate?: boolean;
};
const MOST = 30;

/**
 * Names an owner whom the register does not know, or an associate of the company that applies: the case knows them, and
 * the office checks before the register does.
 * @throws DomainError `applicants.errors.tooMany`, `applicants.errors.partsTooMany` where an SCI would have more than one whole
 */
export async function nameCoOwner(ctx: Context, caseId: number, named: NamedCoOwner): Promise<void> {
  const associate = named.associate ?? false;
  await inDraft(ctx, caseId, async (d, row) => {
    const kept = await keptApplicants(d, row.id);
    if (kept.length >= MOST) throw refused('applicants.errors.tooMany', { most: MOST });
    if (associate && moreThanWhole([...associatesOf(kept).map(({ share }) => share), named.share]))
      throw refused('applicants.errors.partsTooMany');
    const [ownerId] = await enterOwners(d, [
      {
        kind: named.company ? 'company' : 'individual',
        name: named.name,
        email: named.email,
        createdAt: ctx.clock(),
      },
    ]);
    const { right, share, email } = named;
    await addApplicants(d, [
      {
        caseId: row.id,
        ownerId: mustExist(ownerId, 'cases.errors.unknown'),
        right,
        share,
        undivided: !associate && (right === null || right === 'full'),
        associate,
        standing: 'holds',
        source: ctx.actor.kind === 'staff' ? 'officer' : 'applicant',
        email,
        createdAt: ctx.clock(),
      },
    ]);
    await note(d, ctx, row, associate ? 'case.associate-named' : 'case.co-owner-named', {
      owner: ownerId,
      right,
      share,
    });
  });
}

/** Corrects what the case says of a co-owner: where to write, whether they still own. The register is not touched. */
export async function correctCoOwner(
  ctx: Context,
  caseId: number,
  applicantId: ApplicantId,
  { email, standing }: { readonly email: string | null; readonly standing: Standing },
): Promise<void> {
  await inDraft(ctx, caseId, async (d, row) => {
    const seen = mustExist(await findApplicant(d, row.id, applicantId), 'cases.errors.unknown');
    if (seen.ownerId === row.ownerId) throw refused('applicants.errors.applicantStays');
    await saveApplicant(d, seen, { email, standing });
    const data = { owner: seen.ownerId, from: seen.standing, to: standing, mailbox: seen.email !== email };
    await note(d, ctx, row, 'case.co-owner-corrected', data);
  });
}

/** Takes out somebody named by mistake. An owner of the register stays: they are said to own no longer. */
export async function removeCoOwner(ctx: Context, caseId: number, applicantId: ApplicantId): Promise<void> {
  await inDraft(ctx, caseId, async (d, row) => {
    const seen = mustExist(await findApplicant(d, row.id, applicantId), 'cases.errors.unknown');
    if (seen.source === 'register') throw refused('applicants.errors.fromRegister');
    await takeOut(d, [seen]);
    await note(d, ctx, row, 'case.co-owner-removed', { owner: seen.ownerId });
  });
}

/** Removes what a case kept of these people; somebody whom nothing else knows leaves the database with it. */
export async function takeOut(d: Writer, people: readonly Applicant[]): Promise<void> {
  await removeApplicants(
    d,
    people.map(({ id }) => id),
  );
  for (const { ownerId, source } of people) {
    if (source !== 'register') await unlessReferredTo(d, () => withdrawOwner(d, ownerId));
  }
}

/** What a company is, as given for this case. */
export async function sayCompany(
  ctx: Context,
  caseId: number,
  facts: { readonly siren: string; readonly legalRepresentative: string },
): Promise<void> {
  await inDraft(ctx, caseId, async (d, row) => {
    const people = await keptApplicants(d, row.id);
    const seen = mustExist(
      people.find(({ ownerId }) => ownerId === row.ownerId),
      'cases.errors.unknown',
    );
    await saveApplicant(d, seen, facts);
    await note(d, ctx, row, 'case.company-said', { owner: row.ownerId, siren: facts.siren });
  });
}

async function inDraft(
  ctx: Context,
  caseId: number,
  deed: (d: Writer, row: CaseRow) => Promise<void>,
): Promise<void> {
  await ctx.db.tx(async (d) => {
    const row = await caseForApplicant(d, ctx, caseId);
    if (row.state !== 'draft') throw refused('cases.errors.locked');
    await keepPeople(d, row);
    await deed(d, row);
  });
}

const note = (d: Writer, ctx: Context, row: CaseRow, action: string, data: Record<string, unknown>) =>
  appendJournal(
    d,
    { actor: ctx.actor, now: ctx.clock() },
    { action, subject: { kind: 'case', id: row.id }, data },
  );
