import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import type { OwnerActor } from '../../shared/actor.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import type { FieldError } from '../../web/forms.ts';
import { findAct } from '../acts/act-store.ts';
import { type AgreementFacts, agreementFacts, type SignPage, signingForm } from '../agreement-pages.ts';
import * as paths from '../agreements-paths.ts';
import { ownerLinks, signingState } from '../signing/signing-pages.ts';
import { waitingFrom } from '../signing/waiting-from.ts';
import { amendmentOfAct } from './amendment-store.ts';

declare module '../../web/views.ts' {
  interface Views {
    'agreements/sign-amendment': SignPage;
  }
}

/** The same for an owner, who reads it and signs. @throws not-found for an act that is no amendment of the case */
export async function signAmendmentPage(
  ctx: Context,
  row: CaseRow,
  actId: ActId,
  again: { readonly errors: readonly FieldError[]; readonly readTicked: boolean } | null = null,
): Promise<SignPage> {
  const amendment = mustExist(await amendmentOfAct(ctx.db.read, actId), 'agreements.errors.unknownAct');
  const act = mustExist(await findAct(ctx.db.read, actId), 'agreements.errors.unknownAct');
  mustExist(act.caseId === row.id ? act : null, 'agreements.errors.unknownAct');
  const signing = await signingState(ctx.db.read, act);
  const waiting = waitingFrom(signing, ctx.actor as OwnerActor);
  const common: Omit<AgreementFacts, 'errors'> = agreementFacts(
    ctx,
    { row, facts: act.facts, act, ...signing },
    ownerLinks(row),
  );
  const [next] = amendment.state === 'to-sign' ? waiting : [];
  const ids = { case: row.id, act: act.id };
  const links = { sendCode: paths.sendAmendmentCodePath(ids), sign: paths.signAmendmentPath(ids) };
  const several = signing.signatories.length > 1;
  return {
    ...common,
    errors: again?.errors ?? [],
    readTicked: again?.readTicked ?? false,
    signing: next && act.fileHash !== null ? await signingForm(ctx, act, { next, several }, links) : null,
  };
}
