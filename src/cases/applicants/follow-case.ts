import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { ownersOfAccount } from '../../people/people-queries.ts';
import { mindArchive } from '../../privacy/archive/mind-archive.ts';
import { mustExist, notFound } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { ownerOf } from '../acting.ts';
import { type CaseRow, findCaseById } from '../case-store.ts';
import { casesAgreedTo } from './applicant-store.ts';

/** Cases that this person follows because they agreed to them as a co-owner; those that they filed are not among them. */
export async function casesFollowed(d: Reader, ctx: Context): Promise<CaseRow[]> {
  const rows = await Promise.all((await agreedTo(d, ctx)).map((id) => findCaseById(d, id)));
  return rows.filter((row) => row !== undefined && row.ref !== null) as CaseRow[];
}

async function agreedTo(d: Reader, ctx: Context): Promise<CaseId[]> {
  const { accountId, email } = ownerOf(ctx);
  const owners = (await ownersOfAccount(d, accountId)).map(({ id }) => id);
  return casesAgreedTo(d, { owners, email });
}

/**
 * A filed case as a co-owner who agreed to it may follow it: they see, and sign what is theirs to sign; they change nothing.
 * @throws DomainError not-found for anybody else
 */
export async function caseForCoOwner(d: Reader, ctx: Context, id: number): Promise<CaseRow> {
  if (!(await agreedTo(d, ctx)).includes(id as CaseId)) throw notFound('cases.errors.unknown');
  const row = mustExist(await findCaseById(d, id as CaseId), 'cases.errors.unknown');
  if (row.ref === null) throw notFound('cases.errors.unknown');
  await mindArchive(d, ctx, row.id);
  return row;
}
