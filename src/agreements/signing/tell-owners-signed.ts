import type { Context } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { signaturesOf } from '../acts/act-store.ts';
import type { Signable } from './signable-act.ts';
import { promiseOwnerSignedMails } from './signing-mails.ts';
import { allOwnersSigned } from './standing.ts';

/** Once the last owner has signed, those who sign for the authority are told that it is their turn. */
export async function tellOwnersSigned(
  d: Writer,
  ctx: Context,
  { act, signatories }: Pick<Signable, 'act' | 'signatories'>,
): Promise<void> {
  if (allOwnersSigned(signatories, await signaturesOf(d, act.id))) await promiseOwnerSignedMails(d, ctx, act);
}
