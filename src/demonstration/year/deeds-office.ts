import { documentsOf } from '../../cases/cases-queries.ts';
import { requestCorrection } from '../../cases/correction/request-correction.ts';
import { grantCase, refuseCase } from '../../cases/decision/decide-case.ts';
import { dismissCase } from '../../cases/decision/end-case.ts';
import { proposeAward } from '../../cases/decision/propose-award.ts';
import { sendBack as sendBackCase, validateAward } from '../../cases/decision/validate-award.ts';
import { confirmEligibility } from '../../cases/instruction/confirm-eligibility.ts';
import { reviewCaseAudit } from '../../cases/instruction/review-case-audit.ts';
import { takeUp as takeUpCase } from '../../cases/instruction/take-up.ts';
import { writeAsStaff } from '../../cases/messages/write-message.ts';
import { checkPiece } from '../../cases/pieces/check-piece.ts';
import { addDays } from '../../shared/dates.ts';
import { DomainError, mustExist } from '../../shared/errors.ts';
import { writeToOwner } from '../../units/outreach/write-to-owner.ts';
import { ownersOfUnit } from '../../units/units-queries.ts';
import type { Scene } from './scene.ts';
import {
  ANSWERS,
  DOES_NOT_MEET,
  INVITATION,
  NO_ANSWER,
  NOT_ELIGIBLE,
  NOT_RETAINED,
  NOTES,
  pickWords,
  SENT_BACK,
  TAX_NOTICE,
} from './words.ts';

export async function invite(scene: Scene): Promise<void> {
  const ctx = await scene.as('officer');
  const { id } = await scene.unit();
  const [first] = (await ownersOfUnit(ctx.db.read, id)).filter(({ rank }) => rank >= 1);
  const { owner } = mustExist(first, 'register.errors.notAnOwner');
  await writeToOwner(ctx, id, { ownerId: owner.id, email: scene.story.email, ...INVITATION });
}

export async function takeUp(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await takeUpCase(await scene.as('officer'), ref, version);
}

export async function officeAnswers(scene: Scene): Promise<void> {
  const { ref } = await scene.filed();
  const ctx = await scene.as('officer');
  await writeAsStaff(ctx, ref, { body: pickWords(scene, ANSWERS), audience: 'all' });
  await writeAsStaff(ctx, ref, { body: pickWords(scene, NOTES), audience: 'staff' });
}

const DAYS_TO_ANSWER = 30;

export async function askForTaxNotice(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  const items = [
    { anchor: 'document', target: 'tax-notice', problem: 'missing', message: TAX_NOTICE },
  ] as const;
  await requestCorrection(await scene.as('officer'), ref, {
    version,
    items,
    dueOn: addDays(scene.today, DAYS_TO_ANSWER),
  });
}

export async function acceptPieces(scene: Scene): Promise<void> {
  const ctx = await scene.as('officer');
  const { id, ref } = await scene.filed();
  for (const piece of await documentsOf(ctx.db.read, id))
    if (piece.state === 'received') await checkPiece(ctx, ref, piece.id, { state: 'accepted' });
}

export const confirm = (scene: Scene): Promise<void> =>
  unlessNotEligible(scene, async () => {
    const { ref, version } = await scene.filed();
    await confirmEligibility(await scene.as('officer'), ref, { version, unknownSeen: true });
  });

/** A case that turns out not to meet the rules is refused instead. */
async function unlessNotEligible(scene: Scene, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'cases.errors.notEligible') throw error;
    await refuse(DOES_NOT_MEET)(scene);
  }
}

export async function reviewAudit(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await reviewCaseAudit(await scene.as('adviser'), ref, version);
}

export const propose = (scene: Scene): Promise<void> =>
  unlessNotEligible(scene, async () => {
    const { ref, version } = await scene.filed();
    await proposeAward(await scene.as('officer'), ref, version);
  });

export async function validate(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await validateAward(await scene.as('second'), ref, { version });
}

export async function sendBack(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await sendBackCase(await scene.as('second'), ref, { version, reason: SENT_BACK });
}

export async function grant(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await grantCase(await scene.as('manager'), ref, version);
}

const refuse =
  (reason: string) =>
  async (scene: Scene): Promise<void> => {
    const { ref, version } = await scene.filed();
    await refuseCase(await scene.as('manager'), ref, { version, reason });
  };
export const refuseNotEligible = refuse(NOT_ELIGIBLE);
export const refuseInCommittee = refuse(NOT_RETAINED);

export async function dismiss(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await dismissCase(await scene.as('officer'), ref, { version, reason: NO_ANSWER });
}
