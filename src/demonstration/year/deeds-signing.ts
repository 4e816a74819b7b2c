import { drawAct } from '../../agreements/acts/act-pdf-job.ts';
import { latestAct } from '../../agreements/agreements-queries.ts';
import { amendableTerms } from '../../agreements/amendments/amendable-terms.ts';
import { amendmentsOf } from '../../agreements/amendments/amendment-store.ts';
import { countersignAmendment as countersignChange } from '../../agreements/amendments/countersign-amendment.ts';
import { decideAmendment } from '../../agreements/amendments/decide-amendment.ts';
import { proposeAmendment as proposeChange } from '../../agreements/amendments/propose-amendment.ts';
import { issueAgreement as issueAgreementOf } from '../../agreements/issue-agreement.ts';
import { countersignAgreement } from '../../agreements/signing/countersign-agreement.ts';
import { sendSigningCode } from '../../agreements/signing/send-signing-code.ts';
import { signAsOwner } from '../../agreements/signing/sign-agreement.ts';
import { signatoriesOfAct } from '../../agreements/signing/signatory-store.ts';
import { type Context, contextFor } from '../../context.ts';
import { sendSignInLink, useSignInLink } from '../../people/owner-links.ts';
import { actorOf } from '../../people/people-queries.ts';
import { mustExist } from '../../shared/errors.ts';
import type { ActId } from '../../shared/ids.ts';
import { codeMailed, secretMailed } from './read-mail.ts';
import type { Scene } from './scene.ts';
import { WHY_AMENDED } from './words.ts';

type Signed = 'agreement' | 'amendment';

const actToSign = async (scene: Scene, kind: Signed) =>
  mustExist(
    await latestAct(scene.services.db.read, (await scene.row()).id, kind),
    'agreements.errors.noAgreement',
  );
const shownHash = async (scene: Scene, kind: Signed) =>
  mustExist((await actToSign(scene, kind)).fileHash, 'agreements.errors.notReady');

/** What is to be signed is drawn at once: the invitations to sign go with it. */
const draw = async (scene: Scene, kind: Signed): Promise<void> =>
  drawAct(scene.services, (await actToSign(scene, kind)).id);

export async function issueAgreement(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await issueAgreementOf(await scene.as('officer'), ref, version);
  await draw(scene, 'agreement');
}

/** With the code of the mail, like everybody. */
async function sign(scene: Scene, ctx: Context, mailbox: string, kind: Signed): Promise<void> {
  const { id } = await scene.row();
  const amendment: ActId | undefined = kind === 'amendment' ? (await actToSign(scene, kind)).id : undefined;
  await sendSigningCode(ctx, id, amendment);
  await scene.mailNow();
  const given = { code: await codeMailed(scene, mailbox), shownHash: await shownHash(scene, kind) };
  await signAsOwner(ctx, id, given, amendment);
}

const ownerSignsAct = (kind: Signed) => async (scene: Scene) =>
  sign(scene, await scene.as('owner'), scene.story.email, kind);
export const ownerSigns = ownerSignsAct('agreement');

/** The others who sign for the owners' side: each signs in by a link of their own, then by a code. */
const othersSign = (kind: Signed) => async (scene: Scene) => {
  const act = await actToSign(scene, kind);
  const main = scene.story.email.toLowerCase();
  for (const { email } of await signatoriesOfAct(scene.services.db.read, act.id))
    if (email !== null && email !== main) await sign(scene, await signedIn(scene, email), email, kind);
};
export const coOwnersSign = othersSign('agreement');

async function signedIn(scene: Scene, email: string): Promise<Context> {
  const visitor = await scene.as('visitor');
  await sendSignInLink(visitor, email, null);
  await scene.mailNow();
  const secret = mustExist(await secretMailed(scene, email, 'login/link'), 'people.errors.linkDead');
  const { account } = await useSignInLink(visitor, secret);
  return contextFor(scene.services, mustExist(actorOf(account), 'people.errors.linkDead'));
}

export async function countersign(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  const given = { version, shownHash: await shownHash(scene, 'agreement') };
  await countersignAgreement(await scene.as('manager'), ref, given);
}

const MORE_MONTHS = 4;

/** More time to start the works, by an amendment. */
export async function proposeAmendment(scene: Scene): Promise<void> {
  const ctx = await scene.as('officer');
  const row = await scene.filed();
  const { deadlines } = await amendableTerms(ctx.db.read, ctx, row);
  const delay = mustExist(
    deadlines.find(({ code, extension }) => code === 'start-works' && extension !== null),
    'amendments.errors.unknown',
  );
  const { code, count, unit } = delay;
  const change = { kind: 'deadline', code, before: { count, unit } } as const;
  await proposeChange(ctx, row.ref, {
    reason: WHY_AMENDED,
    changes: [{ ...change, after: { count: count + MORE_MONTHS, unit } }],
  });
}

const latestAmendment = async (scene: Scene) =>
  mustExist(
    (await amendmentsOf(scene.services.db.read, (await scene.row()).id))
      .toSorted((a, b) => a.id - b.id)
      .at(-1),
    'amendments.errors.unknown',
  );

export async function acceptAmendment(scene: Scene): Promise<void> {
  const { ref } = await scene.filed();
  const { id, version } = await latestAmendment(scene);
  await decideAmendment(await scene.as('manager'), ref, id, { verdict: 'accept', version });
  await draw(scene, 'amendment');
}

export async function ownersSignAmendment(scene: Scene): Promise<void> {
  await ownerSignsAct('amendment')(scene);
  await othersSign('amendment')(scene);
}

export async function countersignAmendment(scene: Scene): Promise<void> {
  const { ref } = await scene.filed();
  const { id, version } = await latestAmendment(scene);
  const given = { version, shownHash: await shownHash(scene, 'amendment') };
  await countersignChange(await scene.as('manager'), ref, id, given);
}
