import { agreeTerms as agreeTermsOf } from '../../budget/recovery/agree-terms.ts';
import { enterReceipt as enterReceiptOf } from '../../budget/recovery/enter-receipt.ts';
import { recoveriesOf } from '../../budget/recovery/recovery-store.ts';
import { breachesOf } from '../../returns/breach/breach-store.ts';
import { decideBreach as decide, proposeDecision } from '../../returns/breach/decide-breach.ts';
import { noticeBreach as notice } from '../../returns/breach/notice-breach.ts';
import { findBreachByHand } from '../../returns/breach/open-breach.ts';
import { replyOnLine } from '../../returns/breach/reply-to-notice.ts';
import { answerCheck } from '../../returns/checks/answer-check.ts';
import { asksProof } from '../../returns/checks/check.ts';
import { checksOf } from '../../returns/checks/check-store.ts';
import { settleCheck as settle } from '../../returns/checks/settle-check.ts';
import { closeCase } from '../../returns/close-case.ts';
import { promisedBy } from '../../returns/promised.ts';
import { returnOfCase, undertakingsOf } from '../../returns/return-store.ts';
import { announceAsOwner } from '../../returns/transfer/announce-transfer.ts';
import { answerTransfer, promisesToTake, shownHash } from '../../returns/transfer/answer-transfer.ts';
import { verifyUndertakings } from '../../returns/verify-undertakings.ts';
import { addDays } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { cents } from '../../shared/money.ts';
import { secretMailed } from './read-mail.ts';
import { samplePdf } from './sample-pdf.ts';
import type { Scene } from './scene.ts';
import { BROKEN, CLAWBACK, REPLY, SEEN_LIVED_IN, TAKER } from './words.ts';

const openCheck = async (scene: Scene) => {
  const { id } = await scene.row();
  const checks = await checksOf(scene.services.db.read, id);
  return mustExist(
    checks.find(({ outcome, dueOn }) => outcome === null && dueOn <= scene.today),
    'returnChecks.errors.unknown',
  );
};
const secretOf = async (scene: Scene, path: string) =>
  mustExist(await secretMailed(scene, scene.story.email, path), 'returnChecks.errors.linkDead');

/** The home is lived in as was promised; with the proof where one is asked. */
export async function answerCheckAsPromised(scene: Scene): Promise<void> {
  const check = await openCheck(scene);
  const row = await scene.row();
  const found = await returnOfCase(scene.services.db.read, row.id);
  const occupant = promisedBy(row).tenureAfter === 'let' ? 'tenant' : 'owner';
  const monthlyRent = occupant === 'tenant' ? (found?.monthlyRent ?? null) : null;
  const tenantChanged = occupant === 'tenant' ? false : null;
  const proof = asksProof(check.kind)
    ? { name: 'justificatif.pdf', bytes: samplePdf('Facture du fournisseur', ['Logement occupe']) }
    : null;
  const answer = { occupant, tenantChanged, monthlyRent, emptySince: null } as const;
  await answerCheck(await scene.as('visitor'), await secretOf(scene, 'promise/check'), answer, proof);
}

/** Nobody lives there any more: the officer is asked to find out. */
export async function answerCheckEmpty(scene: Scene): Promise<void> {
  await openCheck(scene);
  const answer = {
    occupant: 'nobody',
    tenantChanged: null,
    monthlyRent: null,
    emptySince: addDays(scene.today, -DAYS_EMPTY),
  } as const;
  await answerCheck(await scene.as('visitor'), await secretOf(scene, 'promise/check'), answer, null);
}
const DAYS_EMPTY = 20;

export async function settleCheckByVisit(scene: Scene): Promise<void> {
  const { ref } = await scene.filed();
  const { id, version } = await openCheck(scene);
  const outcome = { outcome: 'persisted', basis: 'visit', emptySince: null, proof: null } as const;
  await settle(await scene.as('officer'), ref, id, { ...outcome, version, findings: SEEN_LIVED_IN });
}

const BINDS_FIRST = ['let-as-main-home', 'occupy-as-main-home'];

export async function findBreach(scene: Scene): Promise<void> {
  const { id, ref } = await scene.filed();
  const running = (await undertakingsOf(scene.services.db.read, id)).filter(
    ({ state }) => state === 'running',
  );
  const broken = running.find(({ kind }) => BINDS_FIRST.includes(kind)) ?? running[0];
  const { kind } = mustExist(broken, 'breaches.errors.notRunning');
  await findBreachByHand(await scene.as('officer'), ref, {
    ...{ undertaking: kind, source: 'other', checkId: null },
    brokenOn: addDays(scene.today, -DAYS_EMPTY),
    facts: BROKEN,
  });
}

const latestBreach = async (scene: Scene) => {
  const { id, ref } = await scene.filed();
  const all = await breachesOf(scene.services.db.read, id);
  const breach = mustExist(all.toSorted((a, b) => a.id - b.id).at(-1), 'breaches.errors.unknown');
  return { ref, ...breach };
};

export async function noticeBreach(scene: Scene): Promise<void> {
  const { ref, id, version } = await latestBreach(scene);
  await notice(await scene.as('officer'), ref, id, version);
}

export async function replyToNotice(scene: Scene): Promise<void> {
  const secret = await secretOf(scene, 'promise/breach');
  await replyOnLine(await scene.as('visitor'), secret, { text: REPLY, files: [] });
}

const ALL_BACK = { outcome: 'whole', exemption: null, fraud: false, share: null } as const;

export async function proposeClawback(scene: Scene): Promise<void> {
  const { ref, id, version } = await latestBreach(scene);
  await proposeDecision(await scene.as('officer'), ref, id, version, { ...ALL_BACK, reasons: CLAWBACK });
}

export async function decideClawback(scene: Scene): Promise<void> {
  const { ref, id, version } = await latestBreach(scene);
  await decide(await scene.as('manager'), ref, id, version, { ...ALL_BACK, reasons: CLAWBACK });
}

const openRecovery = async (scene: Scene) =>
  mustExist(
    (await recoveriesOf(scene.services.db.read, (await scene.row()).id)).find(
      ({ state }) => state === 'open',
    ),
    'budget.recovery.errors.unknown',
  );
const TERMS = 6;

export async function agreeTerms(scene: Scene): Promise<void> {
  const { id, version } = await openRecovery(scene);
  const firstOn = addDays(scene.today, DAYS_EMPTY);
  await agreeTermsOf(await scene.as('manager'), id, { count: TERMS, firstOn, version });
}

export async function receiveTerm(scene: Scene): Promise<void> {
  const { id, amount, number, terms } = await openRecovery(scene);
  await enterReceiptOf(await scene.as('manager'), id, {
    amount: terms[0]?.amount ?? cents(Math.floor(amount / TERMS)),
    receivedOn: scene.today,
    reference: `${number}-1`,
  });
}

/** The home is sold; whoever buys it is asked to take the promises over. */
export async function announceSale(scene: Scene): Promise<void> {
  const { id } = await scene.row();
  await announceAsOwner(await scene.as('owner'), id, {
    ...{ cause: 'sale', takerKind: 'individual', takerName: TAKER, takerAddress: null },
    happenedOn: addDays(scene.today, -1),
    takerEmail: takerMailbox(scene),
  });
}
const takerMailbox = ({ story }: Scene): string => `acquereur.d${story.number}@example.org`;

export async function takeOver(scene: Scene): Promise<void> {
  const { id } = await scene.row();
  const secret = mustExist(
    await secretMailed(scene, takerMailbox(scene), 'promise/transfer'),
    'transfers.errors.linkDead',
  );
  const shown = shownHash(await promisesToTake(scene.services.db.read, id));
  await answerTransfer(await scene.as('visitor'), secret, { accepts: true, name: TAKER, shown });
}

export async function verify(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await verifyUndertakings(await scene.as('officer'), ref, version);
}

export async function close(scene: Scene): Promise<void> {
  const { ref, version } = await scene.filed();
  await closeCase(await scene.as('second'), ref, version);
}
